"""The benchmark's corpus, before it is written for any tool: which items there are, in which languages, about what.

Everything follows from a seed and the number of news items: the same corpus on every machine, and in every language
the same thing, for a text is made from phrases that are translations of one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.bench.phrases import LANGUAGES, Named, Town, phrases

FIRST, LAST = date(2006, 1, 9), date(2026, 6, 30)  # of the news
EVENTS_LAST = date(2026, 12, 31)  # some are still to come
CROWDED = date(2022, 1, 1)  # the first of a crowd's events
NEWS_PER_EVENT = 20
ALL, TWO = 80, 13  # of a hundred items: in all languages, in two; the others are in one


@dataclass(frozen=True, kw_only=True)
class Item:
    """A news item or an event."""

    kind: str  # "news" or "events"
    number: int  # of its kind, from 1, oldest first
    id: str  # its folder's name
    day: date
    langs: tuple[str, ...]  # that it is written in, in the site's order
    pattern: Named  # of its title
    town: Town
    tags: tuple[Named, ...]
    partners: tuple[Named, ...] = ()
    events: tuple[str, ...] = ()  # ids: what the news are about
    links: tuple[int, ...] = ()  # numbers of news items that its text leads to
    seed: str  # of its text

    def slug(self, lang: str) -> str:
        """Return the last part of its address: its own word in a language it is written in, else its id."""
        return f"{self.pattern.slug[lang]}-{self.number}" if lang in self.langs else self.id

    def stand_in(self, lang: str) -> str:
        """Return the language whose words readers of `lang` see, as plugins/languages.py has it."""
        order = (lang, "lt", "nb") if lang == "en" else (lang, "en", *LANGUAGES)
        return next(each for each in order if each in self.langs)


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """All items, oldest first; topics, partners and pages are the same in every corpus: `phrases()` has them."""

    news: tuple[Item, ...]
    events: tuple[Item, ...]
    seed: int


def corpus(count: int, seed: int = 1) -> Corpus:
    """Return `count` news items, and an event for each twentieth of them."""
    return _corpus(count, max(1, count // NEWS_PER_EVENT), FIRST, seed)


def crowd(count: int, seed: int = 1) -> Corpus:
    """Return `count` news items and as many events, these within five years: a calendar as full as they come."""
    return _corpus(count, count, CROWDED, seed)


def _corpus(count: int, events_count: int, since: date, seed: int) -> Corpus:
    random = Random(f"corpus {seed} {count}")
    days = sorted(_day(random, FIRST, LAST) for _ in range(count))
    event_days = sorted(_day(random, since, EVENTS_LAST) for _ in range(events_count))
    events = tuple(_event(random, number, day, seed) for number, day in enumerate(event_days, 1))
    news = tuple(_news(random, number, day, events, seed) for number, day in enumerate(days, 1))
    return Corpus(news=news, events=events, seed=seed)


def _day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randrange((last - first).days))


def _langs(random: Random) -> tuple[str, ...]:
    lot = random.randrange(100)
    if lot < ALL:
        return LANGUAGES
    missing = random.choice(LANGUAGES)
    if lot < ALL + TWO:
        return tuple(lang for lang in LANGUAGES if lang != missing)
    return (missing,)


def _event(random: Random, number: int, day: date, seed: int) -> Item:
    there = phrases()
    pattern = random.choice(there.events)
    return Item(
        kind="events",
        number=number,
        id=f"{day:%Y-%m}-{pattern.slug['en']}-{number}",
        day=day,
        langs=_langs(random),
        pattern=pattern,
        town=random.choice(there.towns),
        tags=tuple(random.sample(there.tags, random.choice((1, 1, 2)))),
        partners=_partners(random),
        links=(),
        seed=f"event {seed} {number}",
    )


def _news(random: Random, number: int, day: date, events: tuple[Item, ...], seed: int) -> Item:
    there = phrases()
    pattern = random.choice(there.titles)
    about = (random.choice(events),) if random.randrange(5) == 0 else ()
    earlier = range(max(1, number - 50), number)
    return Item(
        kind="news",
        number=number,
        id=f"{day:%Y-%m}-{pattern.slug['en']}-{number}",
        day=day,
        langs=_langs(random),
        pattern=pattern,
        town=about[0].town if about else random.choice(there.towns),
        tags=tuple(random.sample(there.tags, random.choice((1, 2, 2, 3)))),
        partners=_partners(random),
        events=tuple(event.id for event in about),
        links=tuple(sorted(random.sample(earlier, min(2, len(earlier))))),
        seed=f"news {seed} {number}",
    )


def _partners(random: Random) -> tuple[Named, ...]:
    return tuple(partner for partner, _ in random.sample(phrases().partners, random.choice((0, 1, 1, 2, 3))))
