"""An entry's picture, as Atom and RSS have it: attached, and in Media RSS (https://www.rssboard.org/media-rss)."""

from __future__ import annotations

from plugins.syndication import library
from plugins.syndication.entry import Enclosure
from plugins.syndication.xml import FeedXml

NAMESPACE = {"xmlns:media": "http://search.yahoo.com/mrss/"}


def attached(picture: Enclosure | None) -> tuple[library.Enclosure, ...]:
    """Return `picture` as feedgenerator takes it."""
    return (library.Enclosure(picture.url, str(picture.length), picture.type),) if picture else ()


def add_media(handler: FeedXml, picture: Enclosure) -> None:
    """Write `picture` as media:content, with what it shows and whose it is."""
    about = {
        "url": picture.url,
        "type": picture.type,
        "medium": "image",
        "fileSize": str(picture.length),
        "width": str(picture.width),
        "height": str(picture.height),
    }
    handler.startElement("media:content", about)
    if picture.alt:
        handler.addQuickElement("media:description", picture.alt, {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit)
    handler.endElement("media:content")
