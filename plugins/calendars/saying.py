"""What a month's grid says in a language: the words for the gaps in its rows, which are the same in each language.

Which gaps there are is told in plugins/calendars/rows.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup

from plugins.calendars.grid import Entry
from plugins.calendars.rows import ALONE, Rows
from plugins.calendars.zones import clock_for, when_for
from plugins.model.event import EventStatus
from plugins.wording import dates
from plugins.wording.binding import NBSP
from plugins.wording.escaping import as_markup
from plugins.wording.escaping import escape_text as escape
from plugins.wording.labels import label
from plugins.wording.names import language_name
from plugins.wording.strings import Strings

# Laid out one below the other, two of them are next to each other: read aloud, “Norway14 November”.
_PAUSE = '<span class="visually-hidden">,</span>'
_AS_PLANNED = EventStatus.CONFIRMED  # looked up in an enum, it would take as long as a title


class Words(dict[str, str]):
    """What fills the gaps in one language, as HTML, by what they are called: dates are known by themselves."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.t = Strings(lang)

    def __missing__(self, gap: str) -> str:
        """Return what fills the gap of a day, a week, a weekday, or a day of several."""
        said = self[gap] = _said(gap, self.t)
        return said


class Sayings:
    """The words of entries in all languages: said once, and kept for other months and other weeks."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._words = {lang: Words(lang) for lang in languages}
        self._known: set[str] = set()

    def learn(self, entries: Iterable[Entry]) -> None:
        """Find the words of `entries`: in all languages at once, while an event is at hand."""
        for entry in entries:
            if entry.name not in self._known:
                self._known.add(entry.name)
                self._add(entry)

    def filled(self, rows: Rows, lang: str) -> Markup:
        """Return the rows of a month, whose entries are known, with their gaps filled."""
        parts = rows.copy()
        parts[1::2] = map(self._words[lang].__getitem__, rows[1::2])
        return as_markup("".join(parts))  # what rows.py has written, and words that are escaped here

    def _add(self, entry: Entry) -> None:
        """Find an entry's address and what stands on its bar, and its title, which goes alone on later days."""
        event, occasion, first, last, number, of, name, _ = entry
        starts = occasion.starts
        part = f' <span class="month-grid__part">{number}/{of}</span>' if of > 1 else ""
        for text in event.texts:
            lang, own = text.reader, text.lang
            words = self._words[lang]
            title = f' lang="{own}">' if own != lang else ">"
            title += f"{escape(text.title)}</span>"
            time, more = "", part
            if isinstance(starts, datetime):
                clock = clock_for(starts, event, lang).replace(NBSP, " ")  # a day is narrow: “Norwegian / time”
                time = f'<span class="month-grid__time">{clock}</span> '
            if own != lang:
                more += f' <span class="month-grid__language">{escape(language_name(own, lang))}</span>'
            if event.status is not _AS_PLANNED:
                more += f' <span class="month-grid__status">{escape(label(event.status, words.t))}</span>'
            if last > first:
                more += f'{_PAUSE} <span class="month-grid__when">{escape(when_for(occasion, event, lang))}</span>'
                words[f"{name}{ALONE}"] = f"<span{title}" if own != lang else escape(text.title)
            words[name] = f' href="{escape(text.url)}">{time}<span class="month-grid__title"{title}{more}'


def _said(gap: str, t: Strings) -> str:
    """Return "week 46", "Monday, ", "14 November" or "day 2 of 4" for "week 46", "weekday 1", "11-14" or "2 of 4"."""
    month, dash, day = gap.partition("-")
    if dash:
        return escape(dates.day_in_month(int(month), int(day), t.lang))
    match gap.split(" "):
        case ["week", week]:
            return escape(dates.week_of(int(week), t.lang))
        case ["weekday", weekday]:
            return escape(dates.weekday_first(int(weekday) - 1, t.lang))
        case [day, "of", days]:
            return escape(t("day %(day)s of %(days)s") % {"day": day, "days": days})
    raise KeyError(gap)
