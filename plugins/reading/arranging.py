"""Items in their order, and who knows of whom: the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from plugins.model.catalogue import Catalogue, Download
from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.news import News
from plugins.model.page import Page, Project, Tag
from plugins.model.partner import Partner
from plugins.reading.linking import download_url
from plugins.reading.manner import Manner

Kind = TypeVar("Kind", bound=Item)


def arranged(project: Project, items: Sequence[Item], downloads: Iterable[str], manner: Manner) -> Catalogue:
    """Return the catalogue of `items`, all that may be shown, and of the files at the paths `downloads`."""
    news = sorted(only(items, News), key=lambda each: (each.date, each.published, each.id), reverse=True)
    events = sorted(only(items, Event), key=lambda each: (each.instant, each.over, each.id))
    partners = sorted(only(items, Partner), key=lambda each: (not each.lead, each.id))
    pages = sorted(only(items, Page), key=lambda each: (each.order, each.id))
    tags = sorted(only(items, Tag), key=lambda each: each.id)
    # Whoever may not be shown is not spoken of either.
    seen = {(each.kind, each.id) for each in items}

    def known(kind: str, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for key in keys if (kind, key) in seen))

    told: dict[str, list[str]] = {}
    for each in news:
        for key in each.events:
            told.setdefault(key, []).append(each.id)
    return Catalogue(
        languages=manner.languages,
        projects=(project,),
        news=tuple(
            replace(
                each,
                tags=known("tags", each.tags),
                partners=known("partners", each.partners),
                events=known("events", each.events),
            )
            for each in news
        ),
        events=tuple(
            replace(
                each,
                tags=known("tags", each.tags),
                partners=known("partners", each.partners),
                host=each.host if ("partners", each.host) in seen else "",
                news=tuple(told.get(each.id, ())),
            )
            for each in events
        ),
        partners=tuple(partners),
        pages=tuple(pages),
        tags=tuple(tags),
        downloads=tuple(Download(path=path, url=download_url(path)) for path in downloads),
        moment=manner.now,
    )


def only(items: Iterable[Item], kind: type[Kind]) -> list[Kind]:
    """Return those of `items` that are of one kind."""
    return [each for each in items if isinstance(each, kind)]
