"""The map: where the partners are, and where events took place, drawn when the site is built.

No tiles, no third party, nothing to consent to: the drawing is in the page, sharp at every size and on paper. The list
beside it says all that it shows, for everybody who does not see it; it is what a pin leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from pelican import Pelican, signals

from plugins.calendars.filters import EVERYTHING, filters_by
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, Event
from plugins.model.item import Item
from plugins.model.language import Language
from plugins.model.webpage import Link, WebPage
from plugins.running.generating import PluginGenerator
from plugins.running.later import later
from plugins.showing.event_lists import list_url
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import save_as, web_page
from plugins.wording import cldr
from plugins.wording.sorting import sort_key
from plugins.wording.strings import Strings
from plugins.writer import SiteWriter

if TYPE_CHECKING:
    from plugins.drawing import atlas, basemap, entries, pins, seas
    from plugins.drawing import towns as known_towns
    from plugins.exchange import geojson, vcard
else:
    atlas, basemap, entries, pins, seas, known_towns = (
        later(f"plugins.drawing.{name}") for name in ("atlas", "basemap", "entries", "pins", "seas", "towns")
    )
    geojson, vcard = (later(f"plugins.exchange.{name}") for name in ("geojson", "vcard"))


MOST = 6  # events of a town in the list beside the map, which is to be looked over


def partner_map(catalogue: Catalogue, lang: str, land: basemap.Basemap) -> atlas.Atlas:
    """Return the map of all partners, for readers of `lang`."""
    t = Strings(lang)
    words = _words(t, lambda count: t.n("%(n)s partner", "%(n)s partners", count))
    return atlas.atlas(partner_entries(catalogue, lang), land, words, "partners")


def event_map(catalogue: Catalogue, lang: str, land: basemap.Basemap) -> atlas.Atlas | None:
    """Return the map of the events that take place somewhere; None where there is none."""
    t = Strings(lang)
    found = event_entries(catalogue, lang, land)
    words = _words(t, lambda count: t.n("%(n)s event", "%(n)s events", count))
    return atlas.atlas(found, land, words, "events") if found else None


def partner_entries(catalogue: Catalogue, lang: str) -> list[entries.Entry]:
    """Return what the map says of each partner."""
    made, called = [], known_towns.called(catalogue, lang)
    for partner in catalogue.partners:
        spot = pins.Spot(id=partner.id, position=partner.position, country=partner.country, lead=partner.lead)
        town = _town(partner, lang, called.get(partner.position))
        made.append(_entry(spot, partner, lang, town, partner.partner_kind))
    return made


def event_entries(catalogue: Catalogue, lang: str, land: basemap.Basemap) -> list[entries.Entry]:
    """Return what the map says of each event that has a country, or a host: it is there if nothing else is said.

    Where an event has no more than a country, its place is the middle of it, and marked as no exact place. What is
    online is at no place, whose clocks it may keep, and what is cancelled is not at its own.
    """
    made = []
    known, called = known_towns.towns(catalogue), known_towns.called(catalogue, lang)
    for event in catalogue.events:
        if event.attendance is Attendance.ONLINE or not event.takes_place:
            continue
        host = catalogue.partner(event.host) if event.host else None
        country = event.country or (host.country if host else "")
        at_host = event.position is None and host is not None and event.may_be_at(host)
        town = event.text(lang).town or (host.text(lang).town if at_host and host else "")
        position = host.position if at_host and host else event.position or known.get((country, town))
        middle = land.middle(country) if position is None and country else None
        found = position or middle
        if found:
            spot = pins.Spot(id=event.id, position=found, country=country, vague=position is None)
            town = (_town(event, lang, called.get(position)) or town) if position else ""
            made.append(_entry(spot, event, lang, town, event.type))
    return made


def _town(item: Item, lang: str, called: str | None) -> str:
    """Return the town of `item`; where another language's text says it, as it is `called` in this one, if it is."""
    text = item.text(lang)
    return (called or text.town) if text.lang_of("town") != lang else text.town


