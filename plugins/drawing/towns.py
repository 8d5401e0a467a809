"""Where towns are, as far as the content says it of any partner or event."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.partner import Partner
from plugins.model.place import Position


def towns(catalogue: Catalogue) -> dict[tuple[str, str], Position]:
    """Return (country, the town's name in any language) -> position."""
    return {
        (item.country, text.town): item.position
        for item in _located(catalogue)
        if item.position
        for text in item.texts
        if text.town
    }


def called(catalogue: Catalogue, lang: str) -> dict[Position, str]:
    """Return position -> what a text in `lang` calls the town there: what is not translated has it in other words."""
    named = ((item.position, item.text(lang)) for item in _located(catalogue))
    return {place: text.town for place, text in named if place and text.town and text.lang_of("town") == lang}


def _located(catalogue: Catalogue) -> Iterator[Partner | Event]:
    yield from catalogue.partners
    yield from catalogue.events
