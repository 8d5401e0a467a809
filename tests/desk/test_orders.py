"""What the process that builds is told: one line after another, and whether there is a next one already."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from plugins.desk.orders import Orders


@dataclass
class Line:
    """A line to the process that builds, and its end of it."""

    orders: Orders
    tell: Callable[[bytes], object]
    hang_up: Callable[[], object]

    def hears(self, *, something: bool = True) -> bool:
        """Return whether it finds out in time that there is something, or after a while still finds nothing."""
        until = time.monotonic() + (10 if something else 0.05)
        while time.monotonic() < until:
            if self.orders.waiting():
                return something
            time.sleep(0.001)
        return not something


@pytest.fixture(
    params=[
        pytest.param(False, marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot ask a pipe")),
        True,
    ]
)
def line(request: pytest.FixtureRequest) -> Iterator[Line]:
    """Return a line that is heard with a thread, or without."""
    ear, mouth = os.pipe()
    with os.fdopen(ear, "rb", buffering=0), os.fdopen(mouth, "wb", buffering=0) as told:
        yield Line(Orders(ear, thread=request.param), told.write, told.close)


def test_they_come_in_their_order_and_empty_ones_say_nothing(line: Line) -> None:
    line.tell("build\tnaujienos/žydrūnė.md\n\nrest\n\n".encode())
    line.hang_up()

    assert list(line.orders) == ["build\tnaujienos/žydrūnė.md\n", "rest\n"]


def test_the_next_is_known_of_before_it_is_taken_be_it_empty(line: Line) -> None:
    orders = iter(line.orders)
    line.tell(b"rest\n")
    assert next(orders) == "rest\n"
    assert line.hears(something=False)

    line.tell(b"\n")

    assert line.hears()


def test_two_that_came_at_once_are_two(line: Line) -> None:
    """What has been read of a file together with a line is no longer there to be asked for."""
    line.tell(b"rest\n\n")

    assert next(iter(line.orders)) == "rest\n"
    assert line.hears()


def test_that_there_will_be_no_more_is_something_to_hear(line: Line) -> None:
    line.hang_up()

    assert line.hears()
