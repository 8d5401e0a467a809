"""What is about a topic or a partner: its news and its events side by side, page by page.

A topic that hundreds of items share would make one page of a quarter of a megabyte, anew for each of their titles.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.model.paging import pages_of, part
from plugins.showing import subscribe
from plugins.showing.webpages import web_page

if TYPE_CHECKING:
    from plugins.model.catalogue import Catalogue
    from plugins.model.item import Item
    from plugins.model.language import Language
    from plugins.model.webpage import Link, WebPage
    from plugins.wording.strings import Strings


def count(catalogue: Catalogue, kind: str, key: str, size: int) -> int:
    """Return how many pages show what is about an item: as many as the longer of its two lists has."""
    return max(pages_of(items, size) for items in catalogue.count_about(kind, key))


def shown(catalogue: Catalogue, item: Item, lang: str, size: int, number: int) -> dict[str, object]:
    """Return what a template is given of the `number`th page: news (newest first), events (latest first), the pages.

    And where one subscribes to the news.
    """
    news, events = catalogue.count_about(item.kind, item.id)
    pages = count(catalogue, item.kind, item.id, size)
    return {
        "news": catalogue.news_about(item, part(news, size, number)),
        "events": catalogue.events_about(item, part(events, size, number)),
        "subscribe": subscribe.place(catalogue, item, lang),
        "number": number,
        "addresses": catalogue.ledger.once(
            (shown, item.kind, item.id, lang, pages), partial(_addresses, catalogue.language(lang), item, pages)
        ),
    }


def later_page(
    catalogue: Catalogue,
    item: Item,
    t: Strings,
    number: int,
    *,
    description: str,
    section: str,
    breadcrumbs: tuple[Link, ...],
) -> WebPage:
    """Return the skeleton of the `number`th page; the first is the item's own."""
    return web_page(
        catalogue,
        t.lang,
        address=lambda language: address(language, item, number),
        title=t("%(title)s, page %(page)s", title=item.text(t.lang).title, page=number),
        description=description,
        section=section,
        breadcrumbs=breadcrumbs,
    )


def address(language: Language, item: Item, number: int) -> str:
    """Return the root-relative address of the `number`th page, from 1: "/en/topics/training/2/"."""
    own = item.text(language.code).url
    return own if number == 1 else f"{own}{number}/"


def _addresses(language: Language, item: Item, pages: int) -> tuple[str, ...]:
    return tuple(address(language, item, number) for number in range(1, pages + 1))
