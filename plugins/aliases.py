"""Old addresses that still work: pages that lead on.

`Aliases:` in an item's header names them. A static host knows no redirect, so each old address is a page that leads on
at once; a web server that takes the site's rules (hosting.py) tells browsers and search engines for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pelican import Pelican, signals

from plugins.model.catalogue import Catalogue
from plugins.running.generating import PluginGenerator
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page
from plugins.webservers.moves import Move
from plugins.writer import SiteWriter


def pages(catalogue: Catalogue, lang: str) -> Iterator[Rendering]:
    """Yield a page at each old address that leads to a page of `lang`; a file that is no page has only its rules."""
    for item in catalogue.items:
        for old, leads_to in item.aliases:
            text = item.text(lang)
            move = Move(old=old, new=text.url)
            if leads_to == lang and move.is_page:
                page = replace(item_page(catalogue, item, lang, section=""), indexed=False)
                given: dict[str, object] = {"page": page, "target": text}
                yield Rendering(move.save_as, "pages/leads_on.html", given)


# Below: Pelican.


class AliasesGenerator(PluginGenerator):
    """Writes the pages that lead on."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them."""
        catalogue: Catalogue = self.context["catalogue"]
        for language in catalogue.languages:
            writer.work(f"aliases.{language.code}", partial(pages, catalogue, language.code), many=True)


def generators(_: Pelican) -> type[AliasesGenerator]:
    """Name the generator to Pelican."""
    return AliasesGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
