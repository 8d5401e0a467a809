"""The skeleton of a page: its languages, its trail, the menus around it.

Every plugin that writes HTML makes its `page` here, so that a new plugin's pages are found by the language switch, by
search engines (`hreflang`, canonical address) and by readers (breadcrumbs, the marked menu entry) without a line of its
own; what is around it, `site` and `t`, comes by itself:

    page = web_page(
        catalogue, "nb",
        address=lambda language: language.url("calendar", "2016", "11"),   # the same page in any language
        title="November 2016",
        section="events",
        breadcrumbs=(Link(title=t("Events"), url=language.url("events")),),
    )
    yield Rendering(save_as(page.url), "pages/calendar_month.html", {"page": page, ...})

A page that belongs to an item (a text with translations) is made by `item_page`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.drawing.constellation import constellation
from plugins.drawing.emblem import mark
from plugins.model.webpage import Alternate, Link, Site, WebPage
from plugins.wording.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from plugins.model.catalogue import Catalogue
    from plugins.model.item import Item
    from plugins.model.language import Language

DESCRIPTION_LENGTH = 200  # letters: what search engines and share previews show at most


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a site decides about its pages: `SITE` in pelicanconf.py."""

    page_size: int = 10  # items on one page of the news list
    list_size: int = 20  # news, and as many events, on one page of a topic or a partner
    newest: int = 3  # news and events on the home page; of events no more than a page of their list has


def save_as(url: str) -> str:
    """Return the file of a root-relative address: "/nb/om/" -> "nb/om/index.html"."""
    return f"{url.lstrip('/')}index.html"


def site_for(catalogue: Catalogue, lang: str, siteurl: str, assets: tuple[tuple[str, str], ...] = ()) -> Site:
    """Return what is the same on every page of `lang`: menus, languages, the project, the theme's files.

    `siteurl` has no slash at its end; `assets` is `context["assets"]`, made by plugins/stylesheet.py.
    """
    language, t = catalogue.language(lang), Strings(lang)
    sections = (("news", t("News")), ("events", t("Events")), ("partners", t("Partners")))
    lead = next((partner.text(lang) for partner in catalogue.partners if partner.lead), None)
    return Site(
        languages=catalogue.languages,
        language=language,
        project=catalogue.project,
        siteurl=siteurl,
        main_menu=(
            *((key, Link(title=title, url=language.url(key))) for key, title in sections),
            *((page.id, link_to(page, lang)) for page in catalogue.pages if page.menu == "main"),
        ),
        footer_menu=tuple(link_to(page, lang) for page in catalogue.pages if page.menu == "footer"),
        lead=Link(title=lead.title, url=lead.url, lang=lead.lang if lead.stands_in else "") if lead else None,
        mark=mark(constellation(catalogue.partners)) if catalogue.partners else "",
        assets=assets,
    )


def web_page(  # noqa: PLR0913  (a page has these parts; all but the first are keywords)
    catalogue: Catalogue,
    lang: str,
    *,
    address: Callable[[Language], str],
    title: str,
    description: str = "",
    section: str = "",
    breadcrumbs: tuple[Link, ...] = (),
    stands_in: Collection[str] = (),
    original: str = "",
    kind: str = "website",
    indexed: bool = True,
) -> WebPage:
    """Return the skeleton of a page that exists in every language of the site.

    `address` says where, root-relative, for each; `stands_in` names the languages whose readers see another
    language's words there; `original` is the canonical address where it is not the page's own; `kind` is its Open
    Graph type.
    """
    addresses = {language.code: address(language) for language in catalogue.languages}
    url = addresses[lang]
    return WebPage(
        lang=lang,
        url=url,
        title=title,
        description=_shortened(description),
        section=section,
        alternates=tuple([Alternate(lang=code, url=at, stands_in=code in stands_in) for code, at in addresses.items()]),
        original=original or url,
        breadcrumbs=breadcrumbs,
        type=kind,
        indexed=indexed,
    )


def item_page(
    catalogue: Catalogue,
    item: Item,
    lang: str,
    *,
    section: str,
    breadcrumbs: tuple[Link, ...] = (),
    kind: str = "article",
    description: str = "",
) -> WebPage:
    """Return the skeleton of an item's own page; where it is not translated, its canonical address is the original."""
    text = item.text(lang)
    page = web_page(
        catalogue,
        lang,
        address=lambda language: item.text(language.code).url,
        title=text.title,
        description=description or text.summary or text.plain,
        section=section,
        breadcrumbs=breadcrumbs,
        stands_in=[other.reader for other in item.texts if other.stands_in],
        original=text.original,
        kind=kind,
    ).but(item=item)
    return page.but(draft=True, indexed=False) if item.draft else page


def link_to(item: Item, lang: str) -> Link:
    """Return a link to the page of `item` for readers of `lang`."""
    text = item.text(lang)
    return Link(title=text.title, url=text.url, lang=text.lang if text.stands_in else "")


def _shortened(words: str) -> str:
    """Return `words` on one line, cut between two of them where they are too long."""
    line = " ".join(words.split())
    if len(line) <= DESCRIPTION_LENGTH:
        return line
    return line[: DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
