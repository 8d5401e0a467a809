"""What headers say of days and hours, and what is made of what they should have said."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plugins.reading.foreign_dates import iso_guess
from plugins.reading.moments import Span, sessions
from plugins.reading.unreadable import Unreadable

MORNING = Span(starts=datetime.fromisoformat("2016-11-14T10:00"), ends=datetime.fromisoformat("2016-11-14T12:00"))
AFTERNOON = Span(starts=datetime.fromisoformat("2016-11-14T13:00"), ends=datetime.fromisoformat("2016-11-14T16:30"))


@pytest.mark.parametrize(
    "written",
    [
        "2016-11-14 10:00 – 12:00\n2016-11-14 13:00 – 16:30",
        "2016-11-14 10:00–12:00\n2016-11-14 13:00 - 16:30",
        "2016-11-14 10:00-12:00, 2016-11-14 13:00-16:30",
        "2016-11-14 10:00 – 2016-11-14 12:00,\n2016-11-14 13:00 – 2016-11-14 16:30",
    ],
)
def test_sessions_are_read_with_any_dash_and_on_one_line_or_several(written: str) -> None:
    assert sessions(written) == (MORNING, AFTERNOON)


def test_a_wrong_session_is_told_on_its_own_line_whatever_others_say() -> None:
    """The line before it begins with the same words, and one behind it is the same: both had the blame in its stead."""
    with pytest.raises(Unreadable) as told:
        sessions("2016-11-14 10:00 – 12:00\n\n2016-11-14 10:00\n2016-11-15\n2016-11-14 10:00")

    assert [each.below for each in (told.value, *told.value.others)] == [2, 4]


def test_a_session_may_be_a_whole_day() -> None:
    day = date(2016, 11, 14)

    assert sessions("2016-11-14") == (Span(starts=day, ends=day),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("07.12.2016", "2016-12-07"),
        ("2016 m. gruodžio 7 d.", "2016-12-07"),
        ("2016 m. gruodžio 7 d. 16 val.", "2016-12-07 16:00"),
        ("2016-12-07 4pm", "2016-12-07 16:00"),
        ("December 7, 2016, 9.30 a.m.", "2016-12-07 09:30"),
        ("7 December 2016 12 p.m.", "2016-12-07 12:00"),
        ("2016 m. gruodžio 7 d. 9.30 val.", "2016-12-07 09:30"),
        ("7. desember 2016 kl. 10", "2016-12-07 10:00"),
        ("07.12.2016 kl. 9.30", "2016-12-07 09:30"),
        ("December 7, 2016", "2016-12-07"),
        ("2016-12-07 10", "2016-12-07 10:00"),
        ("2016-12-07 10:00-16:00", "2016-12-07 10:00"),
        ("07.12.2016 10.00–16.00", "2016-12-07 10:00"),
        ("2016-12-07 10:00 Europe/Oslo", "2016-12-07 10:00"),
        ("next Tuesday", None),
        ("31.11.2016", None),
    ],
)
def test_a_date_in_another_form_is_told_as_it_should_be_with_its_hour(written: str, meant: str | None) -> None:
    """Of an event's hours the first is its start: the last would be taken for it, and nobody would see."""
    assert iso_guess(written) == meant
