"""The events: a page for each. Their lists are in event_lists.py, the calendar's months in calendar.py."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.model.shelf import order
from plugins.model.webpage import Link
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def work(catalogue: Catalogue, lang: str, _settings: Settings, t: Strings) -> Making:
    """Yield the page of each event in `lang`."""
    for key in order(catalogue.events):
        yield f"events/{key}", partial(_event, catalogue, lang, t, key), False


def _event(catalogue: Catalogue, lang: str, t: Strings, key: str) -> Iterator[Rendering]:
    event = catalogue.event(key)
    assert event is not None
    parent = Link(title=t("Events"), url=catalogue.language(lang).url("events"))
    guests = tuple(one for one in event.partners if one != event.host)
    page = item_page(catalogue, event, lang, section="events", breadcrumbs=(parent,))
    earlier, later = catalogue.events_beside(event)
    news = catalogue.news_about(event)
    yield Rendering(
        save_as(page.url),
        "pages/event.html",
        {
            "page": page,
            "event": event,
            "over": catalogue.is_over(event),
            "closed": catalogue.is_closed(event),
            "host": catalogue.partner(event.host) if event.host else None,
            "partners": relations.partners(catalogue, guests, lang),
            "tags": relations.tags(catalogue, event.tags, lang),
            "news": news,
            "reports": tuple(one for one in news if one.date >= event.first_day),
            "earlier": earlier,
            "later": later,
        },
    )
