"""The formats that each feed is written in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.syndication.atom import entry_of, to_atom
from plugins.syndication.entry import ATOM, JSON, RSS, Channel, Entry, Written
from plugins.syndication.json_feed import item_of as json_item_of
from plugins.syndication.json_feed import to_json
from plugins.syndication.rss import item_of as rss_item_of
from plugins.syndication.rss import to_rss


def written(entry: Entry, lang: str) -> Written:
    """Return `entry` as it stands in feeds for readers of `lang`."""
    told = {ATOM: entry_of(entry, lang), RSS: rss_item_of(entry, lang), JSON: json_item_of(entry)}
    return Written(updated=entry.updated, told=told)


def in_each(channel: Channel, entries: Sequence[Written]) -> Iterator[tuple[str, bytes]]:
    """Yield (media type, the feed) of `entries`, which are in the order to be shown."""
    for media_type, write in ((ATOM, to_atom), (RSS, to_rss), (JSON, to_json)):
        yield media_type, write(channel, entries)
