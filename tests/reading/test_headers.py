"""What is read behind headers' names: a value or a message, whatever stands there, and in a moment."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from plugins.model.place import Position
from plugins.reading import contacts, moments, values
from plugins.reading.headers import HEADERS
from plugins.reading.unreadable import Unreadable

READERS = {header.read: header.name for headers in HEADERS.values() for header in headers.values()}  # many have one
PIECES = ["1", "a", "a.", "a@", "-", " ", ",", "(", "(a, ", "/a", "https://", "2016-11-14 10:00 – ", "lapkričio 1 "]


@pytest.mark.parametrize("read", READERS, ids=READERS.values())
def test_no_value_takes_more_than_a_moment_or_is_beyond_being_told(read: Callable[[str], object]) -> None:
    """A build that ends with anything but `Unreadable` tells the editor neither file nor line."""
    for piece in PIECES:
        begin = time.process_time()
        for end in ("", "\x01"):
            with contextlib.suppress(Unreadable):
                read(piece * (60_000 // len(piece)) + end)
        assert time.process_time() - begin < 3, piece


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ona, Jonas", ("Ona", "Jonas")),
        ("Ona (LEU, Vilnius), Jonas (FuN)", ("Ona (LEU, Vilnius)", "Jonas (FuN)")),
        ("Ona (LEU, Jonas,", ("Ona (LEU", "Jonas")),
        ("Ona,\n Jonas (LEU, Vilnius)\n", ("Ona", "Jonas (LEU, Vilnius)")),
    ],
)
def test_speakers_are_told_apart_by_commas_outside_of_brackets_or_by_lines(written: str, read: tuple[str, ...]) -> None:
    assert values.lines(written) == read


def test_a_name_that_stands_there_twice_is_one_and_a_number_is_not() -> None:
    assert values.names("visits, training; visits") == ("visits", "training")
    assert values.languages("lt, en, lt") == ("lt", "en")
    assert values.counts("NO 12, NO 12") == (("NO", 12), ("NO", 12))


@pytest.mark.parametrize(
    ("read", "written", "proposed"),
    [
        (values.amount, "1.234.567", "1234567"),
        (values.amount, "€ 1 234.567,50", "1234567.50"),
        (values.amount, "591,162.70", "591162.70"),
        (values.amount, "14.3000 %", "591162.70"),
        (values.amount, "0,00", "591162.70"),
        (values.counts, "NO", "NO 12"),
        (moments.day, "11.09.2015 10:00", "2015-09-11"),
        (moments.moment, "24:00", "2016-11-14 10:00"),
        (moments.moment, "9.30", "2016-11-14 09:30"),
        (moments.sessions, "9.30", "2016-11-14 10:00 – 12:00"),
    ],
)
def test_what_is_proposed_can_be_written(read: Callable[[str], object], written: str, proposed: str) -> None:
    """Whoever did as she was told was told again that it is wrong."""
    with pytest.raises(Unreadable) as told:
        read(written)

    said = told.value.values
    assert (said.get("iso") or said["example"]) == proposed
    read(proposed)


@pytest.mark.parametrize("zone", ["localtime", "Factory"])
def test_the_zone_of_whoever_builds_is_no_time_zone(zone: str) -> None:
    """Systems have files of these names beside the others; two computers would build two sites."""
    with pytest.raises(Unreadable):
        values.timezone(zone)


def test_a_place_on_the_meridian_of_greenwich_has_no_power_of_ten() -> None:
    """Calendar files and cards of addresses would have had one, which is no number there."""
    assert values.position("51.4778, -0.00009") == Position(lat=51.4778, lon=0.0)
    assert values.position("51.4778, -0.0001") == Position(lat=51.4778, lon=-0.0001)


def test_an_address_among_other_words_is_proposed_by_itself() -> None:
    with pytest.raises(Unreadable) as told:
        contacts.email("Ona Onaitė <ona.onaite@example.org>")

    assert told.value.values["near"] == "ona.onaite@example.org"
