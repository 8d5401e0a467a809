"""Lists of events: all of them, those in a country, those of a type. Each list has an address and a calendar file.

A list shows every event, also one that nobody has translated: an event takes place whatever its language, and a gap
would be worse than a foreign title, which is marked as such. Calendar files are stricter: see plugins/calendar.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from plugins.calendars.filters import EVERYTHING, Filter, filters_by
from plugins.calendars.links import Subscription, subscription
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event, EventType
from plugins.model.language import Language
from plugins.model.webpage import Link
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import save_as, web_page
from plugins.wording.names import country, in_country
from plugins.wording.strings import T_, Strings

MANY: Mapping[EventType, str] = {
    EventType.TRAINING: T_("Training events"),
    EventType.PARTNER_VISIT: T_("Partner visits"),
    EventType.DISSEMINATION: T_("Dissemination events"),
    EventType.MEETING: T_("Meetings"),
    EventType.MILESTONE: T_("Milestones"),
}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of the pages that a filter leads to."""

    title: str
    url: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How to get a calendar into one's own."""

    name: str
    own: Subscription  # events written in the reader's language
    every: Subscription | None  # all events, each in the best language there is; None where `own` has them all


def work(catalogue: Catalogue, siteurl: str) -> Iterator[tuple[str, Callable[[], Iterator[Rendering]]]]:
    """Yield (name, what makes it) of every page of every list."""
    words = [(language, Strings(language.code)) for language in catalogue.languages]
    for one in filters_by(catalogue.sorts):
        for number in range(1, catalogue.pages_of(one.sort) + 1):
            for language, t in words:
                name = f"events {one.country}-{one.type or ''} {number}.{t.lang}"
                yield name, partial(_page, catalogue, language, t, siteurl, one, number)


def _page(
    catalogue: Catalogue, language: Language, t: Strings, siteurl: str, one: Filter, number: int
) -> Iterator[Rendering]:
    """Yield a page of what `one` shows: what is to come, soonest first, then what is over, latest first."""
    to_come, past = catalogue.listed(one.sort, number)
    title = name_of(one, t)
    called = t("Events: %(title)s", title=title) if one.type else title  # a topic may have the same name
    if one == EVERYTHING:
        lede = words = t("Training, partner visits and meetings of the project: what is on and what has been.")
    else:
        lede, words = t("What is on and what has been."), t("%(title)s: what is on and what has been.", title=title)
    page = web_page(
        catalogue,
        t.lang,
        address=lambda each: list_url(each, one, number),
        title=called if number == 1 else t("%(title)s, page %(page)s", title=called, page=number),
        description=words,
        section="events",
        breadcrumbs=() if one == EVERYTHING else (Link(title=t("Events"), url=language.url("events")),),
    )
    given = {
        "page": page,
        "title": title,
        "lede": lede if number == 1 else "",
        "number": number,
        "addresses": catalogue.ledger.once(
            (_addresses, t.lang, one.sort), partial(_addresses, catalogue, language, one)
        ),
        "to_come": to_come,
        "past": _by_year(past),
        "choices": choices(catalogue, language, one),
        "ways": ways(catalogue, language, siteurl, one),
    }
    yield Rendering(save_as(page.url), "pages/event_list.html", given)


def _addresses(catalogue: Catalogue, language: Language, one: Filter) -> tuple[str, ...]:
    return tuple(list_url(language, one, number) for number in range(1, catalogue.pages_of(one.sort) + 1))


def list_url(language: Language, one: Filter, number: int = 1) -> str:
    """Return the address of the `number`th page of a list, from 1."""
    start = language.url("events") if one == EVERYTHING else one.url(language)
    return start if number == 1 else f"{start}{number}/"


def file_url(language: Language, one: Filter) -> str:
    """Return the root-relative address of the calendar file of `one`: "/en/calendar/norway/events.ics"."""
    return f"{one.url(language)}{language.sections['events']}.ics"


def every_url(language: Language) -> str:
    """Return the root-relative address of the calendar file that has all events, whatever their language."""
    return f"{language.url('calendar')}all.ics"


def name_of(one: Filter, t: Strings) -> str:
    """Return what the events of a filter are called: "Training events in Norway"."""
    kind = t(MANY[one.type]) if one.type else t("Events")
    if not one.country:
        return kind
    where = in_country(one.country, t.lang)
    return f"{kind}, {where}" if where == country(one.country, t.lang) else f"{kind} {where}"


def calendar_name(one: Filter, t: Strings) -> str:
    """Return what a calendar is called in the reader's program, among her others."""
    return f"{t('Social Cluster')}: {name_of(one, t)}"


def every_name(t: Strings) -> str:
    """Return what the calendar of all languages is called."""
    return f"{t('Social Cluster')}: {t('Events in all languages')}"


def choices(catalogue: Catalogue, language: Language, one: Filter) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Return (what is chosen, its options): choosing a country keeps the type where that has events, and so round."""

    def made() -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        return _choices(language, one, filters_by(catalogue.sorts), Strings(language.code))

    return catalogue.ledger.once((choices, language.code, one.sort), made)


def _choices(
    language: Language, one: Filter, known: Collection[Filter], t: Strings
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    def choice(title: str, wanted: Filter, fallback: Filter, *, chosen: bool) -> Choice:
        return Choice(title=title, url=list_url(language, wanted if wanted in known else fallback), chosen=chosen)

    countries = [choice(t("All countries"), Filter(type=one.type), EVERYTHING, chosen=not one.country)]
    types = [choice(t("All types"), Filter(country=one.country), EVERYTHING, chosen=one.type is None)]
    for each in known:
        if each.country and not each.type:
            both = Filter(country=each.country, type=one.type)
            chosen = each.country == one.country
            countries.append(choice(country(each.country, t.lang), both, each, chosen=chosen))
        if each.type and not each.country:
            both = Filter(country=one.country, type=each.type)
            types.append(choice(t(MANY[each.type]), both, each, chosen=each.type is one.type))
    groups = ((t("Country"), tuple(countries)), (t("Type"), tuple(types)))
    return tuple((title, options) for title, options in groups if options[2:])  # "all" and one are no choice


def ways(catalogue: Catalogue, language: Language, siteurl: str, one: Filter) -> Ways:
    """Return how to subscribe to what `one` shows."""

    def made() -> Ways:
        t = Strings(language.code)
        name = calendar_name(one, t)
        foreign = one == EVERYTHING and catalogue.has_foreign_events(t.lang)
        return Ways(
            name=name,
            own=subscription(siteurl + file_url(language, one), name),
            every=subscription(siteurl + every_url(language), every_name(t)) if foreign else None,
        )

    return catalogue.ledger.once((ways, language.code, siteurl, one.sort), made)


def _by_year(events: Iterable[Event]) -> tuple[tuple[int, tuple[Event, ...]], ...]:
    return tuple((year, tuple(those)) for year, those in groupby(events, key=lambda event: event.first_day.year))
