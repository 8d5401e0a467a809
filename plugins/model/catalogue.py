"""Everything that a build knows: made once, right after reading, and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item with a page of its own, and the tags."""
        return (*self.news, *self.events, *self.partners, *self.pages, *self.tags)

    def language(self, code: str) -> Language:
        """Return the language called `code`."""
        return next(language for language in self.languages if language.code == code)

    def partner(self, key: str) -> Partner:
        """Return the partner whose id is `key`; the catalogue has made sure that there is one."""
        return _by_id(self.partners, key)

    def event(self, key: str) -> Event | None:
        """Return the event whose id is `key`, or None where it may not be shown yet."""
        return next((event for event in self.events if event.id == key), None)

    def tag(self, key: str) -> Tag:
        """Return the tag whose id is `key`; the catalogue has made sure that there is one."""
        return _by_id(self.tags, key)

    def news_item(self, key: str) -> News | None:
        """Return the news item whose id is `key`, or None where it may not be shown yet."""
        return next((news for news in self.news if news.id == key), None)


def _by_id(items: tuple[AnyItem, ...], key: str) -> AnyItem:
    return next(item for item in items if item.id == key)
