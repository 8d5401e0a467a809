"""The calendar: a page for each month that has events, and one that leads to them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from plugins.calendars.filters import EVERYTHING
from plugins.model.agenda import Month as Key
from plugins.model.agenda import month_url
from plugins.model.catalogue import Catalogue
from plugins.model.language import Language
from plugins.model.webpage import Link
from plugins.running.later import later
from plugins.showing.event_lists import choices, ways
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import save_as, web_page
from plugins.wording import dates
from plugins.wording.strings import Strings

if TYPE_CHECKING:
    from plugins.calendars import grid as grids
    from plugins.calendars import rows, saying
else:
    grids, rows, saying = (later(f"plugins.calendars.{name}") for name in ("grid", "rows", "saying"))

FEW = 36  # months: as many are listed below each of them; of more, only those of the same year


@dataclass(frozen=True, kw_only=True)
class MonthLink:
    """A month that has events."""

    first: date  # its first day
    url: str
    count: int  # how many entries it has


@dataclass(frozen=True, kw_only=True)
class Around:
    """What the calendar's pages in a language have in common: the months, each of which leads to others."""

    links: Mapping[Key, MonthLink]  # earliest first
    months: tuple[Key, ...]
    places: Mapping[Key, int]
    years: tuple[tuple[int, tuple[MonthLink, ...]], ...]  # latest first
    beside: Mapping[int, tuple[tuple[int, tuple[MonthLink, ...]], ...]]  # those below a month of a year


def work(catalogue: Catalogue, siteurl: str, zone: str) -> Iterator[tuple[str, Callable[[], Iterator[Rendering]]]]:
    """Yield (name, what makes it) of the calendar's pages. `zone` is whose day is today: "Europe/Vilnius".

    The grid of a month is the same in each language, so its pages come one after another; the page of all months is
    handed in first, and so made last: it is put together of what stands below each of them.
    """
    words = [(language, Strings(language.code)) for language in catalogue.languages]
    for language, t in words:
        yield f"months.{t.lang}", partial(_months, catalogue, language, t, siteurl, zone)
    for key, _ in catalogue.months:
        for language, t in words:
            name = f"month {key[0]}-{key[1]}.{t.lang}"
            yield name, partial(_month, catalogue, language, t, siteurl, zone, key)


def _month(
    catalogue: Catalogue, language: Language, t: Strings, siteurl: str, zone: str, key: Key
) -> Iterator[Rendering]:
    around = _around(catalogue, language)
    said = dates.month(date(*key, 1), t.lang)
    page = web_page(
        catalogue,
        t.lang,
        address=partial(month_url, month=key),
        title=t("Calendar: %(month)s", month=said),
        description=t("What is on in the project, day by day: %(month)s.", month=said),
        section="events",
        breadcrumbs=(
            Link(title=t("Events"), url=language.url("events")),
            Link(title=t("Calendar"), url=language.url("calendar")),
        ),
    )
    given = {
        "page": page,
        "own": around.links[key],
        "years": around.beside[key[0]],
        **_shown(catalogue, language, around, zone, key),
        **_offered(catalogue, language, siteurl),
    }
    yield Rendering(save_as(page.url), "pages/calendar_month.html", given)


def _months(catalogue: Catalogue, language: Language, t: Strings, siteurl: str, zone: str) -> Iterator[Rendering]:
    """Yield the page that leads to all months, and shows the one to open the calendar with."""
    around = _around(catalogue, language)
    page = web_page(
        catalogue,
        t.lang,
        address=lambda each: each.url("calendar"),
        title=t("Calendar"),
        description=t("The project’s events month by month, to read here or in your own calendar."),
        section="events",
        breadcrumbs=(Link(title=t("Events"), url=language.url("events")),),
    )
    focus = focus_of(around.links, catalogue.today(zone))
    nothing = {"grid": None, "rows": None, "previous": None, "following": None}
    given = {
        "page": page,
        "years": around.years,
        **(_shown(catalogue, language, around, zone, focus) if focus else nothing),
        **_offered(catalogue, language, siteurl),
    }
    yield Rendering(save_as(page.url), "pages/calendar.html", given)


def _shown(catalogue: Catalogue, language: Language, around: Around, zone: str, key: Key) -> Mapping[str, object]:
    """Return what is shown of a month."""
    grid, body = catalogue.ledger.at_hand((_grid, key), partial(_grid, catalogue, zone, key))
    months, place = around.months, around.places[key]
    return {
        "grid": grid,
        "rows": _sayings(catalogue).filled(body, language.code),
        "previous": around.links[months[place - 1]] if place else None,
        "following": around.links[months[place + 1]] if place + 1 < len(months) else None,
    }


def _grid(catalogue: Catalogue, zone: str, key: Key) -> tuple[grids.Month, rows.Rows]:
    """Return a month's grid, and the rows of its table: today is marked in them."""
    events = catalogue.events_in(key)
    grid = grids.lay_out(*key, [entry for event in events for entry in grids.entries_of(event)])
    _sayings(catalogue).learn(grid.entries)
    # Only where it can be seen: a page that changed with the day would be sent and indexed anew each day.
    today = catalogue.today_within(zone, *grid.shown)
    return grid, rows.rows_of(grid, today)


def _sayings(catalogue: Catalogue) -> saying.Sayings:
    """Return the words of entries, as far as they are known by now: each is made of its event alone."""
    made = partial(saying.Sayings, [language.code for language in catalogue.languages])
    return catalogue.ledger.once(_sayings, made)


def _offered(catalogue: Catalogue, language: Language, siteurl: str) -> Mapping[str, object]:
    return {
        "choices": choices(catalogue, language, EVERYTHING),
        "ways": ways(catalogue, language, siteurl, EVERYTHING),
    }


def _around(catalogue: Catalogue, language: Language) -> Around:
    def made() -> Around:
        links = {
            key: MonthLink(first=date(*key, 1), url=month_url(language, key), count=count)
            for key, count in catalogue.months
        }
        by_year = groupby(reversed(links.values()), key=lambda link: link.first.year)
        years = tuple((year, tuple(reversed(tuple(those)))) for year, those in by_year)
        return Around(
            links=links,
            months=tuple(links),
            places={key: place for place, key in enumerate(links)},
            years=years,
            beside={each[0]: years if len(links) <= FEW else (each,) for each in years},
        )

    return catalogue.ledger.once((_around, language.code), made)


def focus_of(months: Iterable[Key], today: date) -> Key | None:
    """Return the month to open the calendar with: this one or the next with events, else the last there was."""
    known = tuple(months)
    return next((key for key in known if key >= (today.year, today.month)), known[-1] if known else None)
