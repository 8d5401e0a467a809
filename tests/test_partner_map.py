"""The map's pages and files: what stands on the map, and what it weighs."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins import stylesheet
from plugins.drawing.basemap import basemap
from plugins.languages import LANGUAGES
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, EventStatus
from plugins.model.place import Position
from plugins.partner_map import event_entries, event_map, files, pages, partner_entries, partner_map, vcard_url
from plugins.showing.webpages import site_for
from plugins.wording.strings import Strings
from tests.making import a_catalogue, a_partner, an_event
from tests.styleguide import templates
from tests.tools import ROOT

KAUNAS = Position(lat=54.8985, lon=23.9036)
LEU, FUN, BIRZAI = (a_partner(key, lead=key == "leu") for key in ("leu", "fun", "birzai"))
MAPS = {"lt": "zemelapis/index.html", "nb": "nb/kart/index.html", "en": "en/map/index.html"}


def on_the_map(**facts: Any) -> list[tuple[str, Position, bool]]:
    """Return town, position and whether it is vague of what the map has of one event."""
    event = an_event("event", **facts)
    catalogue = a_catalogue(partners=(LEU, FUN, BIRZAI), events=(event,))
    return [(entry.town, entry.spot.position, entry.spot.vague) for entry in event_entries(catalogue, "en", basemap())]


def test_an_event_stands_where_it_says() -> None:
    assert on_the_map(country="LT", position=KAUNAS, words={"town": "Kaunas"}) == [("Kaunas", KAUNAS, False)]


def test_an_event_at_a_partners_stands_where_the_partner_is() -> None:
    assert on_the_map(host="fun") == [("Oslo", FUN.position, False)]
    assert on_the_map(host="fun", country="NO") == [("Oslo", FUN.position, False)]


def test_a_host_from_another_country_is_not_where_the_event_is() -> None:
    (entry,) = on_the_map(host="fun", country="LT")

    assert entry[2], "somewhere in Lithuania"


def test_a_host_from_another_town_is_not_where_the_event_is() -> None:
    """A college in Vilnius that holds a training in Biržai was where the map showed it."""
    assert on_the_map(host="leu", words={"town": "Biržai"}) == [("Biržai", BIRZAI.position, False)]
    assert on_the_map(host="fun", words={"town": "Oslo"}) == [("Oslo", FUN.position, False)]
    ((town, _, vague),) = on_the_map(host="leu", words={"town": "Kaunas"})
    assert (town, vague) == ("", True)


def test_a_town_that_a_partner_is_in_is_known() -> None:
    assert on_the_map(country="LT", words={"town": "Biržai"}) == [("Biržai", BIRZAI.position, False)]


def test_a_country_alone_is_no_exact_place() -> None:
    ((town, position, vague),) = on_the_map(country="NO")

    assert (town, vague) == ("", True)
    assert basemap().country_at(position) == "NO"


def test_an_event_that_is_nowhere_is_not_on_the_map() -> None:
    assert on_the_map() == []
    assert event_map(a_catalogue(events=(an_event("event"),)), "en", basemap()) is None


@pytest.mark.parametrize("facts", [{"attendance": Attendance.ONLINE}, {"status": EventStatus.CANCELLED}])
def test_what_is_online_or_cancelled_is_nowhere(facts: dict[str, Any]) -> None:
    assert on_the_map(country="LT", position=KAUNAS) != []
    assert on_the_map(country="LT", position=KAUNAS, **facts) == []


def test_an_event_that_is_not_translated_says_its_language() -> None:
    event = an_event("event", date(2016, 11, 14), country="LT", languages=("nb",))
    (entry,) = event_entries(a_catalogue(events=(event,)), "lt", basemap())

    assert (entry.lang, entry.url) == ("nb", "/renginiai/event/")


@pytest.mark.parametrize(("lang", "towns"), [("en", ["Kaunas", "Oslo"]), ("lt", ["Kaunas", "Oslas"])])
def test_an_event_that_is_not_translated_stands_under_the_town_as_readers_call_it(lang: str, towns: list[str]) -> None:
    """Else one town had two headings: “Oslo”, and “Oslas”. What nobody says in her language stays as it is."""
    only: dict[str, Any] = {"languages": ("lt",), "country": "NO"}
    oslo = an_event("oslo", position=FUN.position, words={"town": "Oslas"}, **only)
    kaunas = an_event("kaunas", country="LT", languages=("lt",), position=KAUNAS, words={"town": "Kaunas"})
    catalogue = a_catalogue(partners=(LEU, FUN), events=(oslo, kaunas))

    assert [entry.town for entry in event_entries(catalogue, lang, basemap())] == towns


def test_partners_stand_under_their_towns_in_the_readers_language() -> None:
    catalogue = a_catalogue(partners=(LEU, FUN))

    assert [(entry.title, entry.town) for entry in partner_entries(catalogue, "nb")] == [
        ("leu (nb)", "Vilnius"),
        ("fun (nb)", "Oslo"),
    ]
    (_, norway, _), *_ = reversed(partner_map(catalogue, "lt", basemap()).towns)
    assert norway == "Norvegija"


def test_a_site_without_partners_has_no_map() -> None:
    empty = a_catalogue(partners=())

    assert list(pages(empty, "lt", basemap())) == []
    assert list(files(empty, "lt", "https://site.example", "site.example")) == []


def test_every_partner_has_a_card_beside_its_profile() -> None:
    catalogue = a_catalogue(partners=(LEU, FUN))
    names = [url for url, _ in files(catalogue, "nb", "https://site.example", "site.example")]

    assert names == ["/nb/kart/partners.geojson", "/nb/partnere/leu/leu.vcf", "/nb/partnere/fun/fun.vcf"]
    assert vcard_url(LEU, "lt") == "/partneriai/leu/leu.vcf"


def drawings(site: Path, lang: str) -> list[str]:
    html = (site / MAPS[lang]).read_text(encoding="utf-8")
    return re.findall(r'<svg class="map-panel".*?</svg>', html, re.DOTALL)


@pytest.mark.parametrize("lang", MAPS)
def test_the_real_map_is_light(real_site: Path, lang: str) -> None:
    """The partners' panels together, and the map of the events, each on its own."""
    *partners, events = (drawing.encode() for drawing in drawings(real_site, lang))

    assert len(partners) == 2
    for drawing in (b"".join(partners), events):
        assert len(drawing) <= 60_000
        assert len(gzip.compress(drawing)) <= 20_000


