"""A day of the week that is not that of the date beside it: “Friday 9 December” where the ninth is a Thursday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.event import day_of
from plugins.model.problem import N_, Problem, advice
from plugins.reading.foreign_dates import iso_guess
from plugins.reading.things import Thing
from plugins.wording import cldr

_ENDINGS = {"lt": r"(?:is|į|io|iais)", "nb": "", "en": ""}
_STEMS = {"lt": 2, "nb": 0, "en": 0}  # letters that a weekday's name ends in and its other forms do not have


def weekday_differs(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a date with the name of another day of the week.

    Bad: `Susitinkame penktadienį, 2016 m. gruodžio 8 d.`
    Good: `Susitinkame ketvirtadienį, 2016 m. gruodžio 8 d.`
    """
    forms = {language.code: _form(language.code) for language in catalogue.languages}
    for writing in evidence.writings:
        source = writing.source
        for passage in writing.passages:
            for found in forms[source.lang].finditer(passage.text):
                said = (found["day"] or found["day2"]).casefold()
                written = " ".join((found["date"] or found["date2"]).split())
                day = _meant(written, evidence.things[source.kind, source.id])
                if day is not None and _weekdays(source.lang)[said] != day.weekday():
                    yield advice(
                        *passage.at(found.start()), "weekday-differs",
                        N_("“{found}” names the wrong day of the week: {date} is “{weekday}”"),
                        N_("correct the day of the week, or the date"),
                        found=" ".join(found[0].split()), date=day,
                        weekday=cldr.names(source.lang).weekdays[day.weekday()],
                    )  # fmt: skip


def _meant(written: str, thing: Thing) -> date | None:
    """Return which day `written` is; without a year, the one that is nearest to what the item is about."""
    if re.search(r"\d{4}", written):
        return _day(written)
    stated = thing.fact("starts") or thing.fact("date")
    if stated is None:
        return None
    about = day_of(stated)
    days = (_day(f"{written} {about.year + by}") for by in (0, 1, -1))
    return min((day for day in days if day is not None), key=lambda day: abs(day - about), default=None)


def _day(written: str) -> date | None:
    iso = iso_guess(written)
    return date.fromisoformat(iso[:10]) if iso else None


def _weekdays(lang: str) -> Mapping[str, int]:
    """Return stem -> number, Monday 0."""
    cut = _STEMS[lang]
    return {name[: len(name) - cut].casefold(): number for number, name in enumerate(cldr.names(lang).weekdays)}


def _form(lang: str) -> re.Pattern[str]:
    month, stems = "|".join(cldr.names(lang).months), "|".join(_weekdays(lang))
    day = {
        "lt": rf"(?:\d{{4}}\s*m\.\s*)?\b(?:{month})\s+\d{{1,2}}\s*d\.",
        "nb": rf"\b\d{{1,2}}\.\s*(?:{month})(?:\s+\d{{4}})?\b",
        "en": rf"\b\d{{1,2}}\s+(?:{month})(?:\s+\d{{4}})?\b",
    }[lang]
    ending = _ENDINGS[lang]
    return re.compile(
        rf"\b(?P<day>{stems}){ending}\b,?\s+(?:den\s+)?(?P<date>{day})"
        rf"|(?P<date2>{day})(?:,\s+|\s+\(|\s+)(?P<day2>{stems}){ending}\b\)?",
        re.IGNORECASE,
    )
