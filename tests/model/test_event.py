"""When an event is over, and until when one can register."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from plugins.model.event import last_day
from tests.calendars.making import OSLO, VILNIUS, VILNIUS_HOURS, an_event


@pytest.mark.parametrize(
    ("deadline", "closes"),
    [
        (date(2016, 11, 10), datetime(2016, 11, 10, 23, tzinfo=UTC)),  # the last day is one on which one can
        (datetime(2016, 11, 10, 12, tzinfo=OSLO), datetime(2016, 11, 10, 11, tzinfo=UTC)),
        (None, datetime(2016, 11, 14, 23, tzinfo=UTC)),
    ],
)
def test_one_can_register_until_the_end_of_the_last_day(deadline: date | None, closes: datetime) -> None:
    assert an_event(registration_deadline=deadline).closes == closes


def test_the_end_of_a_series_is_the_end_of_its_last_time() -> None:
    weekly = replace(VILNIUS_HOURS, starts=datetime(2016, 10, 24, 10, tzinfo=VILNIUS), ends=datetime(2016, 10, 24, 12, tzinfo=VILNIUS), weekly=2)  # fmt: skip

    assert weekly.over == datetime(
        2016, 10, 31, 10, tzinfo=UTC
    )  # 12:00 in Vilnius, an hour later in UTC than the first
    assert weekly.last_day == date(2016, 10, 31)


@pytest.mark.parametrize(
    ("starts", "last"),
    [
        (datetime(2016, 11, 14, 20, tzinfo=VILNIUS), date(2016, 11, 14)),
        (datetime(2016, 11, 15, 0, tzinfo=VILNIUS), date(2016, 11, 15)),  # all that is known is when it begins
    ],
)
def test_an_end_at_midnight_is_the_day_before_s_unless_nothing_came_before_it(starts: datetime, last: date) -> None:
    assert last_day(starts, datetime(2016, 11, 15, 0, tzinfo=VILNIUS)) == last
