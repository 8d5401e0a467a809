"""News items and events as entries of a feed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.news import News
from plugins.model.text import Text
from plugins.picturing.markup import taken_along
from plugins.running.later import later
from plugins.syndication.entry import Category, Enclosure, Entry
from plugins.syndication.names import Names
from plugins.wording.names import language_name
from plugins.wording.strings import Strings

if TYPE_CHECKING:
    from plugins.calendars import words
else:
    words = later("plugins.calendars.words")

MORNING = 6  # o'clock, of a day of which the hour is not known


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What telling needs to know beside the content."""

    siteurl: str  # no slash at its end
    names: Names
    length: Callable[[str], int]  # root-relative address of a published file -> its bytes
    zone: str  # IANA: in which a bare date begins at midnight


def entry(item: News | Event, catalogue: Catalogue, lang: str, manner: Manner, *, waited: bool = True) -> Entry:
    """Return `item` as told to readers of `lang`; where it is not translated, in another language, which is said.

    To those who have waited for a translation, it is published when that comes; where another language has stood in, it
    has been, and one program or another takes what is published anew for another item.
    """
    text = item.text(lang)
    since = item.published if isinstance(item, News) else None
    if since is not None and waited:
        since = item.told(lang, since)
    event = (
        words.words_for(item, catalogue, lang, manner.siteurl, said_in=text.lang) if isinstance(item, Event) else None
    )
    html = event.html if event else taken_along(text.html, manner.siteurl + text.url, manner.siteurl)
    return Entry(
        id=manner.names.entry(item.kind, item.id, lang),
        url=manner.siteurl + text.url,
        title=event.summary if event else text.title,
        lang=text.lang,
        summary=text.summary,
        html=_introduced(html, text) if text.stands_in else html,
        published=None if since is None else morning(since, manner.zone),
        updated=updated(item, lang, manner.zone),
        author=item.author if isinstance(item, News) else "",
        categories=tuple(
            Category(
                term=key,
                label=catalogue.tag(key).text(lang).title,
                scheme=manner.siteurl + catalogue.language(lang).url("tags"),
            )
            for key in item.tags
        ),
        picture=enclosure(item, text, manner),
    )


def updated(item: News | Event, lang: str, zone: str) -> datetime:
    """Return when `item` last changed for readers of `lang`, as subscribers are told: see `morning`."""
    changed = max(item.changed, item.published) if isinstance(item, News) else item.changed
    if isinstance(item, Event) and not item.dated:
        zone = item.timezone  # it is known by its start, at its place
    return morning(item.told(lang, changed), zone)


def morning(moment: datetime, zone: str) -> datetime:
    """Return `moment`, or six in the morning where it is a midnight in `zone`: there, a bare date was written.

    A midnight in Vilnius is the day before in Oslo, and subscribers' programs show their own time.
    """
    there = moment.astimezone(ZoneInfo(zone))
    return there.replace(hour=MORNING).astimezone(UTC) if there.time() == time(0) else moment


def enclosure(item: Item, text: Text, manner: Manner) -> Enclosure | None:
    """Return the item's picture in the version that every program shows."""
    if item.image is None or not item.image.renditions:
        return None
    usual = item.image.renditions[-1]
    url, width = usual.files[-1]
    return Enclosure(
        url=manner.siteurl + url,
        type=usual.type,
        length=manner.length(url),
        width=width,
        height=round(item.image.height * width / item.image.width),
        alt=text.image_alt or "",
        credit=item.image.credit,
    )


def _introduced(html: str, text: Text) -> str:
    """Return `html` after a line that says its language, in the reader's own."""
    t = Strings(text.reader)
    said = t(
        "This page has not been translated yet. Its language: %(language)s.",
        language=language_name(text.lang, text.reader),
    )
    return f'<p lang="{text.reader}"><em>{escape(said)}</em></p>\n<div lang="{text.lang}">\n{html}\n</div>'
