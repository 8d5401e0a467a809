"""The search page under visitors' hands: choices, the keyboard, and life without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Open
from tests.browser.searches import PAGES, answered
from tests.pages import BuiltPage

pytestmark = pytest.mark.browser


def test_nothing_is_fetched_before_somebody_searches(open_page: Open) -> None:
    page = open_page("/nb/")
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.get_by_role("link", name="Søk").first.click()
    page.wait_for_url("**/nb/sok/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/pagefind/" in url]

    page.get_by_label("Søk etter").first.fill("besøk")
    answered(page)
    assert [url for url in asked if "/pagefind/pagefind.js" in url]


def test_results_can_be_chosen_by_kind_country_and_year(open_page: Open) -> None:
    page = open_page("/nb/sok/?q=oslo")
    everything = answered(page)

    page.get_by_label("Type").select_option("events")
    events = answered(page)
    page.get_by_label("År").select_option("2016")
    in_2016 = answered(page)
    page.get_by_label("Land").select_option("NO")
    in_norway = answered(page)

    assert set(in_norway) <= set(in_2016) < set(events) < set(everything)
    assert all(url.startswith("/nb/arrangementer/") for url in events)
    assert "/nb/arrangementer/forste-besok-i-oslo/" in in_norway
    assert "kind=events" in page.url
    assert "year=2016" in page.url


@pytest.mark.parametrize("lang", PAGES)
def test_on_a_phone_the_choices_are_as_wide_as_the_field_above_them(lang: str, open_page: Open) -> None:
    page = open_page(PAGES[lang], width=390)
    expect(page.locator("#search")).to_be_visible()
    boxes = page.locator(".search-form__select, .search-form .button").evaluate_all(
        "all => all.filter(one => !one.hidden).map(one => one.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    button, kind, country, year = boxes

    assert kind == year
    assert country[1] == button[1]
    assert country[1] - country[0] == kind[1] - kind[0]


def test_a_choice_alone_lists_all_there_is(open_page: Open, pages: dict[str, BuiltPage]) -> None:
    page = open_page("/nb/sok/?kind=partners")

    found = answered(page)

    assert sorted(found) == sorted(
        address
        for address, built in pages.items()
        if re.fullmatch(r"/nb/partnere/[^/]+/", address) and not built.stands_in and not built.leads_on
    )


def test_an_address_with_a_question_answers_it(open_page: Open) -> None:
    page = open_page("/en/search/?q=oslo&kind=news&year=2016")

    assert answered(page)
    expect(page.get_by_label("Search for").first).to_have_value("oslo")
    expect(page.get_by_label("Kind")).to_have_value("news")
    expect(page.get_by_label("Year")).to_have_value("2016")


def test_the_keyboard_gets_everywhere(open_page: Open) -> None:
    page = open_page("/nb/sok/")
    page.get_by_label("Søk etter").first.focus()
    page.keyboard.type("opplæring")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")  # not of what was typed on the way
    expect(page.locator("#search-status")).to_have_text(re.compile(r"\d"))
    for _ in range(4):  # the button, three choices
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    first = page.locator(".search-result__link").first
    expect(first).to_be_focused()
    address = first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_more_results_come_on_demand_and_take_the_focus(open_page: Open) -> None:
    page = open_page("/paieska/?q=projektas")
    expect(page.locator(".search-result")).to_have_count(10)

    page.locator("#search-more").click()

    expect(page.locator(".search-result").nth(10).locator(".search-result__link")).to_be_focused()


def test_who_comes_back_from_a_result_finds_as_many_where_she_was(open_page: Open) -> None:
    """Ten were shown, from the top, to whom the twentieth had led to a page that was not what she looked for."""
    page = open_page("/en/search/?q=project", width=390)
    expect(page.locator(".search-result")).to_have_count(10)
    page.locator("#search-more").click()
    expect(page.locator(".search-result")).to_have_count(20)
    link = page.locator(".search-result__link").nth(17)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url(lambda url: "/search/" not in url)

    page.go_back()

    expect(page.locator(".search-result")).to_have_count(20)
    expect(link).to_be_in_viewport()
    assert page.evaluate("scrollY") == pytest.approx(before, abs=2)


def test_a_new_question_is_answered_from_its_first_result(open_page: Open) -> None:
    page = open_page("/en/search/?q=project")
    page.locator("#search-more").click()
    expect(page.locator(".search-result")).to_have_count(20)
    page.reload()
    expect(page.locator(".search-result")).to_have_count(20)

    page.get_by_label("Search for").first.fill("the")

    expect(page).to_have_url(re.compile(r"q=the$"))
    expect(page.locator(".search-result")).to_have_count(10)


def test_what_was_found_is_said_to_those_who_listen(open_page: Open) -> None:
    """And, apart from it, what is proposed, where there is something to propose."""
    page = open_page("/paieska/?q=bibloteka")

    expect(page.get_by_role("status").first).to_have_text("Pagal užklausą „bibloteka“ nieko nerasta.")
    expect(page.get_by_role("status").last).to_have_text("Gal norėjote ieškoti biblioteka?")


def test_headings_are_found_by_themselves(open_page: Open) -> None:
    page = open_page("/nb/sok/?q=opplæring")
    answered(page)
    part = page.locator(".search-result__parts a").first
    address = part.get_attribute("href") or ""

    part.click()

    page.wait_for_url(f"**{address}")
    assert page.locator(f"[id='{address.split('#')[1]}']").is_visible()


def test_results_are_one_list(open_page: Open) -> None:
    """After a list in it a screen reader says anew that it is a list with ten items: eight times on a page."""
    page = open_page("/paieska/?q=mokymai")
    answered(page)
    parts = page.locator(".search-result__parts")

    assert parts.count() > 3
    assert page.locator("#search-results").get_by_role("list").count() == 0
    assert {parts.nth(at).inner_text().split(":")[0] for at in range(parts.count())} == {"Tame puslapyje"}


def test_parts_of_a_page_are_as_far_below_the_text_in_one_line_as_in_two(open_page: Open) -> None:
    """On a phone the long ones had touched it."""
    page = open_page("/nb/sok/?q=korrupsjon", width=390)
    parts = page.locator(".search-result__parts a")
    expect(parts.first).to_be_visible()
    found: list[tuple[int, int]] = parts.evaluate_all(
        """links => links.map(link => {
            const words = document.createRange(), list = link.closest(".search-result__parts");
            words.selectNodeContents(link);
            const lines = words.getClientRects();
            return [lines.length, Math.round(lines[0].top - list.getBoundingClientRect().top)];
        })"""
    )

    assert {lines for lines, _ in found} == {1, 2}
    assert len({gap for _, gap in found}) == 1


def test_a_finger_reaches_the_parts_of_a_page(open_page: Open) -> None:
    """The room that they had for one did nothing when it was touched."""
    page = open_page("/en/search/?q=training", width=390, has_touch=True, is_mobile=True)
    answered(page)
    heights = page.locator(".search-result__parts a").evaluate_all("all => all.map(one => one.offsetHeight)")

    assert heights
    assert min(heights) >= 44


def test_letters_look_as_they_are_written(open_page: Open) -> None:
    """ø and æ are indexed in another way: see plugins/searching/letters.py."""
    page = open_page("/nb/sok/?q=laering")
    answered(page)

    words = page.locator("#search-results").inner_text()
    assert "\u0338" not in words
    assert "læring" in words
    assert "ø" in words


def test_words_are_marked_and_the_signs_beside_them_are_not(open_page: Open) -> None:
    page = open_page("/paieska/?q=korupcija")
    answered(page)

    marked = page.locator("#search-results mark").all_inner_texts()
    assert len(marked) >= 5
    assert [words for words in marked if not (words[0].isalnum() and words[-1].isalnum())] == []
    assert "korupcija." in page.locator("#search-results").inner_text(), "nothing is lost"


def test_the_same_question_leads_on_to_the_other_languages(open_page: Open) -> None:
    page = open_page("/nb/sok/?q=Oslo")
    answered(page)

    page.locator("#search-others").get_by_role("link", name="Lietuvių").click()

    page.wait_for_url("**/paieska/?q=Oslo")
    assert answered(page)


def test_who_changes_the_language_takes_the_question_along(open_page: Open) -> None:
    """The switch at the head of the page, too, which led to a search for nothing."""
    page = open_page("/nb/sok/?q=Oslo")
    answered(page)

    page.get_by_role("banner").get_by_role("link", name="English").click()

    page.wait_for_url("**/en/search/?q=Oslo")
    assert answered(page)

    page.get_by_label("Search for").first.fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner").get_by_role("link", name="Norsk")).to_have_attribute(
        "href", re.compile("/nb/sok/$")
    )


@pytest.mark.parametrize(
    "words", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "&amp;", "%", "a" * 500]
)
def test_a_question_is_words_and_nothing_else(words: str, open_page: Open) -> None:
    page = open_page("/en/search/")
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    page.get_by_label("Search for").first.fill(words)
    page.keyboard.press("Enter")

    expect(page.locator("#search-status")).not_to_have_text(re.compile("^$|Searching"))
    assert page.locator("#search img, #search script").count() == 0


def test_without_an_index_the_page_says_so_and_offers_the_rest(open_page: Open) -> None:
    page = open_page("/en/search/")
    page.route("**/pagefind/pagefind.js", lambda route: route.fulfill(status=200, content_type="text/plain", body="?"))
    page.get_by_label("Search for").first.fill("oslo")
    page.keyboard.press("Enter")

    expect(page.locator("#search-status")).to_contain_text("The search is not responding.")
    expect(page.locator("#search-engine")).to_be_visible()


SHIFTS = """
window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts += entry.value))
    .observe({type: "layout-shift", buffered: true});
