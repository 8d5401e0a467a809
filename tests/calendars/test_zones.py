"""Whose zone is named to which readers."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plugins.calendars.zones import clock_for, when_for
from plugins.model.event import Event, Session
from plugins.wording.strings import Strings
from tests.calendars.making import OSLO, OSLO_HOURS, VILNIUS_HOURS, an_event
from tests.styleguide import templates


@pytest.mark.parametrize(
    ("event", "lang", "both", "said"),
    [
        (VILNIUS_HOURS, "lt", False, "2016 m. lapkričio 14 d. 10.00–12.00 val."),
        (OSLO_HOURS, "nb", True, "14. november 2016 kl. 10.00–12.00"),
        (OSLO_HOURS, "lt", False, "2016 m. lapkričio 14 d. 10.00–12.00 val. Norvegijos laiku"),
        (OSLO_HOURS, "en", True, "14 November 2016, 10:00–12:00 Norwegian time"),
        (VILNIUS_HOURS, "nb", True, "14. november 2016 kl. 10.00–12.00 litauisk tid (kl. 09.00–11.00 norsk tid)"),
        (an_event(), "en", True, "14 November 2016"),
    ],
)
def test_a_zone_is_named_to_those_who_might_doubt(event: Event, lang: str, said: str, *, both: bool) -> None:
    assert when_for(event, event, lang, both=both).replace("\u00a0", " ") == said


def test_of_sessions_on_several_days_the_days_are_told_and_the_hours_of_each() -> None:
    days = (14, 16)
    sessions = tuple(
        Session(starts=datetime(2016, 11, day, 10, tzinfo=OSLO), ends=datetime(2016, 11, day, 12, tzinfo=OSLO))
        for day in days
    )
    event = an_event(starts=sessions[0].starts, ends=sessions[1].ends, sessions=sessions)

    assert when_for(event, event, "en", both=True).replace("\u00a0", " ") == "14–16 November 2016"
    assert [when_for(each, event, "en").replace("\u00a0", " ") for each in sessions] == [
        "14 November 2016, 10:00–12:00 Norwegian time",
        "16 November 2016, 10:00–12:00 Norwegian time",
    ]


def test_each_session_of_an_event_is_told_by_the_reader_s_clock_too() -> None:
    """On the event's page: nobody has to count from one zone to the other."""
    session = Session(starts=datetime(2016, 11, 16, 10, tzinfo=OSLO), ends=datetime(2016, 11, 16, 12, tzinfo=OSLO))
    event = an_event(starts=date(2016, 11, 14), ends=date(2016, 11, 17), sessions=(session,))
    facts = getattr(templates().get_template("components/event_facts.html").module, "event_facts")  # noqa: B009  (typed)
    told = facts(event, None, (), Strings("lt")).replace("\u00a0", " ")

    assert "10.00–\u206012.00 val. Norvegijos laiku (11.00–\u206013.00 val. Lietuvos laiku)" in told


def test_of_sessions_on_one_day_the_hours_are_told() -> None:
    hours = ((10, 12), (13, 15))
    sessions = tuple(
        Session(starts=datetime(2016, 11, 14, begin, tzinfo=OSLO), ends=datetime(2016, 11, 14, end, tzinfo=OSLO))
        for begin, end in hours
    )
    event = an_event(starts=sessions[0].starts, ends=sessions[1].ends, sessions=sessions)

    assert when_for(event, event, "nb").replace("\u00a0", " ") == "14. november 2016 kl. 10.00–15.00"


@pytest.mark.parametrize(
    ("event", "lang", "said"),
    [
        (VILNIUS_HOURS, "lt", "10.00 val."),
        (VILNIUS_HOURS, "nb", "kl. 10.00 litauisk tid"),
        (VILNIUS_HOURS, "en", "10:00 Lithuanian time"),
        (OSLO_HOURS, "nb", "kl. 10.00"),
    ],
)
def test_a_bar_in_a_month_names_the_zone_to_them_as_well(event: Event, lang: str, said: str) -> None:
    assert isinstance(event.starts, datetime)
    assert clock_for(event.starts, event, lang).replace("\u00a0", " ") == said
