"""What months and lists show, against the plainest way to find it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.agenda import PAGE_SIZE, agenda, list_key, month_key, sorts
from plugins.model.event import Event, EventType
from tests.making import ALL, a_catalogue, a_partner, an_event

DAY = timedelta(days=1)


@st.composite
def some_events(draw: st.DrawFn) -> tuple[Event, ...]:
    """Return events of a winter, in the catalogue's order."""
    found = []
    for number in range(draw(st.integers(0, 30))):
        starts = draw(st.dates(date(2015, 11, 1), date(2016, 3, 31)))
        ends = starts + timedelta(days=draw(st.integers(0, 40)))
        found.append(
            an_event(
                f"e{number}",
                starts,
                ends=ends,
                weekly=draw(st.sampled_from((0, 0, 3))),
                country=draw(st.sampled_from(("NO", "LT", ""))),
                type=draw(st.sampled_from((EventType.TRAINING, EventType.MEETING))),
                languages=draw(st.sampled_from((ALL, ALL[:1]))),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.instant, each.over, each.id)))


def _length(event: Event) -> int:
    assert not isinstance(event.ends, datetime)
    return (event.ends - event.first_day).days + 1


@given(some_events())
def test_a_month_shows_what_takes_place_in_its_weeks_and_counts_what_does_in_itself(events: tuple[Event, ...]) -> None:
    found = agenda(events, ALL, dict.fromkeys((each.id for each in events), False), ())
    spans = [
        (each.id, [each.first_day + (7 * week + n) * DAY for n in range(_length(each))])
        for each in events
        for week in range(each.weekly or 1)
    ]

    counts: dict[tuple[int, int], int] = {}
    for _, days in spans:
        for month in {(day.year, day.month) for day in days}:
            counts[month] = counts.get(month, 0) + 1
    assert found["months"] == tuple(sorted(counts.items()))
    for month in counts:
        beginning = date(*month, 1)
        ending = date(month[0] + month[1] // 12, month[1] % 12 + 1, 1) - DAY
        monday, sunday = beginning - beginning.weekday() * DAY, ending + (6 - ending.weekday()) * DAY
        here = {key for key, days in spans if any(monday <= day <= sunday for day in days)}
        assert found[month_key(month)] == tuple(each.id for each in events if each.id in here)
    assert {key for key in found if key.startswith("month/")} == {month_key(month) for month in counts}


@given(some_events(), st.dates(date(2015, 10, 1), date(2016, 6, 1)))
def test_the_pages_of_a_list_have_what_is_to_come_then_what_is_over(events: tuple[Event, ...], today: date) -> None:
    now = datetime(today.year, today.month, today.day, tzinfo=UTC)
    over = {each.id: each.over <= now for each in events}
    found = agenda(events, ALL, over, ())

    assert found["sorts"] == sorts(events)
    for country, kind in sorts(events):
        those = [each.id for each in events if country in ("", each.country) and kind in ("", each.type)]
        assert those or not events
        count = found[list_key((country, kind))]
        assert isinstance(count, int)
        pages: list[Any] = [found[list_key((country, kind), number)] for number in range(1, count + 1)]
        assert [key for coming, _ in pages for key in coming] == [key for key in those if not over[key]]
        assert [key for _, past in pages for key in past] == [key for key in reversed(those) if over[key]]
        sizes = [len(coming) + len(past) for coming, past in pages]
        assert sizes[:-1] == [PAGE_SIZE] * (count - 1)
        assert sizes[-1] <= PAGE_SIZE * 1.2
        assert sizes[-1] > PAGE_SIZE // 5 or count == 1


def test_a_month_without_events_is_none_and_a_long_event_is_in_each_of_its_own() -> None:
    long = an_event("long", date(2016, 11, 30), ends=date(2017, 2, 1))
    short = an_event("short", date(2017, 4, 3))
    catalogue = a_catalogue(events=(long, short))

    assert catalogue.months == (((2016, 11), 1), ((2016, 12), 1), ((2017, 1), 1), ((2017, 2), 1), ((2017, 4), 1))


def test_a_page_has_asked_for_its_own_events_and_not_for_the_order_of_all() -> None:
    catalogue = a_catalogue(events=(an_event("one", date(2016, 11, 14)), an_event("two", date(2016, 12, 20))))
    catalogue.answers  # noqa: B018  (worked out before anybody asks)

    with catalogue.ledger.account() as asked:
        assert [each.id for each in catalogue.events_in((2016, 11))] == ["one"]
    assert asked == {"month/2016-11", "events/one"}

    with catalogue.ledger.account() as asked:
        coming, past = catalogue.listed(("", ""), 1)
    assert {each.id for each in (*coming, *past)} == {"one", "two"}
    assert asked == {"listed/all/all/1", "events/one", "events/two"}


def test_there_are_calendars_of_every_type_wherever_events_or_partners_are() -> None:
    visit = an_event("visit", country="NO", type=EventType.PARTNER_VISIT)
    catalogue = a_catalogue(events=(visit, an_event("online", country="")), partners=(a_partner("leu", country="LT"),))

    assert catalogue.calendars == tuple((country, kind) for country in ("", "LT", "NO") for kind in ("", *EventType))


def test_events_are_foreign_where_one_is_not_written_in_the_language() -> None:
    catalogue = a_catalogue(events=(an_event("one", date(2016, 11, 14)), an_event("two", languages=("lt",))))

    assert [catalogue.has_foreign_events(lang) for lang in ("lt", "nb", "en")] == [False, True, True]


def test_today_is_no_matter_on_days_that_are_not_shown() -> None:
    catalogue = a_catalogue(now=datetime(2016, 11, 14, 23, tzinfo=UTC))

    with catalogue.ledger.account() as asked:
        assert catalogue.today("Europe/Vilnius") == date(2016, 11, 15)
        assert catalogue.today_within("Europe/Vilnius", date(2016, 11, 15), date(2016, 12, 4)) == date(2016, 11, 15)
        assert catalogue.today_within("Europe/Vilnius", date(2016, 11, 16), date(2016, 12, 4)) is None
        assert catalogue.today_within("Europe/Vilnius", date(2016, 10, 3), date(2016, 11, 14)) is None
    assert {key: catalogue.today_as(key.removeprefix("today/")) for key in asked} == {
        "today/Europe/Vilnius": date(2016, 11, 15),
        "today/Europe/Vilnius 2016-11-15 2016-12-04": date(2016, 11, 15),
        "today/Europe/Vilnius 2016-11-16 2016-12-04": None,
        "today/Europe/Vilnius 2016-10-03 2016-11-14": None,
    }
