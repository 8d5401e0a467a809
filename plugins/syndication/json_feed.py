"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from json.encoder import encode_basestring

from plugins.syndication.entry import JSON, Channel, Entry, Written
from plugins.syndication.xml import clean

_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=1)
_EMPTY = "[]\n}"  # how a feed ends that has no items


def to_json(channel: Channel, entries: Sequence[Written]) -> bytes:
    """Return `entries`, which are in the order to be shown, as a feed; UTF-8."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.subtitle,
        "home_page_url": channel.home,
        "feed_url": channel.url(JSON),
        "icon": channel.icon,
        "language": channel.lang,
        "authors": [{"name": channel.author, "url": channel.author_url}],
        "items": [],
    }
    told = clean(_ENCODER.encode({key: value for key, value in feed.items() if value != ""}))
    if not entries:
        return f"{told}\n".encode()
    items = b",\n  ".join([each.told[JSON] for each in entries])
    return f"{told.removesuffix(_EMPTY)}[\n  ".encode() + items + b"\n ]\n}\n"


def item_of(entry: Entry) -> bytes:
    """Return `entry` as it stands in each feed, two steps indented."""
    picture = entry.picture
    told: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "language": entry.lang,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": picture.url if picture else "",
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": tuple([each.label for each in entry.categories]),
        "attachments": [{"url": picture.url, "mime_type": picture.type, "size_in_bytes": picture.length}]
        if picture
        else [],
    }
    parts = ",\n   ".join([f'"{key}": {_said(value)}' for key, value in told.items() if value])
    return clean(f"{{\n   {parts}\n  }}").encode()


def _said(value: object) -> str:
    """Return `value` as it stands in an entry, each part of it on a line."""
    if isinstance(value, str):
        return encode_basestring(value)
    return _texts(value) if isinstance(value, tuple) else _parts(value)


def _parts(value: object) -> str:
    return _ENCODER.encode(value).replace("\n", "\n   ")  # no text has a line's end of its own: it is written "\\n"


@lru_cache(maxsize=256)  # many entries are about the same topics
def _texts(values: tuple[str, ...]) -> str:
    return _parts(values)


def _moment(moment: datetime | None) -> str:
    """Return `moment` as in RFC 3339."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else ""
