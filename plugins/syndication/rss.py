"""RSS 2.0, by the RSS Advisory Board's specification and its profile of best practices.

https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from io import StringIO
from typing import Any

from plugins.syndication.entry import RSS, Channel, Entry, Written, updated
from plugins.syndication.library import Rss201rev2Feed
from plugins.syndication.media import NAMESPACE, add_media, attached
from plugins.syndication.xml import FeedXml

_PLAIN = frozenset(
    {"title", "category", "dc:creator", "media:description", "media:credit"}
)  # where words are plain text; an item's description and content are HTML


def to_rss(channel: Channel, entries: Sequence[Written]) -> bytes:
    """Return `entries`, which are in the order to be shown, as a feed; UTF-8."""
    head, end = _Rss(channel, updated(channel, entries)).around()
    return b"".join([head, *[each.told[RSS] for each in entries], end])


def item_of(entry: Entry, lang: str) -> bytes:
    """Return `entry` as it stands in each feed for readers of `lang`."""
    out = StringIO()
    _RssItem(entry, lang).write_items(FeedXml(out, _PLAIN))  # an item's description is HTML, the feed's is not
    return out.getvalue().encode()


class _Rss(Rss201rev2Feed):
    """A feed around its items; what feedgenerator leaves out: the type of its own address, more namespaces."""

    def __init__(self, channel: Channel, changed: datetime) -> None:
        self._channel, self._changed = channel, changed
        super().__init__(
            title=channel.title, link=channel.home, description=channel.subtitle,
            language=channel.lang,
        )  # fmt: skip

    def latest_post_date(self) -> datetime:
        """Return when the feed changed: feedgenerator would look at the clock where it is empty."""
        return self._changed

    def rss_attributes(self) -> dict[str, str]:
        """Add the namespaces of whole texts, authors and pictures."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            **NAMESPACE,
        }

    def around(self) -> tuple[bytes, bytes]:
        """Return what stands before the items and after them, one element a line."""
        out = StringIO()
        handler = FeedXml(out, _PLAIN | {"description"})
        handler.startDocument()
        handler.startElement("rss", self.rss_attributes())
        handler.startElement("channel", self.root_attributes())
        self.add_root_elements(handler)
        head = out.getvalue()
        self.endChannelElement(handler)
        handler.endElement("rss")
        return head.encode(), out.getvalue().removeprefix(head).encode()

    def add_root_elements(self, handler: FeedXml) -> None:
        """Add the feed's own address with its type."""
        super().add_root_elements(handler)
        handler.addQuickElement("atom:link", None, {"rel": "self", "type": RSS, "href": self._channel.url(RSS)})


class _RssItem(Rss201rev2Feed):
    """One item; what feedgenerator leaves out: whole texts, its language, an author without e-mail, its picture."""

    def __init__(self, entry: Entry, lang: str) -> None:
        super().__init__(title="", link="", description="")
        self._lang = lang
        self.add_item(
            entry.title,
            entry.url,
            description=escape(entry.summary, quote=False) if entry.summary else entry.html,
            pubdate=entry.moment,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            enclosures=attached(entry.picture),
            entry=entry,
        )

    def add_item_elements(self, handler: FeedXml, item: dict[str, Any]) -> None:
        """Add the whole text, who wrote it, its language, topics and picture."""
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        if entry.author:
            handler.addQuickElement("dc:creator", entry.author)
        if entry.lang != self._lang:
            handler.addQuickElement("dc:language", entry.lang)
        if entry.published and entry.updated != entry.published:
            handler.addQuickElement("atom:updated", f"{entry.updated:%Y-%m-%dT%H:%M:%SZ}")
        for each in entry.categories:
            handler.addQuickElement("category", each.label, {"domain": each.scheme})
        if entry.summary:
            handler.addQuickElement("content:encoded", entry.html)
        if entry.picture:
            add_media(handler, entry.picture)
