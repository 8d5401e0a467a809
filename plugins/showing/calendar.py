"""The calendar: a page for each month that has events, and one that leads to them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from plugins.calendars.filters import EVERYTHING, filters_of
from plugins.calendars.grid import Entry, Month, by_month, entries_of, lay_out
from plugins.model.catalogue import Catalogue
from plugins.model.language import Language
from plugins.model.webpage import Link, WebPage
from plugins.showing.event_lists import choices, ways
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import save_as, web_page
from plugins.wording import dates
from plugins.wording.strings import Strings

Key = tuple[int, int]  # year, month
FEW = 36  # months: as many are listed below each of them; of more, only those of the same year


@dataclass(frozen=True, kw_only=True)
class MonthLink:
    """A month that has events."""

    first: date  # its first day
    url: str
    count: int  # how many entries it has


def pages(catalogue: Catalogue, lang: str, siteurl: str, zone: str) -> Iterator[Rendering]:
    """Yield the calendar's pages in `lang`. `zone` is whose day is today: "Europe/Vilnius"."""
    language, t = catalogue.language(lang), Strings(lang)
    once = catalogue.ledger.once  # the grids are the same in each language
    months = once(by_month, lambda: by_month(entries_of(catalogue.events)))
    links = {key: _link(language, key, entries) for key, entries in months.items()}
    by_year = groupby(reversed(links.values()), key=lambda link: link.first.year)
    years = tuple((year, tuple(reversed(tuple(those)))) for year, those in by_year)
    beside = {each[0]: years if len(links) <= FEW else (each,) for each in years}
    common = {
        "choices": choices(language, EVERYTHING, filters_of(catalogue.events), t),
        "ways": ways(catalogue, language, siteurl, EVERYTHING),
    }
    today = catalogue.today(zone)
    focus = focus_of(months, today)
    shown: Mapping[str, object] = {"grid": None, "today": None, "previous": None, "following": None}
    for key, before, after in zip(months, [None, *months], [*list(months)[1:], None], strict=False):
        grid = once((grid_of, key), partial(grid_of, key, months, before, after))
        given = {
            "grid": grid,
            # Only where it can be seen: a page that changed with the day would be sent and indexed anew each day.
            "today": today if grid.weeks[0].days[0].date <= today <= grid.weeks[-1].days[-1].date else None,
            "previous": links[before] if before else None,
            "following": links[after] if after else None,
        }
        page = _month(catalogue, language, key, t)
        arguments = {"page": page, **common, **given, "own": links[key], "years": beside[key[0]]}
        yield Rendering(save_as(page.url), "pages/calendar_month.html", arguments)
        if key == focus:
            shown = given
    page = _index(catalogue, language, t)
    yield Rendering(save_as(page.url), "pages/calendar.html", {"page": page, **common, **shown, "years": years})


def focus_of(months: dict[Key, list[Entry]], today: date) -> Key | None:
    """Return the month to open the calendar with: this one or the next with events, else the last there was."""
    return next((key for key in months if key >= (today.year, today.month)), next(reversed(months), None))


def grid_of(key: Key, months: Mapping[Key, Sequence[Entry]], before: Key | None, after: Key | None) -> Month:
    """Return the month's grid. Its first and last week show days of the neighbours, so their events count as well."""
    near = [entry for each in (before, key, after) if each for entry in months[each]]
    return lay_out(*key, tuple({entry.key: entry for entry in near}.values()))


def month_url(language: Language, key: Key) -> str:
    """Return a month's address: "/en/calendar/2016/11/"."""
    return language.url("calendar", f"{key[0]:04}", f"{key[1]:02}")


def _link(language: Language, key: Key, entries: Sequence[Entry]) -> MonthLink:
    return MonthLink(first=date(*key, 1), url=month_url(language, key), count=len(entries))


def _month(catalogue: Catalogue, language: Language, key: Key, t: Strings) -> WebPage:
    said = dates.month(date(*key, 1), language.code)
    return web_page(
        catalogue,
        language.code,
        address=lambda each: month_url(each, key),
        title=t("Calendar: %(month)s", month=said),
        description=t("What is on in the project, day by day: %(month)s.", month=said),
        section="events",
        breadcrumbs=(
            Link(title=t("Events"), url=language.url("events")),
            Link(title=t("Calendar"), url=language.url("calendar")),
        ),
    )


def _index(catalogue: Catalogue, language: Language, t: Strings) -> WebPage:
    return web_page(
        catalogue,
        language.code,
        address=lambda each: each.url("calendar"),
        title=t("Calendar"),
        description=t("The project’s events month by month, to read here or in your own calendar."),
        section="events",
        breadcrumbs=(Link(title=t("Events"), url=language.url("events")),),
    )
