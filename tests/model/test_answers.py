"""The catalogue's answers, against the plainest way to find them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.answers import CANDIDATES, RELATED, answers
from plugins.model.event import Event
from plugins.model.news import News
from tests.making import ALL, NOW, a_catalogue, a_news, a_partner, a_tag, an_event

TAGS = ("a", "b", "c")
some = st.lists(st.sampled_from(TAGS), max_size=3, unique=True).map(tuple)
spoken = st.lists(st.sampled_from(ALL), min_size=1, unique=True).map(lambda found: tuple(sorted(found, key=ALL.index)))
late = st.sampled_from(((), (("nb", NOW),), (("nb", datetime(2016, 10, 14, tzinfo=UTC)), ("en", NOW))))


@st.composite
def lists(draw: st.DrawFn) -> tuple[tuple[News, ...], tuple[Event, ...]]:
    """Return news and events in the catalogue's order, which share topics and partners."""
    days = st.integers(1, 28)
    news = [
        a_news(
            f"n{number}",
            date(2016, 10, draw(days)),
            tags=draw(some),
            partners=("leu",) * draw(st.integers(0, 1)),
            languages=draw(spoken),
            late=draw(late),
            draft=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 12)))
    ]
    events = [
        an_event(
            f"e{number}",
            date(2016, draw(st.sampled_from((10, 12))), draw(days)),
            tags=draw(some),
            host=draw(st.sampled_from(("", "leu"))),
            registration_deadline=draw(st.sampled_from((None, date(2016, 10, 1), date(2016, 12, 31)))),
            changed=datetime.combine(date(2016, draw(st.sampled_from((9, 12))), draw(days)), time(0), UTC),
        )
        for number in range(draw(st.integers(0, 6)))
    ]
    news.sort(key=lambda each: (each.date, each.published, each.id), reverse=True)
    events.sort(key=lambda each: (each.instant, each.over, each.id))
    return tuple(news), tuple(events)


@given(lists())
def test_each_answer_is_what_a_walk_over_the_whole_site_finds(
    given_lists: tuple[tuple[News, ...], tuple[Event, ...]],
) -> None:
    news, events = given_lists
    tags, partners = tuple(map(a_tag, TAGS)), (a_partner("leu"),)
    found = answers({"news": news, "events": events, "partners": partners, "tags": tags}, ALL, NOW)

    assert found["order/news"] == tuple(each.id for each in news)
    for tag in TAGS:
        assert found.get(f"about/tags/{tag}", ()) == tuple(each.id for each in news if tag in each.tags)
        assert found.get(f"held/tags/{tag}", ()) == tuple(each.id for each in events if tag in each.tags)
    for place, each in enumerate(news):
        for lang in ALL:
            older = next((other.id for other in news[place + 1 :] if lang in other.languages), None)
            newer = next((other.id for other in reversed(news[:place]) if lang in other.languages), None)
            assert found[f"beside/{lang}/news/{each.id}"] == (older, newer)
        assert found[f"related/{each.id}"] == _related(each, news)
    for lang in ALL:
        fed = [each for each in news if lang in each.languages and not each.draft]
        fed.sort(key=lambda each: (each.told(lang, each.published), each.id), reverse=True)
        assert found[f"newest/{lang}/news"] == tuple(each.id for each in fed)
        told = [each for each in events if lang in each.languages and not each.draft and each.changed <= NOW]
        told.sort(key=lambda each: (each.told(lang, each.changed), each.id), reverse=True)
        assert found[f"newest/{lang}/events"] == tuple(each.id for each in told)
    for place, event in enumerate(events):
        earlier, later = ([None, *events][place], [*events, None][place + 1])
        assert found[f"beside/events/{event.id}"] == (earlier and earlier.id, later and later.id)
        assert found[f"over/{event.id}"] == (event.over <= NOW)
        assert found.get(f"closed/{event.id}", False) == (
            event.closes <= NOW and event.registration_deadline is not None
        )
        assert found.get(f"early/events/{event.id}", False) == (event.changed > NOW)


def _related(mine: News, news: tuple[News, ...]) -> tuple[str, ...]:
    assert len(news) < CANDIDATES
    shared = {
        other.id: len({*mine.tags} & {*other.tags}) + len({*mine.partners} & {*other.partners})
        for other in news
        if other is not mine
    }
    ordered = sorted((other for other in shared if shared[other]), key=lambda key: -shared[key])
    return tuple(ordered[:RELATED])


def test_whoever_asks_is_noted_with_all_that_the_answer_holds() -> None:
    news = (a_news("one", tags=("a",)), a_news("two", date(2016, 11, 15), tags=("a",)))
    catalogue = a_catalogue(news=news, tags=(a_tag("a"),))
    catalogue.answers  # noqa: B018  (worked out before anybody asks)

    with catalogue.ledger.account() as outer:
        catalogue.tag("a")
        with catalogue.ledger.account() as inner:
            catalogue.news_about(catalogue.tag("a"))
            read = catalogue.news_item("one")
            assert read is not None
            assert read.text("nb").html == ""

    assert inner == {"tags/a", "about/tags/a", "news/one", "news/two", "news/one#nb"}
    assert outer == inner


def test_what_is_not_there_is_noted_too_for_one_day_it_may_be() -> None:
    catalogue = a_catalogue()

    with catalogue.ledger.account() as asked:
        assert catalogue.event("gone") is None

    assert asked == {"events/gone"}
