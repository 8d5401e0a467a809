"""The site's pages: home, lists, news, events, partners, topics, texts, and the page for a wrong address.

Every list shows every item; one that is not translated keeps its place, in another language's words and marked so,
because a reader is better served by a foreign headline than by a gap in what happened.

Which pages there are and what each is given is told in plugins/showing/, a module for each kind. Other plugins take
`sites`, `web_page`, `item_page` and `save_as` from here for pages of their own.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pelican import signals
from pelican.generators import Generator

from plugins.drawing import cover, emblem
from plugins.drawing.constellation import constellation
from plugins.drawing.icons import raster_icon
from plugins.showing import events, home, news, partners, relations, texts, topics
from plugins.showing.webpages import Settings, item_page, save_as, site_for, web_page
from plugins.wording.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pelican import Pelican

    from plugins.model.catalogue import Catalogue
    from plugins.model.webpage import Site
    from plugins.showing.rendering import Rendering
    from plugins.writer import SiteWriter

__all__ = ["Settings", "covers", "item_page", "pages", "register", "save_as", "site_for", "sites", "web_page"]


def pages(catalogue: Catalogue, lang: str, settings: Settings) -> Iterator[Rendering]:
    """Yield the pages of `lang`, in no order that matters."""
    t = Strings(lang)
    for kind in (home, news, events, partners, topics, texts):
        yield from kind.pages(catalogue, lang, settings, t)


def covers(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield (save_as, SVG) of the drawn cover of every news item and event: covers/news/<id>.svg."""
    if not catalogue.partners:
        return
    sky = constellation(catalogue.partners)
    turns = cover.turns([item.id for item in catalogue.news]) | cover.turns([item.id for item in catalogue.events])
    for item in chain(catalogue.news, catalogue.events):
        yield (
            f"covers/{item.kind}/{item.id}.svg",
            cover.cover(sky, relations.place(catalogue, item), item.id, turns[item.id]),
        )


# Below: Pelican.


def sites(context: Mapping[str, object], settings: Mapping[str, object]) -> dict[str, Site]:
    """Return `site` for each language, in the site's order, from what a generator has: its context and settings."""
    catalogue: Catalogue = context["catalogue"]  # type: ignore[assignment]
    assets: tuple[tuple[str, str], ...] = context["assets"]  # type: ignore[assignment]
    siteurl = str(settings["SITEURL"])
    return {one.code: site_for(catalogue, one.code, siteurl, assets) for one in catalogue.languages}


class SiteGenerator(Generator):
    """Writes the site's pages, covers and icon."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them, language by language."""
        catalogue: Catalogue = self.context["catalogue"]
        frames = sites(self.context, self.settings)
        for lang, site in frames.items():
            t = Strings(lang)
            for rendering in pages(catalogue, lang, self.settings["SITE"]):
                writer.page(rendering.save_as, rendering.template, site=site, t=t, **rendering.arguments)
        first = catalogue.languages[0].code
        lost = texts.not_found(catalogue, frames)
        writer.page(lost.save_as, lost.template, site=frames[first], t=Strings(first), **lost.arguments)
        for path, drawing in covers(catalogue):
            writer.file(path, drawing.encode())
        if catalogue.partners:
            sky = constellation(catalogue.partners)
            writer.file("favicon.svg", emblem.icon(sky).encode())
            writer.file("favicon.ico", raster_icon(sky, 48, corners=True, form="ICO"))
            writer.file("apple-touch-icon.png", raster_icon(sky, 180, corners=False))


def generators(_pelican: Pelican) -> type[Generator]:
    """Name the generator to Pelican."""
    return SiteGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
