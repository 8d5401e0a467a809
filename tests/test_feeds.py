"""Feeds of built sites: what feedparser reads, what newsboat remembers before and after edits, and what never leaks."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest

from plugins.feeds import complete
from plugins.model.webpage import Feed, WebPage
from plugins.showing.webpages import web_page
from tests import tools
from tests.building import Edited
from tests.making import a_catalogue
from tests.pages import LANGUAGES, BuiltPage, pages_of
from tests.serving import served

SITE = "https://socialcluster.lt"
TYPES = {".atom": "application/atom+xml", ".rss": "application/rss+xml", ".json": "application/feed+json"}
Row = tuple[str, str, str]


def feeds(site: Path) -> dict[str, bytes]:
    """Return every feed of a built site: root-relative address → bytes."""
    found = (path for root in ("feeds", "nb/feeds", "en/feeds") for path in sorted((site / root).rglob("*.*")))
    return {"/" + path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def real(real_site: Path) -> dict[str, bytes]:
    return feeds(real_site)


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    return pages_of(real_site)


def test_pages_that_make_the_same_known_are_given_one_object() -> None:
    """What is written of feeds is remembered by which object they are: see plugins/building/fragments.py."""
    catalogue = a_catalogue()

    def page(*calendars: str) -> WebPage:
        own = tuple(Feed(title=each, url=f"/{each}.ics", type="text/calendar", lang="en") for each in calendars)
        bare = web_page(catalogue, "en", address=lambda language: language.root, title="")
        return complete(bare.but(feeds=own), catalogue, {})

    assert page("events").feeds is page("events").feeds
    assert page().feeds is page().feeds
    assert [feed.title for feed in page("events").feeds if feed not in page().feeds] == [
        "Social Cluster: Events (Atom)",
        "events",
    ]


def test_feedparser_finds_no_fault_in_any_feed(real: dict[str, bytes]) -> None:
    """All texts whole, all addresses absolute, no id twice, newest first."""
    entries = 0
    for address, data in real.items():
        if address.endswith(".json"):
            continue
        read: Any = feedparser.parse(data)
        assert not read.bozo, f"{address}: {read.get('bozo_exception')}"
        itself = [link.href for link in read.feed.links if link.rel == "self"]
        assert itself == [SITE + address]
        ids = [entry.id for entry in read.entries]
        assert len(ids) == len(set(ids))
        assert all(each.startswith("tag:socialcluster.lt,2015:") for each in ids)
        moments = [entry.get("published_parsed") or entry.updated_parsed for entry in read.entries]
        assert moments == sorted(moments, reverse=True), address
        for entry in read.entries:
            entries += 1
            assert entry.link.startswith(SITE + "/")
            assert (entry.get("content") or [{"value": entry.summary}])[-1]["value"]

    assert entries > 200


def test_no_address_in_any_text_is_relative(real: dict[str, bytes]) -> None:
    texts = [
        item["content_html"]
        for address, data in real.items()
        if address.endswith(".json")
        for item in json.loads(data)["items"]
    ]

    assert len(texts) > 100
    assert [text for text in texts if ' href="/' in text or ' src="/' in text or ' href="#' in text] == []
    assert [text for text in texts if "srcset" in text] == []


def test_the_three_formats_say_the_same(real: dict[str, bytes]) -> None:
    for address in (each for each in real if each.endswith(".json")):
        told = [(item["id"], item["url"], item["title"]) for item in json.loads(real[address])["items"]]
        for ending in (".atom", ".rss"):
            read: Any = feedparser.parse(real[address.replace(".json", ending)])
            assert [(entry.id, entry.link, entry.title) for entry in read.entries] == told


def test_enclosures_are_as_long_as_they_say(real: dict[str, bytes], real_site: Path) -> None:
    enclosures = {
        (each.href, each.length)
        for address, data in real.items()
        if address.endswith((".atom", ".rss"))
        for entry in feedparser.parse(data).entries
        for each in entry.enclosures
    }

    assert enclosures, "no item has a picture: this test looks at nothing"
    for href, length in enclosures:
        assert (real_site / href.removeprefix(SITE + "/")).stat().st_size == int(length)


@pytest.mark.parametrize(("lang", "root"), LANGUAGES.items())
def test_the_feed_of_everything_has_each_news_item_and_event_once(
    lang: str, root: str, real: dict[str, bytes], pages: dict[str, BuiltPage]
) -> None:
    """Each marked with its language, each leading to the page that this language's readers have of it."""
    items = json.loads(real[f"{root}feeds/all.json"])["items"]
    news = {address for address in pages if address.startswith(("/naujienos/", "/nb/nyheter/", "/en/news/"))}

    assert len({item["id"].rsplit("/", 1)[0] for item in items}) == len(items)
    for item in items:
        page = pages[item["url"].removeprefix(SITE)]
        assert page.lang == lang
        assert (item["language"] != lang) == page.stands_in, item["url"]
    told = {item["url"].removeprefix(SITE) for item in items}
    own = {
        address for address in news if address.startswith(root) and not address.strip("/").rsplit("/", 1)[-1].isdigit()
    }
    assert {a for a in own if pages[a].lang == lang and a.count("/") == root.count("/") + 2} <= told


