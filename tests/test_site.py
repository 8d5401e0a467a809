"""Which pages there are, at which addresses, and what each is given."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from plugins.languages import LANGUAGES
from plugins.model.agenda import PAGE_SIZE
from plugins.model.webpage import WebPage
from plugins.showing.rendering import Rendering
from plugins.showing.texts import not_found
from plugins.showing.webpages import Settings, site_for
from plugins.site import covers, pages, work
from tests.building import Edited
from tests.making import a_catalogue, a_news, a_page, a_partner, a_tag, an_event
from tests.pages import pages_of

DAY = date(2016, 11, 14)
MANY = tuple(a_news(f"news-{n:02}", DAY - timedelta(days=n)) for n in range(23))
FULL = a_catalogue(
    news=(
        a_news("visit", tags=("visits",), partners=("fun",), events=("oslo",)),
        a_news("only", date(2016, 9, 1), languages=("nb",)),
    ),
    events=(
        an_event("oslo", host="fun", partners=("fun", "leu"), tags=("visits",)),
        an_event("past", date(2016, 1, 1)),
    ),
    partners=(a_partner("leu"), a_partner("fun"), a_partner("vdk")),
    pages=(a_page("about"), a_page("privacy", menu="footer")),
    tags=(a_tag("visits"), a_tag("unused")),
)


def made(catalogue: object = FULL, lang: str = "nb", settings: Settings | None = None) -> dict[str, Rendering]:
    """Return the pages of a language by file."""
    return {one.save_as: one for one in pages(catalogue, lang, settings or Settings())}  # type: ignore[arg-type]


def page(rendering: Rendering) -> WebPage:
    found = rendering.arguments["page"]
    assert isinstance(found, WebPage)
    return found


def test_every_item_and_every_list_has_a_page() -> None:
    expected = {
        "nb/index.html": "home",
        "nb/nyheter/index.html": "news_list",
        "nb/nyheter/visit/index.html": "news_item",
        "nb/nyheter/only/index.html": "news_item",
        "nb/arrangementer/oslo/index.html": "event",
        "nb/arrangementer/past/index.html": "event",
        "nb/partnere/index.html": "partner_list",
        "nb/partnere/leu/index.html": "partner",
        "nb/partnere/fun/index.html": "partner",
        "nb/partnere/vdk/index.html": "partner",
        "nb/emner/index.html": "tag_list",
        "nb/emner/visits/index.html": "tag",
        "nb/emner/unused/index.html": "tag",
        "nb/about/index.html": "about",
        "nb/privacy/index.html": "page",
    }

    assert {file: f"pages/{template}.html" for file, template in expected.items()} == {
        file: one.template for file, one in made().items()
    }


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
def test_no_two_pages_claim_one_file(lang: str) -> None:
    files = Counter(one.save_as for one in pages(FULL, lang, Settings()))

    assert files.most_common(1)[0][1] == 1


def test_a_site_without_content_has_its_pages_still() -> None:
    files = made(a_catalogue(partners=()))

    assert {"nb/index.html", "nb/nyheter/index.html", "nb/partnere/index.html", "nb/emner/index.html"} <= set(files)
    assert files["nb/index.html"].arguments["sky"] == ""


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (10, [10]), (12, [12]), (13, [10, 3]), (21, [10, 11]), (23, [10, 10, 3])]
)
def test_the_news_list_has_ten_items_a_page_and_no_page_of_one_or_two(count: int, sizes: list[int]) -> None:
    files = made(a_catalogue(news=MANY[:count]))
    numbers = ["", *(f"{number}/" for number in range(2, len(sizes) + 1))]
    lists = [files.pop(f"nb/nyheter/{number}index.html") for number in numbers]
    shown = [item for one in lists for item in one.arguments["news"]]  # type: ignore[attr-defined]

    assert [len(one.arguments["news"]) for one in lists] == sizes  # type: ignore[arg-type]
    assert shown == list(MANY[:count])
    assert not [one for one in files.values() if one.template == "pages/news_list.html"]
    assert lists[-1].arguments["addresses"] == tuple(f"/nb/nyheter/{number}" for number in numbers)


@pytest.mark.parametrize(("folder", "template"), [("emner/visits", "tag"), ("partnere/leu", "partner_more")])
def test_what_is_about_a_topic_or_a_partner_stands_on_several_pages_each_thing_once(folder: str, template: str) -> None:
    named: dict[str, Any] = {"tags": ("visits",), "partners": ("leu",)}
    news = tuple(a_news(f"news-{number}", DAY, **named) for number in range(45))
    events = tuple(an_event(f"event-{number}", DAY, **named) for number in range(26))
    catalogue = a_catalogue(news=news, events=events, tags=(a_tag("visits"),))
    files = made(catalogue)
    numbers = ["", "2/", "3/"]
    shown = [files[f"nb/{folder}/{number}index.html"] for number in numbers]

    assert f"nb/{folder}/4/index.html" not in files
    assert [len(one.arguments["news"]) for one in shown] == [20, 20, 5]  # type: ignore[arg-type]
    assert [len(one.arguments["events"]) for one in shown] == [20, 6, 0]  # type: ignore[arg-type]
    assert [each for one in shown for each in one.arguments["news"]] == list(catalogue.news)  # type: ignore[attr-defined]
    assert [each for one in shown for each in one.arguments["events"]] == list(catalogue.events)[::-1]  # type: ignore[attr-defined]
    assert {one.template for one in shown[1:]} == {f"pages/{template}.html"}
    assert len({page(one).title for one in shown}) == 3
    assert page(shown[2]).breadcrumbs[-1].url == page(shown[0]).url
    for one in shown:
        assert one.arguments["addresses"] == tuple(f"/nb/{folder}/{number}" for number in numbers)
    for other in page(shown[1]).alternates:
        assert other.url == f"{page(shown[0]).url_in(other.lang)}2/"


def test_where_all_news_are_in_one_language_nothing_is_offered_to_choose() -> None:
    foreign = a_news("only", languages=("nb",))
    mixed = {
        (lang, len(news)): made(a_catalogue(news=news), lang)[f"{place}/index.html"].arguments["mixed"]
        for lang, place in (("nb", "nb/nyheter"), ("en", "en/news"))
        for news in ((foreign,), (foreign, a_news("all")))
    }

    assert mixed == {("nb", 1): False, ("nb", 2): False, ("en", 1): False, ("en", 2): True}


def test_every_page_of_the_list_has_a_title_of_its_own_and_leads_back_to_the_first() -> None:
    files = made(a_catalogue(news=MANY))
    first, second = page(files["nb/nyheter/index.html"]), page(files["nb/nyheter/2/index.html"])

    assert first.title != second.title
    assert first.breadcrumbs == ()
    assert [link.url for link in second.breadcrumbs] == ["/nb/nyheter/"]
    assert [other.url for other in second.alternates] == ["/naujienos/2/", "/nb/nyheter/2/", "/en/news/2/"]


def test_the_home_page_shows_what_is_to_come_or_else_what_has_been() -> None:
    events = (an_event("gone", date(2016, 10, 1)), an_event("soon"), an_event("later", date(2016, 12, 1)))
    before = made(a_catalogue(events=events))["nb/index.html"].arguments
    after = made(a_catalogue(events=events, now=datetime(2020, 1, 1, tzinfo=UTC)))["nb/index.html"].arguments

    assert ([event.id for event in before["events"]], before["to_come"]) == (["soon", "later"], True)  # type: ignore[attr-defined]
    assert ([event.id for event in after["events"]], after["to_come"]) == (["later", "soon", "gone"], False)  # type: ignore[attr-defined]


def test_an_event_s_host_is_not_named_twice() -> None:
    arguments = made()["nb/arrangementer/oslo/index.html"].arguments

    assert arguments["host"] == FULL.partner("fun")
    assert arguments["partners"] == (FULL.partner("leu"),)
    assert arguments["over"] is False


def test_an_untranslated_item_keeps_its_place_and_its_page_points_to_the_original() -> None:
    news = made(lang="lt")["naujienos/index.html"].arguments["news"]
    own = page(made(lang="lt")["naujienos/only/index.html"])

    assert [item.id for item in news] == ["visit", "only"]  # type: ignore[attr-defined]
    assert (own.url, own.original) == ("/naujienos/only/", "/nb/nyheter/only/")
    assert [(other.lang, other.stands_in) for other in own.alternates] == [("lt", True), ("nb", False), ("en", True)]


def test_the_page_for_wrong_addresses_speaks_every_language_and_is_not_indexed() -> None:
    sites = {language.code: site_for(FULL, language.code, "") for language in LANGUAGES}
    lost = not_found(FULL, sites)

    assert lost.save_as == "404.html"
    assert [t.lang for t, _ in lost.arguments["each"]] == ["lt", "nb", "en"]  # type: ignore[attr-defined]
    assert page(lost).indexed is False


def test_every_news_item_and_event_has_a_cover() -> None:
    drawn = dict(covers(FULL))

    assert sorted(drawn) == [
        "covers/events/oslo.svg",
        "covers/events/past.svg",
        "covers/news/only.svg",
        "covers/news/visit.svg",
    ]
    assert len(set(drawn.values())) == 4
    assert dict(covers(a_catalogue(partners=(), news=MANY))) == {}


def test_a_new_item_changes_no_other_s_cover() -> None:
    """It never stands as its neighbour does, and so it could push that one aside, and that one the next."""
    for newest in range(12):
        items = [a_news(f"n{number}", date(2016, 1, 1 + number)) for number in range(13)]
        before, after = (dict(covers(a_catalogue(news=tuple(reversed(items[: newest + more]))))) for more in (1, 2))

        assert before.items() <= after.items()
        assert len(after) == len(before) + 1


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
def test_titles_tell_pages_apart(lang: str) -> None:
    titles = Counter(page(one).title for one in pages(FULL, lang, Settings()))

    assert titles.most_common(1)[0][1] == 1


def test_what_is_shown_depends_on_the_catalogue_and_on_nothing_else() -> None:
    assert list(pages(FULL, "lt", Settings())) == list(pages(FULL, "lt", Settings()))


def test_a_partner_whose_town_nobody_has_named_is_shown_without(edited_site: Edited) -> None:
    """No comma or dot is left that waits for a name."""
    for file in sorted((edited_site.content / "partners/alfa").glob("index.*.md")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^Town:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    done = edited_site.build()
    assert done.status == 0, done.messages

    shown = pages_of(done.output)
    profile = next(page for address, page in shown.items() if address.startswith("/en/partners/alfa"))
    said = [node.text().strip() for node in profile.tree.css(".facts dd")]
    cards = [node.text().strip() for node in shown["/en/partners/"].tree.css(".partner-card__kind")]
    assert "Lithuania" in said
    assert [words for words in said + cards if words.startswith(",") or words.endswith("·")] == []


def test_the_home_page_asks_for_no_more_events_than_a_page_of_their_list_has() -> None:
    """Else each title of a thousand would have it made anew."""
    catalogue = a_catalogue(events=tuple(an_event(f"event-{n:02}", DAY + timedelta(days=n)) for n in range(40)))
    catalogue.answers  # noqa: B018  (worked out before anybody asks)
    make = {name: make for name, make, _ in work(catalogue, "nb", Settings())}["home"]

    with catalogue.ledger.account() as asked:
        (home,) = make()

    assert len(home.arguments["events"]) == Settings().newest  # type: ignore[arg-type]
    assert len([key for key in asked if key.startswith("events/")]) == PAGE_SIZE
