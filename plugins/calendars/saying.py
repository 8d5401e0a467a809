"""What a month's grid says in a language: the words for the gaps in its rows, which are the same in each language.

Which gaps there are is told in theme/templates/components/month_grid.html.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache

from markupsafe import Markup

from plugins.building.compiling import as_markup
from plugins.building.escaping import escape_text as escape
from plugins.calendars.grid import Entry, Month
from plugins.calendars.zones import clock_for, when_for
from plugins.model.event import EventStatus
from plugins.wording import dates
from plugins.wording.labels import label
from plugins.wording.names import language_name
from plugins.wording.strings import Strings

_GAP = re.compile(r"%\(([^)]*)\)s")
_AS_PLANNED = EventStatus.CONFIRMED  # looked up in an enum, it would take as long as a title
_OF_ENTRIES = {"address": 0, "bar": 1, "title": 2}


def said_of(rows: Markup, grid: Month, t: Strings) -> Markup:
    """Return the rows of `grid` with their gaps filled."""
    text, of_entries, of_days, others = _parted(rows)
    made, lang = list(text), t.lang
    words = [words_of(entry, t) for entry in grid.entries]
    for at, place, what in of_entries:
        made[at] = words[place][what]
    for at, gap in of_days:
        made[at] = _words(gap, lang)
    for at, day, days in others:
        made[at] = t("day %(day)s of %(days)s") % {"day": day, "days": days}
    return as_markup("".join(made))  # what a template has written, and words that are escaped below


def words_of(entry: Entry, t: Strings) -> tuple[str, str, str]:
    """Return an entry's address, what stands on its bar, and its title where no bar is, all as HTML."""
    event, occasion, _, _, number, of, length, _ = entry
    lang = t.lang
    text = event.text(lang)
    foreign = text.lang != lang
    marked = f' lang="{text.lang}"' if foreign else ""
    title = f"{marked}>{escape(text.title)}</span>"
    bar = f'<span class="month-grid__title"{title}'
    if isinstance(occasion.starts, datetime):
        bar = f'<span class="month-grid__time">{clock_for(occasion.starts, event, lang)}</span> {bar}'
    if of > 1:
        bar += f' <span class="month-grid__part">{number}/{of}</span>'
    if foreign:
        bar += f' <span class="month-grid__language">{escape(language_name(text.lang, lang))}</span>'
    if event.status is not _AS_PLANNED:
        bar += f' <span class="month-grid__status">{escape(label(event.status, t))}</span>'
    if length > 1:
        bar += f' <span class="month-grid__when">{escape(when_for(occasion, event, lang))}</span>'
    return escape(text.url), bar, f'<span class="visually-hidden"{title}'


@lru_cache(maxsize=8)  # a month's pages come one after another, in each language
def _parted(
    rows: Markup,
) -> tuple[Sequence[str], Sequence[tuple[int, int, int]], Sequence[tuple[int, str]], Sequence[tuple[int, str, str]]]:
    """Return text and gaps by turns; and where in it are (place, what) of entries, days and weeks, (day, days)."""
    text = _GAP.split(str(rows))
    of_entries, of_days, others = [], [], []
    for at in range(1, len(text), 2):
        first, _, last = text[at].partition(" ")
        if last in _OF_ENTRIES:
            of_entries.append((at, int(first), _OF_ENTRIES[last]))
        elif last.startswith("of "):
            others.append((at, first, last.removeprefix("of ")))
        else:
            of_days.append((at, text[at]))
    return text, of_entries, of_days, others


@cache  # of 53 weeks, and of 366 days on seven days of the week
def _words(gap: str, lang: str) -> str:
    kind, _, rest = gap.rpartition(" ")
    if kind == "week":
        return escape(dates.week_of(int(rest), lang))
    month, day = map(int, rest.split("-"))
    return escape(dates.day_in_month(month, day, lang, int(kind) - 1 if kind else None))
