"""Entries as the last build wrote them: after an edit, all but a few of a feed's would be the same again."""

from __future__ import annotations

from typing import NamedTuple

from plugins.syndication.entry import ATOM, JSON, RSS


class _Marks(NamedTuple):
    """What an entry stands between in a feed: only what a feed is built of begins a line so."""

    first: bytes  # after which there are entries, and nothing else
    begins: bytes
    ends: bytes
    id_begins: bytes
    id_ends: bytes


_MARKS = {
    ATOM: _Marks(b"<feed", b"\n<entry", b"\n</entry>", b"\n<id>", b"</id>\n"),
    RSS: _Marks(b"<channel>", b"\n<item>", b"\n</item>", b'\n<guid isPermaLink="false">', b"</guid>\n"),
    JSON: _Marks(b'\n "items": [', b"\n  {\n", b"\n  }", b'   "id": "', b'",\n'),
}
_AFTER = {ATOM: b"\n", RSS: b"\n", JSON: b""}


def entries_in(feed: bytes, media_type: str) -> dict[str, bytes]:
    """Return the entries of a feed that atom.py, rss.py or json_feed.py has made, by their ids.

    Of anything else, it returns what can be found.
    """
    marks, after = _MARKS[media_type], _AFTER[media_type]
    found: dict[str, bytes] = {}
    for part in feed.partition(marks.first)[2].split(marks.begins)[1:]:
        entry, end, _ = part.partition(marks.ends)
        _, _, named = entry.partition(marks.id_begins)
        name, closed, _ = named.partition(marks.id_ends)
        if end and closed:
            found[name.decode()] = marks.begins.lstrip() + entry + end + after
    return found
