"""Feeds: news to subscribe to, in Atom, RSS and JSON Feed, and a page that says in plain words what that is.

What a subscriber gets: every item once, whatever becomes of its title, date or address, with its whole text and its
picture. Which feeds there are is told in plugins/syndication/outlets.py, why an item is never seen twice in names.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from pelican import Pelican, signals

from plugins.images import PICTURES
from plugins.model.answers import NEWEST
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.news import News
from plugins.model.webpage import Feed, WebPage
from plugins.running.generating import PluginGenerator
from plugins.running.later import later
from plugins.showing import subscribe
from plugins.showing.rendering import Rendering
from plugins.syndication.entry import ATOM, ENDINGS, JSON, RSS, Channel, Written
from plugins.syndication.kept import entries_in
from plugins.syndication.names import Names
from plugins.syndication.outlets import (
    ALL,
    Outlet,
    about,
    all_outlet,
    channel,
    events_outlet,
    items,
    news_outlet,
    outlet_about,
)
from plugins.wording.strings import Strings
from plugins.writer import SiteWriter

if TYPE_CHECKING:
    from plugins.syndication import formats, telling
else:
    formats, telling = later("plugins.syndication.formats"), later("plugins.syndication.telling")

FORMATS = (ATOM, RSS, JSON)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a site decides about its feeds: `FEEDS` in pelicanconf.py."""

    names: Names = field(default_factory=Names)
    zone: str = "Europe/Vilnius"  # in which a bare date begins at midnight
    size: int = 30  # entries of one feed, newest first; the catalogue knows as many as NEWEST of model/answers.py

    def __post_init__(self) -> None:
        """Refuse what cannot be kept."""
        if self.size > NEWEST:
            message = f"a feed has {NEWEST} entries at most, not {self.size}"
            raise ValueError(message)


class Before(NamedTuple):
    """What the last build has left of a feed."""

    read: Callable[[str], bytes]  # root-relative address -> the file as it was published; or an OSError
    changed: frozenset[str]  # the ledger's keys whose values are others since