@pytest.mark.parametrize("lang", MAPS)
def test_the_list_has_every_partner_and_every_pin_an_entry(real_site: Path, lang: str) -> None:
    tree = LexborHTMLParser((real_site / MAPS[lang]).read_text(encoding="utf-8"))
    maps = tree.css("[data-partner-map]")

    assert len(maps) == 2
    for one, due in zip(maps, (13, 6), strict=True):
        entries = one.css("li[data-pin]")
        assert len(entries) == due
        pinned = {pin.attributes["data-pin"] for pin in one.css("a[data-pin]")}
        assert {entry.attributes["data-pin"] for entry in entries} == pinned
        for pin in one.css("a[data-pin]"):
            href = pin.attributes["href"] or ""
            assert pin.attributes["aria-label"]
            target = tree.css_first(href) if href.startswith("#") else real_site / href.lstrip("/") / "index.html"
            assert target is not None
            assert not isinstance(target, Path) or target.is_file()


@pytest.mark.parametrize(("lang", "names"), [("lt", ["Norvegija", "Švedija", "Baltijos jūra"]), ("nb", ["Norge", "Sverige", "Østersjøen"]), ("en", ["Norway", "Sweden", "Baltic Sea"])])  # fmt: skip
def test_countries_and_seas_are_called_as_the_reader_calls_them(real_site: Path, lang: str, names: list[str]) -> None:
    drawn = " ".join(drawings(real_site, lang))

    assert all(f">{name}</text>" in drawn for name in names)


