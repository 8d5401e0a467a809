"""The rows of a month's grid as HTML: the same in each language, and written once for all.

A table to be walked cell by cell: each day tells all that takes place on it, seen or heard. Where words stand it has
gaps, which plugins/calendars/saying.py fills: "week 46"; "11-14" for a day, "weekday 1" for what stands before it;
"2 of 4" for "day 2 of 4"; of an entry, its name for where its bar leads to and what stands on it, and its name and
`ALONE` for its title.

Styles: theme/static/css/components/month_grid.css
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from plugins.calendars.grid import DAYS, Month, Week
from plugins.model.event import EventStatus, EventType

GAP = "\0"  # before and after what a gap is called: in no file's name, and so in no entry's
ALONE = " title"
_HEARD = '<span class="visually-hidden">'
_OFF = frozenset({EventStatus.CANCELLED, EventStatus.POSTPONED})

Rows = list[str]  # HTML and what a gap is called by turns, HTML first and last


def rows_of(grid: Month, today: date | None) -> Rows:
    """Return the body of the month's table; `today` is the day to mark."""
    beginning = grid.first.toordinal()
    told = ['<tbody class="month-grid__body">']
    for week in grid.weeks:
        number = week.number
        told.append(
            f'<tr class="month-grid__row" style="--lanes:{week.lanes}"><th class="month-grid__week" scope="row">'
            f'<span aria-hidden="true">{number}</span><span class="visually-hidden">\0week {number}\0</span></th>'
        )
        for ordinal, bars in enumerate(_bars(week, beginning), week.monday):
            day = date.fromordinal(ordinal)
            told.append(_cell(day, bars, within=day.month == grid.month, current=day == today))
        told.append("</tr>")
    told.append("</tbody>")
    return "".join(told).split(GAP)


def _cell(day: date, bars: str, *, within: bool, current: bool) -> str:
    iso, number = day.isoformat(), day.day
    outside, mark = "" if within else " month-grid__day--outside", ' aria-current="date"' if current else ""
    if not within:
        said = f'<span aria-hidden="true">{number}</span><span class="visually-hidden">\0{iso[5:]}\0</span>'
    elif bars:
        long = f"\0weekday {day.isoweekday()}\0\0{iso[5:]}\0"
        said = f'<span class="month-grid__number">{number}</span><span class="month-grid__long">{long}</span>'
    else:
        said = str(number)
    return (
        f'<td class="month-grid__day{outside}"{mark}>'
        f'<time class="month-grid__date" datetime="{iso}">{said}</time>{bars}</td>'
    )


def _bars(week: Week, beginning: int) -> list[str]:
    """Return what takes place on each day of a week; the month begins on the day `beginning`.

    An entry is a link on the first day of its bar, and a title alone on those below the bar.
    """
    told = [""] * DAYS
    for entry, lane, first, last in week.bars:
        event, column, before = entry.event, first - week.monday, entry.first - 1
        begins, ends, of = first == entry.first, last == entry.last, entry.last - before
        again = not begins and first != beginning
        link = _link(event.type, event.status in _OFF, lane, last - first + 1, begins, ends, again)
        told[column] += f"{link}\0{entry.name}\0</a>"
        if not begins:
            told[column] += f"{_HEARD}\0{first - before} of {of}\0</span>"
        for day in range(1, last - first + 1):
            told[column + day] += f"{_HEARD}\0{entry.name}{ALONE}\0, \0{first - before + day} of {of}\0.</span>"
    return told


@lru_cache(maxsize=1024)  # as many kinds of bars as there are, in months that are not too full
def _link(kind: EventType, off: bool, lane: int, span: int, begins: bool, ends: bool, again: bool) -> str:  # noqa: FBT001
    """Return how a bar over `span` days begins; `again` where it is the part of one that stands in an earlier row."""
    looks = ((begins, "begins"), (ends, "ends"), (off, "off"), (again, "again"))
    classes = "".join(f" month-grid__bar--{look}" for there, look in looks if there)
    tab = ' tabindex="-1"' if again else ""
    return f'<a class="month-grid__bar month-grid__bar--{kind.value}{classes}" style="--lane:{lane};--span:{span}"{tab}'
