"""Events for tests: whole and valid, with as few words as a test needs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from plugins.calendars.ics import About, Words
from plugins.model.event import Event, EventType
from plugins.model.text import Text

OSLO = ZoneInfo("Europe/Oslo")
VILNIUS = ZoneInfo("Europe/Vilnius")
CHANGED = datetime(2016, 10, 1, 8, tzinfo=UTC)
DOMAIN = "socialcluster.lt"
ABOUT = About(
    lang="en",
    name="Events",
    description="What is on",
    url="https://site.example/en/calendar/",
    source="https://site.example/en/calendar/events.ics",
)


def an_event(**facts: Any) -> Event:
    """Return an event of 14 November 2016, or as `facts` say."""
    key = facts.pop("id", "visit")
    languages = facts.pop("languages", ("lt", "nb", "en"))
    words = facts.pop("words", {})
    starts = facts.pop("starts", date(2016, 11, 14))
    ends = facts.pop("ends", starts)
    zone = getattr(getattr(starts, "tzinfo", None), "key", None) or "Europe/Oslo"
    facts = {"timezone": zone, "type": EventType.TRAINING, "changed": CHANGED, **facts}
    texts = tuple(a_text(key, lang, languages, **words) for lang in ("lt", "nb", "en"))
    return Event(kind="events", id=key, texts=texts, starts=starts, ends=ends, **facts)


def a_text(key: str, reader: str, languages: tuple[str, ...], **words: Any) -> Text:
    lang = reader if reader in languages else languages[0]
    root = {"lt": "/renginiai/", "nb": "/nb/arrangementer/", "en": "/en/events/"}
    said: dict[str, Any] = {"title": f"{key} ({lang})", "summary": "", "html": "", "plain": "", **words}
    source = PurePosixPath(f"content/events/{key}/index.{lang}.md")
    return Text(
        reader=reader, lang=lang, url=f"{root[reader]}{key}/", original=f"{root[lang]}{key}/", source=source, **said
    )


def words_of(event: Event, lang: str = "en", **words: Any) -> Words:
    text = event.text(lang)
    plain = {"summary": text.title, "description": text.summary, "html": f"<p>{text.summary}</p>"}
    return Words(**{"lang": text.lang, "url": f"https://site.example{text.url}", **plain, **words})
