"""Search: a page in each language that finds half a remembered word, in any of its forms, with or without its marks.

The index is made when the site is built and is fetched in small parts when somebody searches; nobody's question leaves
her browser. Where no scripts run, the page offers the lists, and a form that asks a search engine.
"""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.model.catalogue import Catalogue
from plugins.searching.documents import documents
from plugins.searching.index import index
from plugins.showing import search_page
from plugins.site import sites
from plugins.wording.strings import Strings
from plugins.writer import SiteWriter

FOLDER = "pagefind"  # below the output folder

# Below: Pelican.


class SearchGenerator(Generator):
    """Writes the search pages and the index."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them."""
        catalogue: Catalogue = self.context["catalogue"]
        found = tuple(documents(catalogue))
        for lang, site in sites(self.context, self.settings).items():
            page = search_page.page(catalogue, lang, site.siteurl, found)
            writer.page(page.save_as, page.template, site=site, t=Strings(lang), **page.arguments)
        for name, data in index(found):
            writer.file(f"{FOLDER}/{name}", data)


def generators(_: Pelican) -> type[SearchGenerator]:
    """Name the generator to Pelican."""
    return SearchGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
