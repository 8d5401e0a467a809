"""What the index is given: everything once, in the languages that it is written in, and nothing that is hidden."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from plugins.model.event import EventStatus
from plugins.searching.canonical import ENTRY
from plugins.searching.documents import Document, document, documents, to_html
from plugins.searching.index import index
from plugins.searching.letters import WRITTEN, for_index
from plugins.showing.search_page import counts, page
from plugins.wording.strings import Strings
from tests.making import a_catalogue, a_news, a_page, a_partner, a_tag, an_event
from tests.tools import ROOT

SITE = "https://small.example"


def test_each_item_is_found_once_in_each_language_that_it_is_written_in() -> None:
    catalogue = a_catalogue(
        news=(a_news("oslo", languages=("lt", "nb")), a_news("draft", draft=True)),
        events=(an_event("visit", languages=("en",)),),
        pages=(a_page("about"),),
        tags=(a_tag("tag", languages=("lt",)),),
    )

    found = [(each.lang, each.url) for each in documents(catalogue)]

    assert len(found) == len(set(found))
    assert [url for lang, url in found if lang == "nb"] == [
        "/nb/",
        "/nb/nyheter/oslo/",
        "/nb/partnere/leu/",
        "/nb/about/",
    ]
    assert [url for lang, url in found if lang == "en"] == [
        "/en/",
        "/en/events/visit/",
        "/en/partners/leu/",
        "/en/about/",
    ]


def test_an_event_is_found_by_its_facts_and_chosen_by_country_and_year() -> None:
    event = an_event(
        "visit",
        date(2016, 12, 30),
        ends=date(2017, 1, 2),
        country="NO",
        status=EventStatus.CANCELLED,
        speakers=("Torhild Slåtto",),
        host="fun",
        words={"town": "Oslo", "notice": "Streik."},
    )
    told = document(event, a_catalogue(partners=(a_partner(), a_partner("fun"))), "nb")

    assert {"Kurs", "Avlyst", "Streik.", "fun (nb), Oslo, Norge", "Torhild Slåtto"} <= set(told.aside)
    assert (told.years, told.countries) == ((2016, 2017), ("NO",))
    assert told.when.replace("\u00a0", " ") == "30. desember 2016 – 2. januar 2017"


def test_news_is_chosen_by_the_country_of_its_events_else_of_its_partners() -> None:
    partners = (a_partner(), a_partner("fun"))
    visit = an_event("visit", country="NO")
    news = (a_news("visit", events=("visit",), partners=("leu", "fun")), a_news("named", partners=("leu", "fun")))
    catalogue = a_catalogue(partners=partners, events=(visit,), news=news)

    assert {item.id: document(item, catalogue, "nb").countries for item in news} == {
        "visit": ("NO",),
        "named": ("LT", "NO"),
    }


def test_a_partner_is_found_by_all_its_names() -> None:
    partner = a_partner("leu", own_name="Lietuvos edukologijos universitetas", words={"title": "LEU", "name": "Leu"})

    assert document(partner, a_catalogue(), "nb").names == ("Lietuvos edukologijos universitetas", "Leu")


class _Marks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(name, value) for name, value in attrs if name.startswith("data-pagefind")]


def test_a_document_says_what_it_is_chosen_by_whatever_its_words() -> None:
    told = to_html(
        Document(url="/x/", lang="nb", kind="news", title='<b>"&', when='1. mai "&', years=(2016,), countries=("NO",))
    )
    marks = _Marks()
    marks.feed(told)

    values = [value for name, value in marks.found if name.endswith(("filter", "meta"))]
    assert values == ["kind:news", "country:NO", "year:2016", "kind:news", 'when:1. mai "&']
    assert "&lt;b&gt;&quot;&amp;</h1>" in told


@pytest.mark.parametrize(
    ("word", "expected"), [("besøk", "beso\u0338k"), ("Ærlig", "A\u0338Erlig"), ("šeima", "šeima")]
)
def test_letters_without_a_mark_to_take_off_are_given_one(word: str, expected: str) -> None:
    assert for_index(word) == expected


def test_the_search_page_writes_the_same_letters_back() -> None:
    """Its table is in JavaScript: the two are compared."""
    script = (ROOT / "theme/static/js/search.js").read_text(encoding="utf-8")
    there = dict(re.findall(r'replaceAll\("(.)", `(\w\$\{STROKE\}\w?)`\)', script))
    back = dict(re.findall(r'replaceAll\(`(\w\$\{STROKE\}\w?)`, "(.)"\)', script))

    assert {letter: value.replace("${STROKE}", "\u0338") for letter, value in there.items()} == WRITTEN
    assert {letter: value for value, letter in back.items()} == there


DOCUMENTS = tuple(
    Document(url=f"/{lang}/{number}/", lang=lang, kind="news", title=f"{lang} {number}", html="<p>Klasteris</p>")
    for lang in ("lt", "nb", "en")
    for number in range(5)
)


def test_the_index_is_the_same_bytes_each_time_and_has_no_interface_but_ours() -> None:
    first, second = dict(index(DOCUMENTS)), dict(index(DOCUMENTS))

    assert first == second
    assert {lang: told["page_count"] for lang, told in json.loads(first[ENTRY])["languages"].items()} == {
        "en": 5,
        "lt": 5,
        "nb": 5,
    }
    assert {name for name in first if name.endswith((".js", ".css", ".json"))} == {
        "pagefind.js",
        "pagefind-worker.js",
        ENTRY,
    }


def test_each_language_has_its_own_endings() -> None:
    assert {f"wasm.{lang}.pagefind" for lang in ("lt", "nb", "en")} <= set(dict(index(DOCUMENTS)))


def test_nothing_to_find_makes_no_index() -> None:
    assert dict(index(())) == {}


def test_the_page_offers_what_there_is_to_choose() -> None:
    own = an_event("visit", date(2016, 12, 30), ends=date(2017, 1, 2), country="NO", languages=("nb",))
    foreign = an_event("other", date(2012, 1, 1), country="DK", languages=("lt",))
    catalogue = a_catalogue(events=(own, foreign), news=(a_news("draft", draft=True),))

    with catalogue.ledger.account() as asked:
        given: dict[str, Any] = page(catalogue, "nb", SITE).arguments

    assert given["kinds"] == (("events", "Arrangementer"), ("partners", "Partnere"), ("pages", "Om prosjektet"))
    assert given["countries"] == (("LT", "Litauen"), ("NO", "Norge"))
    assert given["years"] == (("2017", "2017"), ("2016", "2016"))
    assert "events/visit" in asked
    assert not [key for key in asked if "#" in key], "no text is asked for: an edit of words makes the page no other"


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
def test_numbers_of_results_have_the_forms_of_the_language(lang: str) -> None:
    told = dict(counts(Strings(lang)))

    assert set(told) == {"one", "few", "other"}
    assert all("{n}" in words and not re.search(r"\d", words) for words in told.values())
    assert len(set(told.values())) == (3 if lang == "lt" else 1 if lang == "nb" else 2)


def test_the_real_index_holds_nothing_twice_and_no_stand_in(real_site: Path) -> None:
    """As many entries as the sitemap has pages of items, and the home pages."""
    entry = json.loads((real_site / "pagefind" / ENTRY).read_text())
    fragments = sorted((real_site / "pagefind/fragment").iterdir())

    assert len(fragments) == sum(told["page_count"] for told in entry["languages"].values())
    assert entry["languages"]["nb"]["page_count"] < entry["languages"]["lt"]["page_count"]
