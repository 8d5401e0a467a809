"""The event calendar: months and lists to read, files to subscribe to.

What a subscriber gets: a calendar in her language, one for each country and type, and one entry for each event. A
calendar in a language holds the events that are written in it, and nothing else: nobody finds a text in her calendar
that she did not ask for. Who would rather miss nothing subscribes to `all.ics`, where each event stands once, in her
language or the best other one; the page says so in words. Past events stay: a calendar is a memory as well. And a
file stays where its last event has gone: of a file that is not there, programs go on showing what they had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from pelican import Pelican, signals

from plugins.building.build import Build
from plugins.calendars.filters import EVERYTHING, filters_by, nearest
from plugins.calendars.links import OFFICE, PRIVATE, Entry, google, in_one, outlook
from plugins.calendars.zones import clock_for, when_for
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.language import Language
from plugins.model.partner import Partner
from plugins.model.shelf import order
from plugins.model.webpage import Feed, Link, WebPage
from plugins.running.generating import PluginGenerator
from plugins.running.later import later
from plugins.share_pictures import picture_of
from plugins.showing import calendar as months
from plugins.showing import event_lists
from plugins.structured.event import event as event_json_ld
from plugins.structured.script import to_script
from plugins.wording.strings import Strings
from plugins.writer import SiteWriter

if TYPE_CHECKING:
    from plugins.calendars import entries, ics, words
else:
    entries, ics, words = (later(f"plugins.calendars.{name}") for name in ("entries", "ics", "words"))

MEDIA_TYPE = "text/calendar"
FILES = "calendars"  # all files are of the same entries


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a site decides about its calendar: `CALENDAR` in pelicanconf.py."""

    uid_domain: str = "socialcluster.lt"  # part of every entry's name in subscribers' programs: never to be changed
    zone: str = "Europe/Vilnius"  # whose day is today, where a month marks it


