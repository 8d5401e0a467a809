"""Everything that a build knows: made once, right after reading, and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.language import Language
from plugins.model.news import News
from plugins.model.page import Page, Project, Tag
from plugins.model.partner import Partner

AnyItem = TypeVar("AnyItem", bound=Item)


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file beside a text that visitors may fetch as it is (no pictures: those are made anew)."""

    path: str  # from content/: "pages/results/guide.lt.pdf"
    url: str  # root-relative


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The site's content, checked. Lists hold what may be shown at `now`, drafts only where the build shows them."""

    languages: tuple[Language, ...]
    project: Project
    news: tuple[News, ...]  # newest first
    events: tuple[Event, ...]  # earliest first
    partners: tuple[Partner, ...]  # the lead first, then by id
    pages: tuple[Page, ...]  # by order, then id
    tags: tuple[Tag, ...]  # by id
    downloads: tuple[Download, ...]  # by path
    now: datetime  # aware, UTC: the moment that the build is for; the only clock there is

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item with a page of its own, and the tags."""
        return (*self.news, *self.events, *self.partners, *self.pages, *self.tags)

    @cached_property
    def _by_key(self) -> Mapping[type[Item], Mapping[str, Item]]:
        """Looked up for every page: by hash, so that a site of thousands of items is no slower per page."""
        found: dict[type[Item], dict[str, Item]] = {}
        for item in self.items:
            found.setdefault(type(item), {})[item.id] = item
        return found

    def _find(self, kind: type[AnyItem], key: str) -> AnyItem | None:
        item = self._by_key.get(kind, {}).get(key)
        return item if isinstance(item, kind) else None

    @cached_property
    def _news_about(self) -> Mapping[tuple[str, str], tuple[News, ...]]:
        """News by kind and id of what they name; in one pass over the site."""
        found: dict[tuple[str, str], dict[str, News]] = {}
        for news in self.news:
            for kind, keys in (("partners", news.partners), ("tags", news.tags), ("events", news.events)):
                for key in keys:
                    found.setdefault((kind, key), {})[news.id] = news
        return {pair: tuple(items.values()) for pair, items in found.items()}

    @cached_property
    def _events_about(self) -> Mapping[tuple[str, str], tuple[Event, ...]]:
        found: dict[tuple[str, str], dict[str, Event]] = {}
        for event in self.events:
            hosts = (event.host,) if event.host else ()
            for kind, keys in (("partners", hosts), ("partners", event.partners), ("tags", event.tags)):
                for key in keys:
                    found.setdefault((kind, key), {})[event.id] = event
        return {pair: tuple(items.values()) for pair, items in found.items()}

    def news_about(self, item: Item) -> tuple[News, ...]:
        """Return the news that name `item` (a partner, an event or a tag), newest first."""
        return self._news_about.get((item.kind, item.id), ())

    def events_about(self, item: Item) -> tuple[Event, ...]:
        """Return the events that name `item` (a partner or a tag), earliest first."""
        return self._events_about.get((item.kind, item.id), ())

    @cached_property
    def _neighbours(self) -> Mapping[tuple[str, str], tuple[News | None, News | None]]:
        found: dict[tuple[str, str], tuple[News | None, News | None]] = {}
        for language in self.languages:
            for walk in (reversed(self.news), iter(self.news)):  # oldest first, then newest first
                last: News | None = None
                for news in walk:
                    older = found.get((language.code, news.id))
                    found[language.code, news.id] = (last, None) if older is None else (older[0], last)
                    last = news if language.code in news.languages else last
        return found

    def neighbours(self, news: News, lang: str) -> tuple[News | None, News | None]:
        """Return the next older and the next newer news among those written in `lang`."""
        return self._neighbours[lang, news.id]

    def language(self, code: str) -> Language:
        """Return the language called `code`."""
        return next(language for language in self.languages if language.code == code)

    def partner(self, key: str) -> Partner:
        """Return the partner whose id is `key`; the catalogue has made sure that there is one."""
        found = self._find(Partner, key)
        if found is None:
            raise KeyError(key)
        return found

    def tag(self, key: str) -> Tag:
        """Return the tag whose id is `key`; the catalogue has made sure that there is one."""
        found = self._find(Tag, key)
        if found is None:
            raise KeyError(key)
        return found

    def event(self, key: str) -> Event | None:
        """Return the event whose id is `key`, or None where it may not be shown yet."""
        return self._find(Event, key)

    def news_item(self, key: str) -> News | None:
        """Return the news item whose id is `key`, or None where it may not be shown yet."""
        return self._find(News, key)
