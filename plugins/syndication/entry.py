"""What a feed is made of, whatever the format that it is written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

ATOM, RSS, JSON = "application/atom+xml", "application/rss+xml", "application/feed+json"
KEPT = 1024  # entries that each format remembers having written: most stand in several feeds of a language
ENDINGS = {ATOM: "atom", RSS: "rss", JSON: "json"}


@dataclass(frozen=True, kw_only=True)
class Category:
    """A topic of an entry."""

    term: str  # its id: "training"
    label: str  # its name in the feed's language: "Mokymai"
    scheme: str  # absolute address of the page of all topics


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """An entry's picture."""

    url: str  # absolute
    type: str  # media type: "image/jpeg"
    length: int  # bytes of the file at `url`
    width: int  # pixels of the file at `url`
    height: int
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One news item or event as a subscriber gets it."""

    id: str  # a tag URI; outlives a new title, date or address
    url: str  # absolute: its page under the feed's language
    title: str  # plain text
    lang: str  # of the words
    summary: str  # plain text, "" for none
    html: str  # the whole text, addresses absolute
    published: datetime | None  # aware, UTC; None where only the last edit is known
    updated: datetime  # aware, UTC
    author: str = ""
    categories: tuple[Category, ...] = ()
    picture: Enclosure | None = None

    def __hash__(self) -> int:
        """Be found by name and time: each format remembers thousands, and all of the words would take their time."""
        return hash((self.id, self.updated))

    @property
    def moment(self) -> datetime:
        """When it came, as far as that is known: feeds are in this order, newest first."""
        return self.published or self.updated


class Updated(Protocol):
    """What has a time at which it was last changed."""

    @property
    def updated(self) -> datetime:
        """Return it: aware, UTC."""
        ...


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A feed without its entries."""

    id: str  # a tag URI
    title: str
    subtitle: str
    lang: str  # of its readers; entries in another language say so
    home: str  # absolute address of the page that shows the same
    address: str  # absolute, without the format's ending: "https://socialcluster.lt/nb/feeds/news"
    author: str  # who answers for the site
    author_url: str
    icon: str  # absolute address of a square picture, "" for none
    since: datetime  # aware, UTC: when a feed without entries was last changed

    def url(self, media_type: str) -> str:
        """Return the feed's own absolute address in a format."""
        return f"{self.address}.{ENDINGS[media_type]}"


def updated(channel: Channel, entries: Iterable[Updated]) -> datetime:
    """Return when the feed last changed: with its latest entry."""
    return max((entry.updated for entry in entries), default=channel.since)
