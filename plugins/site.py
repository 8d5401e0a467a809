"""The site's pages: home, lists, news, events, partners, topics, texts, and the page for a wrong address.

Every list shows every item; one that is not translated keeps its place, in another language's words and marked so,
because a reader is better served by a foreign headline than by a gap in what happened.

Which pages there are and what each is given is told in plugins/showing/, a module for each kind.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pelican import signals

from plugins.building.build import Build
from plugins.building.recipe import templates
from plugins.drawing.constellation import constellation
from plugins.model.shelf import Shelf
from plugins.reading.ledger_values import by_value
from plugins.running.generating import PluginGenerator
from plugins.running.later import later
from plugins.showing import events, home, news, partners, relations, texts, topics
from plugins.showing.webpages import Settings, site_for
from plugins.wording.strings import Strings

if not TYPE_CHECKING:
    cover, emblem, icons = (later(f"plugins.drawing.{name}") for name in ("cover", "emblem", "icons"))
else:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pelican import Pelican

    from plugins.drawing import cover, emblem, icons
    from plugins.model.catalogue import Catalogue
    from plugins.model.event import Event
    from plugins.model.news import News
    from plugins.model.webpage import Site
    from plugins.showing.rendering import Rendering
    from plugins.writer import SiteWriter

__all__ = ["Settings", "covers", "pages", "register", "sites"]


def pages(catalogue: Catalogue, lang: str, settings: Settings) -> Iterator[Rendering]:
    """Yield the pages of `lang`, in no order that matters."""
    for _, make, _ in work(catalogue, lang, settings):
        yield from make()


def work(
    catalogue: Catalogue, lang: str, settings: Settings
) -> Iterator[tuple[str, Callable[[], Iterable[Rendering]], bool]]:
    """Yield (name, what makes the pages, whether they are many that are best compared one by one)."""
    t = Strings(lang)
    for kind in (home, news, events, partners, topics, texts):
        yield from kind.work(catalogue, lang, settings, t)


def covers(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield (save_as, SVG) of the drawn cover of every news item and event: covers/news/<id>.svg."""
    for shelf in (catalogue.news, catalogue.events):
        turns = cover_turns(shelf)
        for item in shelf:
            yield from cover_of(catalogue, item, turns[item.id])


def cover_turns(shelf: Sequence[News] | Sequence[Event]) -> Mapping[str, int]:
    """Return which turn each item's cover takes: the oldest first, so that a new one changes nobody else's."""
    assert isinstance(shelf, Shelf)
    return cover.turns(shelf.ids[::-1] if shelf.kind == "news" else shelf.ids)


def cover_of(catalogue: Catalogue, item: News | Event, turn: int) -> Iterator[tuple[str, str]]:
    """Yield (save_as, SVG) of the cover of `item`; where there is no partner, there is nothing to draw."""
    if catalogue.partners:
        sky = catalogue.ledger.once(cover_of, lambda: constellation(catalogue.partners))
        drawing = cover.cover(sky, relations.places(catalogue, item), item.id, turn)
        yield f"covers/{item.kind}/{item.id}.svg", drawing


# Below: Pelican.


def sites(context: Mapping[str, object], settings: Mapping[str, object]) -> dict[str, Site]:
    """Return `site` for each language, in the site's order, from what a generator has: its context and settings.

    PREVIEW, which `serve` sets, has pages say which files they are made of.
    """
    catalogue: Catalogue = context["catalogue"]  # type: ignore[assignment]
    assets: tuple[tuple[str, str], ...] = context["assets"]  # type: ignore[assignment]
    siteurl = str(settings["SITEURL"])
    found = {one.code: site_for(catalogue, one.code, siteurl, assets) for one in catalogue.languages}
    if settings.get("PREVIEW"):
        return {lang: replace(each, preview=True) for lang, each in found.items()}
    return found


class SiteGenerator(PluginGenerator):
    """Writes the site's pages, covers and icon."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Hand them in, language by language."""
        catalogue: Catalogue = self.context["catalogue"]
        frames = writer.sites = self.context["sites"] = sites(self.context, self.settings)
        build: Build = self.settings["BUILD"]
        build.state({f"site/{lang}": by_value(site) for lang, site in frames.items()})
        told = build.of_theme("templates", partial(templates, Path(self.settings["THEME"]) / "templates"))
        build.state({f"template/{name}": each for name, each in told.items()})
        for lang in frames:
            for name, make, many in work(catalogue, lang, self.settings["SITE"]):
                writer.work(f"{name}.{lang}", make, many=many, lang=lang)
        writer.work("404", lambda: self._not_found(catalogue, frames))
        for shelf in (catalogue.news, catalogue.events):
            assert isinstance(shelf, Shelf)
            turns = cover_turns(shelf)
            build.state({f"turn/{shelf.kind}/{key}": turn for key, turn in turns.items()})
            for key, turn in turns.items():
                writer.work(f"cover {shelf.kind}/{key}", partial(self._cover, catalogue, shelf, key, turn))
        writer.work("icons", lambda: self._icons(catalogue))

    @staticmethod
    def _not_found(catalogue: Catalogue, frames: Mapping[str, Site]) -> Iterator[Rendering]:
        for lang in frames:
            catalogue.ledger.note(f"site/{lang}")
        yield texts.not_found(catalogue, frames)

    @staticmethod
    def _cover(
        catalogue: Catalogue, shelf: Shelf[News] | Shelf[Event], key: str, turn: int
    ) -> Iterator[tuple[str, bytes]]:
        item = shelf.find(key)
        assert item is not None
        catalogue.ledger.note(f"turn/{shelf.kind}/{key}")
        for path, drawing in cover_of(catalogue, item, turn):
            yield path, drawing.encode()

    @staticmethod
    def _icons(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
        if catalogue.partners:
            sky = constellation(catalogue.partners)
            yield "favicon.svg", emblem.icon(sky).encode()
            yield "favicon.ico", icons.raster_icon(sky, 48, corners=True, form="ICO")
            yield "apple-touch-icon.png", icons.raster_icon(sky, 180, corners=False)


def generators(_pelican: Pelican) -> type[PluginGenerator]:
    """Name the generator to Pelican."""
    return SiteGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
