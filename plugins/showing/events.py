"""The events: a page for each. Their lists are in event_lists.py, the calendar's months in calendar.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.model.webpage import Link
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def pages(catalogue: Catalogue, lang: str, _settings: Settings, t: Strings) -> Iterator[Rendering]:
    """Yield the page of each event in `lang`."""
    parent = Link(title=t("Events"), url=catalogue.language(lang).url("events"))
    for event in catalogue.events:
        guests = tuple(one for one in event.partners if one != event.host)
        page = item_page(catalogue, event, lang, section="events", breadcrumbs=(parent,))
        yield Rendering(
            save_as(page.url),
            "pages/event.html",
            {
                "page": page,
                "event": event,
                "over": event.over <= catalogue.now,
                "host": catalogue.partner(event.host) if event.host else None,
                "partners": relations.partners(catalogue, guests, lang),
                "tags": relations.tags(catalogue, event.tags, lang),
                "news": relations.news_of_event(catalogue, event),
            },
        )
