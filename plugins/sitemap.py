"""The sitemap and robots.txt: every page that search engines shall know, in its languages, and when it last changed.

What was written is what is listed: no page is forgotten, and none is listed that is not there. A page in another
language's words leads to the original and is not listed itself (https://www.sitemaps.org/protocol.html).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, time
from functools import cache, partial
from html import escape
from operator import attrgetter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from pelican import Pelican, signals

from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.item import NEVER_STATED, Item
from plugins.model.language import for_others
from plugins.model.webpage import Site, WebPage
from plugins.running.generating import PluginGenerator
from plugins.wording.strings import Strings
from plugins.writer import SiteWriter

MOST_ADDRESSES, MOST_BYTES = 50_000, 50 * 1024 * 1024  # of one file, by the protocol
OWN = ("news", "event", "partner", "item", "tag")  # arguments of templates: the item that a page is of
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_TAIL = "</urlset>\n"
_INDEX = '<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def _text(words: str) -> str:
    """Return text for XML; `xml.sax.saxutils` does the same, and imports all of urllib."""
    return escape(words, quote=False)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a site decides about its sitemap: `SITEMAP` in pelicanconf.py."""

    zone: str = "Europe/Vilnius"  # in which a bare date begins at midnight


class Listed(NamedTuple):  # as building/work.py's: kept by the thousand
    """An address in the sitemap."""

    url: str  # root-relative
    alternates: tuple[tuple[str, str], ...] = ()  # (language, root-relative): translations, itself among them
    changed: datetime | None = None  # aware; None where nobody has said


def listed(page: WebPage, catalogue: Catalogue, given: Mapping[str, Any]) -> Listed | None:
    """Return what is to be listed of `page`, whose template was `given` that; None for what is not."""
    if not page.indexed or page.original != page.url:
        return None
    item = _own(page, given)
    if item is None:
        changed = max(filter(None, [_latest(each, catalogue) for each in given.values()]), default=None)
    else:
        changed = last_change(item, catalogue)
        changed = item.told(page.lang, changed) if changed else None
    return Listed(page.url, tuple([(each.lang, each.url) for each in page.written]), changed)


def _own(page: WebPage, given: Mapping[str, Any]) -> Item | None:
    """Return the item that `page` is of, None for a list."""
    for name in OWN:
        item = given.get(name)
        if isinstance(item, Item) and item.text(page.lang).url == page.url:
            return item
    return None


def last_change(item: Item, catalogue: Catalogue) -> datetime | None:
    """Return when an editor last changed `item`; None where nobody has said, and for what is yet to come.

    An event that states no date of its own is known by its start, which says nothing of its page.
    """
    unsaid = item.changed == NEVER_STATED or catalogue.is_early(item)
    return None if unsaid or (isinstance(item, Event) and not item.dated) else item.changed


def _latest(value: object, catalogue: Catalogue) -> datetime | None:
    """Return when the items in what a template was given were last changed: looked at once, if many pages show it."""
    kind: Any = type(value)
    if kind is tuple or _fields(kind):
        return catalogue.ledger.once((_latest, id(value)), partial(_looked_at, value, catalogue))[0]
    return _looked_at(value, catalogue)[0] if isinstance(value, (tuple, list)) else None


def _looked_at(value: object, catalogue: Catalogue) -> tuple[datetime | None, object]:
    """Return the same with `value` itself, which stays, and so does its identity."""
    items = {id(each): each for each in _items((value,))}.values()
    latest = sorted(items, key=attrgetter("changed"), reverse=True)  # the first says it, unless nobody has dated it
    return next(filter(None, (last_change(each, catalogue) for each in latest)), None), value