def test_a_languages_feeds_hold_nothing_in_another(real: dict[str, bytes]) -> None:
    for lang, root in LANGUAGES.items():
        for address, data in real.items():
            if address.startswith(f"{root}feeds/") and address.endswith(".json") and "/all." not in address:
                assert {item["language"] for item in json.loads(data)["items"]} <= {lang}, address


def test_every_page_makes_feeds_known_its_own_language_first(
    pages: dict[str, BuiltPage], real: dict[str, bytes]
) -> None:
    for page in pages.values():
        if page.leads_on:
            continue
        known = [
            (node.attributes["href"] or "", node.attributes["type"] or "", node.attributes.get("lang"))
            for node in page.tree.css('link[rel="alternate"][type]')
        ]
        languages = [lang is not None for _, _, lang in known]
        assert languages == sorted(languages), f"{page.address}: another language's feed stands before its own"
        assert sum(languages) >= 2
        for address, kind, _ in known:
            if kind != "text/calendar":
                assert address in real
                assert TYPES[Path(address).suffix] == kind


def test_a_topics_page_makes_its_own_feed_known_before_all_others(pages: dict[str, BuiltPage]) -> None:
    assert (
        pages["/nb/emner/apenhet/"].attribute('link[rel="alternate"][type]', "href")
        == "/nb/feeds/tags/transparency.atom"
    )


@pytest.mark.parametrize(
    ("news", "topics", "subscribe"),
    [
        ("/naujienos/", "/temos/", "/prenumerata/"),
        ("/nb/nyheter/", "/nb/emner/", "/nb/abonner/"),
        ("/en/news/", "/en/topics/", "/en/subscribe/"),
    ],
)
def test_the_news_lead_to_their_topics_and_to_where_one_subscribes(
    news: str, topics: str, subscribe: str, pages: dict[str, BuiltPage]
) -> None:
    """At their head, as events have their choices: the footer alone had been the way."""
    assert pages[news].attributes("main .page-header a", "href") == [topics, subscribe]


def test_topics_and_partners_lead_to_their_own_feed_among_all(pages: dict[str, BuiltPage]) -> None:
    """And nowhere, where nothing has been written about them in the page's language: no feed of theirs is offered."""
    offered = [f"#{each}" for each in pages["/en/subscribe/"].attributes(".feed-list__one", "id")]

    for address, place in (
        ("/en/topics/training/", "#tags-training-en"),
        ("/en/partners/flexible-education-norway/", "#partners-fun-en"),
    ):
        assert pages[address].attributes("#news ~ a", "href") == [f"/en/subscribe/{place}"]
        assert place in offered


def test_a_page_of_events_makes_the_feed_of_events_known(pages: dict[str, BuiltPage]) -> None:
    known = {
        address: [
            each for each in pages[address].attributes('link[rel="alternate"][type]', "href") if "/events." in each
        ]
        for address in (
            "/nb/",
            "/nb/nyheter/",
            "/nb/arrangementer/",
            "/nb/arrangementer/andre-besok-i-oslo/",
            "/nb/kalender/",
        )
    }

    assert [each[:1] for each in known.values()] == [[], [], *[["/nb/feeds/events.atom"]] * 3]