def files(
    catalogue: Catalogue, lang: str, siteurl: str, settings: Settings, kept: Mapping[str, bytes] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield (root-relative address, content) of every calendar to subscribe to, for readers of `lang`.

    `kept` has the entries, by their events' ids, that are known to be what they would be again.
    """
    language, t = catalogue.language(lang), Strings(lang)
    every = []
    for event in catalogue.events:
        known = kept.get(event.id) if kept else None
        every.append((event, known or entry(event, catalogue, lang, siteurl, settings)))
    alike: dict[tuple[str, str], list[tuple[Event, bytes]]] = {}  # of all those written in `lang`, what no filter parts
    for event, data in every:
        if not event.text(lang).stands_in:
            alike.setdefault((event.country, event.type), []).append((event, data))

    listed = filters_by(catalogue.sorts)
    for one in filters_by(catalogue.calendars):
        shown = [each for those in alike.values() if one.shows(those[0][0]) for each in those]
        url, page = event_lists.file_url(language, one), event_lists.list_url(language, nearest(one, listed))
        about = _about(catalogue, lang, event_lists.calendar_name(one, t), siteurl + page, siteurl + url)
        yield url, ics.to_ics(shown, about)
    url, page = event_lists.every_url(language), event_lists.list_url(language, EVERYTHING)
    yield url, ics.to_ics(every, _about(catalogue, lang, event_lists.every_name(t), siteurl + page, siteurl + url))


def event_files(catalogue: Catalogue, key: str, siteurl: str, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield (root-relative address, content) of an event's own calendar file, in each language it is written in."""
    event = catalogue.event(key)
    assert event is not None
    for lang in event.languages:
        yield entry_url(event, lang), ics.to_ics([(event, entry(event, catalogue, lang, siteurl, settings))], None)


def entry(event: Event, catalogue: Catalogue, lang: str, siteurl: str, settings: Settings) -> bytes:
    """Return what calendars for readers of `lang` say of `event`."""
    once, domain = catalogue.ledger.at_hand, settings.uid_domain

    def made() -> bytes:
        facts = once((entries.facts_of, event.id, domain), lambda: entries.facts_of(event, domain))
        said = words.words_for(event, catalogue, lang, siteurl, picture(event, catalogue, lang, siteurl))
        return entries.entry_of(event, facts, said)

    return once((entry, event.id, lang, siteurl, settings), made)


def _about(catalogue: Catalogue, lang: str, name: str, url: str, source: str) -> ics.About:
    return ics.About(lang=lang, name=name, description=catalogue.project.text(lang).title, url=url, source=source)


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

    Sessions that are one entry's time all the same are told in its words. What Outlook cannot be told is left out
    rather than told wrongly: its form knows no repetition.
    """
    occasion = in_one(event)
    if occasion is None:
        return ()
    text = event.text(t.lang)
    hours = "\n".join(when_for(session, event, t.lang) for session in event.sessions)
    told = [each for each in (hours, text.summary, siteurl + text.url) if each]
    entry = Entry(title=text.title, details="\n\n".join(told), location=words.place(event, host, t))
    links = [Link(title="Google", url=google(entry, occasion, event.weekly, event.timezone))]
    if not event.weekly:
        for title, door in (("Microsoft 365", OFFICE), ("Outlook.com", PRIVATE)):
            links.append(Link(title=title, url=outlook(entry, occasion, door)))
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
        said = event_json_ld(event, catalogue, lang, siteurl, image)
        if "location" in said:  # search engines take what is at no place, a day of the project, for an event told badly
            told = (*told, to_script(said))
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
        """Hand them in."""
        catalogue: Catalogue = self.context["catalogue"]
        settings: Settings = self.settings["CALENDAR"]
        siteurl = str(self.settings["SITEURL"])
        for key in order(catalogue.events):
            make = partial(_event_files, catalogue, key, siteurl, settings)
            writer.work(f"calendar/{key}", make, together=FILES)
        for name, page in months.work(catalogue, siteurl, settings.zone):
            writer.work(name, page, together=name.rpartition(".")[0])  # a month is laid out once for all languages
        for name, page in event_lists.work(catalogue, siteurl):
            writer.work(name, page)
        for language in catalogue.languages:
            lang = language.code
            kept = partial(_kept, catalogue, writer.build, lang)
            writer.work(f"calendars.{lang}", partial(_files, catalogue, lang, siteurl, settings, kept), together=FILES)


def _files(
    catalogue: Catalogue, lang: str, siteurl: str, settings: Settings, kept: Callable[[], Mapping[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    """Yield the calendars to subscribe to, by their paths below the output."""
    for url, data in files(catalogue, lang, siteurl, settings, kept()):
        yield url.lstrip("/"), data


def _event_files(catalogue: Catalogue, key: str, siteurl: str, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield an event's own files, by their paths below the output."""
    for url, data in event_files(catalogue, key, siteurl, settings):
        yield url.lstrip("/"), data


def _kept(catalogue: Catalogue, build: Build, lang: str) -> Mapping[str, bytes]:
    """Return the entries that stand in the last build's calendar of all events and would be the same now.

    Each has asked for what the event's own files have asked for, and for the text that readers of `lang` are given.
    """
    changed, before = build.changed, build.roll.reusable(f"calendars.{lang}")
    if changed is None or before is None:
        return {}
    every = build.outputs.place / event_lists.every_url(catalogue.language(lang)).lstrip("/")
    try:
        found = entries.entries_in(every.read_bytes())
    except (OSError, ValueError):  # a preview does not look whether somebody else has been at the output
        return {}
    kept = {}
    for key, data in found.items():
        asked, body = build.roll.asked(f"calendar/{key}"), f"events/{key}#{lang}"
        if asked and body not in changed and changed.isdisjoint(asked):
            catalogue.ledger.note_all(frozenset((*asked, body)))
            kept[key] = data
    return kept


def generators(_: Pelican) -> type[CalendarGenerator]:
    """Name the generator to Pelican."""
    return CalendarGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
