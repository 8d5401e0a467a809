"""The skeleton of a page: languages, trail, menus, description."""

from __future__ import annotations

import pytest

from plugins.model.webpage import Link
from plugins.showing.webpages import item_page, save_as, site_for, web_page
from tests.making import a_catalogue, a_news, a_page, a_partner

CATALOGUE = a_catalogue(
    partners=(a_partner("leu"), a_partner("fun")),
    pages=(
        a_page("about"),
        a_page("results", languages=("lt",)),
        a_page("privacy", menu="footer"),
        a_page("hidden", menu="none"),
    ),
)


@pytest.mark.parametrize(
    ("url", "file"), [("/", "index.html"), ("/nb/", "nb/index.html"), ("/nb/om/", "nb/om/index.html")]
)
def test_a_page_is_a_folder_s_index(url: str, file: str) -> None:
    assert save_as(url) == file


def test_a_page_knows_itself_in_every_language() -> None:
    page = web_page(
        CATALOGUE,
        "nb",
        address=lambda language: language.url("calendar", "2016", "11"),
        title="November",
        section="events",
    )

    assert (page.url, page.original) == ("/nb/kalender/2016/11/", "/nb/kalender/2016/11/")
    assert [(other.lang, other.url, other.stands_in) for other in page.alternates] == [
        ("lt", "/kalendorius/2016/11/", False),
        ("nb", "/nb/kalender/2016/11/", False),
        ("en", "/en/calendar/2016/11/", False),
    ]


def test_an_item_s_description_is_its_summary_or_else_how_its_text_begins() -> None:
    told = a_news(words={"summary": "What it is.", "html": "How it begins."})
    untold = a_news(words={"html": "How\nit  begins."})

    assert item_page(CATALOGUE, told, "en", section="news").description == "What it is."
    assert item_page(CATALOGUE, untold, "en", section="news").description == "How it begins."


@pytest.mark.parametrize("words", ["word " * 60, "a, " * 90, "x" * 400])
def test_long_descriptions_are_cut_between_words(words: str) -> None:
    said = item_page(CATALOGUE, a_news(words={"summary": words}), "en", section="news").description

    assert len(said) <= 200
    assert said.endswith("…")
    assert said[:-1] == words[: len(said) - 1]
    assert said[-2] not in " ,"


def test_menus_hold_the_pages_that_ask_for_it_in_the_reader_s_words() -> None:
    site = site_for(CATALOGUE, "nb", "https://site.example")

    assert [(section, link.url) for section, link in site.main_menu] == [
        ("news", "/nb/nyheter/"),
        ("events", "/nb/arrangementer/"),
        ("partners", "/nb/partnere/"),
        ("about", "/nb/about/"),
        ("results", "/nb/results/"),
    ]
    assert site.main_menu[3][1] == Link(title="about (nb)", url="/nb/about/")
    assert site.main_menu[4][1] == Link(title="results (lt)", url="/nb/results/", lang="lt")
    assert [link.url for link in site.footer_menu] == ["/nb/privacy/"]


def test_the_lead_partner_answers_for_the_site() -> None:
    assert site_for(CATALOGUE, "en", "").lead == Link(title="leu (en)", url="/en/partners/leu/")
    assert site_for(a_catalogue(partners=()), "en", "").lead is None


def test_files_of_the_theme_are_found_by_their_path() -> None:
    site = site_for(CATALOGUE, "en", "", (("js/search.js", "/theme/search.0123456789.js"),))

    assert site.asset("js/search.js") == "/theme/search.0123456789.js"
    with pytest.raises(KeyError, match="lost"):
        site.asset("js/lost.js")


@pytest.mark.parametrize("draft", [True, False])
def test_search_engines_are_kept_from_drafts_and_from_nothing_else(*, draft: bool) -> None:
    news = a_news("news", draft=draft)
    page = item_page(a_catalogue(news=(news,)), news, "en", section="news")

    assert (page.draft, page.indexed) == (draft, not draft)
