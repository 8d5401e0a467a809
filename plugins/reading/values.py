"""What stands behind a header's colon: one small parser per kind of value.

Each takes the text as the editor wrote it and returns a value, or raises `Unreadable` saying what is wrong and
what would be right. Nothing is guessed: a date in another form than ISO 8601 is refused, but the message shows the
ISO form it probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from zoneinfo import available_timezones

from plugins.model.place import Position
from plugins.model.problem import N_
from plugins.reading.foreign_dates import iso_guess
from plugins.reading.suggest import suggest

Choice = TypeVar("Choice", bound=StrEnum)

_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?$")


class Unreadable(Exception):  # noqa: N818  (it is not an error of the program, but a fact about a text)
    """A value that cannot be taken: which check says so, what is wrong, what would be right."""

    def __init__(self, check: str, wrong: str, right: str, **values: object) -> None:
        """Take message ids, and what fills their gaps."""
        super().__init__(wrong)
        self.check, self.wrong, self.right, self.values = check, wrong, right, values


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a moment to a moment, both dates or both naive local times."""

    starts: date | datetime
    ends: date | datetime


def text(value: str) -> str:
    """Return one line of text."""
    return " ".join(value.split())


def moment(value: str) -> date | datetime:
    """Read `2016-11-14` as a date and `2016-11-14 10:00` as a naive local time."""
    match = _ISO.match(value)
    if match is None:
        guess = iso_guess(value)
        if guess:
            raise Unreadable(
                "date-format",
                N_("“{value}” is not in the form that dates have here"),
                N_("write {iso}"),
                value=value,
                iso=guess,
            )
        if clock := re.fullmatch(r"(\d{1,2})[:.](\d{2})", value):
            raise Unreadable(
                "time-without-date",
                N_("“{value}” is a time without a date"),
                N_("write the day before the time, like {example}"),
                value=value,
                example=f"2016-11-14 {clock[1]:0>2}:{clock[2]}",
            )
        raise Unreadable(
            "date-format",
            N_("“{value}” is not a date"),
            N_("write year, month and day like {example}"),
            value=value,
            example="2016-11-14",
        )
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    try:
        found = date(year, month, day)
        if match[4] is None:
            return found
        return datetime.combine(found, time(int(match[4]), int(match[5])))
    except ValueError:
        raise Unreadable(
            "date-format",
            N_("there is no {value} in the calendar or on the clock"),
            N_("correct the figures"),
            value=value,
        ) from None


def day(value: str) -> date:
    """Read `2016-11-14`."""
    found = moment(value)
    if isinstance(found, datetime):
        raise Unreadable(
            "date-format", N_("a time does not belong here"), N_("write {iso}"), iso=found.date().isoformat()
        )
    return found


def sessions(value: str) -> tuple[Span, ...]:
    """Read one session per line: `2016-11-14`, `2016-11-14 10:00 – 12:00` or `2016-11-14 10:00 – 2016-11-15 12:00`."""
    return tuple(_session(line) for line in value.split("\n") if line.strip())


def _session(line: str) -> Span:
    first, *rest = re.split(r"\s*–\s*|\s+-+\s+", line.strip(), maxsplit=1)
    starts = moment(first)
    if not rest:
        if isinstance(starts, datetime):
            raise Unreadable(
                "session-format",
                N_("the session “{line}” has no end"),
                N_("write “{example}”"),
                line=line,
                example=f"{starts:%Y-%m-%d %H:%M} – {starts.replace(hour=min(starts.hour + 1, 23)):%H:%M}",
            )
        return Span(starts=starts, ends=starts)
    if re.fullmatch(r"\d{2}:\d{2}", rest[0]) and isinstance(starts, datetime):
        ends = moment(f"{starts:%Y-%m-%d} {rest[0]}")
    else:
        ends = moment(rest[0])
    if isinstance(starts, datetime) is not isinstance(ends, datetime):
        raise Unreadable(
            "session-format",
            N_("one end of the session “{line}” has a time, the other has none"),
            N_("give both a time, or neither"),
            line=line,
        )
    return Span(starts=starts, ends=ends)


