"""The site's languages, what they make of addresses, and how templates say dates, names and numbers in them.

A language is added here, by its catalogues in theme/translations/, and by its patterns in wording/ (dates, times,
names, sorting); tests name what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from plugins.model.language import Language
from plugins.wording import dates, names, times
from plugins.wording.binding import bound_large, longest_word
from plugins.wording.labels import label

LANGUAGES = (
    Language(
        code="lt",
        name="Lietuvių",
        root="/",
        stand_ins=("en", "nb"),
        sections={
            "news": "naujienos",
            "events": "renginiai",
            "partners": "partneriai",
            "tags": "temos",
            "search": "paieska",
            "subscribe": "prenumerata",
            "map": "zemelapis",
            "calendar": "kalendorius",
        },
    ),
    Language(
        code="nb",
        name="Norsk",
        root="/nb/",
        stand_ins=("en", "lt"),
        sections={
            "news": "nyheter",
            "events": "arrangementer",
            "partners": "partnere",
            "tags": "emner",
            "search": "sok",
            "subscribe": "abonner",
            "map": "kart",
            "calendar": "kalender",
        },
    ),
    Language(
        code="en",
        name="English",
        root="/en/",
        stand_ins=("lt", "nb"),  # most of the project happened in Lithuanian
        sections={
            "news": "news",
            "events": "events",
            "partners": "partners",
            "tags": "topics",
            "search": "search",
            "subscribe": "subscribe",
            "map": "map",
            "calendar": "calendar",
        },
    ),
)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "bound": lru_cache(maxsize=8192)(bound_large),  # titles and summaries stand on several cards
    "country": names.country,
    "date": dates.day,
    "date_range": dates.day_range,
    "date_time": times.moment,
    "day_of_month": dates.day_of_month,
    "euro": names.euro,
    "in_country": names.in_country,
    "iso": dates.iso,
    "label": label,
    "language_name": names.language_name,
    "leaf": dates.leaf,
    "longest_word": longest_word,
    "month": dates.month,
    "month_name": dates.month_name,
    "number": names.number,
    "percent": names.percent,
    "time": times.clock,
    "week": dates.week,
    "weekday": dates.weekday_name,
    "when": times.when,
}
GLOBALS: Mapping[str, Callable[..., Any]] = {"weekdays": dates.weekdays}


# Below: Pelican.


def register() -> None:
    """Nothing to connect: pelicanconf.py hands FILTERS and GLOBALS to Jinja."""
