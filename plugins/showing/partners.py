"""The partners: by country, and a profile for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.drawing.basemap import basemap
from plugins.drawing.locator import locator, surroundings
from plugins.drawing.monogram import monogram
from plugins.drawing.pins import Spot
from plugins.model.webpage import Link
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.model.partner import Partner
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def pages(catalogue: Catalogue, lang: str, _settings: Settings, t: Strings) -> Iterator[Rendering]:
    """Yield the list of partners in `lang`, and a profile for each."""
    parent = Link(title=t("Partners"), url=catalogue.language(lang).url("partners"))
    page = web_page(
        catalogue,
        lang,
        address=lambda language: language.url("partners"),
        title=t("Partners"),
        description=t("The institutions that carry the project, by country."),
        section="partners",
    )
    countries = relations.by_country(catalogue, lang)
    yield Rendering(save_as(page.url), "pages/partner_list.html", {"page": page, "countries": countries})
    spots = {
        partner.id: Spot(id=partner.id, position=partner.position, country=partner.country, lead=partner.lead)
        for partner in catalogue.partners
    }
    around = surroundings(spots.values(), basemap()) if spots else None
    for partner in catalogue.partners:
        assert around is not None
        page = item_page(catalogue, partner, lang, section="partners", breadcrumbs=(parent,), kind="profile")
        yield Rendering(
            save_as(page.url),
            "pages/partner.html",
            {
                "page": page,
                "partner": partner,
                "news": relations.news_of_partner(catalogue, partner),
                "events": relations.events_of_partner(catalogue, partner),
                "monogram": "" if partner.logo else monogram(partner.own_name, _short(partner), partner.id),
                "locator": locator(spots[partner.id], partner.text(lang).town, around),
                "near": relations.in_town(catalogue, partner, lang),
            },
        )


def _short(partner: Partner) -> str:
    """Return the short form of the name that the partner gives itself, "" where its language is not the site's."""
    return next((text.name for text in partner.texts if text.lang == partner.own_lang), "")
