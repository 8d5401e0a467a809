"""What belongs together: a partner's news, an event's neighbours, the news before and after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.model.event import Event
from plugins.model.news import News
from plugins.wording.sorting import sort_key

if TYPE_CHECKING:
    from plugins.model.catalogue import Catalogue
    from plugins.model.item import Item
    from plugins.model.page import Tag
    from plugins.model.partner import Partner
    from plugins.model.place import Position
    from plugins.model.text import Text

WORDS_A_MINUTE = 180  # of a calm reader; Lithuanian has longer words than English


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The project in numbers, counted from the content where the content has them."""

    partners: int
    towns: int
    towns_in: tuple[tuple[str, int], ...]  # (country, how many of them), the lead's first
    trainings: int
    trainings_in: tuple[tuple[str, int], ...]  # (country, how many), as the project states them
    participants: int  # in the trainings for social-cluster competences


def figures(catalogue: Catalogue) -> Figures:
    """Return the figures that the home page and the page about the project show."""
    project = catalogue.project
    towns = dict.fromkeys((partner.country, partner.position) for partner in catalogue.partners)
    return Figures(
        partners=len(catalogue.partners),
        towns=len(towns),
        towns_in=tuple(Counter(country for country, _ in towns).items()),
        trainings=sum(count for _, count in project.trainings),
        trainings_in=project.trainings,
        participants=project.training_participants,
    )


def by_country(catalogue: Catalogue, lang: str) -> tuple[tuple[str, tuple[Partner, ...]], ...]:
    """Return the partners of each country, the lead's country first; in it the lead, then by name."""
    key = sort_key(lang)
    countries = dict.fromkeys(partner.country for partner in catalogue.partners)
    ordered = sorted(catalogue.partners, key=lambda partner: (not partner.lead, key(partner.text(lang).title)))
    return tuple(
        (country, tuple(partner for partner in ordered if partner.country == country)) for country in countries
    )


def events_of_news(catalogue: Catalogue, news: News) -> tuple[Event, ...]:
    """Return the events that `news` is about, earliest first."""
    found = (catalogue.event(key) for key in news.events)
    return tuple(sorted((event for event in found if event), key=lambda event: (event.instant, event.id)))


def tags(catalogue: Catalogue, ids: tuple[str, ...], lang: str) -> tuple[Tag, ...]:
    """Return the topics called `ids`, in the language's alphabet: the very same for all that have these."""

    def found() -> tuple[Tag, ...]:
        key = sort_key(lang)
        return tuple(sorted((catalogue.tag(name) for name in ids), key=lambda tag: key(tag.text(lang).title)))

    return catalogue.ledger.once((tags, ids, lang), found)


def partners(catalogue: Catalogue, ids: tuple[str, ...], lang: str) -> tuple[Partner, ...]:
    """Return the partners called `ids`, in the language's alphabet."""

    def found() -> tuple[Partner, ...]:
        key = sort_key(lang)
        return tuple(sorted((catalogue.partner(name) for name in ids), key=lambda item: key(item.text(lang).title)))

    return catalogue.ledger.once((partners, ids, lang), found)


def reading_minutes(text: Text) -> int:
    """Return how long a calm reader takes, in whole minutes, at least one."""
    return max(1, round(text.words / WORDS_A_MINUTE))


def in_town(catalogue: Catalogue, partner: Partner, lang: str) -> tuple[Partner, ...]:
    """Return the other partners of the same town, in the language's alphabet."""
    ids = tuple(other.id for other in catalogue.partners if other.position == partner.position and other != partner)
    return partners(catalogue, ids, lang)


def place(catalogue: Catalogue, item: Item) -> Position | None:
    """Return where `item` is at home, None where that is nowhere in particular.

    That is an event's place, or its host's if it names no other; of news the place of its events, or the town that all
    its partners share.
    """
    if isinstance(item, Event):
        host = catalogue.partner(item.host) if item.host else None
        return item.position or (host.position if host and item.may_be_at(host) else None)
    if isinstance(item, News):
        named = {place(catalogue, event) for event in events_of_news(catalogue, item)} - {None}
        named = named or {catalogue.partner(key).position for key in item.partners}
        return named.pop() if len(named) == 1 else None
    return None


def places(catalogue: Catalogue, item: News | Event) -> tuple[Position, ...]:
    """Return where `item` is at home, else the towns of all that take part in it: those in its country come first."""
    if home := place(catalogue, item):
        return (home,)
    taking_part = [catalogue.partner(key) for key in item.partners]
    countries = {event.country for event in ([item] if isinstance(item, Event) else events_of_news(catalogue, item))}
    there = sorted(taking_part, key=lambda partner: partner.country not in countries)
    return tuple(dict.fromkeys(partner.position for partner in there))
