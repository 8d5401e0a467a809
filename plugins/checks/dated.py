"""What is weak in the dates that texts name: another form than the site's, other days than the header's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from plugins.checks import Evidence
from plugins.checks.prose import Passage
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event, day_of
from plugins.model.problem import N_, Problem, advice
from plugins.reading.foreign_dates import iso_guess
from plugins.wording import cldr
from plugins.wording.dates import day, day_range

NEAR = timedelta(days=2)  # a range that begins and ends this near to the event's is meant to be the event's

_FIGURES = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
_TO = r"\s*(?:–|-|iki|til|to)\s*"
_ISO_RANGE = re.compile(rf"(?<![\d.-])(\d{{4}})-(\d\d)-(\d\d){_TO}(?:(\d{{4}})-)?(?:(\d\d)-)?(\d\d)(?![\d-])")


def date_form(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a date in the text that is not written as the site writes dates.

    Bad: `Susitikome 2016.11.14 Osle.`
    Good: `Susitikome 2016 m. lapkričio 14 d. Osle.`
    """
    forms = {language.code: _other_forms(language.code) for language in catalogue.languages}
    for writing in evidence.writings:
        lang = writing.source.lang
        for passage in writing.passages:
            for found in forms[lang].finditer(passage.text):
                iso = iso_guess(found[0])
                if iso is None:
                    continue
                yield advice(
                    *passage.at(found.start()), "date-form",
                    N_("“{found}” is not how dates are written on this site"), N_("write {right}"),
                    found=" ".join(found[0].split()), right=day(date.fromisoformat(iso[:10]), lang),
                )  # fmt: skip


def date_range_differs(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of days in a text that are nearly, but not quite, those of the event it is about.

    Bad: `Lapkričio 14–16 d. lankėmės Osle.` (where the event's `Ends` is 2016-11-17)
    Good: `Lapkričio 14–17 d. lankėmės Osle.`
    """
    events = {event.id: event for event in catalogue.events}
    named = {("news", news.id): news.events for news in catalogue.news}
    forms = {language.code: _range_form(language.code) for language in catalogue.languages}
    for writing in evidence.writings:
        source = writing.source
        keys = (source.id,) if source.kind == "events" else named.get((source.kind, source.id), ())
        about = [events[key] for key in keys if key in events]
        if not about:
            continue
        for passage in writing.passages:
            for offset, said, first, last in _ranges(passage, forms, about[0].first_day.year):
                meant = _meant(first, last, about)
                if meant:
                    yield advice(
                        *passage.at(offset), "date-range-differs",
                        N_("“{said}” here, but the event’s own days are {days}"),
                        N_("correct the text, or “Starts” and “Ends” of {event}"),
                        said=said, days=day_range(meant.first_day, meant.last_day, source.lang),
                        event=f"events/{meant.id}",
                    )  # fmt: skip


def _meant(first: date, last: date, about: list[Event]) -> Event | None:
    """Return the event whose days are nearly first–last, unless those are the days of one of them."""
    known = {(event.first_day, event.last_day) for event in about}
    known |= {(day_of(each.starts), day_of(each.ends)) for event in about for each in event.occasions}
    if (first, last) in known or last <= first:
        return None
    for event in about:
        if event.last_day > event.first_day and abs(event.first_day - first) <= NEAR >= abs(event.last_day - last):
            return event
    return None


def _ranges(passage: Passage, forms: Mapping[str, re.Pattern[str]], year: int) -> Iterator[tuple[int, str, date, date]]:
    """Yield (offset, as written, first day, last day) of ranges of days within a month, and of ISO dates."""
    months = {name.casefold(): number for number, name in enumerate(cldr.names(passage.lang).months, 1)}
    for found in forms[passage.lang].finditer(passage.text):
        given = found.groupdict()
        at = int(given.get("year") or given.get("year2") or year), months[found["month"].casefold()]
        first, last = _date(*at, int(found["first"])), _date(*at, int(found["last"]))
        if first and last:
            yield found.start(), " ".join(found[0].split()), first, last
    for found in _ISO_RANGE.finditer(passage.text):
        first = _date(int(found[1]), int(found[2]), int(found[3]))
        last = _date(int(found[4] or found[1]), int(found[5] or found[2]), int(found[6]))
        if first and last:
            yield found.start(), " ".join(found[0].split()), first, last


def _date(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def _range_form(lang: str) -> re.Pattern[str]:
    """Return what finds a range of days within one month, as a language writes it."""
    month = rf"(?P<month>{'|'.join(cldr.names(lang).months)})"
    if lang == "lt":
        form = rf"(?:(?P<year>\d{{4}})\s*m\.\s+)?\b{month}\s+(?P<first>\d{{1,2}}){_TO}(?P<last>\d{{1,2}})\b"
    else:
        form = rf"(?<!\d)(?P<first>\d{{1,2}})\.?{_TO}(?P<last>\d{{1,2}})\.?\s+{month}(?:\s+(?P<year2>\d{{4}}))?\b"
    return re.compile(form, re.IGNORECASE)


def _other_forms(lang: str) -> re.Pattern[str]:
    """Return what finds dates in figures, and dates in words that lack what the language puts beside them."""
    month = "|".join(cldr.names(lang).months)
    if lang == "lt":  # 2016 lapkričio 14; 2016 m. lapkričio 14 (but not …14 d., …14 dieną, …14-oji, …14–17)
        words = (
            rf"\d{{4}}\s+(?:{month})\s+\d{{1,2}}\b|\d{{4}}\s*m\.\s+(?:{month})\s+\d{{1,2}}(?![\d–-])(?!\s*(?:d\.|dien))"
        )
    elif lang == "nb":  # 14 november 2016; november 14, 2016; 14. November 2016
        words = rf"\d{{1,2}}\s+(?:{month})\s+\d{{4}}|(?:{month})\s+\d{{1,2}}(?:st|nd|rd|th)?,\s+\d{{4}}"
    else:  # 14th November 2016; November 14, 2016; 14. November 2016
        words = (
            rf"\d{{1,2}}(?:st|nd|rd|th|\.)\s+(?:{month})\s+\d{{4}}|(?:{month})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
        )
    return re.compile(rf"(?<![\w./-])(?:{_FIGURES}|{words})(?![\w/-])", re.IGNORECASE)
