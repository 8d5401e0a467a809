"""What headers say of days and hours, and what is made of what they should have said."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from babel.dates import get_month_names

from plugins.reading.foreign_dates import iso_guess
from plugins.reading.moments import Span, sessions, start
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
        ("2016-12-07 12.30 a.m.", "2016-12-07 00:30"),
        ("2016-12-07 16.30 p.m.", "2016-12-07 16:30"),
        ("2016-12-07 13 pm", "2016-12-07"),
        ("2016-12-07 23.59 val.", "2016-12-07 23:59"),
        ("2016-12-07T10:00+02:00", "2016-12-07 10:00"),
        ("2016-12-07T10:00:00+0200", "2016-12-07 10:00"),
        ("2016-12-07 10:60", "2016-12-07"),
        ("12/31/2016", "2016-12-31"),
        ("2016 m. gruodžio", None),
        ("2016 12", None),
        ("next Tuesday", None),
        ("31.11.2016", None),
    ],
)
def test_a_date_in_another_form_is_told_as_it_should_be_with_its_hour(written: str, meant: str | None) -> None:
    """Of an event's hours the first is its start: the last would be taken for it, and nobody would see."""
    assert iso_guess(written) == meant


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_every_month_is_known_by_its_names(lang: str, width: str, context: str) -> None:
    """As Unicode's CLDR has them: “kovo”, “kovas”, “kov.”; those that are figures alone, as figures."""
    names = get_month_names(width, context, lang)  # type: ignore[arg-type]
    said = {month: iso_guess(f"{name} 7, 2016") for month, name in names.items() if not name.isdigit()}

    assert len(said) in {0, 12}
    assert said == {month: f"2016-{month:02}-07" for month in said}


def test_a_session_with_an_hour_at_one_end_alone_is_told_so() -> None:
    with pytest.raises(Unreadable) as told:
        sessions("2016-11-14 – 2016-11-15 12:00")

    assert (told.value.check, told.value.right) == ("session-format", "give both a time, or neither")


@pytest.mark.parametrize("starts", ["2016-11-14 10:00", "2016-11-14 23:00", "2016-12-31 23:30"])
def test_the_end_that_a_session_is_proposed_comes_after_its_beginning(starts: str) -> None:
    """Of one that begins late in the evening, too: on the next day."""
    with pytest.raises(Unreadable) as told:
        sessions(starts)

    (session,) = sessions(str(told.value.values["example"]))
    assert isinstance(session.starts, datetime)
    assert isinstance(session.ends, datetime)
    assert session.ends - session.starts == timedelta(hours=1)


@pytest.mark.parametrize(
    ("written", "starts", "ends"),
    [
        ("2016-12-10, 10:00–16:00", "2016-12-10 10:00", "2016-12-10 16:00"),
        ("2016-12-10 – 2016-12-11", "2016-12-10", "2016-12-11"),
        ("2016 m. lapkričio 14–17 d.", "2016-11-14", "2016-11-17"),
        ("14.–17. november 2016", "2016-11-14", "2016-11-17"),
        ("14.-17. november 2016", "2016-11-14", "2016-11-17"),
        ("28 November – 2 December 2016", "2016-11-28", "2016-12-02"),
        ("14.11.2016 – 17.11.2016", "2016-11-14", "2016-11-17"),
        ("14.11.2016 kl. 10–12", "2016-11-14 10:00", "2016-11-14 12:00"),
        ("2016-11-14 10.00-12.00", "2016-11-14 10:00", "2016-11-14 12:00"),
        ("2016-11-14 10:00 iki 12:00", "2016-11-14 10:00", "2016-11-14 12:00"),
        ("2016-11-14 10:00–2016-11-15 12:00", "2016-11-14 10:00", "2016-11-15 12:00"),
    ],
)
def test_an_end_beside_a_start_is_told_where_it_belongs(written: str, starts: str, ends: str) -> None:
    """With the start alone for a remedy, whoever followed it lost the end."""
    with pytest.raises(Unreadable) as told:
        start(written)

    assert (told.value.values["iso"], told.value.values["ends"]) == (starts, ends)


@pytest.mark.parametrize(
    "written", ["07.12.2016", "2016-11-14 – 17", "2016-11-17 – 2016-11-14", "2016-11-14 – 2016-11-15 12:00"]
)
def test_no_end_is_made_up_for_a_start(written: str) -> None:
    with pytest.raises(Unreadable) as told:
        start(written)

    assert "ends" not in told.value.values
