"""Lists of events as built: each choice a page, what is to come first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.building import Edited
from tests.calendars.scenery import build
from tests.pages import LANGUAGES, BuiltPage, pages_of


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_of_country_and_type_is_a_page_that_shows_just_that(
    lang: str, pages: dict[str, BuiltPage]
) -> None:
    lists = {"lt": "/renginiai/", "nb": "/nb/arrangementer/", "en": "/en/events/"}
    seen, waiting = set(), [lists[lang]]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page = pages[address]
        links = page.tree.css(".choices a")
        assert sum("aria-current" in link.attributes for link in links) == 2, "one country and one type, or all"
        waiting += [to for link in links if (to := link.attributes["href"] or "") not in seen and to not in waiting]

    countries, types = 2, 4
    both = {"LT training", "LT dissemination", "LT meeting", "NO partner-visit", "NO meeting", "NO training"}
    assert len(seen) == 1 + countries + types + len(both)
    norway = next(each for each in seen if each.endswith(("/norvegija/", "/norge/", "/norway/")))
    assert len(pages[norway].tree.css(".event-card")) == 5  # visit, moving, postponed, online, tentative
    said = Counter(pages[address].attribute('meta[name="description"]', "content") for address in seen)
    assert said.most_common(1)[0][1] == 1, "each says of which events it tells"


def test_lists_have_what_is_to_come_soonest_first_then_the_years_gone_by(pages: dict[str, BuiltPage]) -> None:
    page = pages["/en/events/"]
    groups = {
        section.css_first("h2").text(): [card.css_first("a").text() for card in section.css(".event-card")]  # type: ignore[union-attr]
        for section in page.tree.css('[data-clock="to-come"], [data-clock="year"]')
    }

    assert list(groups) == ["To come", "2016"]
    assert groups["To come"][:2] == ["Whole days", "A meeting that moves"]
    assert groups["2016"] == ["Training", "Visit to Oslo"]
    assert "/en/events/2/" not in pages  # eleven events: one alone is no page


def test_a_long_list_has_several_pages_and_each_event_once(edited_site: Edited) -> None:
    for number in range(45):
        text = f"Title: Nr. {number}\nType: meeting\nCountry: LT\nStarts: {2000 + number // 10}-03-{number % 10 + 1:02}\n\nA.\n"
        edited_site.write(f"events/nr-{number}/index.lt.md", text)
    pages = pages_of(build(edited_site).output)
    cards = [
        [link.text() for link in pages[f"/renginiai/{part}"].tree.css(".event-card__link")]
        for part in ("", "2/", "3/", "4/", "5/")
    ]

    assert [len(part) for part in cards] == [10, 10, 10, 10, 7]
    assert len({title for part in cards for title in part}) == 47
    assert "/renginiai/6/" not in pages


def test_of_many_events_to_come_the_next_page_is_not_called_older(edited_site: Edited) -> None:
    """What is to come begins with the soonest: the page after it is of what is later."""
    for number in range(30):
        text = f"Title: Nr. {number}\nType: meeting\nCountry: LT\nStarts: 2098-03-{number + 1:02}\n\nA.\n"
        edited_site.write(f"events/nr-{number}/index.lt.md", text)
    second = pages_of(build(edited_site).output)["/renginiai/2/"].tree

    assert [link.text() for link in second.css(".pagination [rel]")] == ["Ankstesnis puslapis", "Kitas puslapis"]


def test_a_list_says_that_an_event_is_online_and_not_in_which_country(pages: dict[str, BuiltPage]) -> None:
    cards = {
        card.css_first(".event-card__link").text(): card.css_first(".event-card__where").text()  # type: ignore[union-attr]
        for card in pages["/en/events/"].tree.css(".event-card")
    }

    assert cards["Online one"].endswith("·\N{NO-BREAK SPACE}Online")
    assert cards["Maybe"].endswith("·\N{NO-BREAK SPACE}Norway")
    assert "·\N{NO-BREAK SPACE}Online" in pages["/en/events/online/"].tree.css_first(".byline").text()  # type: ignore[union-attr]


def test_the_visitors_clock_is_asked_where_something_is_to_come(pages: dict[str, BuiltPage], real_site: Path) -> None:
    """What has been stays so: a script less for a phone to fetch."""

    def asks(page: BuiltPage) -> bool:
        return any("/clock." in src for src in page.attributes("script", "src"))

    dead = pages_of(real_site)
    over = {address: page for address, page in pages.items() if address.startswith("/en/events/")}
    asked = {address for address, page in over.items() if asks(page)}

    assert {"/en/", "/en/events/"} <= {address for address, page in pages.items() if asks(page)}
    assert asked
    assert over.keys() - asked, "of some that are over"
    assert not [each for each in ("/en/", "/en/events/", "/en/events/first-oslo-visit/") if asks(dead[each])]