def outlet_files(
    catalogue: Catalogue,
    outlet: Outlet,
    siteurl: str,
    length: Callable[[str], int],
    settings: Settings,
    before: Before | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield (root-relative address, content) of one feed in each format; `before` is what the last build left of it."""
    manner = telling.Manner(siteurl=siteurl, names=settings.names, length=length, zone=settings.zone)
    head = channel(catalogue, outlet, siteurl, settings.names)
    left = _left(head, siteurl, before) if before else {}
    entries = [
        (_kept(item, catalogue, outlet.lang, manner, left, before) if before else None)
        or _written(item, catalogue, outlet, manner)
        for item in items(catalogue, outlet, settings.size)
    ]
    for media_type, data in formats.in_each(head, entries):
        yield head.url(media_type).removeprefix(siteurl), data


def _left(head: Channel, siteurl: str, before: Before) -> dict[str, Mapping[str, bytes]]:
    """Return for each format the entries, by their ids, that the last build's feed has."""
    try:
        return {each: entries_in(before.read(head.url(each).removeprefix(siteurl)), each) for each in FORMATS}
    except (OSError, ValueError):  # a preview does not look whether somebody else has been at the output
        return {}


def _kept(
    item: News | Event,
    catalogue: Catalogue,
    lang: str,
    manner: telling.Manner,
    left: Mapping[str, Mapping[str, bytes]],
    before: Before,
) -> Written | None:
    """Return the entry of `item` that the last build has left, if it would be the same now."""
    if not isinstance(item, News):
        return None  # what is told of an event hangs on its partners and place, too
    name, body = manner.names.entry(item.kind, item.id, lang), f"{item.kind}/{item.id}#{lang}"
    told = {media_type: entries[name] for media_type, entries in left.items() if name in entries}
    keys = (body, f"{item.kind}/{item.id}", *(f"tags/{each}" for each in item.tags))
    if len(told) < len(FORMATS) or not before.changed.isdisjoint(keys):
        return None
    catalogue.ledger.note_all(frozenset(keys))
    return Written(updated=telling.updated(item, lang, manner.zone), told=told)


def _written(item: News | Event, catalogue: Catalogue, outlet: Outlet, manner: telling.Manner) -> Written:
    """Return what is told of `item`: nearly always the same in each feed of a language, and those are made together."""
    lang, waited = outlet.lang, bool(item.late) and outlet.key != ALL

    def made() -> Written:
        return formats.written(telling.entry(item, catalogue, lang, manner, waited=waited), lang)

    return catalogue.ledger.at_hand((_written, item.kind, item.id, lang, waited, manner), made)


def complete(page: WebPage, catalogue: Catalogue, arguments: Mapping[str, Any]) -> WebPage:
    """Return `page` with the feeds it makes known: its own subject's, its language's, then other languages' news."""
    lang = page.lang
    about = arguments.get("tag") or arguments.get("partner")
    subject = outlet_about(about, lang) if isinstance(about, Item) else None
    key = (complete, lang, bool(subject), page.feeds)
    first, last, together = catalogue.ledger.once(key, partial(_standing, catalogue, lang, bool(subject), page.feeds))
    if not subject:
        return page.but(feeds=together)
    return page.but(feeds=(*(_feed(catalogue, subject, each) for each in FORMATS), *first, *page.feeds, *last))


def _standing(
    catalogue: Catalogue,
    lang: str,
    beside: bool,  # noqa: FBT001
    calendars: tuple[Feed, ...],
) -> tuple[tuple[Feed, ...], ...]:
    """Return the feeds of a language, which may stand beside a subject's, those of other languages' news, and both.

    Between the two are the `calendars` of its pages, which are of events, and before these the feed of events; what is
    together is one object for all of them.
    """
    news, every = news_outlet(catalogue, lang), all_outlet(catalogue, lang)
    others = (news_outlet(catalogue, each.code) for each in catalogue.languages if each.code != lang)
    first = (
        *(_feed(catalogue, news, each) for each in ((ATOM,) if beside else FORMATS)),
        _feed(catalogue, every, ATOM),
    )
    if calendars:
        calendars = (_feed(catalogue, events_outlet(catalogue, lang), ATOM), *calendars)
    last = tuple(_feed(catalogue, outlet, ATOM) for outlet in others)
    return first, last, (*first, *calendars, *last)


def _feed(catalogue: Catalogue, outlet: Outlet, media_type: str) -> Feed:
    t, language = Strings(outlet.lang), catalogue.language(outlet.lang)
    kind = {ATOM: "Atom", RSS: "RSS", JSON: "JSON Feed"}[media_type]
    return Feed(
        title=f"{t('Social Cluster')}: {outlet.title} ({kind})",
        url=f"{outlet.path(language)}.{ENDINGS[media_type]}",
        type=media_type,
        lang=outlet.lang,
    )


# Below: Pelican.


class FeedsGenerator(PluginGenerator):
    """Writes the feeds, and the page to subscribe on."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them, language by language."""
        catalogue: Catalogue = self.context["catalogue"]
        settings: Settings = self.settings["FEEDS"]
        siteurl = str(self.settings["SITEURL"])
        build = writer.flush(PICTURES)  # handed in by the plugin `images`: its files have their sizes from here on

        def length(url: str) -> int:
            return build.outputs.there[url.lstrip("/")][0]

        def read(url: str) -> bytes:
            return (build.outputs.place / url.lstrip("/")).read_bytes()

        def one(name: str, outlet: Callable[[], Outlet]) -> Iterator[tuple[str, bytes]]:
            known = build.changed is not None and build.roll.reusable(name) is not None
            before = Before(read, build.changed or frozenset()) if known else None
            for url, data in outlet_files(catalogue, outlet(), siteurl, length, settings, before):
                yield url.lstrip("/"), data

        def feed(key: str, lang: str, outlet: Callable[[], Outlet]) -> None:
            name, together = f"feed {key}.{lang}", f"feeds.{lang}"  # of the same entries
            writer.work(name, partial(one, name, outlet), together=together, lang=lang)

        for language in catalogue.languages:
            lang = language.code
            writer.work(f"subscribe.{lang}", partial(_page, catalogue, lang, siteurl), lang=lang)
            feed("news", lang, partial(news_outlet, catalogue, lang))
            feed("events", lang, partial(events_outlet, catalogue, lang))
            feed("all", lang, partial(all_outlet, catalogue, lang))
            for item in about(catalogue):
                feed(f"{item.kind}/{item.id}", lang, partial(_outlet, catalogue, item, lang))


def _outlet(catalogue: Catalogue, item: Item, lang: str) -> Outlet:
    """Return the feed about `item`, noted as asked for."""
    found = catalogue.tag(item.id) if item.kind == "tags" else catalogue.partner(item.id)
    return outlet_about(found, lang)


def _page(catalogue: Catalogue, lang: str, siteurl: str) -> Iterator[Rendering]:
    yield subscribe.page(catalogue, lang, siteurl)


def generators(_: Pelican) -> type[FeedsGenerator]:
    """Name the generator to Pelican."""
    return FeedsGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