def yes(value: str) -> bool:
    """Read yes or no, in any of the site's languages."""
    word = value.casefold()
    if word in {"yes", "true", "taip", "ja", "1"}:
        return True
    if word in {"no", "false", "ne", "nei", "0"}:
        return False
    raise Unreadable("yes-no", N_("“{value}” is neither yes nor no"), N_("write “yes” or “no”"), value=value)


def names(value: str) -> tuple[str, ...]:
    """Read a list with commas or one name per line."""
    return tuple(part.strip() for part in re.split(r"[,\n]", value) if part.strip())


def lines(value: str) -> tuple[str, ...]:
    """Read one entry per line; a single line is split at commas outside brackets."""
    if "\n" in value:
        return tuple(line.strip().rstrip(",") for line in value.split("\n") if line.strip())
    return tuple(part.strip() for part in re.split(r",(?![^(]*\))", value) if part.strip())


def number(value: str) -> int:
    """Read a whole number from 0."""
    if not re.fullmatch(r"\d{1,9}", value):
        raise Unreadable("number", N_("“{value}” is not a whole number"), N_("write figures only"), value=value)
    return int(value)


def amount(value: str) -> Decimal:
    """Read an amount of money: `576994` or `591162.70`."""
    if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", value):
        comma = re.fullmatch(r"[\d .\u00a0]*\d,\d{1,2}", value)
        plain = re.sub(r"[^\d,]", "", value).replace(",", ".") if comma else re.sub(r"[^\d.]", "", value)
        raise Unreadable(
            "number",
            N_("“{value}” is not an amount"),
            N_("write figures and a point only, like {example}"),
            value=value,
            example=plain or "591162.70",
        )
    return Decimal(value)


def position(value: str) -> Position:
    """Read `54.6872, 25.2797`: latitude, then longitude, in degrees."""
    match = re.fullmatch(r"(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", value)
    if match is None:
        raise Unreadable(
            "position-format",
            N_("“{value}” is not a position"),
            N_("write latitude and longitude with points, like {example}"),
            value=value,
            example="54.6872, 25.2797",
        )
    lat, lon = float(match[1]), float(match[2])
    if abs(lat) <= 90 and abs(lon) <= 180:
        return Position(lat=lat, lon=lon)
    if abs(lon) <= 90 and abs(lat) <= 180:
        raise Unreadable(
            "position-outside",
            N_("there is no latitude of {lat} degrees"),
            N_("did you mean {swapped}? (latitude first)"),
            lat=match[1],
            swapped=f"{match[2]}, {match[1]}",
        )
    raise Unreadable(
        "position-outside",
        N_("{value} lies outside the world"),
        N_("latitude goes from -90 to 90, longitude from -180 to 180"),
        value=value,
    )


def timezone(value: str) -> str:
    """Read the IANA name of a time zone: `Europe/Vilnius`."""
    known = available_timezones()
    if value in known:
        return value
    near = suggest(value, known) or next((zone for zone in sorted(known) if zone.endswith(f"/{value.title()}")), None)
    raise Unreadable(
        "unknown-timezone",
        N_("“{value}” is not the name of a time zone"),
        N_("did you mean “{near}”?") if near else N_("write it like {example}"),
        value=value,
        near=near,
        example="Europe/Vilnius",
    )


def web_address(value: str) -> str:
    """Read an address that begins with https:// or http://."""
    if re.fullmatch(r"https?://[^\s/<>\"'\\]+\.[^\s/<>\"'\\]+(/[^\s<>\"'\\]*)?", value):
        return value
    right = N_("did you mean “{near}”?") if re.fullmatch(r"[\w.-]+\.\w{2,}(/\S*)?", value) else N_("write {example}")
    raise Unreadable(
        "address-format",
        N_("“{value}” is not a web address"),
        right,
        value=value,
        near=f"https://{value}",
        example="https://www.example.org/",
    )


