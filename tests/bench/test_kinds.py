"""What a page of each kind takes: every kind is found in a real build, and the table says what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.languages import LANGUAGES
from tests.bench.items import crowd
from tests.bench.kinds import KINDS, NEWS, Kind, measure, report

TABLE = """
## A page of each kind, among 1,000 events and 1,000 news items

Full theme, one process, time of the processor; what pages have in common is divided among them.

| kind of page | pages | reading its text | making it | together | of a news item's |
| --- | ---: | ---: | ---: | ---: | ---: |
| a news item | 3,000 | 0.30 ms | 0.40 ms | 0.70 ms | 1.00 |
| a month | 10 | 0.00 ms | 0.35 ms | 0.35 ms | 0.50 |
"""


@pytest.mark.slow
def test_each_kind_of_page_is_timed_in_a_real_build(tmp_path: Path) -> None:
    (run,) = measure(12, 1, tmp_path / "crowd")

    assert set(run) == set(KINDS)
    assert run[NEWS].pages == run["an event"].pages == 12 * len(LANGUAGES)
    months = {(event.day.year, event.day.month) for event in crowd(12).events}
    assert run["a month of the calendar"].pages == len(months) * len(LANGUAGES)
    assert run["the calendar's first page"].pages == len(LANGUAGES)
    assert all(kind.making > 0 for kind in run.values())
    assert [name for name, kind in run.items() if kind.reading > 0] == [NEWS, "an event"]


def test_a_crowd_of_events_is_within_five_years() -> None:
    there = crowd(100)

    assert len(there.events) == len(there.news) == 100
    assert {event.day.year for event in there.events} == {2022, 2023, 2024, 2025, 2026}


def test_the_table_tells_medians_and_what_a_news_items_page_takes_in_the_same_run() -> None:
    runs = [
        {
            NEWS: Kind(pages=3000, making=1.2 * slow, reading=0.9 * slow),
            "a month": Kind(pages=10, making=0.0035 * slow, reading=0),
        }
        for slow in (1, 1, 5)
    ]

    assert report(runs, 1000) == TABLE
