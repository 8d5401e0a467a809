"""The news: a list with pages, and each item."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.model.paging import pages_of, part
from plugins.model.shelf import order
from plugins.model.webpage import Link
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.model.language import Language
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def work(catalogue: Catalogue, lang: str, settings: Settings, t: Strings) -> Making:
    """Yield the pages of the list in `lang`, and one for each item."""
    count = pages_of(len(catalogue.news), settings.page_size)
    for number in range(1, count + 1):
        yield f"news list {number}", partial(_list, catalogue, lang, settings, t, number), False
    parent = Link(title=t("News"), url=catalogue.language(lang).url("news"))
    for key in order(catalogue.news):
        yield f"news/{key}", partial(_item, catalogue, lang, parent, key), False


def _list(catalogue: Catalogue, lang: str, settings: Settings, t: Strings, number: int) -> Iterator[Rendering]:
    size, items = settings.page_size, len(catalogue.news)
    count = pages_of(items, size)
    own = catalogue.language(lang)

    title = t("News") if number == 1 else t("News, page %(page)s", page=number)
    page = web_page(
        catalogue,
        lang,
        address=partial(_address, number),
        title=title,
        description=t("What happens in the project: news, newest first."),
        section="news",
        breadcrumbs=() if number == 1 else (Link(title=t("News"), url=own.url("news")),),
    )
    shown = catalogue.news[part(items, size, number)]
    yield Rendering(
        save_as(page.url),
        "pages/news_list.html",
        {
            "page": page,
            "news": shown,
            "mixed": len({each.text(lang).stands_in for each in shown}) > 1,
            "number": number,
            "addresses": catalogue.ledger.once(
                (_address, lang, count), lambda: tuple(_address(other, own) for other in range(1, count + 1))
            ),
        },
    )


def _address(number: int, language: Language) -> str:
    return language.url("news", *([str(number)] if number > 1 else []))


def _item(catalogue: Catalogue, lang: str, parent: Link, key: str) -> Iterator[Rendering]:
    news = catalogue.news_item(key)
    assert news is not None
    page = item_page(catalogue, news, lang, section="news", breadcrumbs=(parent,))
    older, newer = catalogue.neighbours(news, lang)
    yield Rendering(
        save_as(page.url),
        "pages/news_item.html",
        {
            "page": page,
            "news": news,
            "minutes": relations.reading_minutes(news.text(lang)),
            "tags": relations.tags(catalogue, news.tags, lang),
            "partners": relations.partners(catalogue, news.partners, lang),
            "events": relations.events_of_news(catalogue, news),
            "related": catalogue.related(news),
            "older": older,
            "newer": newer,
        },
    )