def email(value: str) -> str:
    """Read an e-mail address."""
    if re.fullmatch(r"[\w.+\-]+@[\w\-]+(\.[\w\-]+)+", value, re.ASCII):
        return value
    raise Unreadable(
        "email-format",
        N_("“{value}” is not an e-mail address"),
        N_("write it like {example}"),
        value=value,
        example="vardas@example.org",
    )


def phone(value: str) -> str:
    """Read a telephone number with its country's code: `+370 5 279 0281`."""
    if re.fullmatch(r"\+[1-9][\d ]{6,18}", value):
        return value
    raise Unreadable(
        "phone-format",
        N_("“{value}” is not a telephone number that works from abroad"),
        N_("write it like {example}"),
        value=value,
        example="+370 5 000 0000",
    )


def slug(value: str) -> str:
    """Read the last part of an address: `vizitas-osle`."""
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        return value
    from plugins.reading.finding import plain_id  # a fault alone needs it

    raise Unreadable(
        "slug-format",
        N_("“{value}” cannot be part of an address"),
        N_("use small letters from a to z, figures and single hyphens: “{example}”"),
        value=value,
        example=plain_id(value) or "vizitas-osle",
    )


def file_name(value: str) -> str:
    """Read the name of a file that stands beside the text."""
    if re.fullmatch(r"[^/\\\x00]+", value) and value not in {".", ".."}:
        return value
    raise Unreadable(
        "leaves-content",
        N_("“{value}” is not the name of a file beside the text"),
        N_("put the file into the same folder, and write its name alone"),
        value=value,
    )


def old_addresses(value: str) -> tuple[str, ...]:
    """Read addresses on this site: `/apie/, /senas/puslapis.html`."""
    found = names(value)
    for address in found:
        if not re.fullmatch(r"/([A-Za-z0-9_\-]+(\.[A-Za-z0-9_\-]+)*/?)*", address) or "//" in address:
            raise Unreadable(
                "alias-format",
                N_("“{value}” is not an address on this site"),
                N_("begin with /, and leave the site's name out: {example}"),
                value=address,
                example="/apie/",
            )
    return found


def choice(kinds: type[Choice]) -> Callable[[str], Choice]:
    """Return the parser of one word out of a list."""
    words = tuple(kind.value for kind in kinds)
    read = one_of(words)
    return lambda value: kinds(read(value))


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """Return the parser of one word out of `words`; small and capital letters are the same."""
    known = tuple(words)

    def read(value: str) -> str:
        word = value.strip()
        for name in known:
            if name.casefold() == word.casefold():
                return name
        near = suggest(word.replace(" ", "-").replace("_", "-"), known)
        raise Unreadable(
            "unknown-value",
            N_("“{value}” is not one of the words known here"),
            N_("did you mean “{near}”?") if near else N_("write one of {known}"),
            value=value,
            near=near,
            known=", ".join(known),
        )

    return read


def country(value: str) -> str:
    """Read a country's two letters (ISO 3166-1): `LT`."""
    from plugins.wording.names import is_country, suggest_country  # loads CLDR

    if is_country(value):
        return value
    near = suggest_country(value)
    raise Unreadable(
        "unknown-country",
        N_("“{value}” is not a country's code"),
        N_("did you mean “{near}”?") if near else N_("write two capital letters, like {example}"),
        value=value,
        near=near,
        example="LT",
    )


def counts(value: str) -> tuple[tuple[str, int], ...]:
    """Read numbers per country: `NO 12, LT 12`."""
    found = []
    for part in names(value):
        code, _, figure = part.partition(" ")
        found.append((country(code), number(figure.strip())))
    return tuple(found)
