"""The events: what is on, what has been, and a page for each. The calendar has pages of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.model.webpage import Link
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def pages(catalogue: Catalogue, lang: str, _settings: Settings, t: Strings) -> Iterator[Rendering]:
    """Yield the list of events in `lang`, and a page for each."""
    parent = Link(title=t("Events"), url=catalogue.language(lang).url("events"))
    to_come, past = relations.split_events(catalogue)
    page = web_page(
        catalogue,
        lang,
        address=lambda language: language.url("events"),
        title=t("Events"),
        description=t("Trainings, partner visits and meetings of the project: what is on and what has been."),
        section="events",
    )
    yield Rendering(save_as(page.url), "pages/event_list.html", {"page": page, "to_come": to_come, "past": past})
    for event in catalogue.events:
        page = item_page(catalogue, event, lang, section="events", breadcrumbs=(parent,))
        yield Rendering(
            save_as(page.url),
            "pages/event.html",
            {
                "page": page,
                "event": event,
                "over": event.over <= catalogue.now,
                "host": catalogue.partner(event.host) if event.host else None,
                "partners": relations.partners(catalogue, event.partners, lang),
                "tags": relations.tags(catalogue, event.tags, lang),
                "news": relations.news_of_event(catalogue, event),
            },
        )
