"""What stands behind a header's colon: one small parser per kind of value.

Each takes the text as the editor wrote it and returns a value, or raises `Unreadable` saying what is wrong and what
would be right. Nothing is guessed. Dates and times are in moments.py, addresses in contacts.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TypeVar
from zoneinfo import available_timezones

from plugins.model.place import Position
from plugins.model.problem import N_
from plugins.reading.suggest import suggest
from plugins.reading.unreadable import Unreadable

_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,2})?")
_OUTSIDE_COMMAS = re.compile(r"(?:[^,(]++|\([^()]*+\)|\()++")  # possessive: no line takes long
_QUOTED = re.compile(r"[\[\]\"'“”„‟«»]|(?m:^- )")
Choice = TypeVar("Choice", bound=StrEnum)


def text(value: str) -> str:
    """Return one line of text."""
    return " ".join(value.split())


def yes(value: str) -> bool:
    """Read yes or no, in any of the site's languages."""
    word = value.casefold()
    if word in {"yes", "true", "taip", "ja", "1"}:
        return True
    if word in {"no", "false", "ne", "nei", "0"}:
        return False
    raise Unreadable("yes-no", N_("“{value}” is neither yes nor no"), N_("write “yes” or “no”"), value=value)


def names(value: str) -> tuple[str, ...]:
    """Read a list with commas, semicolons or one name per line; a name that stands there twice is one all the same."""
    return tuple(dict.fromkeys(_listed(value)))


def _listed(value: str) -> Iterator[str]:
    if _QUOTED.search(value):
        raise Unreadable(
            "list-format",
            N_("no brackets and quotation marks belong around the names in “{value}”"),
            N_("write {example}"),
            value=value,
            example=", ".join(
                part for each in re.split(r"[,;\n]", _QUOTED.sub("", value)) if (part := each.strip(" -"))
            ),
        )
    yield from (part.strip() for part in re.split(r"[,;\n]", value) if part.strip())


def lines(value: str) -> tuple[str, ...]:
    """Read one entry per line; a single line is split at commas outside brackets."""
    return tuple(entry for _, entry in placed_lines(value))


def placed_lines(value: str) -> tuple[tuple[int, str], ...]:
    """Read the same, each entry with how many lines below the first it stands."""
    if "\n" in value:
        return tuple((row, line.strip().rstrip(",")) for row, line in enumerate(value.split("\n")) if line.strip())
    return tuple((0, part.strip()) for part in _OUTSIDE_COMMAS.findall(value) if part.strip())


def translation(value: str) -> tuple[str, str]:
    """Read `lt 3f9a02bc`: the language a text was translated from, and the fingerprint of its words at that time."""
    match = re.fullmatch(r"([a-z]{2}) ([0-9a-f]{8})", value)
    if match is None:
        raise Unreadable(
            "translated-from",
            N_("“{value}” is not what a translation was made from"),
            N_("delete the line, or let `{command}` write it"),
            value=value,
            command="python3 tasks.py translate",
        )
    return match[1], match[2]


def number(value: str) -> int:
    """Read a whole number from 0."""
    if not re.fullmatch(r"\d{1,9}", value):
        raise Unreadable("number", N_("“{value}” is not a whole number"), N_("write figures only"), value=value)
    return int(value)


def amount(value: str) -> Decimal:
    """Read an amount of money, more than none: `576994` or `591162.70`."""
    if _AMOUNT.fullmatch(value) and Decimal(value):
        return Decimal(value)
    bare = re.sub(r"[^\d.,]", "", value)
    comma = re.fullmatch(r"[\d.]*\d,\d{1,2}", bare)
    plain = bare.replace(".", "").replace(",", ".") if comma else bare.replace(",", "")
    if re.search(r"\.\d{3}(?!\d)", plain):  # “1.234.567”
        plain = plain.replace(".", "")
    raise Unreadable(
        "number",
        N_("“{value}” is not an amount"),
        N_("write figures and a point only, like {example}"),
        value=value,
        example=plain if _AMOUNT.fullmatch(plain) and Decimal(plain) else "591162.70",
    )


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
    lat, lon = (_degrees(each) for each in match.groups())
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


def _degrees(value: str) -> float:
    """Return degrees; 0 for what is within 11 m of it: Python writes 0.00009 as 9e-05, which no calendar can read."""
    return float(value) if abs(float(value)) >= 0.0001 else 0.0


def timezone(value: str) -> str:
    """Read the IANA name of a time zone: `Europe/Vilnius`."""
    known = _timezones()
    if value in known:
        return value
    town = f"/{value.title()}"
    near = suggest(value, known) or next((zone for zone in sorted(known) if zone.endswith(town)), None)
    raise Unreadable(
        "unknown-timezone",
        N_("“{value}” is not the name of a time zone"),
        N_("did you mean “{near}”?") if near else N_("write it like {example}"),
        value=value,
        near=near,
        example="Europe/Vilnius",
    )


@cache  # hundreds of files are looked at for it
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones()) - {"Factory", "localtime"}  # nowhere, and wherever the computer is


def choice(kinds: type[Choice]) -> Callable[[str], Choice]:
    """Return the parser of one word out of a list."""
    words = tuple(kind.value for kind in kinds)
    read = one_of(words, lambda word: kind_called(word, kinds))
    return lambda value: kinds(read(value))


def kind_called(word: str, kinds: Iterable[StrEnum]) -> str:
    """Return which of `kinds` is called `word` on the site's pages, or ""."""
    from plugins.wording.labels import suggest_kind  # loads the words of all languages

    return suggest_kind(word, kinds)


def one_of(words: Iterable[str], meant: Callable[[str], str] = lambda _: "") -> Callable[[str], str]:
    """Return the parser of one word out of `words`; small and capital letters are the same.

    `meant` may know which of them somebody means who writes another, or return "".
    """
    known = tuple(words)

    def read(value: str) -> str:
        word = value.strip()
        for name in known:
            if name.casefold() == word.casefold():
                return name
        near = suggest(word.replace(" ", "-").replace("_", "-"), known) or meant(word)
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

    wrong, right = N_("“{value}” is not a country's code"), N_("write two capital letters, like {example}")
    if is_country(value):
        return value
    raise _no_code(value, suggest_country(value), "unknown-country", wrong, right, "LT")


def language(value: str) -> str:
    """Read a language's code (BCP 47): `lt`."""
    from plugins.wording.names import is_language, suggest_language  # loads CLDR

    wrong, right = N_("“{value}” is not a language's code"), N_("write small letters, like {example}")
    if is_language(value):
        return value
    raise _no_code(value, suggest_language(value), "language-code", wrong, right, "lt")


def _no_code(value: str, near: str, check: str, wrong: str, right: str, example: str) -> Unreadable:
    return Unreadable(
        check, wrong, N_("did you mean “{near}”?") if near else right, value=value, near=near, example=example
    )


def languages(value: str) -> tuple[str, ...]:
    """Read a list of languages' codes: `lt, en`."""
    return tuple(language(part) for part in names(value))


def counts(value: str) -> tuple[tuple[str, int], ...]:
    """Read numbers per country: `NO 12, LT 12`."""
    found = []
    for part in _listed(value):
        code, _, figure = part.partition(" ")
        where = country(code)
        if not figure:
            raise Unreadable(
                "number",
                N_("“{value}” is not a whole number"),
                N_("write it like {example}"),
                value=part,
                example=f"{code} 12",
            )
        found.append((where, number(figure.strip())))
    return tuple(found)
