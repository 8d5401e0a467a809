"""The site itself, and where a page stands in it: https://schema.org/WebSite, https://schema.org/BreadcrumbList."""

from __future__ import annotations

from functools import lru_cache

from plugins.model.partner import Partner
from plugins.model.webpage import Link, Site, WebPage
from plugins.structured.names import organization_id, site_id
from plugins.structured.script import Part
from plugins.wording.strings import Strings


def website(site: Site, lead: Partner | None) -> dict[str, object]:
    """Return the site as JSON-LD for a language's home page; `lead` is the partner that answers for it."""
    language = site.language
    text = site.project.text(language.code)
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": site_id(site.siteurl),
        "url": site.siteurl + language.root,
        "name": Strings(language.code)("Social Cluster"),
        "alternateName": text.title,
        "description": text.summary,
        "inLanguage": [each.code for each in site.languages],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{site.siteurl}{language.url('search')}?q={{search_term_string}}",
            },
        },
    }
    if lead:
        told["publisher"] = {
            "@type": "Organization",
            "@id": organization_id(lead, site.siteurl),
            "name": lead.text(language.code).title,
        }
    return {key: value for key, value in told.items() if value}


def breadcrumbs(page: WebPage, site: Site, home: str) -> dict[str, object] | None:
    """Return the way from the home page, which is called `home`, to `page`; None for the home page itself."""
    if page.url == site.language.root:
        return None
    above = _above(home, site.language.root, site.siteurl, page.breadcrumbs)
    own = _step(len(above) + 1, page.title, site.siteurl + page.url)
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [*above, own]}


@lru_cache(maxsize=64)  # the same for all pages of a section
def _above(home: str, root: str, siteurl: str, links: tuple[Link, ...]) -> tuple[Part, ...]:
    trail = [(home, root), *((link.title, link.url) for link in links)]
    return tuple(Part(_step(place, title, siteurl + url)) for place, (title, url) in enumerate(trail, 1))


def _step(place: int, title: str, address: str) -> dict[str, object]:
    return {"@type": "ListItem", "position": place, "name": title, "item": address}