@pytest.mark.parametrize("lang", [language.code for language in LANGUAGES])
def test_the_files_are_published_and_linked(real_site: Path, lang: str) -> None:
    tree = LexborHTMLParser((real_site / MAPS[lang]).read_text(encoding="utf-8"))
    link = tree.css_first('a[type="application/geo+json"]')
    assert link
    collection = json.loads((real_site / (link.attributes["href"] or "").lstrip("/")).read_text(encoding="utf-8"))

    assert len(collection["features"]) == 13
    for feature in collection["features"]:
        profile = real_site / feature["properties"]["profile"].split("/", 3)[3] / "index.html"
        card = LexborHTMLParser(profile.read_text(encoding="utf-8")).css_first('a[type="text/vcard"]')
        assert card
        assert (real_site / (card.attributes["href"] or "").lstrip("/")).read_bytes().startswith(b"BEGIN:VCARD\r\n")


def test_a_profile_is_an_organization_to_search_engines(real_site: Path) -> None:
    profile = real_site / "en/partners/flexible-education-norway/index.html"
    scripts = LexborHTMLParser(profile.read_text(encoding="utf-8")).css('script[type="application/ld+json"]')
    things = [json.loads(script.text()) for script in scripts]

    oslo = next(thing for thing in things if thing.get("@id", "").endswith("/#fun"))
    assert oslo["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 59.9139, "longitude": 10.7522}


def shown(catalogue: Catalogue, lang: str) -> LexborHTMLParser:
    """Return the map's page as a reader of `lang` sees it."""
    ((page, given),) = pages(catalogue, lang, basemap())
    names = tuple((asset.path, asset.url) for asset in stylesheet.assets(ROOT / "theme" / "static"))
    site = site_for(catalogue, lang, "https://site.example", names)
    html = templates().get_template("pages/map.html").render(page=page, site=site, t=Strings(lang), **given)
    return LexborHTMLParser(html)


def test_a_title_in_another_language_says_so_in_the_list_as_it_does_in_all_others(real_site: Path) -> None:
    marked = set[tuple[str, str | None, str]]()
    for lang, place in MAPS.items():
        for entry in LexborHTMLParser((real_site / place).read_text()).css(".partner-map__entry"):
            link, badge = entry.css_first("a"), entry.css_first(".badge--language")
            assert link is not None
            foreign = link.attributes.get("lang")
            assert bool(foreign) == (badge is not None), entry.text()
            marked |= {(lang, foreign, badge.text())} if badge else set()

    assert ("en", "lt", "Lithuanian") in marked


def test_a_town_of_many_events_lists_the_newest_and_leads_to_the_rest() -> None:
    """The pin has all of them; a list that nobody can look over, on a page of half a megabyte, helps nobody."""
    events = [an_event(f"e{n:02}", date(2016, 1, 1 + n), country="LT", words={"town": "Biržai"}) for n in range(20)]
    events += [an_event(f"o{n}", date(2016, 2, 1 + n), host="fun") for n in range(13)]  # states no country of its own
    catalogue = a_catalogue(partners=(LEU, FUN, BIRZAI), events=events)
    one = shown(catalogue, "nb")
    lithuania, norway = one.css(".partner-map")[1].css("[data-country]")

    assert [link.attributes["href"] for link in lithuania.css("li a")] == [
        f"/nb/arrangementer/e{n:02}/" for n in range(19, 13, -1)
    ]
    assert [total.text() for total in lithuania.css(".partner-map__total")] == ["20"]
    (rest,) = lithuania.css(".partner-map__more a")
    assert (rest.text(), rest.attributes["href"]) == ("14 til på listen over arrangementer", "/nb/kalender/litauen/")
    assert len(norway.css("li a")) == 6
    (rest,) = norway.css(".partner-map__more a")
    assert (rest.text(), rest.attributes["href"]) == ("7 til på listen over arrangementer", "/nb/arrangementer/")


def test_a_list_of_partners_is_never_cut() -> None:
    partners = (LEU, *(a_partner(f"p{n}", position=KAUNAS, words={"town": "Kaunas"}) for n in range(20)))
    one = shown(a_catalogue(partners=partners), "en")

    assert len(one.css("li[data-pin]")) == 21
    assert not one.css(".partner-map__more")
