"""What questions find: in any form of a word, without its marks, with a slip of the finger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open
from tests.browser.searches import PAGES, answered
from tests.building import Edited
from tests.forking import Builder
from tests.serving import served

pytestmark = pytest.mark.browser
# language, what is typed, an item that has to be found
QUESTIONS = [
    ("lt", "klasteris", "/temos/socialiniu-klasteriu-tinklas/"),
    ("lt", "klasterio", "/temos/socialiniu-klasteriu-tinklas/"),
    ("lt", "KLASTERIAI", "/temos/socialiniu-klasteriu-tinklas/"),
    ("lt", "vizitas", "/naujienos/vizitas-osle/"),
    ("lt", "vizito Osle", "/renginiai/pirmasis-vizitas-osle/"),
    ("lt", "korupcija", "/naujienos/mokymai-lietuvoje/"),
    ("lt", "korupcijai", "/naujienos/mokymai-lietuvoje/"),
    ("lt", "Birzai", "/partneriai/birzu-rajono-savivaldybe/"),
    ("lt", "biržų", "/partneriai/birzu-rajono-savivaldybe/"),
    ("lt", "mokymu", "/renginiai/pirmieji-mokymai-norvegijoje/"),
    ("lt", "Kausyliene", "/naujienos/mokymai-lietuvoje/"),
    ("lt", "Slatto", "/naujienos/mokymai-lietuvoje/"),
    ("lt", "NOR-LT10-VRM", "/"),
    ("nb", "besøk", "/nb/nyheter/besok-i-oslo/"),
    ("nb", "besok", "/nb/nyheter/besok-i-oslo/"),
    ("nb", "besøkene", "/nb/nyheter/besok-i-oslo/"),
    ("nb", "apenhet", "/nb/emner/apenhet/"),
    ("nb", "åpenheten", "/nb/emner/apenhet/"),
    ("nb", "opplaering", "/nb/nyheter/opplaering-i-norge/"),
    ("nb", "opplæringen", "/nb/nyheter/opplaering-i-norge/"),
    ("nb", "klyngene", "/nb/emner/klyngenettverk/"),
    ("nb", "kommuner", "/nb/partnere/birzai-distriktskommune/"),
    ("nb", "Birzai", "/nb/partnere/birzai-distriktskommune/"),
    ("en", "training", "/en/topics/training/"),
    ("en", "trained", "/en/topics/training/"),
    ("en", "municipality", "/en/partners/prienai-district-municipality/"),
    ("en", "municipalities", "/en/partners/prienai-district-municipality/"),
    ("en", "clusters", "/en/topics/social-cluster-network/"),
    ("en", "Fledzinskas", "/en/partners/vilnius-college-of-design/"),
    ("en", "Miskiniai", "/en/partners/utena-public-library/"),
    ("en", "corruption", "/en/news/training-in-lithuania/"),
    ("en", "qwxyz", None),
]


@pytest.mark.parametrize("lang", PAGES)
def test_questions_find_what_was_meant(lang: str, open_page: Open, subtests: pytest.Subtests) -> None:
    """In any form of the word, with or without its marks, in capitals or small letters."""
    page = open_page(PAGES[lang])
    base = page.url.removesuffix(PAGES[lang])
    for _, words, expected in (each for each in QUESTIONS if each[0] == lang):
        with subtests.test(words):
            page.goto(f"{base}{PAGES[lang]}?q={words}")
            found = answered(page)
            assert len(found) == len(set(found))
            if expected:
                assert expected in found
            else:
                assert found == []


# language, what is typed, what is proposed in its place
SLIPS = [
    ("lt", "mokimai", "mokymai"),
    ("lt", "edukalogijos universitetas", "edukologijos universitetas"),
    ("lt", "Kausiliene", "Kaušylienė"),
    ("nb", "korupsjon", "korrupsjon"),
    ("nb", "biblotek", "bibliotek"),
    ("en", "coruption", "corruption"),
    ("en", "muncipality", "municipality"),
    ("en", "univercity", "university"),
    ("en", "libary", "library"),
    ("en", "budget", ""),  # two letters from “judge”
    ("en", "qwxyz", ""),
]


@pytest.mark.parametrize("lang", PAGES)
def test_a_slip_of_the_finger_is_understood(lang: str, open_page: Open, subtests: pytest.Subtests) -> None:
    """What is proposed is a link to the same search with that word, and finds something."""
    page = open_page(PAGES[lang])
    base = page.url.removesuffix(PAGES[lang])
    for _, typed, meant in (each for each in SLIPS if each[0] == lang):
        with subtests.test(typed):
            with page.expect_response("**/pagefind/words-*.txt"):
                page.goto(f"{base}{PAGES[lang]}?q={typed}")
            answered(page)
            link = page.locator("#search-meant a")
            if not meant:
                page.wait_for_load_state("networkidle")
                expect(link).to_have_count(0)
                continue
            expect(link).to_have_text(meant)
            link.click()
            expect(page.get_by_role("searchbox").first).to_have_value(meant)
            assert answered(page)


@pytest.mark.parametrize("lang", PAGES)
def test_nobody_who_has_typed_a_word_of_the_site_or_a_form_of_it_is_corrected(
    lang: str, open_page: Open, subtests: pytest.Subtests
) -> None:
    page = open_page(PAGES[lang])
    base = page.url.removesuffix(PAGES[lang])
    for _, words, _ in (each for each in QUESTIONS if each[0] == lang):
        with subtests.test(words):
            page.goto(f"{base}{PAGES[lang]}?q={words}")
            answered(page)
            page.wait_for_load_state("networkidle")
            assert page.locator("#search-meant").inner_text() == ""


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory, warm: Builder) -> Iterator[str]:
    """Yield the address of a site with words that the real one does not have, each in one item."""
    site = Edited(tmp_path_factory.mktemp("families"), warm.build)
    texts = {
        "klasteriai": "Kuriamas socialinio klasterio modelis.",
        "seimos": "Programa šeimoms.",
        "seimas": "Susitikimas su Seimo nariais.",
        "raides": "Ąčęės.",
    }
    for key, text in texts.items():
        site.write(f"news/{key}/index.lt.md", f"Title: {key[0].upper()}\nDate: 2016-12-01\n\n{text}\n")
    made = site.build()
    assert made.status == 0, made.messages
    with served(site.output) as address:
        yield address


@pytest.mark.parametrize(
    ("words", "first", "among"),
    [
        ("klasteris", "klasteriai", "klasteriai"),
        ("klasteriams", "klasteriai", "klasteriai"),
        ("šeimoms", "seimos", "seimos"),  # its own spelling first
        ("šeima", "seimos", "seimos"),
        ("seimoms", "seimas", "seimos"),
        ("seimo", "seimas", "seimas"),
        ("acees", "raides", "raides"),
    ],
)
def test_families_are_found_without_their_marks(
    words: str, first: str, among: str, browser: Browser, families: str
) -> None:
    with browser.new_page() as page:
        page.goto(f"{families}/paieska/?q={words}")
        found = [url.split("/")[-2] for url in answered(page)]

    assert found[0] == first
    assert among in found
