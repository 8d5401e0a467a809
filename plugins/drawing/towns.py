"""Where towns are, as far as the content says it of any partner or event."""

from __future__ import annotations

from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.partner import Partner
from plugins.model.place import Position


def towns(catalogue: Catalogue) -> dict[tuple[str, str], Position]:
    """Return (country, the town's name in any language) -> position."""
    located: tuple[Partner | Event, ...] = (*catalogue.partners, *catalogue.events)
    return {
        (item.country, text.town): item.position
        for item in located
        if item.position
        for text in item.texts
        if text.town
    }
