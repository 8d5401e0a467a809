"""What belongs together: a partner's news, an event's neighbours, the news before and after."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
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
RELATED = 3


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The project in numbers, counted from the content where the content has them."""

    partners: int
    towns: int
    countries: tuple[str, ...]  # of the partners, the lead's first
    trainings: int
    trainings_in: tuple[tuple[str, int], ...]  # (country, how many), as the project states them
    participants: int  # in the trainings for social-cluster competences


def figures(catalogue: Catalogue) -> Figures:
    """Return the figures that the home page and the page about the project show."""
    project = catalogue.project
    return Figures(
        partners=len(catalogue.partners),
        towns=len({partner.position for partner in catalogue.partners}),
        countries=tuple(dict.fromkeys(partner.country for partner in catalogue.partners)),
        trainings=sum(count for _, count in project.trainings),
        trainings_in=project.trainings,
        participants=project.training_participants,
    )


def by_country(catalogue: Catalogue, lang: str) -> tuple[tuple[str, tuple[Partner, ...]], ...]:
    """Return the partners of each country, the lead's country first; in it the lead, then by name."""
    key = sort_key(lang)
    countries = figures(catalogue).countries
    ordered = sorted(catalogue.partners, key=lambda partner: (not partner.lead, key(partner.text(lang).title)))
    return tuple(
        (country, tuple(partner for partner in ordered if partner.country == country)) for country in countries
    )


def split_events(catalogue: Catalogue) -> tuple[tuple[Event, ...], tuple[tuple[int, tuple[Event, ...]], ...]]:
    """Return what is on or to come, soonest first, and what is over, year by year, latest first."""
    to_come = tuple(event for event in catalogue.events if event.over > catalogue.now)
    past = tuple(event for event in reversed(catalogue.events) if event.over <= catalogue.now)
    return to_come, tuple(
        (year, tuple(events)) for year, events in groupby(past, key=lambda event: event.first_day.year)
    )


def news_of_event(catalogue: Catalogue, event: Event) -> tuple[News, ...]:
    """Return the news about `event`, newest first, whichever of the two names the other."""
    return tuple(news for news in catalogue.news if event.id in news.events or news.id in event.news)


def events_of_news(catalogue: Catalogue, news: News) -> tuple[Event, ...]:
    """Return the events that `news` is about, earliest first, whichever of the two names the other."""
    return tuple(event for event in catalogue.events if event.id in news.events or news.id in event.news)


def news_of_partner(catalogue: Catalogue, partner: Partner) -> tuple[News, ...]:
    """Return the news that name `partner`, newest first."""
    return tuple(news for news in catalogue.news if partner.id in news.partners)


def events_of_partner(catalogue: Catalogue, partner: Partner) -> tuple[Event, ...]:
    """Return the events that `partner` hosts or takes part in, latest first."""
    return tuple(
        event for event in reversed(catalogue.events) if partner.id == event.host or partner.id in event.partners
    )


def tagged(catalogue: Catalogue, tag: Tag) -> tuple[tuple[News, ...], tuple[Event, ...]]:
    """Return the news (newest first) and the events (latest first) about a topic."""
    return (
        tuple(news for news in catalogue.news if tag.id in news.tags),
        tuple(event for event in reversed(catalogue.events) if tag.id in event.tags),
    )


def tags(catalogue: Catalogue, ids: tuple[str, ...], lang: str) -> tuple[Tag, ...]:
    """Return the topics called `ids`, in the language's alphabet."""
    key = sort_key(lang)
    return tuple(sorted((catalogue.tag(name) for name in ids), key=lambda tag: key(tag.text(lang).title)))


def partners(catalogue: Catalogue, ids: tuple[str, ...], lang: str) -> tuple[Partner, ...]:
    """Return the partners called `ids`, in the language's alphabet."""
    key = sort_key(lang)
    return tuple(sorted((catalogue.partner(name) for name in ids), key=lambda item: key(item.text(lang).title)))


def neighbours(catalogue: Catalogue, news: News, lang: str) -> tuple[News | None, News | None]:
    """Return the next older and the next newer item among those written in `lang`."""
    at = catalogue.news.index(news)  # newest first
    newer = (item for item in reversed(catalogue.news[:at]) if lang in item.languages)
    older = (item for item in catalogue.news[at + 1 :] if lang in item.languages)
    return next(older, None), next(newer, None)


def related_news(catalogue: Catalogue, news: News) -> tuple[News, ...]:
    """Return other news that share topics, events or partners with `news`: most in common first, then newest."""

    def in_common(other: News) -> int:
        return sum(
            len(set(mine) & set(theirs))
            for mine, theirs in ((news.tags, other.tags), (news.events, other.events), (news.partners, other.partners))
        )

    others = [other for other in catalogue.news if other.id != news.id and in_common(other)]
    return tuple(sorted(others, key=in_common, reverse=True)[:RELATED])  # a stable sort keeps the newest first


def reading_minutes(text: Text) -> int:
    """Return how long a calm reader takes, in whole minutes, at least one."""
    return max(1, round(len(text.plain.split()) / WORDS_A_MINUTE))


def in_town(catalogue: Catalogue, partner: Partner, lang: str) -> tuple[Partner, ...]:
    """Return the other partners of the same town, in the language's alphabet."""
    ids = tuple(other.id for other in catalogue.partners if other.position == partner.position and other != partner)
    return partners(catalogue, ids, lang)


def place(catalogue: Catalogue, item: Item) -> Position | None:
    """Return where `item` is at home, None where that is nowhere in particular.

    That is an event's place or host; of news the place of its events, or the town that all its partners share.
    """
    if isinstance(item, Event):
        return item.position or (catalogue.partner(item.host).position if item.host else None)
    if isinstance(item, News):
        named = {place(catalogue, event) for event in events_of_news(catalogue, item)} - {None}
        named = named or {catalogue.partner(key).position for key in item.partners}
        return named.pop() if len(named) == 1 else None
    return None
