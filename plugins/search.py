"""Search: a page in each language that finds half a remembered word, in any of its forms, with or without its marks.

The index is made when the site is built and is fetched in small parts when somebody searches; nobody's question leaves
her browser. Where no scripts run, the page offers the lists, and a form that asks a search engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pelican import Pelican, signals

from plugins.model.catalogue import Catalogue
from plugins.running.generating import PluginGenerator
from plugins.running.giving_way import WaitedFor
from plugins.running.later import later
from plugins.showing.rendering import Rendering
from plugins.writer import SiteWriter

if TYPE_CHECKING:
    from plugins.searching import documents, index, vocabulary
    from plugins.showing import search_page
else:
    documents, index, vocabulary = (later(f"plugins.searching.{name}") for name in ("documents", "index", "vocabulary"))
    search_page = later("plugins.showing.search_page")

FOLDER = "pagefind"  # below the output folder

# Below: Pelican.


class SearchGenerator(PluginGenerator):
    """Writes the search pages and the index."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them."""
        catalogue: Catalogue = self.context["catalogue"]
        siteurl = str(self.settings["SITEURL"])
        for language in catalogue.languages:
            writer.work(f"search.{language.code}", partial(_page, catalogue, language.code, siteurl), many=True)
        writer.work("search index", partial(_index, catalogue, writer.waited_for), can_wait=True)


def _page(catalogue: Catalogue, lang: str, siteurl: str) -> Iterator[Rendering]:
    yield search_page.page(catalogue, lang, siteurl)


def _index(catalogue: Catalogue, waited_for: WaitedFor) -> Iterator[tuple[str, bytes]]:
    found = tuple(documents.documents(catalogue))
    for name, data in index.index(found, waited_for):
        yield f"{FOLDER}/{name}", data
    for language in catalogue.languages:
        yield f"{FOLDER}/words-{language.code}.txt", vocabulary.vocabulary(found, language.code).encode()


def generators(_: Pelican) -> type[SearchGenerator]:
    """Name the generator to Pelican."""
    return SearchGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
