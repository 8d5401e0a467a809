"""The partners: by country, and a profile for each."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from plugins.model.shelf import order
from plugins.model.webpage import Link
from plugins.running.later import later
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page

if not TYPE_CHECKING:
    basemap, locator, monogram, pins = (
        later(f"plugins.drawing.{name}") for name in ("basemap", "locator", "monogram", "pins")
    )
else:
    from collections.abc import Iterator

    from plugins.drawing import basemap, locator, monogram, pins
    from plugins.model.catalogue import Catalogue
    from plugins.model.partner import Partner
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def work(catalogue: Catalogue, lang: str, _settings: Settings, t: Strings) -> Making:
    """Yield the list of partners in `lang`, and a profile for each."""
    yield "partners", partial(_list, catalogue, lang, t), False
    for key in order(catalogue.partners):
        yield f"partners/{key}", partial(_partner, catalogue, lang, t, key), False


def _list(catalogue: Catalogue, lang: str, t: Strings) -> Iterator[Rendering]:
    page = web_page(
        catalogue,
        lang,
        address=lambda language: language.url("partners"),
        title=t("Partners"),
        description=t("The institutions behind the project, by country."),
        section="partners",
    )
    countries = relations.by_country(catalogue, lang)
    yield Rendering(save_as(page.url), "pages/partner_list.html", {"page": page, "countries": countries})


def _partner(catalogue: Catalogue, lang: str, t: Strings, key: str) -> Iterator[Rendering]:
    parent = Link(title=t("Partners"), url=catalogue.language(lang).url("partners"))
    spots = tuple(
        pins.Spot(id=partner.id, position=partner.position, country=partner.country, lead=partner.lead)
        for partner in catalogue.partners
    )
    partner = catalogue.partner(key)
    page = item_page(catalogue, partner, lang, section="partners", breadcrumbs=(parent,), kind="profile")
    own = next(spot for spot in spots if spot.id == key)
    yield Rendering(
        save_as(page.url),
        "pages/partner.html",
        {
            "page": page,
            "partner": partner,
            "news": catalogue.news_about(partner),
            "events": relations.events_of_partner(catalogue, partner),
            "monogram": "" if partner.logo else monogram.monogram(partner.own_name, _short(partner), partner.id),
            "locator": locator.locator(own, partner.text(lang).town, _around(spots)),
            "near": relations.in_town(catalogue, partner, lang),
        },
    )


@lru_cache(maxsize=4)  # the same for all profiles
def _around(spots: tuple[pins.Spot, ...]) -> locator.Surroundings:
    return locator.surroundings(spots, basemap.basemap())


def _short(partner: Partner) -> str:
    """Return the short form of the name that the partner gives itself, "" where its language is not the site's."""
    return next((text.name for text in partner.texts if text.lang == partner.own_lang), "")
