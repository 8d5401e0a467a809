"""What belongs together, in which order, in which language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from plugins.calendars.filters import EVERYTHING
from plugins.model.place import Position
from plugins.showing import relations
from tests.making import TOWNS, VILNIUS, a_catalogue, a_news, a_partner, a_tag, an_event

OSLO = TOWNS["fun"][2]


def days(number: int) -> date:
    return date(2016, 11, number)


def test_figures_are_counted_from_the_content() -> None:
    figures = relations.figures(a_catalogue(partners=tuple(a_partner(key) for key in TOWNS)))

    assert (figures.partners, figures.towns, figures.towns_in) == (7, 6, (("LT", 5), ("NO", 1)))
    assert (figures.trainings, figures.trainings_in, figures.participants) == (24, (("NO", 12), ("LT", 12)), 301)


def test_partners_stand_by_country_the_lead_first_then_in_the_alphabet() -> None:
    """In Lithuanian, Š comes after S, and before T."""
    names = {"leu": "Vilniaus", "fun": "Oslo", "vdk": "Šiaulių", "utena": "Tauragės", "prienai": "Salos"}
    partners = tuple(a_partner(key, words={"title": title}) for key, title in names.items())
    by_country = relations.by_country(a_catalogue(partners=partners), "lt")

    assert [(code, [partner.id for partner in there]) for code, there in by_country] == [
        ("LT", ["leu", "prienai", "vdk", "utena"]),
        ("NO", ["fun"]),
    ]


def test_an_event_is_over_only_when_its_last_day_is() -> None:
    events = (an_event("long", days(1), ends=days(2)), an_event("gone", date(2015, 12, 31)), an_event("soon", days(3)))
    catalogue = a_catalogue(events=events, now=datetime(2016, 11, 2, 21, 59, tzinfo=UTC))
    later = a_catalogue(events=events, now=datetime(2016, 11, 2, 22, tzinfo=UTC))  # midnight in Vilnius
    now, then = (
        [[event.id for event in part] for part in each.listed(EVERYTHING.sort, 1)] for each in (catalogue, later)
    )

    assert now == [["long", "soon"], ["gone"]]
    assert then == [["soon"], ["long", "gone"]]


def test_news_and_the_events_that_they_name_find_each_other() -> None:
    news = (a_news("first", days(1), events=("late", "early")), a_news("second", days(2), events=("late",)))
    events = (an_event("early", days(3)), an_event("late", days(4)), an_event("other", days(5)))
    catalogue = a_catalogue(news=news, events=events)

    assert [item.id for item in catalogue.news_about(events[1])] == ["second", "first"]
    assert [event.id for event in relations.events_of_news(catalogue, news[0])] == ["early", "late"]
    assert catalogue.news_about(events[2]) == ()


def test_an_event_that_may_not_be_shown_yet_is_not_named() -> None:
    news = a_news(events=("later",))

    assert relations.events_of_news(a_catalogue(news=(news,)), news) == ()


def test_a_partner_s_events_are_those_it_hosts_or_takes_part_in_latest_first() -> None:
    events = (
        an_event("host", days(1), host="leu"),
        an_event("guest", days(2), partners=("leu",)),
        an_event("not", days(3)),
    )

    found = a_catalogue(events=events).events_about(a_partner("leu"))

    assert [event.id for event in found] == ["guest", "host"]


def test_neighbours_are_the_next_that_are_written_in_the_language() -> None:
    news = (
        a_news("a", days(1)),
        a_news("b", days(2), languages=("nb",)),
        a_news("c", days(3), languages=("lt",)),
        a_news("d", days(4), languages=("nb",)),
        a_news("e", days(5)),
    )
    catalogue = a_catalogue(news=news)

    assert catalogue.neighbours(news[2], "lt") == (news[0], news[4])
    assert catalogue.neighbours(news[2], "nb") == (news[1], news[3])
    assert catalogue.neighbours(news[0], "lt") == (None, news[2])
    assert catalogue.neighbours(news[4], "en") == (news[0], None)


def test_events_lead_to_those_before_and_after_whatever_their_language() -> None:
    events = (an_event("a", days(1)), an_event("b", days(2), languages=("nb",)), an_event("c", days(3)))
    catalogue = a_catalogue(events=events)
    first, second, last = events

    assert [catalogue.events_beside(event) for event in events] == [(None, second), (first, last), (second, None)]


def test_related_news_have_the_most_in_common_then_are_the_newest() -> None:
    mine = a_news("mine", days(9), tags=("a", "b"), partners=("leu",))
    others = (
        a_news("old", days(1), tags=("a",)),
        a_news("new", days(2), tags=("b",)),
        a_news("most", days(3), tags=("a",), partners=("leu",)),
        a_news("nothing", days(4), tags=("c",)),
        a_news("newest", days(5), partners=("leu",)),
    )

    tags = tuple(a_tag(key) for key in "abc")
    related = a_catalogue(news=(mine, *others), tags=tags).related(mine)

    assert [news.id for news in related] == ["most", "newest", "new"]


def test_topics_stand_in_the_reader_s_alphabet() -> None:
    names = {"x": "Žinios", "y": "Šaltiniai", "z": "Zona"}
    catalogue = a_catalogue(tags=tuple(a_tag(key, words={"title": title}) for key, title in names.items()))

    assert [tag.id for tag in relations.tags(catalogue, ("x", "y", "z"), "lt")] == ["y", "z", "x"]


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"position": Position(lat=1, lon=2), "host": "fun"}, Position(lat=1, lon=2)),
        ({"host": "fun"}, OSLO),
        ({"host": "fun", "words": {"town": "Oslo"}}, OSLO),
        ({"host": "fun", "words": {"town": "Bergen"}}, None),
        ({"host": "fun", "country": "LT"}, None),
        ({"partners": ("fun",)}, None),
    ],
)
def test_an_event_is_at_home_at_its_place_or_its_host_s(facts: dict[str, object], where: Position | None) -> None:
    catalogue = a_catalogue(partners=(a_partner("leu"), a_partner("fun")))

    assert relations.place(catalogue, an_event(**facts)) == where  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("partners", "events", "where"),
    [
        ((), (), None),
        (("leu", "vdk"), (), VILNIUS),
        (("leu", "fun"), (), None),
        (("leu",), ("oslo",), OSLO),
        ((), ("lost",), None),
    ],
)
def test_news_are_at_home_where_their_events_or_all_their_partners_are(
    partners: tuple[str, ...], events: tuple[str, ...], where: Position | None
) -> None:
    catalogue = a_catalogue(
        partners=tuple(a_partner(key) for key in ("leu", "vdk", "fun")),
        events=(an_event("oslo", host="fun"), an_event("lost")),
    )

    assert relations.place(catalogue, a_news(partners=partners, events=events)) == where


def test_what_is_at_home_nowhere_is_where_its_partners_are_those_of_its_country_first() -> None:
    catalogue = a_catalogue(partners=(a_partner("leu"), a_partner("fun")))
    event = an_event(country="NO", partners=("leu", "fun"))

    assert relations.places(catalogue, event) == (OSLO, VILNIUS)
    assert relations.places(catalogue, replace(event, country="")) == (VILNIUS, OSLO)
    assert relations.places(catalogue, replace(event, country="", host="leu")) == (VILNIUS,)
    assert relations.places(catalogue, replace(event, partners=())) == ()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (269, 1), (271, 2), (1800, 10)])
def test_reading_takes_a_minute_for_180_words_and_never_none(words: int, minutes: int) -> None:
    assert relations.reading_minutes(a_news(words={"html": " ".join(["word"] * words)}).text("lt")) == minutes


def test_partners_of_a_text_stand_in_the_reader_s_alphabet() -> None:
    names = {"leu": "Vilniaus", "vdk": "Šiaulių", "utena": "Tauragės", "prienai": "Salos"}
    partners = tuple(a_partner(key, words={"title": title}) for key, title in names.items())
    catalogue = a_catalogue(partners=partners)
    found = relations.partners(catalogue, ("utena", "vdk", "leu", "prienai"), "lt")

    assert [partner.id for partner in found] == ["prienai", "vdk", "utena", "leu"]


def test_neighbours_in_town_are_the_others_at_the_same_place() -> None:
    catalogue = a_catalogue(partners=tuple(a_partner(key) for key in TOWNS))

    assert [each.id for each in relations.in_town(catalogue, catalogue.partner("leu"), "en")] == ["vdk"]
    assert [each.id for each in relations.in_town(catalogue, catalogue.partner("vdk"), "en")] == ["leu"]
    assert relations.in_town(catalogue, catalogue.partner("fun"), "en") == ()
