"""Feeds as bytes: golden files, the rules of each format, and what feedparser makes of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.syndication.atom import to_atom
from plugins.syndication.entry import Category, Channel, Entry, Written
from plugins.syndication.formats import written
from plugins.syndication.json_feed import to_json
from plugins.syndication.rss import to_rss
from tests.conftest import Golden
from tests.syndication.making import CHANNEL, FOREIGN, FULL, entry

Write = Callable[[Channel, tuple[Entry, ...]], bytes]
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MEDIA = "{http://search.yahoo.com/mrss/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC = "{http://purl.org/dc/elements/1.1/}"


def of(write: Callable[[Channel, Sequence[Written]], bytes]) -> Write:
    return lambda channel, entries: write(channel, [written(each, channel.lang) for each in entries])


FORMATS = {"atom": of(to_atom), "rss": of(to_rss), "json": of(to_json)}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_is_these_bytes(name: str, golden: Golden) -> None:
    golden(f"feeds/feed.{name}", FORMATS[name](CHANNEL, (FULL, FOREIGN)))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_feed_is_these_bytes_and_knows_no_clock(name: str, golden: Golden) -> None:
    golden(f"feeds/empty.{name}", FORMATS[name](CHANNEL, ()))


def atom(*entries: Entry) -> ET.Element:
    return ET.fromstring(FORMATS["atom"](CHANNEL, entries))


def rss(*entries: Entry) -> ET.Element:
    channel = ET.fromstring(FORMATS["rss"](CHANNEL, entries)).find("channel")
    assert channel is not None
    return channel


def one(parent: ET.Element, name: str) -> ET.Element:
    """Return the only child called so: RFC 4287 and RSS 2.0 allow no second one."""
    found = parent.findall(name)
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def test_an_atom_feed_has_what_rfc_4287_demands() -> None:
    """4.1.1: exactly one id, title and updated, an author, at most one link to itself; 4.1.2: the same of entries."""
    feed = atom(FULL, FOREIGN)

    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        assert re.fullmatch(r"tag:[a-z.]+,\d{4}(-\d\d(-\d\d)?)?:\S+", one(parent, f"{ATOM}id").text or "")
        assert one(parent, f"{ATOM}title").text
        assert RFC_3339.fullmatch(one(parent, f"{ATOM}updated").text or "")
        alternates = [link for link in parent.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
    assert one(one(feed, f"{ATOM}author"), f"{ATOM}name").text  # serves entries that have none (4.1.2)
    itself = [link.attrib for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert itself == [
        {"rel": "self", "type": "application/atom+xml", "href": "https://socialcluster.lt/nb/feeds/all.atom"}
    ]


def test_an_atom_feed_was_updated_when_its_latest_entry_was() -> None:
    assert one(atom(FOREIGN, FULL), f"{ATOM}updated").text == "2016-11-20T09:30:00+00:00"


def test_atom_says_which_language_everything_is_in() -> None:
    feed = atom(FULL, FOREIGN)

    assert feed.get(f"{XML}lang") == "nb"
    assert [each.get(f"{XML}lang") for each in feed.findall(f"{ATOM}entry")] == [None, "lt"]


def test_an_atom_entry_has_its_words_dates_author_topics_and_picture() -> None:
    told = one(atom(FULL), f"{ATOM}entry")

    assert one(told, f"{ATOM}title").text == FULL.title
    assert one(told, f"{ATOM}title").get("type", "text") == "text"
    assert one(told, f"{ATOM}summary").text == FULL.summary
    assert one(told, f"{ATOM}content").text == FULL.html
    assert one(told, f"{ATOM}content").get("type") == "html"
    assert one(told, f"{ATOM}published").text == "2016-11-17T04:00:00+00:00"
    assert one(one(told, f"{ATOM}author"), f"{ATOM}name").text == "Kari & Ola"
    category = {"term": "visits", "scheme": "https://socialcluster.lt/nb/emner/", "label": "Besøk & turer"}
    assert one(told, f"{ATOM}category").attrib == category
    enclosures = [each.attrib for each in told.findall(f"{ATOM}link") if each.get("rel") == "enclosure"]
    assert enclosures == [
        {"rel": "enclosure", "href": FULL.picture.url, "type": "image/jpeg", "length": "123456"}  # type: ignore[union-attr]
    ]
    media = one(told, f"{MEDIA}content")
    assert (media.get("fileSize"), media.get("width"), media.get("height")) == ("123456", "1600", "1067")
    assert one(media, f"{MEDIA}credit").text == "Kari Nordmann"


def test_an_rss_feed_follows_the_advisory_boards_profile() -> None:
    channel = rss(FULL, FOREIGN)

    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert one(channel, name).text
    itself = one(channel, f"{ATOM}link").attrib
    assert itself == {
        "rel": "self",
        "type": "application/rss+xml",
        "href": "https://socialcluster.lt/nb/feeds/all.rss",
    }
    for item in channel.findall("item"):
        guid = one(item, "guid")
        assert guid.get("isPermaLink") == "false"
        assert (guid.text or "").startswith("tag:socialcluster.lt,2015:")
        assert parsedate_to_datetime(one(item, "pubDate").text or "").tzinfo is not None
        assert re.search(r" \d{4} ", one(item, "pubDate").text or ""), "years have four digits"
        assert len(item.findall("enclosure")) <= 1
        assert item.find("author") is None, "an author is an e-mail address in RSS"
        children = [child.tag for child in item]
        assert CONTENT not in children or children.index("description") < children.index(CONTENT)


def test_plain_text_in_rss_has_hexadecimal_references() -> None:
    """The profile: so a title reads right also in programs that take it for HTML."""
    data = FORMATS["rss"](CHANNEL, (FULL,))

    assert "<title>Besøk &#x26; &#x3C;samtaler&gt; ]]&gt; i Oslo</title>".encode() in data
    assert b">Kari &#x26; Ola</dc:creator>" in data
    assert b"<description>Klynger &#x26; velferd</description>" in data
    # An item's description is HTML: escaped for that, and then for XML.
    assert "<description>Fire dager: 1 &amp;lt; 2 &amp;amp; «sitat».</description>".encode() in data


def test_an_rss_item_has_its_whole_text_language_and_true_length() -> None:
    full, foreign = rss(FULL, FOREIGN).findall("item")

    assert one(full, CONTENT).text == FULL.html
    assert full.find(f"{DC}language") is None
    assert one(foreign, f"{DC}language").text == "lt"
    assert one(foreign, "description").text == FOREIGN.html
    assert one(full, "enclosure").get("length") == "123456"
    assert one(full, "category").text == "Besøk & turer"


def test_a_json_feed_has_what_version_1_1_demands() -> None:
    feed = json.loads(FORMATS["json"](CHANNEL, (FULL, FOREIGN)))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://socialcluster.lt/nb/feeds/all.json"
    assert feed["language"] == "nb"
    first, second = feed["items"]
    assert (first["id"], first["content_html"], first["summary"]) == (FULL.id, FULL.html, FULL.summary)
    assert (first["date_published"], first["date_modified"]) == ("2016-11-17T04:00:00Z", "2016-11-20T09:30:00Z")
    assert first["attachments"] == [
        {"url": "https://socialcluster.lt/media/group-1600.jpg", "mime_type": "image/jpeg", "size_in_bytes": 123456}
    ]
    assert (second["language"], "date_published" in second, "summary" in second) == ("lt", False, False)


@pytest.mark.parametrize("name", ["atom", "json"])  # RSS has no word for it
def test_a_feed_without_a_sign_of_its_own_says_nothing_of_one(name: str) -> None:
    assert b"icon" in FORMATS[name](CHANNEL, (FOREIGN,))
    assert b"icon" not in FORMATS[name](replace(CHANNEL, icon=""), (FOREIGN,))


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_feedparser_finds_no_fault_and_everything(name: str) -> None:
    read: Any = feedparser.parse(FORMATS[name](CHANNEL, (FULL, FOREIGN)), sanitize_html=False)

    assert not read.bozo
    assert (read.feed.title, read.feed.language) == (CHANNEL.title, "nb")
    first, second = read.entries
    assert (first.title, first.link, first.id) == (FULL.title, FULL.url, FULL.id)
    assert first.content[-1].value == FULL.html
    assert first.author == "Kari & Ola"
    assert first.enclosures[0].length == "123456"
    assert second.id == FOREIGN.id


@pytest.mark.parametrize("write", [FORMATS["atom"], FORMATS["rss"]])
@given(words=st.text(st.characters(codec="utf-8"), min_size=1), html=st.text(st.characters(codec="utf-8")))
def test_whatever_is_written_the_feed_is_whole_xml(write: Write, words: str, html: str) -> None:
    """Also control characters, ]]>, &, letters from other planes and what XML cannot hold at all."""
    data = write(CHANNEL, (entry(title=words, summary=words, html=html, author=words),))

    titles = [each.text or "" for each in ET.fromstring(data).iter() if each.tag in {"title", f"{ATOM}title"}]
    # XML itself takes \r\n and \r for \n.
    allowed = "".join(
        letter for letter in words if letter in "\t\n\r\x85" or (letter >= " " and letter not in "\ufffe\uffff")
    )
    kept = re.sub("[\x7f-\x84\x86-\x9f]", "", allowed)
    assert titles[-1].replace("\r", "\n") == kept.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("name", ["atom", "rss"])
@given(label=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
def test_a_topic_may_be_called_anything(name: str, label: str) -> None:
    """Quotation marks, & and < too, in an attribute as well as between tags."""
    topic = Category(term="visits", label=label, scheme="https://socialcluster.lt/?a=1&b=<2>")

    told = ET.fromstring(FORMATS[name](CHANNEL, (entry(categories=(topic,)),)))
    found = [each for each in told.iter() if each.tag in {"category", f"{ATOM}category"}]
    assert [each.get("label", each.text) for each in found] == [label]
    assert [each.get("scheme", each.get("domain")) for each in found] == [topic.scheme]


def test_the_same_entries_make_the_same_bytes_at_any_time() -> None:
    assert [write(CHANNEL, (FULL,)) for write in FORMATS.values()] == [
        write(CHANNEL, (entry(),)) for write in FORMATS.values()
    ]
    assert str(datetime.now(UTC).year).encode() not in FORMATS["atom"](CHANNEL, ())
