"""Months as built: a page for each, and every day tells what takes place on it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.building import Edited
from tests.calendars.scenery import CALENDAR, build, write
from tests.pages import LANGUAGES, BuiltPage, pages_of

MONTHS = ["2016/11", "2026/02", "2026/03", "2026/04", "2026/05", "2026/10"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_month_with_events_has_a_page_and_leads_to_the_ones_beside_it(
    lang: str, pages: dict[str, BuiltPage]
) -> None:
    addresses = [f"{CALENDAR[lang]}{month}/" for month in MONTHS]
    found = [
        each for each in pages if each.startswith(CALENDAR[lang]) and each.count("/") - CALENDAR[lang].count("/") == 2
    ]
    months = [each for each in found if each.strip("/").split("/")[-1].isdigit()]

    assert sorted(months) == addresses
    for one, other in pairwise(addresses):
        assert pages[one].attribute('a[rel="next"]', "href") == f"{other}#months"
        assert pages[other].attribute('a[rel="prev"]', "href") == f"{one}#months"
    assert pages[addresses[0]].attribute('a[rel="prev"]', "href") == ""
    assert pages[addresses[-1]].attribute('a[rel="next"]', "href") == ""


def day(page: BuiltPage, date: str) -> str:
    """Return all that a day's cell tells, seen or only heard."""
    (time,) = page.tree.css(f'td > time[datetime="{date}"]')
    assert time.parent
    return " ".join(time.parent.text(separator=" ").split())


def test_every_day_tells_what_takes_place_on_it_across_the_end_of_a_month(pages: dict[str, BuiltPage]) -> None:
    february, march = pages["/kalendorius/2026/02/"], pages["/kalendorius/2026/03/"]

    assert day(february, "2026-02-27").startswith("27 penktadienis, vasario 27 d. Ištisos dienos")
    assert "Ištisos dienos" in day(february, "2026-02-28")
    assert "2 diena iš 4" in day(february, "2026-02-28")
    assert "Ištisos dienos" in day(march, "2026-03-02")
    assert "4 diena iš 4" in day(march, "2026-03-02")
    assert day(march, "2026-03-03") == "3"
    assert "Ištisos dienos" in day(february, "2026-03-01"), "the neighbour's days fill the last week"


def test_several_on_one_day_stand_in_lanes_of_their_own(pages: dict[str, BuiltPage]) -> None:
    page = pages["/en/calendar/2026/04/"]
    (time,) = page.tree.css('td > time[datetime="2026-04-10"]')
    assert time.parent
    lanes = [link.attributes["style"] for link in time.parent.css("a")]

    assert lanes == ["--lane:0;--span:1", "--lane:1;--span:1", "--lane:2;--span:1"]
    assert [link.text(deep=True).split("\n")[0].strip() for link in time.parent.css("a")] == [
        "Maybe Not yet certain",
        "09:00 Lithuanian time Rescheduled one New date",
        "14:00 Norwegian time Online one Moved online",
    ]


def test_weeks_are_numbered_and_the_table_can_be_walked(pages: dict[str, BuiltPage]) -> None:
    tree = pages["/nb/kalender/2026/02/"].tree
    table = tree.css_first("table")
    assert table

    assert table.css_first("caption") is not None
    assert [row.css_first("th [aria-hidden]").text() for row in table.css("tbody tr")] == ["5", "6", "7", "8", "9"]  # type: ignore[union-attr]
    assert [head.attributes["scope"] for head in table.css("thead th")] == ["col"] * 8
    assert [head.attributes["scope"] for head in table.css("tbody th")] == ["row"] * 5
    assert all(len(row.css("td")) == 7 for row in table.css("tbody tr"))


def test_the_builds_day_is_marked_in_no_month_but_its_own(edited_site: Edited) -> None:
    """The small site's day is 1 January 2026: a Thursday whose week is also in no month that has events, until one has."""
    write(edited_site, "whole", extra="Starts: 2026-01-20\nEnds: 2026-02-02")
    marked = {
        address: [node.css_first("time").attributes["datetime"] for node in page.tree.css("td[aria-current]")]  # type: ignore[union-attr]
        for address, page in pages_of(build(edited_site).output).items()
        if page.tree.css("table.month-grid")
    }

    assert {address for address, days in marked.items() if days} == {
        "/kalendorius/", "/kalendorius/2026/01/", "/nb/kalender/", "/nb/kalender/2026/01/",
        "/en/calendar/", "/en/calendar/2026/01/",
    }  # fmt: skip
    assert {day for days in marked.values() for day in days} == {"2026-01-01"}
