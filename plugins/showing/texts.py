"""Pages that are a text: about the project, results, contact; and the one for wrong addresses, which has none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.model.shelf import order
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page
from plugins.wording.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.catalogue import Catalogue
    from plugins.model.webpage import Site
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings


TEMPLATES = {"about": "pages/about.html"}  # of texts that show more than their words; others: pages/page.html


def work(catalogue: Catalogue, lang: str, _settings: Settings, _t: Strings) -> Making:
    """Yield the texts in `lang`."""
    for key in order(catalogue.pages):
        yield f"pages/{key}", partial(_text, catalogue, lang, key), False


def _text(catalogue: Catalogue, lang: str, key: str) -> Iterator[Rendering]:
    item = catalogue.text_page(key)
    page = item_page(catalogue, item, lang, section=item.id, kind="website")
    arguments: dict[str, object] = {"page": page, "item": item}
    if item.id in TEMPLATES:
        arguments |= {"project": catalogue.project, "figures": relations.figures(catalogue)}
    yield Rendering(save_as(page.url), TEMPLATES.get(item.id, "pages/page.html"), arguments)


def not_found(catalogue: Catalogue, sites: Mapping[str, Site]) -> Rendering:
    """Return the one page for wrong addresses, in every language: a server knows one, and not whom it serves."""
    first = catalogue.languages[0].code
    page = web_page(
        catalogue, first, address=lambda language: language.root, title=Strings(first)("Page not found"), indexed=False
    )
    each = tuple((Strings(code), site) for code, site in sites.items())
    return Rendering("404.html", "pages/not_found.html", {"page": page, "each": each})
