"""The home page: what this is, who is behind it, what is new, what is on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.calendars.filters import EVERYTHING
from plugins.drawing.constellation import constellation
from plugins.running.later import later
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import save_as, web_page

if not TYPE_CHECKING:
    panorama = later("plugins.drawing.panorama")
else:
    from collections.abc import Iterator

    from plugins.drawing import panorama
    from plugins.model.catalogue import Catalogue
    from plugins.model.news import News
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def work(catalogue: Catalogue, lang: str, settings: Settings, _t: Strings) -> Making:
    """Yield the home page of `lang`."""
    yield "home", partial(_page, catalogue, lang, settings), False


def _page(catalogue: Catalogue, lang: str, settings: Settings) -> Iterator[Rendering]:
    text = catalogue.project.text(lang)
    to_come, past = catalogue.listed(EVERYTHING.sort, 1)  # as the list of events begins: no more of them is looked at
    page = web_page(
        catalogue,
        lang,
        address=lambda language: language.root,
        title=text.title,
        description=text.summary,
        section="home",
        stands_in=tuple(other.reader for other in catalogue.project.texts if other.stands_in),
    ).but(item=catalogue.project)
    towns = {partner.id: partner.text(lang).town for partner in catalogue.partners}
    yield Rendering(
        save_as(page.url),
        "pages/home.html",
        {
            "page": page,
            "project": catalogue.project,
            "figures": relations.figures(catalogue),
            "sky": panorama.panorama(constellation(catalogue.partners), towns, lang) if catalogue.partners else "",
            "news": _news(catalogue, settings.newest),
            "events": (to_come or past)[: settings.newest],
            "to_come": bool(to_come),
            "countries": relations.by_country(catalogue, lang),
        },
    )


def _news(catalogue: Catalogue, most: int) -> tuple[News, ...]:
    """Return the newest, and before them what is to stand first for a while."""
    pinned = catalogue.pinned[:most]
    ids = {each.id for each in pinned}
    return (*pinned, *(each for each in catalogue.news[:most] if each.id not in ids))[:most]
