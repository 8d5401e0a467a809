"""A news item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from plugins.model.item import Item


@dataclass(frozen=True, kw_only=True)
class News(Item):
    """Something that happened, told on a day."""

    date: date  # the day shown to readers
    published: datetime  # aware, UTC: for feeds and sorting
    author: str = ""
    tags: tuple[str, ...] = ()  # ids of tags
    partners: tuple[str, ...] = ()  # ids of partners it is about
    events: tuple[str, ...] = ()  # ids of events it is about
    pinned_until: datetime | None = None  # aware, UTC: till then it stands first on the home page
