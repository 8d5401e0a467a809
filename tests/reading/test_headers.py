"""What is read behind headers' names: a value or a message, whatever stands there, and in a moment."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from plugins.reading import contacts, values
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


def test_an_address_among_other_words_is_proposed_by_itself() -> None:
    with pytest.raises(Unreadable) as told:
        contacts.email("Ona Onaitė <ona.onaite@example.org>")

    assert told.value.values["near"] == "ona.onaite@example.org"