@pytest.mark.parametrize("address", ["/prenumerata/", "/nb/abonner/", "/en/subscribe/"])
def test_the_page_to_subscribe_on_leads_to_every_feed_that_has_news(
    address: str, pages: dict[str, BuiltPage], real: dict[str, bytes]
) -> None:
    root = LANGUAGES[pages[address].lang]
    offered = {each for each in pages[address].attributes("main a", "href") if "/feeds/" in each}
    filled = {
        each
        for each, data in real.items()
        if each.startswith(f"{root}feeds/") and json.loads(real[str(Path(each).with_suffix(".json"))])["items"] and data
    }

    assert filled <= offered
    assert offered - filled == {
        f"{other}feeds/news{ending}" for other in LANGUAGES.values() if other != root for ending in TYPES
    }


def test_nothing_hidden_is_in_any_feed(small_site: Path) -> None:
    found = feeds(small_site)

    assert len(found) > 30
    for words in ("Juodraštis", "Ateities žinia", "news/draft", "news/future"):
        assert not [address for address, data in found.items() if words.encode() in data], words


def subscribed(folder: Path, address: str) -> list[Row]:
    """Let newsboat fetch the feed at `address`; return what it has in its memory: (id, title, link) of each entry."""
    command = tools.newsboat()
    assert command
    folder.mkdir(exist_ok=True)
    (folder / "urls").write_text(f"{address}\n")
    (folder / "config").write_text("reload-threads 1\n")
    memory = folder / "cache.db"
    subprocess.run(
        [command, "-u", folder / "urls", "-c", memory, "-C", folder / "config", "-x", "reload"],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"},
        check=True,
        capture_output=True,
        timeout=60,
    )
    database = sqlite3.connect(memory)
    try:
        rows: list[Row] = database.execute("SELECT guid, title, url FROM rss_item ORDER BY guid").fetchall()
    finally:
        database.close()
    return rows


@pytest.mark.slow
@pytest.mark.parametrize(
    "feed", ["/nb/feeds/news.atom", "/nb/feeds/news.rss", "/nb/feeds/all.atom", "/nb/feeds/all.rss"]
)
def test_newsboat_shows_no_item_twice_whatever_becomes_of_it(
    feed: str, edited_site: Edited, tmp_path: Path, needs: Callable[[str], None]
) -> None:
    """A new title, a new date, a new address, and a translation where another language stood in."""
    needs("newsboat")
    assert edited_site.build().status == 0
    with served(edited_site.output) as address:
        before = subscribed(tmp_path / "reader", address + feed)

        edited_site.replace("news/visit/index.nb.md", "Partnerne møttes i Oslo", "Et helt nytt navn")
        edited_site.replace("news/visit/index.nb.md", "Slug: partnerne-i-oslo", "Slug: ny-adresse")
        edited_site.replace("news/visit/index.lt.md", "Date: 2016-11-17", "Date: 2016-11-18\nModified: 2016-12-24")
        edited_site.write("news/begins/index.nb.md", "Title: Prosjektet begynner\nTranslated: 2016-12-20\n\nI gang.\n")
        made = edited_site.build()
        assert made.status == 0, made.messages
        after = subscribed(tmp_path / "reader", address + feed)

    known = [row[0] for row in before]
    new = "tag:socialcluster.lt,2015:news/begins/nb"
    visit = "tag:socialcluster.lt,2015:news/visit/nb"
    assert len(before) >= 2
    assert [row[0] for row in after] == sorted({*known, new})
    assert (new in known) == ("/all." in feed)
    assert {row[0]: row[1:] for row in after}[visit] == (
        "Et helt nytt navn",
        "https://small.example/nb/nyheter/ny-adresse/",
    )
    assert {row[0]: row[1] for row in after}[new] == "Prosjektet begynner"
