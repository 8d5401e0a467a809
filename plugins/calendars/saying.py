"""What a month's grid says in a language: the words for the gaps in its rows, which are the same in each language.

Which gaps there are is told in theme/templates/components/month_grid.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache, lru_cache

from markupsafe import Markup

from plugins.building.escaping import escape_text as escape
from plugins.building.macros import as_markup
from plugins.calendars.grid import Month
from plugins.calendars.zones import clock_for, when_for
from plugins.model.event import EventStatus
from plugins.wording import dates
from plugins.wording.labels import label
from plugins.wording.names import language_name
from plugins.wording.strings import Strings

GAP = "%"  # before and after what a gap is called; nothing else in the rows has such a sign
_AS_PLANNED = EventStatus.CONFIRMED  # looked up in an enum, it would take as long as a title

Words = Mapping[str, str]  # what fills a gap, as HTML, by what it is called: "7 bar"


def said_of(rows: Markup, words: Words, t: Strings) -> Markup:
    """Return the rows of a month with their gaps filled; `words` are those of its entries: see `words_in`."""
    lang, known = t.lang, words.get
    parts, gaps = _parted(rows)
    parts = parts.copy()
    parts[1::2] = [known(gap) or _dated(gap, lang) or _counted(gap, t) for gap in gaps]
    return as_markup("".join(parts))  # what a template has written, and words that are escaped below


def words_in(languages: Iterable[str], grid: Month) -> Mapping[str, Words]:
    """Return the words of a month's entries by language: each one's address, what stands on its bar, and its title.

    In all languages at once, while an event is at hand. A title alone stands where a bar goes on below another day.
    """
    found: dict[str, dict[str, str]] = {lang: {} for lang in languages}
    for place, entry in enumerate(grid.entries):
        event, occasion, _, _, number, of, length, _ = entry
        address, bar, alone = f"{place} address", f"{place} bar", f"{place} title"
        part = f' <span class="month-grid__part">{number}/{of}</span>' if of > 1 else ""
        for text in event.texts:
            lang = text.reader
            words = found[lang]
            title = f' lang="{text.lang}">' if text.lang != lang else ">"
            title += f"{escape(text.title)}</span>"
            said = f'<span class="month-grid__title"{title}{part}'
            if isinstance(occasion.starts, datetime):
                said = f'<span class="month-grid__time">{clock_for(occasion.starts, event, lang)}</span> {said}'
            if text.lang != lang:
                said += f' <span class="month-grid__language">{escape(language_name(text.lang, lang))}</span>'
            if event.status is not _AS_PLANNED:
                said += f' <span class="month-grid__status">{escape(label(event.status, Strings(lang)))}</span>'
            if length > 1:
                said += f' <span class="month-grid__when">{escape(when_for(occasion, event, lang))}</span>'
                words[alone] = f'<span class="visually-hidden"{title}'
            words[address], words[bar] = escape(text.url), said
    return found


@lru_cache(maxsize=2)  # a month's pages come one after another, in each language
def _parted(rows: Markup) -> tuple[list[str], list[str]]:
    """Return text and gaps by turns, and the gaps alone."""
    parts = str.split(rows, GAP)
    return parts, parts[1::2]


@cache  # of 53 weeks, 7 weekdays, 366 days: the same in all months
def _dated(gap: str, lang: str) -> str:
    """Return what fills the gap of a week, a weekday or a day: "week 46", "weekday 1", "11-14"; "" for any other."""
    match gap.replace("-", " ").split(" "):
        case ["week", week]:
            return escape(dates.week_of(int(week), lang))
        case ["weekday", weekday]:
            return escape(dates.weekday_first(int(weekday) - 1, lang))
        case [month, day]:
            return escape(dates.day_in_month(int(month), int(day), lang))
    return ""


def _counted(gap: str, t: Strings) -> str:
    """Return what fills the gap of a day of several: "2 of 4"."""
    day, _, days = gap.split(" ")
    return escape(t("day %(day)s of %(days)s") % {"day": day, "days": days})
