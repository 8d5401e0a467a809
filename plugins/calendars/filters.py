"""Which part of the calendar someone looks at: one country, one type, both, or all. Each is a page of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from plugins.model.agenda import Sort
from plugins.model.event import Event, EventType
from plugins.model.language import Language
from plugins.wording.names import country

# Words in addresses, which stay when the interface's words are bettered; a language that is not here uses English.
SEGMENTS: Mapping[str, Mapping[EventType, str]] = {
    "lt": {
        EventType.TRAINING: "mokymai",
        EventType.PARTNER_VISIT: "partneriu-vizitai",
        EventType.DISSEMINATION: "sklaidos-renginiai",
        EventType.MEETING: "susitikimai",
        EventType.MILESTONE: "gaires",
    },
    "nb": {
        EventType.TRAINING: "opplaering",
        EventType.PARTNER_VISIT: "partnerbesok",
        EventType.DISSEMINATION: "formidling",
        EventType.MEETING: "moter",
        EventType.MILESTONE: "milepaeler",
    },
    "en": {
        EventType.TRAINING: "trainings",
        EventType.PARTNER_VISIT: "partner-visits",
        EventType.DISSEMINATION: "dissemination-events",
        EventType.MEETING: "meetings",
        EventType.MILESTONE: "milestones",
    },
}
_SPELT = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ł": "l", "ß": "ss", "ð": "d", "þ": "th"})


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What an event has to be to be shown."""

    country: str = ""  # ISO 3166-1 alpha-2; "" for every country
    type: EventType | None = None  # None for every type

    def shows(self, event: Event) -> bool:
        """Return whether `event` is what is looked for."""
        return (not self.country or event.country == self.country) and (self.type is None or event.type is self.type)

    @property
    def sort(self) -> Sort:
        """How the catalogue knows what it shows."""
        return self.country, self.type.value if self.type else ""

    def parts(self, lang: str) -> tuple[str, ...]:
        """Return its words in addresses below the calendar's: ("norvegija", "mokymai"); () for all events."""
        type_part = SEGMENTS.get(lang, SEGMENTS["en"])[self.type] if self.type else ""
        country_part = address_word(country(self.country, lang)) if self.country else ""
        return tuple(part for part in (country_part, type_part) if part)

    def url(self, language: Language) -> str:
        """Return the root-relative address of its page."""
        return language.url("calendar", *self.parts(language.code))


EVERYTHING = Filter()


def filters_by(known: Iterable[Sort]) -> tuple[Filter, ...]:
    """Return the filters for what the catalogue knows lists or calendars of, in its order."""
    return tuple(Filter(country=country, type=EventType(kind) if kind else None) for country, kind in known)


def nearest(wanted: Filter, known: Collection[Filter]) -> Filter:
    """Return `wanted` where it is `known`, else what is known of its type, or of its country, or everything."""
    wider = (wanted, Filter(type=wanted.type), Filter(country=wanted.country))
    return next((one for one in wider if one in known), EVERYTHING)


@lru_cache(maxsize=512)  # of a country, on every page of its events
def address_word(name: str) -> str:
    """Return `name` in letters that need no escaping in an address: "Pietų Korėja" -> "pietu-koreja"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SPELT))
    return re.sub(r"[^a-z0-9]+", "-", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip(
        "-"
    )
