"""The event calendar: months and lists to read, files to subscribe to.

What a subscriber gets: a calendar in her language, one for each country and type, and one entry for each event. A
calendar in a language holds the events that are written in it, and nothing else: nobody finds a text in her calendar
that she did not ask for. Who would rather miss nothing subscribes to `all.ics`, where each event stands once, in her
language or the best other one; the page says so in words. Past events stay: a calendar is a memory as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pelican import Pelican, signals

from plugins.calendars.filters import EVERYTHING, filters_of
from plugins.calendars.ics import About, entry_of, to_ics
from plugins.calendars.links import Entry, google, outlook
from plugins.calendars.words import place, words_for
from plugins.calendars.zones import clock_for, when_for
from plugins.generating import PluginGenerator
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.language import Language
from plugins.model.partner import Partner
from plugins.model.webpage import Feed, Link, WebPage
from plugins.share_pictures import picture_of
from plugins.showing import calendar as months
from plugins.showing import event_lists
from plugins.structured.event import event as event_json_ld
from plugins.structured.script import to_script
from plugins.wording.strings import Strings
from plugins.writer import SiteWriter

MEDIA_TYPE = "text/calendar"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a site decides about its calendar: `CALENDAR` in pelicanconf.py."""

    uid_domain: str = "socialcluster.lt"  # part of every entry's name in subscribers' programs: never to be changed
    zone: str = "Europe/Vilnius"  # whose day is today, where a month marks it


def files(catalogue: Catalogue, lang: str, siteurl: str, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield (root-relative address, content) of every calendar file for readers of `lang`."""
    language, t = catalogue.language(lang), Strings(lang)
    every = []
    for event in catalogue.events:
        words = words_for(event, catalogue, lang, siteurl, picture(event, catalogue, lang, siteurl))
        every.append((event, entry_of(event, words, settings.uid_domain)))
    written = [(event, entry) for event, entry in every if not event.text(lang).stands_in]

    def file(url: str, name: str, page: str, entries: list[tuple[Event, bytes]]) -> tuple[str, bytes]:
        about = About(
            lang=lang,
            name=name,
            description=catalogue.project.text(lang).title,
            url=siteurl + page,
            source=siteurl + url,
        )
        return url, to_ics(entries, about)

    for one in filters_of(catalogue.events):
        shown = [(event, entry) for event, entry in written if one.shows(event)]
        page = event_lists.list_url(language, one)
        yield file(event_lists.file_url(language, one), event_lists.calendar_name(one, t), page, shown)
    everything = event_lists.list_url(language, EVERYTHING)
    yield file(event_lists.every_url(language), event_lists.every_name(t), everything, every)
    for event, entry in written:
        text = event.text(lang)
        yield file(entry_url(event, lang), text.title, text.url, [(event, entry)])


def picture(event: Event, catalogue: Catalogue, lang: str, siteurl: str) -> str:
    """Return the absolute address of the event's share picture, in the language of its words; "" where it has none."""
    if event.draft or not catalogue.partners:
        return ""
    return siteurl + picture_of(event, catalogue, event.text(lang).lang, siteurl).url


def entry_url(event: Event, lang: str) -> str:
    """Return the root-relative address of an event's own calendar file, that of its words' language."""
    return f"{event.text(lang).original}{event.id}.ics"


def entry_links(event: Event, host: Partner | None, t: Strings, siteurl: str) -> tuple[Link, ...]:
    """Return the forms of web calendars, filled in with `event`; none can be given a series of dates.

    What Outlook cannot be told is left out rather than told wrongly: its form knows no repetition.
    """
    if event.sessions:
        return ()
    text = event.text(t.lang)
    entry = Entry(
        title=text.title, details=f"{text.summary}\n\n{siteurl}{text.url}".strip(), location=place(event, host, t)
    )
    links = [Link(title="Google", url=google(entry, event.occasions[0], event.weekly, event.timezone))]
    if not event.weekly:
        links.append(Link(title="Outlook", url=outlook(entry, event.occasions[0])))
    return tuple(links)


def complete(page: WebPage, catalogue: Catalogue, arguments: Mapping[str, Any]) -> WebPage:
    """Return `page` with the calendar it makes known and, on an event's own page, the event as schema.org has it."""
    if page.section != "events":
        return page
    lang = page.lang
    calendar = catalogue.ledger.once((complete, lang), lambda: _calendar(catalogue.language(lang)))
    told = page.json_ld
    event, siteurl = arguments.get("event"), arguments["site"].siteurl
    if isinstance(event, Event):
        image = siteurl + page.image if page.image else ""
        told = (*told, to_script(event_json_ld(event, catalogue, lang, siteurl, image)))
    return page.but(feeds=(*page.feeds, calendar), json_ld=told)


def _calendar(language: Language) -> Feed:
    return Feed(
        title=event_lists.calendar_name(EVERYTHING, Strings(language.code)),
        url=event_lists.file_url(language, EVERYTHING),
        type=MEDIA_TYPE,
        lang=language.code,
    )


FILTERS: Mapping[str, Callable[..., Any]] = {
    "clock_for": clock_for,
    "entry_links": entry_links,
    "entry_url": entry_url,
    "when_for": when_for,
}


# Below: Pelican.


class CalendarGenerator(PluginGenerator):
    """Writes the calendar's pages and files."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them, language by language."""
        catalogue: Catalogue = self.context["catalogue"]
        settings: Settings = self.settings["CALENDAR"]
        siteurl = str(self.settings["SITEURL"])
        for language in catalogue.languages:
            lang = language.code
            zone = settings.zone
            writer.work(f"months.{lang}", partial(months.pages, catalogue, lang, siteurl, zone), many=True)
            writer.work(f"event lists.{lang}", partial(event_lists.pages, catalogue, lang, siteurl), many=True)
            writer.work(f"calendars.{lang}", partial(_files, catalogue, lang, siteurl, settings))


def _files(catalogue: Catalogue, lang: str, siteurl: str, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar files, by their paths below the output."""
    for url, data in files(catalogue, lang, siteurl, settings):
        yield url.lstrip("/"), data


def generators(_: Pelican) -> type[CalendarGenerator]:
    """Name the generator to Pelican."""
    return CalendarGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
