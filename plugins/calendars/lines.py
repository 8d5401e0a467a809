"""Content lines: how properties stand in a calendar file (RFC 5545, 3.1), by the values that icalendar makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from plugins.running.later import later

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = later("icalendar")

WIDTH = 75  # octets of a line, its end not counted

Lines = Mapping[str, bytes]
"""What a component says, by the names of its properties: "SUMMARY" and its line, folded where it is long."""
Parameters = tuple[tuple[str, str], ...]

_PART = re.compile(rb".{1,%d}(?:(?<! )(?![\x80-\xbf])|\Z)|." % (WIDTH - 1), re.DOTALL)  # of a line
_FIRST = re.compile(rb".{1,%d}(?<! )(?![\x80-\xbf])|." % WIDTH, re.DOTALL)


def text(name: str, said: str, params: Parameters = ()) -> bytes:
    """Return a property of text."""
    return line(name, icalendar.vText(said).to_ical(), params)


def address(name: str, url: str, params: Parameters = ()) -> bytes:
    """Return a property that is an address."""
    return line(name, icalendar.vUri(url).to_ical(), params)


def line(name: str, value: bytes, params: Parameters = ()) -> bytes:
    """Return a property whose value is written already."""
    return folded((f"{name}{_parameters(params)}:" if params else f"{name}:").encode() + value)


def utc(moment: datetime) -> datetime:
    """Return `moment` as calendars say it: in UTC, in whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)


def lines_of(component: icalendar.Component) -> Lines:
    """Return the lines of a component, without those of others in it."""
    found: dict[str, bytes] = {}
    for name, value in component.property_items(recursive=False):
        if not isinstance(value, bytes):  # its own name, at its beginning and its end
            found[name] = found.get(name, b"") + _line(name, value)
    return found


def in_order(lines: Lines, component: type[icalendar.Component]) -> bytes:
    """Return `lines` in the order that icalendar has them in for such a component."""
    return b"".join([lines[name] for name in _order(tuple(lines), component)])


@lru_cache(maxsize=256)
def _order(names: tuple[str, ...], component: type[icalendar.Component]) -> tuple[str, ...]:
    return tuple(icalendar.caselessdict.canonsort_keys(names, component.canonical_order))


def _line(name: str, value: Any) -> bytes:  # noqa: ANN401  (one of icalendar's types)
    if isinstance(value, bytes):
        return line(name, value)
    said = value.to_ical()
    return line(name, said if isinstance(said, bytes) else said.encode(), tuple(value.params.items()))


@lru_cache(maxsize=1024)  # there are few but for names of people
def _parameters(params: Parameters) -> str:
    said = icalendar.Parameters(params).to_ical().decode()
    return f";{said}" if said else ""


def folded(data: bytes) -> bytes:
    """Return a content line, folded where it is too long.

    A space at a line's end is easily lost on the way: it begins the next one. icalendar would fold as well, letter by
    letter, which takes six times as long as all else together.
    """
    if len(data) <= WIDTH:
        return data + b"\r\n"
    first = _FIRST.match(data)
    assert first is not None
    return b"\r\n ".join([first.group(), *_PART.findall(data, first.end())]) + b"\r\n"
