"""Pages that are a text: about the project, results, contact; and the two that have none of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page
from plugins.wording.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.catalogue import Catalogue
    from plugins.model.webpage import Site
    from plugins.showing.webpages import Settings


TEMPLATES = {"about": "pages/about.html"}  # of texts that show more than their words; others: pages/page.html


def pages(catalogue: Catalogue, lang: str, _settings: Settings, _t: Strings) -> Iterator[Rendering]:
    """Yield the texts in `lang`, and what leads on to pages of `lang` from their old addresses."""
    yield from _leading_on(catalogue, lang)
    for item in catalogue.pages:
        page = item_page(catalogue, item, lang, section=item.id, kind="website")
        arguments: dict[str, object] = {"page": page, "item": item}
        if item.id in TEMPLATES:
            arguments |= {"project": catalogue.project, "figures": relations.figures(catalogue)}
        yield Rendering(save_as(page.url), TEMPLATES.get(item.id, "pages/page.html"), arguments)


def _leading_on(catalogue: Catalogue, lang: str) -> Iterator[Rendering]:
    """Yield a page at each old address that leads to `lang`: static hosts know no other redirect."""
    for item in catalogue.items:
        for old, leads_to in item.aliases:
            if leads_to == lang:
                page = item_page(catalogue, item, lang, section="")
                arguments: dict[str, object] = {"page": page, "target": item.text(lang)}
                yield Rendering(save_as(old if old.endswith("/") else f"{old}/"), "pages/leads_on.html", arguments)


def not_found(catalogue: Catalogue, sites: Mapping[str, Site]) -> Rendering:
    """Return the one page for wrong addresses, in every language: a server knows one, and not whom it serves."""
    first = catalogue.languages[0].code
    page = web_page(
        catalogue, first, address=lambda language: language.root, title=Strings(first)("Page not found"), indexed=False
    )
    each = tuple((Strings(code), site) for code, site in sites.items())
    return Rendering("404.html", "pages/not_found.html", {"page": page, "each": each})
