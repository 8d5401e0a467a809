"""The sitemap: what is listed, since when it is as it is, and how it is divided."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from plugins.model.item import Item
from plugins.showing.webpages import item_page, web_page
from plugins.sitemap import Listed, files, last_change, listed, robots
from tests.making import CHANGED, a_catalogue, a_news, an_event
from tests.pages import pages_of

SM = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITE = "https://small.example"
ZONE = "Europe/Vilnius"


def many(number: int) -> list[Listed]:
    return [Listed(url=f"/news/{each}/") for each in range(number)]


def locations(data: bytes) -> list[str]:
    return [loc.text or "" for loc in ET.fromstring(data).iter(f"{SM}loc")]


def test_fifty_thousand_addresses_stand_in_one_file_and_one_more_in_a_second() -> None:
    full = dict(files(many(50_000), SITE, ZONE))
    over = dict(files(many(50_001), SITE, ZONE))

    assert list(full) == ["sitemap.xml"]
    assert len(locations(full["sitemap.xml"])) == 50_000
    assert sorted(over) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert locations(over["sitemap.xml"]) == [f"{SITE}/sitemap-1.xml", f"{SITE}/sitemap-2.xml"]
    assert [len(locations(over[name])) for name in ("sitemap-1.xml", "sitemap-2.xml")] == [50_000, 1]
    assert ET.fromstring(over["sitemap.xml"]).tag == f"{SM}sitemapindex"


def test_no_file_is_larger_than_the_protocol_allows() -> None:
    parts = {name: data for name, data in files(many(100), SITE, ZONE, size=1000) if name != "sitemap.xml"}

    assert len(parts) > 5
    assert max(map(len, parts.values())) <= 1000
    assert sum(len(locations(data)) for data in parts.values()) == 100


def test_the_index_says_of_each_part_when_its_latest_page_changed() -> None:
    moments = [datetime(2016, 11, day, 9, tzinfo=UTC) for day in (1, 3, 2)]
    addresses = [Listed(url=f"/{moment.day}/", changed=moment) for moment in moments]

    index = dict(files([*addresses, Listed(url="/x/")], SITE, ZONE, most=2))["sitemap.xml"]

    found = [[child.text for child in part] for part in ET.fromstring(index)]
    assert found == [
        [f"{SITE}/sitemap-1.xml", "2016-11-03T09:00:00Z"],
        [f"{SITE}/sitemap-2.xml", "2016-11-02T09:00:00Z"],
    ]


def test_a_site_without_pages_has_a_sitemap_without_addresses() -> None:
    assert locations(dict(files([], SITE, ZONE))["sitemap.xml"]) == []


def test_an_address_names_its_translations_and_itself() -> None:
    """And which is for readers of no language of the site: English, where there is any."""
    two = (("lt", "/apie/"), ("nb", "/nb/om/"))
    for alternates, others in ((two, "/apie/"), ((*two, ("en", "/en/about/")), "/en/about/")):
        one = Listed(url="/nb/om/", alternates=alternates)

        (url,) = ET.fromstring(dict(files([one], SITE, ZONE))["sitemap.xml"])

        assert [link.attrib for link in url.findall(f"{XHTML}link")] == [
            {"rel": "alternate", "hreflang": lang, "href": SITE + address}
            for lang, address in (*alternates, ("x-default", others))
        ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (datetime(2016, 11, 16, 22, tzinfo=UTC), "2016-11-17"),  # a bare date in Vilnius
        (datetime(2016, 11, 17, 8, 30, tzinfo=UTC), "2016-11-17T08:30:00Z"),
        (None, None),
    ],
)
def test_lastmod_is_as_exact_as_what_was_said(changed: datetime | None, expected: str | None) -> None:
    (url,) = ET.fromstring(dict(files([Listed(url="/x/", changed=changed)], SITE, ZONE))["sitemap.xml"])

    assert url.findtext(f"{SM}lastmod") == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (a_news("said"), CHANGED),
        (a_news("never", changed=datetime(1970, 1, 1, tzinfo=UTC)), None),
        (a_news("later", changed=datetime(2030, 1, 1, tzinfo=UTC)), None),
        (an_event("said"), CHANGED),
        # Nobody has dated it: `changed` is its start.
        (an_event("unsaid", date(2016, 9, 1), changed=datetime(2016, 8, 31, 21, tzinfo=UTC), dated=False), None),
    ],
)
def test_the_last_change_is_what_an_editor_has_said(item: Item, expected: datetime | None) -> None:
    assert last_change(item, a_catalogue(**{item.kind: (item,)})) == expected


def test_a_list_changed_when_the_latest_item_on_it_did() -> None:
    days = [datetime(2016, 10, day, tzinfo=UTC) for day in (1, 5, 3)]
    later = datetime(2030, 1, 1, tzinfo=UTC)  # says nothing yet
    news = tuple(a_news(f"n{place}", changed=changed) for place, changed in enumerate((*days, later)))
    catalogue = a_catalogue(news=news)
    page = web_page(catalogue, "nb", address=lambda language: language.url("news"), title="Nyheter")

    found = listed(page, catalogue, {"page": page, "news": news, "number": 1})

    assert found is not None
    assert (found.url, found.changed) == ("/nb/nyheter/", datetime(2016, 10, 5, tzinfo=UTC))


def test_an_item_changed_when_it_did_and_not_when_its_neighbours_did() -> None:
    own, other = a_news("own"), a_news("other", changed=datetime(2016, 10, 30, tzinfo=UTC))
    catalogue = a_catalogue(news=(own, other))
    page = item_page(catalogue, own, "nb", section="news")

    found = listed(page, catalogue, {"page": page, "news": own, "related": (other,)})

    assert found is not None
    assert found.changed == CHANGED


@pytest.mark.parametrize(
    ("facts", "lang"),
    [({"languages": ("lt",)}, "nb"), ({"draft": True}, "lt")],
    ids=["what stands in", "a draft"],
)
def test_what_is_not_for_search_engines_is_not_listed(facts: dict[str, Any], lang: str) -> None:
    item = a_news("item", **facts)
    catalogue = a_catalogue(news=(item,))
    page = item_page(catalogue, item, lang, section="news")

    assert listed(page, catalogue, {"news": item}) is None


def test_the_real_sitemap_lists_each_page_that_says_it_is_canonical_and_no_other(real_site: Path) -> None:
    """With the alternates that the page's own head has."""
    pages = pages_of(real_site)
    canonical = {
        "https://socialcluster.lt" + page.address: page
        for page in pages.values()
        if not page.leads_on and page.attribute("link[rel=canonical]", "href").endswith(f".lt{page.address}")
    }
    found = ET.fromstring((real_site / "sitemap.xml").read_bytes())

    assert len(canonical) > 100
    assert [url.findtext(f"{SM}loc") for url in found] == sorted(canonical)
    for url in found:
        page = canonical[url.findtext(f"{SM}loc") or ""]
        head = [
            (node.attributes["hreflang"], node.attributes["href"])
            for node in page.tree.css('link[rel="alternate"][hreflang]')
            if "type" not in node.attributes
        ]
        assert [(link.get("hreflang"), link.get("href")) for link in url.findall(f"{XHTML}link")] == head


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    read = RobotFileParser()
    read.parse(robots(SITE).decode().splitlines())

    assert read.can_fetch("*", f"{SITE}/nb/nyheter/")
    assert read.site_maps() == [f"{SITE}/sitemap.xml"]
