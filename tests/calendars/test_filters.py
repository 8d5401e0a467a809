"""Which choices of events there are, what each shows, and its address."""

from __future__ import annotations

import pytest

from plugins.calendars.filters import EVERYTHING, SEGMENTS, Filter, address_word, filters_by, nearest
from plugins.languages import LANGUAGES
from plugins.model.agenda import sorts
from plugins.model.event import EventType
from tests.calendars.making import an_event

NO_TRAINING = an_event(id="a", country="NO", type=EventType.TRAINING)
LT_TRAINING = an_event(id="b", country="LT", type=EventType.TRAINING)
LT_VISIT = an_event(id="c", country="LT", type=EventType.PARTNER_VISIT)
ONLINE = an_event(id="d", country="", type=EventType.MEETING)


def test_there_is_a_filter_for_each_country_and_type_that_has_events_and_for_both_where_both_do() -> None:
    assert filters_by(sorts([NO_TRAINING, LT_TRAINING, LT_VISIT, ONLINE])) == (
        EVERYTHING,
        Filter(country="LT"),
        Filter(country="NO"),
        Filter(type=EventType.TRAINING),
        Filter(type=EventType.PARTNER_VISIT),
        Filter(type=EventType.MEETING),
        Filter(country="LT", type=EventType.TRAINING),
        Filter(country="LT", type=EventType.PARTNER_VISIT),
        Filter(country="NO", type=EventType.TRAINING),
    )
    assert filters_by(sorts([])) == (EVERYTHING,)


def test_every_event_is_in_the_filters_of_its_country_and_its_type_only() -> None:
    shown = {one: [event.id for event in (NO_TRAINING, LT_TRAINING, ONLINE) if one.shows(event)] for one in (
        EVERYTHING, Filter(country="LT"), Filter(type=EventType.TRAINING), Filter(country="NO", type=EventType.MEETING),
    )}  # fmt: skip

    assert list(shown.values()) == [["a", "b", "d"], ["b"], ["a", "b"], []]


@pytest.mark.parametrize(
    ("country", "kind", "nearest_to_it"),
    [
        ("LT", EventType.PARTNER_VISIT, Filter(country="LT", type=EventType.PARTNER_VISIT)),
        ("NO", EventType.PARTNER_VISIT, Filter(type=EventType.PARTNER_VISIT)),
        ("NO", EventType.MILESTONE, Filter(country="NO")),
        ("SE", EventType.MILESTONE, EVERYTHING),
        ("", EventType.MILESTONE, EVERYTHING),
        ("SE", None, EVERYTHING),
    ],
)
def test_where_there_is_no_list_the_nearest_one_is_meant(
    country: str, kind: EventType | None, nearest_to_it: Filter
) -> None:
    listed = filters_by(sorts([NO_TRAINING, LT_TRAINING, LT_VISIT, ONLINE]))

    assert nearest(Filter(country=country, type=kind), listed) == nearest_to_it


@pytest.mark.parametrize(
    ("lang", "url"),
    [("lt", "/kalendorius/norvegija/mokymai/"), ("nb", "/nb/kalender/norge/opplaering/"), ("en", "/en/calendar/norway/trainings/")],
)  # fmt: skip
def test_addresses_are_in_the_readers_language(lang: str, url: str) -> None:
    language = next(language for language in LANGUAGES if language.code == lang)

    assert Filter(country="NO", type=EventType.TRAINING).url(language) == url


def test_no_word_for_a_type_in_addresses_is_a_year_a_page_number_or_said_twice() -> None:
    for language in LANGUAGES:
        words = SEGMENTS[language.code]
        assert set(words) == set(EventType)
        assert len(set(words.values())) == len(words)
        assert all(address_word(word) == word and not word.isdigit() for word in words.values())


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Pietų Korėja", "pietu-koreja"),
        ("Færøyene", "faeroyene"),
        ("Åland", "aland"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
    ],
)
def test_names_become_words_of_plain_letters(name: str, word: str) -> None:
    assert address_word(name) == word
