"""What one process shares out is taken once, by it or by the other."""

from __future__ import annotations

import os

import pytest

from plugins.running.beside import Beside
from plugins.running.handfuls import MOST, Handfuls

pytestmark = pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="this system knows no file in memory alone")


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.running.beside._can_fork", lambda: True)


@pytest.mark.parametrize("count", [0, 1, 16, 17, 20_000])
def test_all_is_taken_and_nothing_twice(count: int) -> None:
    things = [str(number) for number in range(count)]
    handfuls = Handfuls()

    def share_and_take() -> list[str]:
        handfuls.share(things, len(things))
        return list(handfuls.taken(things))

    other = Beside(share_and_take)
    handfuls.await_them()
    found = handfuls.found()
    taken = [*handfuls.taken(things), *(other.found() or ())]
    handfuls.let_go()

    assert found == things
    assert sorted(taken) == sorted(things)


def test_however_much_there_is_it_can_be_shared_out_before_anybody_takes() -> None:
    """Who waited for a pipe to be read would read nothing meanwhile."""
    many = [str(number) for number in range(100 * MOST + 1)]
    handfuls = Handfuls()

    handfuls.share(many, len(many))

    assert list(handfuls.taken(many)) == many
    handfuls.let_go()


@pytest.mark.parametrize("found", [None, {"a": 1}, ["a"] * 1000])
def test_what_was_not_told_to_its_end_was_not_told(found: object) -> None:
    handfuls = Handfuls()

    def tell_half() -> None:
        handfuls.share(found, 1)
        os.truncate(handfuls._told, os.fstat(handfuls._told).st_size - 1)

    other = Beside(tell_half)
    handfuls.await_them()
    other.found()

    assert handfuls.found() is None
    handfuls.let_go()
