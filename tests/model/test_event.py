"""An event's moments: until when one can register for it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.making import an_event


def test_the_last_day_to_register_counts_in_full_at_the_event_s_place() -> None:
    event = an_event(
        starts=datetime(2016, 11, 14, 9, tzinfo=UTC),
        ends=datetime(2016, 11, 14, 15, tzinfo=UTC),
        timezone="Europe/Vilnius",
        registration="https://register.example/",
        registration_deadline=date(2016, 11, 10),
    )

    assert event.open_until == datetime(2016, 11, 10, 22, tzinfo=UTC)


def test_an_hour_at_which_registration_closes_is_that_hour() -> None:
    closes = datetime(2016, 11, 10, 12, tzinfo=UTC)

    assert an_event(registration_deadline=closes).open_until == closes


def test_without_a_last_day_one_can_register_until_all_is_over() -> None:
    event = an_event(registration="https://register.example/")

    assert event.open_until == event.over
