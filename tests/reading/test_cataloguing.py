"""From the folder of contents to the catalogue."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from plugins.catalogue import Settings
from plugins.languages import LANGUAGES
from plugins.model.agenda import month_url
from plugins.reading.cataloguing import read_content
from tests.building import Edited

HIDDEN = {"partners": "alfa", "tags": "visits", "events": "visit"}


def test_what_is_hidden_is_named_by_nothing_that_is_shown(tmp_path: Path) -> None:
    """Its id alone would say what is yet to come."""
    edited = Edited(tmp_path)
    files = {kind: next((edited.content / kind / key).glob("index.*.md")) for kind, key in HIDDEN.items()}
    for file in files.values():
        file.write_text(f"Draft: yes\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    event = "Title: X\nType: meeting\nStarts: 2016-12-01\nCountry: LT\nHost: alfa\nPartners: alfa, beta\nTags: visits, training\n"
    edited.write("events/other/index.lt.md", event)
    news = "Title: X\nDate: 2016-12-01\nPartners: alfa, beta\nTags: visits, training\nEvents: visit, other\n"
    edited.write("news/other/index.lt.md", news)

    manner = Settings(now=datetime(2026, 1, 1, tzinfo=UTC)).manner("content")
    catalogue = read_content(edited.content, manner).catalogue

    assert catalogue is not None
    told, held = catalogue.news_item("other"), catalogue.event("other")
    assert told is not None
    assert held is not None
    assert (told.partners, told.tags, told.events) == (("beta",), ("training",), ("other",))
    assert (held.host, held.partners, held.tags, held.news) == ("", ("beta",), ("training",), ("other",))
    assert not [item for item in catalogue.items if HIDDEN.get(item.kind) == item.id]


def test_where_words_stand_in_links_are_led_to_the_readers_pages_and_code_stays(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    text = 'Title: X\nDate: 2016-12-01\n\nSee [all](/en/news/visit/).\n\n`<a href="/en/news/visit/">`\n'
    edited.write("news/other/index.en.md", text)

    catalogue = read_content(edited.content, Settings(now=datetime(2026, 1, 1, tzinfo=UTC)).manner("content")).catalogue

    assert catalogue is not None
    told = catalogue.news_item("other")
    assert told is not None
    assert told.text("nb").html.count("/en/news/visit/") == 1, told.text("nb").html
    assert told.text("en").html.count("/en/news/visit/") == 2


def test_a_text_may_lead_to_the_home_page_to_every_list_to_a_month_and_to_a_search(tmp_path: Path) -> None:
    """And where it stands in for a translation, to those in the reader's language."""
    edited = Edited(tmp_path)
    english = next(each for each in LANGUAGES if each.code == "en")
    urls = [english.root, *(english.url(kind) for kind in english.sections)]
    urls += [month_url(english, (2016, 11)), f"{english.url('search')}?q=Oslo"]
    links = " ".join(f"[{url}]({url})" for url in urls)
    edited.write("news/other/index.en.md", f"Title: X\nDate: 2016-12-01\n\n{links}\n")

    outcome = read_content(edited.content, Settings(now=datetime(2026, 1, 1, tzinfo=UTC)).manner("content"))

    assert outcome.problems == ()
    assert outcome.catalogue is not None
    told = outcome.catalogue.news_item("other")
    assert told is not None
    for lang in LANGUAGES:
        led = [lang.root, *(lang.url(kind) for kind in lang.sections)]
        led += [month_url(lang, (2016, 11)), f"{lang.url('search')}?q=Oslo"]
        assert re.findall(r'href="([^"]*)"', told.text(lang.code).html) == led
