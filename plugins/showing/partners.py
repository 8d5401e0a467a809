"""The partners: by country, and a profile for each."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from plugins.model.shelf import order
from plugins.model.webpage import Link
from plugins.running.later import later
from plugins.showing import about, relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, link_to, save_as, web_page

if not TYPE_CHECKING:
    basemap, locator, monogram, pins = (
        later(f"plugins.drawing.{name}") for name in ("basemap", "locator", "monogram", "pins")
    )
else:
    from collections.abc import Iterator

    from markupsafe import Markup

    from plugins.drawing import basemap, locator, monogram, pins
    from plugins.model.catalogue import Catalogue
    from plugins.model.partner import Partner
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def work(catalogue: Catalogue, lang: str, settings: Settings, t: Strings) -> Making:
    """Yield the list of partners in `lang`, a profile for each, and the pages of what is about it."""
    yield "partners", partial(_list, catalogue, lang, t), False
    size = settings.list_size
    for key in order(catalogue.partners):
        yield f"partners/{key}", partial(_partner, catalogue, lang, t, size, key), False
        for number in range(2, about.count(catalogue, "partners", key, size) + 1):
            yield f"partners/{key} {number}", partial(_more, catalogue, lang, t, size, key, number), False


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
    given = {"page": page, "countries": countries, "monograms": _monograms(catalogue)}
    yield Rendering(save_as(page.url), "pages/partner_list.html", given)


def _monograms(catalogue: Catalogue) -> dict[str, Markup]:
    """Return the marks of partners without a logo, by their ids; none where nobody has one: words are enough."""
    partners = tuple(catalogue.partners)
    if not any(partner.logo for partner in partners):
        return {}
    return {partner.id: _monogram(partner) for partner in partners if not partner.logo}


def _monogram(partner: Partner) -> Markup:
    return monogram.monogram(partner.own_name, _short(partner), partner.id)


def _partner(catalogue: Catalogue, lang: str, t: Strings, size: int, key: str) -> Iterator[Rendering]:
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
            "monogram": "" if partner.logo else _monogram(partner),
            "locator": locator.locator(own, partner.text(lang).town, _around(spots)),
            "near": relations.in_town(catalogue, partner, lang),
            **about.shown(catalogue, partner, lang, size, 1),
        },
    )


def _more(catalogue: Catalogue, lang: str, t: Strings, size: int, key: str, number: int) -> Iterator[Rendering]:
    """Yield the `number`th page of a partner's news and events, from 2."""
    partner = catalogue.partner(key)
    trail = (
        Link(title=t("Partners"), url=catalogue.language(lang).url("partners")),
        link_to(partner, lang),
    )
    words = t("News and events: %(title)s.", title=partner.text(lang).title)
    page = about.later_page(catalogue, partner, t, number, description=words, section="partners", breadcrumbs=trail)
    given = about.shown(catalogue, partner, lang, size, number)
    yield Rendering(save_as(page.url), "pages/partner_more.html", {"page": page, "named": partner, **given})


@lru_cache(maxsize=4)  # the same for all profiles
def _around(spots: tuple[pins.Spot, ...]) -> locator.Surroundings:
    return locator.surroundings(spots, basemap.basemap())


def _short(partner: Partner) -> str:
    """Return the short form of the name that the partner gives itself, "" where its language is not the site's."""
    return next((text.name for text in partner.texts if text.lang == partner.own_lang), "")
