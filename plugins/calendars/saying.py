"""What a month's grid says in a language: the words for the gaps in its rows, which are the same in each language.

Which gaps there are is told in theme/templates/components/month_grid.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

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

END = "<>"  # of each of an entry's words; they are escaped, and have no such sign
_GAP = re.compile(r"%\(([^)]*)\)s")
_AS_PLANNED = EventStatus.CONFIRMED  # looked up in an enum, it would take as long as a title
_OF_ENTRIES = {"address": 0, "bar": 1, "title": 2}


class _Parted(NamedTuple):
    """Rows, taken apart at their gaps."""

    text: list[str]  # text and gaps by turns
    weeks: list[int]
    days: list[tuple[int, int, int | None]]  # month, day, weekday from 0
    others: list[tuple[str, str]]  # (day, of so many days)
    fillings: list[int]  # what fills each gap: its place among words of weeks, days, others, entries


def said_of(rows: Markup, entries: str, t: Strings) -> Markup:
    """Return the rows of a month with their gaps filled; `entries` has the words of its entries: see `words_in`."""
    parted = _parted(rows)
    text, lang = parted.text.copy(), t.lang
    words = [escape(dates.week_of(week, lang)) for week in parted.weeks]
    words += [escape(dates.day_in_month(month, day, lang, weekday)) for month, day, weekday in parted.days]
    for day, days in parted.others:
        words.append(escape(t("day %(day)s of %(days)s") % {"day": day, "days": days}))
    words += entries.split(END)
    text[1::2] = map(words.__getitem__, parted.fillings)
    return as_markup("".join(text))  # what a template has written, and words that are escaped below


def words_in(languages: Iterable[str], grid: Month) -> Mapping[str, str]:
    """Return the words of a month's entries by language, in their order, as one text whose parts are ended by `END`.

    In all languages at once, while an event is at hand, and in one piece: to go to each event, and each of its words,
    takes longer than what is done there.
    """
    found: dict[str, list[str]] = {}
    for t in map(Strings, languages):
        found[t.lang] = [word for entry in grid.entries for word in words_of(entry, t)]
    return {lang: END.join((*words, "")) for lang, words in found.items()}


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
def _parted(rows: Markup) -> _Parted:
    text = _GAP.split(str(rows))
    gaps = [tuple(gap.split(" ")) for gap in text[1::2]]
    weeks = {gap: int(gap[1]) for gap in gaps if gap[0] == "week"}
    days = {gap: _day(*gap) for gap in gaps if "-" in gap[-1]}
    others = {gap: (gap[0], gap[2]) for gap in gaps if gap[1:2] == ("of",)}
    places = {gap: place for place, gap in enumerate((*weeks, *days, *others))}
    first = len(places)  # of what is said of entries
    fillings = [
        places[gap] if gap in places else first + len(_OF_ENTRIES) * int(gap[0]) + _OF_ENTRIES[gap[1]] for gap in gaps
    ]
    return _Parted(text, [*weeks.values()], [*days.values()], [*others.values()], fillings)


def _day(*gap: str) -> tuple[int, int, int | None]:
    month, day = gap[-1].split("-")
    return int(month), int(day), int(gap[0]) - 1 if gap[1:] else None
