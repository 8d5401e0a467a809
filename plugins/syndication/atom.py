"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from typing import Any

from plugins.syndication.entry import ATOM, Channel, Entry, Written, updated
from plugins.syndication.library import Atom1Feed
from plugins.syndication.media import NAMESPACE, add_media, attached
from plugins.syndication.xml import FeedXml


def to_atom(channel: Channel, entries: Sequence[Written]) -> bytes:
    """Return `entries`, which are in the order to be shown, as a feed; UTF-8."""
    head, end = _Atom(channel, updated(channel, entries)).around()
    return b"".join([head, *[each.told[ATOM] for each in entries], end])


def entry_of(entry: Entry, lang: str) -> bytes:
    """Return `entry` as it stands in each feed for readers of `lang`."""
    out = StringIO()
    _AtomEntry(entry, lang).write_items(FeedXml(out))
    return out.getvalue().encode()


class _Atom(Atom1Feed):
    """A feed around its entries; what feedgenerator leaves out: types of links, the namespace of pictures, an icon."""

    def __init__(self, channel: Channel, changed: datetime) -> None:
        self._channel, self._changed = channel, changed
        super().__init__(
            title=channel.title,
            link=channel.home,
            description=channel.subtitle,
            language=channel.lang,
            author_name=channel.author,
            author_link=channel.author_url,
            feed_guid=channel.id,
        )

    def latest_post_date(self) -> datetime:
        """Return when the feed changed: feedgenerator would look at the clock where it is empty."""
        return self._changed

    def root_attributes(self) -> dict[str, str]:
        """Add the namespace of pictures."""
        return {**super().root_attributes(), **NAMESPACE}

    def around(self) -> tuple[bytes, bytes]:
        """Return what stands before the entries and after them, one element a line."""
        out = StringIO()
        handler = FeedXml(out)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        head = out.getvalue()
        handler.endElement("feed")
        return head.encode(), out.getvalue().removeprefix(head).encode()

    def add_root_elements(self, handler: FeedXml) -> None:
        """Add the feed's own address with its type, which readers subscribe to (4.2.7.2), and its icon."""
        super().add_root_elements(handler)
        handler.addQuickElement("link", "", {"rel": "self", "type": ATOM, "href": self._channel.url(ATOM)})
        if self._channel.icon:
            handler.addQuickElement("icon", self._channel.icon)


class _AtomEntry(Atom1Feed):
    """One entry; what feedgenerator leaves out: its language, labels of topics, a plain summary, its picture."""

    def __init__(self, entry: Entry, lang: str) -> None:
        super().__init__(title="", link="", description="")
        self._lang = lang
        self.add_item(
            entry.title,
            entry.url,
            description=None,  # written below as plain text, which it is
            content=entry.html,
            author_name=entry.author or None,
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            enclosures=attached(entry.picture),
            entry=entry,
        )

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Mark what is in another language."""
        entry: Entry = item["entry"]
        return {} if entry.lang == self._lang else {"xml:lang": entry.lang}

    def add_item_elements(self, handler: FeedXml, item: dict[str, Any]) -> None:
        """Add summary, topics and picture."""
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        if entry.summary:
            handler.addQuickElement("summary", entry.summary)
        for each in entry.categories:
            handler.addQuickElement("category", "", {"term": each.term, "scheme": each.scheme, "label": each.label})
        if entry.picture:
            add_media(handler, entry.picture)
