"""What a feed is made of, whatever the format that it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

ATOM, RSS, JSON = "application/atom+xml", "application/rss+xml", "application/feed+json"
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

    @property
    def moment(self) -> datetime:
        """When it came, as far as that is known: feeds are in this order, newest first."""
        return self.published or self.updated


@dataclass(frozen=True, kw_only=True)
class Written:
    """An entry as it stands in each feed for readers of one language: most stand in several."""

    updated: datetime  # as Entry has it
    told: Mapping[str, bytes]  # by the media type of each format


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


def updated(channel: Channel, entries: Iterable[Written]) -> datetime:
    """Return when the feed last changed: with its latest entry."""
    return max((entry.updated for entry in entries), default=channel.since)