def _items(given: Iterable[object]) -> Iterator[Item]:
    """Yield the items in what a list's template was given: it changes when they do."""
    waiting = [*given]
    while waiting:
        value = waiting.pop()
        kind: Any = type(value)
        if kind is str:
            continue
        if isinstance(value, (tuple, list)):
            waiting += value
        elif isinstance(value, Item):
            yield value
        elif names := _fields(kind):
            waiting += [getattr(value, name) for name in names]


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass in which items may be; none of what is the same on every page."""
    if not is_dataclass(kind) or issubclass(kind, (Site, Strings, WebPage)):
        return ()
    plain = {"str", "int", "bool", "date", "datetime", "date | datetime"}
    return tuple(each.name for each in fields(kind) if not each.metadata.get("again") and each.type not in plain)


def files(
    addresses: Iterable[Listed], siteurl: str, zone: str, most: int = MOST_ADDRESSES, size: int = MOST_BYTES
) -> Iterator[tuple[str, bytes]]:
    """Yield (file below the output folder, content): sitemap.xml, which is an index where one file cannot hold all.

    `most` addresses and `size` bytes are as much as a file may have.
    """
    links, lastmod = cache(partial(_links, siteurl)), cache(partial(_lastmod, zone))  # alike for an item's languages
    told = [
        (
            f"<url>\n<loc>{_text(siteurl + each.url)}</loc>{lastmod(each.changed)}\n{links(each.alternates)}</url>\n",
            each.changed,
        )
        for each in addresses
    ]
    parts = tuple(_parts(told, most, size))
    if len(parts) == 1:
        yield "sitemap.xml", _urlset(parts[0])
        return
    index = []
    for number, part in enumerate(parts, 1):
        name = f"sitemap-{number}.xml"
        yield name, _urlset(part)
        changed = max((each for _, each in part if each), default=None)
        index.append(f"<sitemap><loc>{_text(f'{siteurl}/{name}')}</loc>{lastmod(changed)}</sitemap>\n")
    yield "sitemap.xml", f"{_INDEX}{''.join(index)}</sitemapindex>\n".encode()


def robots(siteurl: str) -> bytes:
    """Return robots.txt: all may be read, and where the sitemap is (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {siteurl}/sitemap.xml\n".encode()


def _parts(
    entries: Sequence[tuple[str, datetime | None]], most: int, size: int
) -> Iterator[list[tuple[str, datetime | None]]]:
    part: list[tuple[str, datetime | None]] = []
    empty = len(_HEAD) + len(_TAIL)
    weight = empty
    for entry in entries:
        weighs = len(entry[0].encode())
        if part and (len(part) == most or weight + weighs > size):
            yield part
            part, weight = [], empty
        part.append(entry)
        weight += weighs
    yield part


def _urlset(part: Sequence[tuple[str, datetime | None]]) -> bytes:
    return (_HEAD + "".join(entry for entry, _ in part) + _TAIL).encode()


def _links(siteurl: str, alternates: tuple[tuple[str, str], ...]) -> str:
    """Return the alternates of an entry: those of the page's head."""
    links = [*alternates, ("x-default", for_others(alternates))] if alternates else []
    return "".join(
        [f'<xhtml:link rel="alternate" hreflang="{lang}" href="{_text(siteurl + url)}"/>\n' for lang, url in links]
    )


def _lastmod(zone: str, changed: datetime | None) -> str:
    if changed is None:
        return ""
    there = changed.astimezone(ZoneInfo(zone))
    said = f"{there:%Y-%m-%d}" if there.time() == time(0) else f"{changed.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"<lastmod>{said}</lastmod>"


# Below: Pelican.


class SitemapGenerator(PluginGenerator):
    """Lists what other plugins have written: it stands after them in PLUGINS."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write the sitemap and robots.txt."""
        siteurl, settings = str(self.settings["SITEURL"]), self.settings["SITEMAP"]
        roll = writer.flush().roll

        def made() -> Iterator[tuple[str, bytes]]:
            known = (each.listed for done in roll.accounts for each in done.made)
            found = sorted((each for each in known if isinstance(each, Listed)), key=lambda each: each.url)
            yield from files(found, siteurl, settings.zone)
            yield "robots.txt", robots(siteurl)

        writer.work("sitemap", made, always=roll.relisted)


def generators(_: Pelican) -> type[SitemapGenerator]:
    """Name the generator to Pelican."""
    return SitemapGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