"""


def slow(page: Page) -> Page:
    """Have a page's files come late, one by one: it is painted before there is an answer."""
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 100, "downloadThroughput": 200_000, "uploadThroughput": 100_000},
    )
    page.add_init_script(SHIFTS)
    return page


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("words", ["oslo", "Jakštas", "mokimai", "qwxyz", ""])
def test_nothing_moves_when_the_answer_to_a_links_question_comes(words: str, width: int, open_page: Open) -> None:
    """Many hits, one, a word that is proposed, none, and no question: what stands below is not there before."""
    page = slow(open_page("/404.html", width=width, height=844))
    base = page.url.removesuffix("/404.html")

    page.goto(f"{base}/paieska/?q={words}")
    if words:
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("shifts") < 0.01
    expect(page.get_by_role("heading", name="Arba peržiūrėkite sąrašus")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_visible()


def test_where_no_answer_comes_the_lists_do(open_page: Open) -> None:
    page = open_page("/404.html", width=390)
    base = page.url.removesuffix("/404.html")
    page.clock.install()
    page.route("**/pagefind/pagefind.js", lambda _: None)  # never answered

    page.goto(f"{base}/paieska/?q=oslo", wait_until="commit")
    expect(page.locator("#search-status")).to_have_text("Ieškoma…")
    lists = page.get_by_role("heading", name="Arba peržiūrėkite sąrašus")
    expect(lists).to_be_hidden()

    page.clock.run_for(8000)
    expect(lists).to_be_visible()
    page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("width", [390, 1280])
def test_where_the_script_does_not_come_nothing_moves_either(width: int, open_page: Open) -> None:
    page = slow(open_page("/404.html", width=width, height=844))
    base = page.url.removesuffix("/404.html")
    page.route("**/theme/search.*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))

    page.goto(f"{base}/paieska/?q=oslo")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("shifts") < 0.01
    assert page.locator("#search").is_hidden()
    expect(page.locator("#search-engine")).to_be_visible()


def test_without_scripts_there_are_lists_and_a_search_engines_form(open_page: Open) -> None:
    page = open_page("/nb/sok/", java_script_enabled=False)

    assert page.locator("#search").is_hidden()
    form = page.locator("#search-engine form")
    assert form.get_attribute("action") == "https://duckduckgo.com/"
    assert form.locator("input[name=sites]").get_attribute("value") == "socialcluster.lt"
    assert form.locator("input[name=q]").is_visible()
    page.get_by_role("main").get_by_role("link", name="Nyheter").click()
    page.wait_for_url("**/nb/nyheter/")


def test_with_scripts_nobody_is_sent_to_a_search_engine(open_page: Open) -> None:
    page = open_page("/nb/sok/")

    expect(page.locator("#search")).to_be_visible()
    assert page.locator("#search-engine").is_hidden()
