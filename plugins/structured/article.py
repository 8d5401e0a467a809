"""A news item as schema.org tells it: https://schema.org/NewsArticle."""

from __future__ import annotations

from plugins.model.catalogue import Catalogue
from plugins.model.news import News
from plugins.structured.names import organization_id, site_id
from plugins.structured.organization import organization

HEADLINE = 110  # letters: what search engines show of a headline at most


def article(news: News, catalogue: Catalogue, lang: str, siteurl: str, images: tuple[str, ...]) -> dict[str, object]:
    """Return `news` as JSON-LD for its page in `lang`, in which it is written; what is not known is left out.

    `images` are absolute addresses. Dates carry their distance to UTC.
    """
    text = news.text(lang)
    publisher = catalogue.ledger.once((_publisher, lang, siteurl), lambda: _publisher(catalogue, lang, siteurl))
    events = (catalogue.event(key) for key in news.events)
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{siteurl}{text.url}#article",
        "mainEntityOfPage": siteurl + text.url,
        "headline": text.title if len(text.title) <= HEADLINE else text.title[: HEADLINE - 1].rsplit(" ", 1)[0] + "…",
        "description": text.summary,
        "inLanguage": lang,
        "datePublished": news.published.isoformat(),
        "dateModified": max(news.changed, news.published).isoformat(),
        "image": list(images),
        "author": _author(news, catalogue, lang, siteurl) or publisher,
        "publisher": publisher,
        "isPartOf": {"@type": "WebSite", "@id": site_id(siteurl)},
        "keywords": [catalogue.tag(key).text(lang).title for key in news.tags],
        "about": [
            {"@type": "Event", "@id": f"{siteurl}{event.texts[0].original}#event", "name": event.text(lang).title}
            for event in events
            if event
        ],
        "mentions": [
            {
                "@type": "Organization",
                "@id": organization_id(catalogue.partner(key), siteurl),
                "name": catalogue.partner(key).text(lang).title,
            }
            for key in news.partners
        ],
        "workTranslation": [
            {"@type": "NewsArticle", "@id": f"{siteurl}{other.url}#article", "inLanguage": other.reader}
            for other in news.texts
            if not other.stands_in and other.reader != lang
        ],
        "wordCount": text.words,
    }
    return {key: value for key, value in told.items() if value not in (None, "", [])}


def _publisher(catalogue: Catalogue, lang: str, siteurl: str) -> dict[str, object] | None:
    lead = next((partner for partner in catalogue.partners if partner.lead), None)
    if lead is None:
        return None
    known = organization(lead, catalogue.project, lang, siteurl)
    return {key: known[key] for key in ("@type", "@id", "name", "url") if key in known}


def _author(news: News, catalogue: Catalogue, lang: str, siteurl: str) -> dict[str, object] | None:
    """Return who wrote it: a partner where the name is a partner's, else a person."""
    if not news.author:
        return None
    for partner in catalogue.partners:
        if news.author in {partner.own_name, partner.text(lang).title, partner.text(lang).name}:
            return {"@type": "Organization", "@id": organization_id(partner, siteurl), "name": news.author}
    return {"@type": "Person", "name": news.author}
