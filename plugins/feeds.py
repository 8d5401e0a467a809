"""Feeds: news to subscribe to, in Atom, RSS and JSON Feed, and a page that says in plain words what that is.

What a subscriber gets: every item once, whatever becomes of its title, date or address, with its whole text and its
picture. Which feeds there are is told in plugins/syndication/outlets.py, why an item is never seen twice in names.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.model.catalogue import Catalogue
from plugins.model.item import Item
from plugins.model.webpage import Feed, WebPage
from plugins.showing import subscribe
from plugins.site import sites
from plugins.syndication.atom import to_atom
from plugins.syndication.entry import ATOM, ENDINGS, JSON, RSS
from plugins.syndication.json_feed import to_json
from plugins.syndication.names import Names
from plugins.syndication.outlets import Outlet, all_outlet, channel, items, news_outlet, outlet_about, outlets
from plugins.syndication.rss import to_rss
from plugins.syndication.telling import Manner, entry
from plugins.wording.strings import Strings
from plugins.writer import SiteWriter

WRITERS = {ATOM: to_atom, RSS: to_rss, JSON: to_json}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a site decides about its feeds: `FEEDS` in pelicanconf.py."""

    names: Names = field(default_factory=Names)
    size: int = 30  # entries of one feed, newest first


def files(
    catalogue: Catalogue, lang: str, siteurl: str, length: Callable[[str], int], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """Yield (root-relative address, content) of every feed for readers of `lang`.

    `length` tells how many bytes the published file at a root-relative address has.
    """
    manner = Manner(siteurl=siteurl, names=settings.names, length=length)
    told = {}
    for outlet in outlets(catalogue, lang):
        head = channel(catalogue, outlet, siteurl, settings.names)
        entries = []
        for item in items(catalogue, outlet, settings.size):
            key = (item.kind, item.id)
            if key not in told:  # an item stands in many feeds
                told[key] = entry(item, catalogue, lang, manner)
            entries.append(told[key])
        for media_type, write in WRITERS.items():
            yield head.url(media_type).removeprefix(siteurl), write(head, tuple(entries))


def complete(page: WebPage, catalogue: Catalogue, arguments: Mapping[str, Any]) -> WebPage:
    """Return `page` with the feeds it makes known: its own subject's, its language's, then other languages' news."""
    lang = page.lang
    about = arguments.get("tag") or arguments.get("partner")
    own = [outlet_about(about, lang)] if isinstance(about, Item) else []
    own += [news_outlet(catalogue, lang), all_outlet(catalogue, lang)]
    others = [news_outlet(catalogue, each.code) for each in catalogue.languages if each.code != lang]
    formats = (ATOM, RSS, JSON)
    found = [_feed(catalogue, outlet, each) for outlet in own[:1] for each in formats]
    found += [_feed(catalogue, outlet, ATOM) for outlet in own[1:]]
    found += page.feeds  # calendars of this language
    found += [_feed(catalogue, outlet, ATOM) for outlet in others]
    return replace(page, feeds=tuple(found))


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


class FeedsGenerator(Generator):
    """Writes the feeds, and the page to subscribe on."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them, language by language."""
        catalogue: Catalogue = self.context["catalogue"]
        settings: Settings = self.settings["FEEDS"]
        for lang, site in sites(self.context, self.settings).items():
            page = subscribe.page(catalogue, lang, site.siteurl)
            writer.page(page.save_as, page.template, site=site, t=Strings(lang), **page.arguments)
            for url, data in files(catalogue, lang, site.siteurl, self._length, settings):
                writer.file(url.lstrip("/"), data)

    def _length(self, url: str) -> int:
        """Return the size of a file that the plugin `images` has written by now: it stands before in PLUGINS."""
        return (Path(self.output_path) / url.lstrip("/")).stat().st_size


def generators(_: Pelican) -> type[FeedsGenerator]:
    """Name the generator to Pelican."""
    return FeedsGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
