"""A news item as schema.org tells it: https://schema.org/NewsArticle."""

from __future__ import annotations

from datetime import datetime, time
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

from plugins.model.catalogue import Catalogue
from plugins.model.news import News
from plugins.structured.names import event_id, organization_id, site_id
from plugins.structured.organization import organization
from plugins.structured.script import Part

HEADLINE = 110  # letters: what search engines show of a headline at most


def article(
    news: News, catalogue: Catalogue, lang: str, siteurl: str, images: tuple[str, ...], zone: str
) -> dict[str, object]:
    """Return `news` as JSON-LD for its page in `lang`, in which it is written; what is not known is left out.

    `images` are absolute addresses. Times carry their distance to UTC; of what has no hour the day is told, as the page
    has it: a midnight in `zone` ("Europe/Vilnius"), in which a bare date begins, is the day before in UTC.
    """
    text = news.text(lang)
    once, published = catalogue.ledger.once, _said(news.published, zone)
    publisher = once((_publisher, lang, siteurl), lambda: _publisher(catalogue, lang, siteurl))
    events = [once((_event, key, lang, siteurl), partial(_event, catalogue, key, lang, siteurl)) for key in news.events]
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{siteurl}{text.url}#article",
        "mainEntityOfPage": siteurl + text.url,
        "headline": text.title if len(text.title) <= HEADLINE else text.title[: HEADLINE - 1].rsplit(" ", 1)[0] + "…",
        "description": text.summary,
        "inLanguage": lang,
        "datePublished": published,
        "dateModified": _said(news.changed, zone) if news.changed > news.published else published,
        "image": list(images),
        "author": _author(news, catalogue, lang, siteurl) or publisher,
        "publisher": publisher,
        "isPartOf": once((site_id, siteurl), lambda: Part({"@type": "WebSite", "@id": site_id(siteurl)})),
        "keywords": once((_keywords, news.tags, lang), partial(_keywords, catalogue, news.tags, lang)),
        "about": [event for event in events if event],
        "mentions": [
            once((_partner, key, lang, siteurl), partial(_partner, catalogue, key, lang, siteurl))
            for key in news.partners
        ],
        "workTranslation": [
            {"@id": f"{siteurl}{other.url}#article"}  # whose page says the rest
            for other in news.texts
            if other.reader != lang and not other.stands_in
        ],
        "wordCount": text.words,
    }
    return {key: value for key, value in told.items() if value or value == 0}


@lru_cache(maxsize=1024)  # the same in all languages
def _said(moment: datetime, zone: str) -> str:
    there = moment.astimezone(ZoneInfo(zone))
    return there.date().isoformat() if there.time() == time(0) else moment.isoformat()


def _publisher(catalogue: Catalogue, lang: str, siteurl: str) -> Part | None:
    lead = next((partner for partner in catalogue.partners if partner.lead), None)
    if lead is None:
        return None
    known = organization(lead, catalogue.project, lang, siteurl)
    return Part({key: known[key] for key in ("@type", "@id", "name", "url") if key in known})


def _event(catalogue: Catalogue, key: str, lang: str, siteurl: str) -> Part | None:
    """Return an event as what is told of, None where it may not be shown yet.

    It is a Thing here: search engines would take an Event for one that is announced on this page, without day or place.
    """
    event = catalogue.event(key)
    if event is None:
        return None
    name = event.text(lang).title
    return Part({"@type": "Thing", "@id": event_id(event, siteurl), "name": name})


def _partner(catalogue: Catalogue, key: str, lang: str, siteurl: str) -> Part:
    partner = catalogue.partner(key)
    name = partner.text(lang).title
    return Part({"@type": "Organization", "@id": organization_id(partner, siteurl), "name": name})


def _keywords(catalogue: Catalogue, tags: tuple[str, ...], lang: str) -> list[str]:
    return [catalogue.tag(key).text(lang).title for key in tags]


def _author(news: News, catalogue: Catalogue, lang: str, siteurl: str) -> dict[str, object] | None:
    """Return who wrote it: a partner where the name is a partner's, else a person."""
    if not news.author:
        return None
    for partner in catalogue.partners:
        if news.author in {partner.own_name, partner.text(lang).title, partner.text(lang).name}:
            return {"@type": "Organization", "@id": organization_id(partner, siteurl), "name": news.author}
    return {"@type": "Person", "name": news.author}
