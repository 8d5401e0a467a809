"""What pages say to machines: JSON-LD by schema.org, made of the same values as the page itself.

News and partners here, events in plugins/calendar.py. A page in another language's words says nothing of its item: its
original does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.model.catalogue import Catalogue
from plugins.model.news import News
from plugins.model.partner import Partner
from plugins.model.webpage import Site, WebPage
from plugins.structured.article import article
from plugins.structured.organization import organization
from plugins.structured.script import to_script
from plugins.structured.website import breadcrumbs, website


def complete(page: WebPage, catalogue: Catalogue, arguments: Mapping[str, Any], *, zone: str) -> WebPage:
    """Return `page` with what schema.org knows of its kind; pages that search engines pass over have none.

    A bare date begins at midnight in `zone`: "Europe/Vilnius".
    """
    if not page.indexed:
        return page
    site: Site = arguments["site"]
    told = [] if page.original != page.url else [*things(page, site, catalogue, arguments, zone)]
    trail = breadcrumbs(page, site, arguments["t"]("Home"))
    told += [trail] if trail else []
    return page.but(json_ld=(*page.json_ld, *map(to_script, told)))


def things(
    page: WebPage, site: Site, catalogue: Catalogue, arguments: Mapping[str, Any], zone: str
) -> list[Mapping[str, object]]:
    """Return what `page` is about, as JSON-LD."""
    news, partner = arguments.get("news"), arguments.get("partner")
    if isinstance(partner, Partner):
        return [organization(partner, catalogue.project, page.lang, site.siteurl)]
    if isinstance(news, News):
        photo = [news.image.url] if news.image and news.image.renditions else []
        images = tuple(dict.fromkeys([site.siteurl + url for url in (*photo, page.image) if url]))
        return [article(news, catalogue, page.lang, site.siteurl, images, zone)]
    if page.url == site.language.root:
        return [website(site, next((each for each in catalogue.partners if each.lead), None))]
    return []


# Below: Pelican.


def register() -> None:
    """Nothing to connect: pelicanconf.py names `complete` among PAGE_EXTRAS."""
