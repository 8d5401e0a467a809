"""Everything that a build knows: made once, right after reading, and never changed.

Whatever is asked of it while a page is made is noted in its ledger: see ledger.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from plugins.model.agenda import Month, Sort, list_key, month_key
from plugins.model.answers import answers
from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.language import Language
from plugins.model.ledger import Ledger
from plugins.model.news import News
from plugins.model.page import Page, Project, Tag
from plugins.model.partner import Partner
from plugins.model.shelf import Shelf

AnyItem = TypeVar("AnyItem", bound=Item)
ALL = slice(None)


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file beside a text that visitors may fetch as it is (no pictures: those are made anew)."""

    path: str  # from content/: "pages/results/guide.lt.pdf"
    url: str  # root-relative


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The site's content, checked. Lists hold what may be shown at `moment`, drafts only where the build shows them."""

    languages: tuple[Language, ...]
    projects: Sequence[Project]  # the one there is
    news: Sequence[News]  # newest first
    events: Sequence[Event]  # earliest first
    partners: Sequence[Partner]  # the lead first, then by id
    pages: Sequence[Page]  # by order, then id
    tags: Sequence[Tag]  # by id
    downloads: tuple[Download, ...]  # by path
    moment: datetime = field(repr=False)  # that the build is for: aware, UTC. No page asks for it: see is_over, today
    known: Mapping[str, object] | None = field(default=None, repr=False, compare=False)  # answers of the last build
    ledger: Ledger = field(default_factory=Ledger, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put lists on shelves."""
        for kind in ("news", "events", "partners", "pages", "tags"):
            given = getattr(self, kind)
            if not isinstance(given, Shelf):
                object.__setattr__(self, kind, Shelf.of(kind, given, self.ledger))
        if not isinstance(self.projects, Shelf):
            object.__setattr__(self, "projects", Shelf.of("project", self.projects, self.ledger))

    @property
    def project(self) -> Project:
        """The project that the site tells of."""
        return self.projects[0]

    def is_over(self, event: Event) -> bool:
        """Return whether `event` is over at the moment that the build is for."""
        return bool(self._answer(f"over/{event.id}"))

    def is_closed(self, event: Event) -> bool:
        """Return whether it is too late to register for `event` at the moment that the build is for."""
        return event.registration_deadline is not None and bool(self._answer(f"closed/{event.id}"))

    def is_early(self, item: Item) -> bool:
        """Return whether `item` says of itself that it was last changed after the moment that the build is for."""
        return item.changed > self.moment and bool(self._answer(f"early/{item.kind}/{item.id}"))

    def today(self, zone: str) -> date:
        """Return the day that the build is for, in a zone: "Europe/Vilnius"."""
        self.ledger.note(f"today/{zone}")
        return self._day(zone)

    def today_within(self, zone: str, first: date, last: date) -> date | None:
        """Return the same where it is one of the days from `first` to `last`: on all other days it is no matter."""
        asked = f"{zone} {first} {last}"
        self.ledger.note(f"today/{asked}")
        return self.today_as(asked)

    def today_as(self, asked: str) -> date | None:
        """Return what stands behind the key "today/" and `asked`: a zone, and maybe two days."""
        zone, *days = asked.split(" ")
        today = self._day(zone)
        return today if not days or days[0] <= today.isoformat() <= days[1] else None

    def _day(self, zone: str) -> date:
        return self.moment.astimezone(ZoneInfo(zone)).date()

    @property
    def months(self) -> tuple[tuple[Month, int], ...]:
        """The months in which something takes place, earliest first, each with how many times."""
        found: tuple[tuple[Month, int], ...] = self._ids("months")
        return found

    def events_in(self, month: Month) -> tuple[Event, ...]:
        """Return the events on the days of the weeks of a month that something takes place in, earliest first."""
        return self._some_events(self._ids(month_key(month)))

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The (country, type) pairs of which there are lists of events: all of them first."""
        found: tuple[Sort, ...] = self._ids("sorts")
        return found

    @property
    def calendars(self) -> tuple[Sort, ...]:
        """The (country, type) pairs of which there are calendar files, also where there is no list of events."""
        found: tuple[Sort, ...] = self._ids("calendars")
        return found

    def pages_of(self, sort: Sort) -> int:
        """Return how many pages the list of these events has."""
        count = self._answer(list_key(sort))
        assert isinstance(count, int)
        return count

    def listed(self, sort: Sort, number: int) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """Return what a page of that list has to come, soonest first, and what is over, latest first."""
        coming, past = self._ids(list_key(sort, number))
        return self._some_events(coming), self._some_events(past)

    def has_foreign_events(self, lang: str) -> bool:
        """Return whether there are events whose words are another language's for readers of `lang`."""
        return bool(self._answer(f"foreign/{lang}"))

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item with a page of its own, and the tags."""
        return (*self.news, *self.events, *self.partners, *self.pages, *self.tags)

    @cached_property
    def answers(self) -> Mapping[str, object]:
        """What is known of what belongs together: see answers.py."""
        if self.known is not None:
            return self.known
        with self.ledger.account():
            lists: dict[str, Sequence[Item]] = {
                "news": tuple(self.news),
                "events": tuple(self.events),
                "partners": tuple(self.partners),
                "pages": tuple(self.pages),
                "tags": tuple(self.tags),
                "project": tuple(self.projects),
            }
            return answers(lists, [language.code for language in self.languages], self.moment)

    def _answer(self, key: str) -> object:
        self.ledger.note(key)
        return self.answers.get(key)

    def _ids(self, key: str) -> tuple[Any, ...]:
        found = self._answer(key)
        return found if isinstance(found, tuple) else ()

    def _some_news(self, key: str, part: slice = ALL) -> tuple[News, ...]:
        return self._those(self.news, self._ids(key)[part])

    def _some_events(self, ids: tuple[str, ...]) -> tuple[Event, ...]:
        return self._those(self.events, ids)

    def news_about(self, item: Item, part: slice = ALL) -> tuple[News, ...]:
        """Return the news that name `item` (a partner, an event or a tag), newest first, or a part of them."""
        return self._some_news(f"about/{item.kind}/{item.id}", part)

    def events_about(self, item: Item, part: slice = ALL) -> tuple[Event, ...]:
        """Return the events that name `item` (a partner or a tag), latest first, or a part of them."""
        return self._some_events(self._ids(f"held/{item.kind}/{item.id}")[::-1][part])

    def count_about(self, kind: str, key: str) -> tuple[int, int]:
        """Return how many news and how many events name an item."""
        return len(self._ids(f"about/{kind}/{key}")), len(self._ids(f"held/{kind}/{key}"))

    def related(self, news: News) -> tuple[News, ...]:
        """Return other news that share topics, events or partners with `news`: most in common first, then newest."""
        return self._some_news(f"related/{news.id}")

    @property
    def pinned(self) -> tuple[News, ...]:
        """The news that stand first at the moment that the build is for, newest first."""
        return self._some_news("pinned")

    def newest(self, lang: str, about: Item | None, most: int) -> tuple[News, ...]:
        """Return the news written in `lang`, of `about` alone where there is one, newest first; no drafts."""
        return self._some_news(f"newest/{lang}/{f'{about.kind}/{about.id}' if about else 'news'}", slice(most))

    def newest_events(self, lang: str, most: int) -> tuple[Event, ...]:
        """Return the events announced in `lang`, the latest announcement or change first; no drafts."""
        return self._some_events(self._ids(f"newest/{lang}/events")[:most])

    def newest_of_all(self, most: int) -> tuple[News | Event, ...]:
        """Return news and events in any language, newest first; no drafts."""
        found = (name.partition("/") for name in self._ids("newest/all")[:most])
        every = (self.event(key) if kind == "events" else self.news_item(key) for kind, _, key in found)
        return tuple(each for each in every if each is not None)

    def neighbours(self, news: News, lang: str) -> tuple[News | None, News | None]:
        """Return the next older and the next newer news among those written in `lang`."""
        older, newer = self._ids(f"beside/{lang}/news/{news.id}") or (None, None)
        return (self.news_item(older) if older else None, self.news_item(newer) if newer else None)

    def events_beside(self, event: Event) -> tuple[Event | None, Event | None]:
        """Return the event that begins before `event` and the one after it, whatever their language, as lists do."""
        earlier, later = self._ids(f"beside/events/{event.id}") or (None, None)
        return (self.event(earlier) if earlier else None, self.event(later) if later else None)

    def language(self, code: str) -> Language:
        """Return the language called `code`."""
        for language in self.languages:  # asked several times a page: a generator would take as long again
            if language.code == code:
                return language
        raise KeyError(code)

    @property
    def shelves(self) -> Mapping[str, Shelf[Any]]:
        """All lists, by the kind of what is on them."""
        kinds = ("news", "events", "partners", "pages", "tags")
        return {kind: getattr(self, kind) for kind in kinds} | {"project": self.projects}

    def find(self, kind: str, key: str) -> Item | None:
        """Return the item of a kind whose id is `key`, or None where it may not be shown yet."""
        found: Item | None = self.shelves[kind].find(key)
        return found

    def _find(self, shelf: Sequence[AnyItem], key: str) -> AnyItem | None:
        assert isinstance(shelf, Shelf)
        return shelf.find(key)

    def _those(self, shelf: Sequence[AnyItem], ids: tuple[str, ...]) -> tuple[AnyItem, ...]:
        """Return the items called by `ids`, without those that may not be shown yet."""
        assert isinstance(shelf, Shelf)
        return tuple([each for each in map(shelf.find, ids) if each is not None])

    def partner(self, key: str) -> Partner:
        """Return the partner whose id is `key`; the catalogue has made sure that there is one."""
        found = self._find(self.partners, key)
        if found is None:
            raise KeyError(key)
        return found

    def tag(self, key: str) -> Tag:
        """Return the tag whose id is `key`; the catalogue has made sure that there is one."""
        found = self._find(self.tags, key)
        if found is None:
            raise KeyError(key)
        return found

    def text_page(self, key: str) -> Page:
        """Return the page whose id is `key`; there has to be one."""
        found = self._find(self.pages, key)
        if found is None:
            raise KeyError(key)
        return found

    def event(self, key: str) -> Event | None:
        """Return the event whose id is `key`, or None where it may not be shown yet."""
        return self._find(self.events, key)

    def news_item(self, key: str) -> News | None:
        """Return the news item whose id is `key`, or None where it may not be shown yet."""
        return self._find(self.news, key)