def pages(catalogue: Catalogue, lang: str, land: basemap.Basemap) -> Iterator[tuple[WebPage, dict[str, object]]]:
    """Yield the map's page in `lang` with what its template is given; none where there are no partners."""
    if not catalogue.partners:
        return
    t = Strings(lang)
    language = catalogue.language(lang)
    page = web_page(
        catalogue,
        lang,
        address=lambda each: each.url("map"),
        title=t("Map"),
        description=t("Where the partners are, and where the events took place."),
        section="partners",
        breadcrumbs=(Link(title=t("Partners"), url=language.url("partners")),),
    )
    yield (
        page,
        {
            "partners": partner_map(catalogue, lang, land),
            "events": event_map(catalogue, lang, land),
            "most": MOST,
            "lists": event_lists(catalogue, language),
            "trainings": catalogue.project.trainings,
            "geojson": geojson_url(language),
        },
    )


def event_lists(catalogue: Catalogue, language: Language) -> dict[str, str]:
    """Return country's code -> root-relative address of a list that has all events of that country on the map.

    An event that states no country is on the map in its host's: only the list of all events has it.
    """
    own = {one.country: list_url(language, one) for one in filters_by(catalogue.sorts) if one.country and not one.type}
    hosts = {event.host for event in catalogue.events if event.host and not event.country}
    return own | {catalogue.partner(host).country: list_url(language, EVERYTHING) for host in hosts}


def files(catalogue: Catalogue, lang: str, siteurl: str, uid_domain: str) -> Iterator[tuple[str, str]]:
    """Yield (root-relative address, text) of the files that partners can be taken along in.

    `uid_domain` is part of the names by which address books know them.
    """
    language = catalogue.language(lang)
    if catalogue.partners:
        yield geojson_url(language), geojson.to_geojson(catalogue.partners, lang, siteurl)
    for partner in catalogue.partners:
        yield vcard_url(partner, lang), vcard.to_vcard(partner, lang, siteurl, uid_domain)


def geojson_url(language: Language) -> str:
    """Return the address of all partners as GeoJSON."""
    return f"{language.url('map')}partners.geojson"


def vcard_url(item: Item, lang: str) -> str:
    """Return the address of a partner's card, beside the profile in the reader's language."""
    return f"{item.text(lang).url}{item.id}.vcf"


def _entry(spot: pins.Spot, item: Item, lang: str, town: str, kind: str) -> entries.Entry:
    text = item.text(lang)
    return entries.Entry(
        spot=spot,
        title=text.title,
        url=text.url,
        town=town,
        lang=text.lang if text.stands_in else "",
        kind=kind,
        day=item.first_day if isinstance(item, Event) else None,
    )


def _words(t: Strings, count: Callable[[int], str]) -> entries.Words:
    return entries.Words(
        count=count,
        detail=lambda title, counted: t("%(title)s: %(counted)s, shown larger", title=title, counted=counted),
        around=lambda town: t("%(town)s and around", town=town),
        overview=t("Overview"),
        somewhere=t("Town not named"),
        countries=cldr.names(t.lang).countries,
        seas=tuple((t(name), places) for name, places in seas.SEAS),
        sort_key=sort_key(t.lang),
    )


# Below: Pelican.


class MapGenerator(PluginGenerator):
    """Writes the map's pages, and the partners as GeoJSON and vCards."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them, language by language."""
        catalogue: Catalogue = self.context["catalogue"]
        siteurl = str(self.settings["SITEURL"])
        domain = self.settings["CALENDAR"].uid_domain  # what calendars know events by
        for language in catalogue.languages:
            page = partial(_page, catalogue, language.code)
            writer.work(f"map.{language.code}", page, together="maps")  # on the same ground
            writer.work(f"partner files.{language.code}", partial(_files, catalogue, language.code, siteurl, domain))


def _page(catalogue: Catalogue, lang: str) -> Iterator[Rendering]:
    for page, arguments in pages(catalogue, lang, basemap.basemap()):
        yield Rendering(save_as(page.url), "pages/map.html", {"page": page, **arguments})


def _files(catalogue: Catalogue, lang: str, siteurl: str, uid_domain: str) -> Iterator[tuple[str, bytes]]:
    for url, text in files(catalogue, lang, siteurl, uid_domain):
        yield url.lstrip("/"), text.encode()


def generators(_pelican: Pelican) -> type[PluginGenerator]:
    """Name the generator to Pelican."""
    return MapGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
