"""The writer: in which order it has things done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from plugins import writer as module
from plugins.building.outputs import Sizes
from plugins.building.profile import Profile
from plugins.building.roll import POSTPONED, Roll
from plugins.building.work import Done, Work
from plugins.running.crew import FEW
from plugins.running.giving_way import GaveWay, never
from plugins.writer import SiteWriter

Ordered = Callable[..., list[list[str]]]


@pytest.fixture
def ordered(monkeypatch: pytest.MonkeyPatch) -> Ordered:
    """Return a function that hands in work and returns its names, in the order and together as they are done."""

    def order(handed_in: Sequence[tuple[str, dict[str, Any]]], *, postpone: bool = False) -> list[list[str]]:
        tasks: list[list[str]] = []

        def share_out(given: Sequence[list[Work]], _: object, **__: object) -> list[tuple[list[Done], Sizes]]:
            tasks.extend([work.name for work in works] for works in given)
            return [([Done(name=work.name, asked=(), made=()) for work in works], {}) for works in given]

        monkeypatch.setattr(module, "share_out", share_out)
        a_writer(handed_in, settings={"POSTPONE": postpone}).flush()
        return tasks

    return order


def a_writer(handed_in: Sequence[tuple[str, dict[str, Any]]], **more: object) -> SiteWriter:
    """Return a writer that this work has been handed in to, in a build that knows nothing of an earlier one."""
    writer: Any = SiteWriter.__new__(SiteWriter)
    build: Any = SimpleNamespace(profile=Profile(), outputs=SimpleNamespace(take=lambda _: None, write=lambda *_: None))
    build.changed = None
    build.roll = Roll()
    build.postpone = build.give_way = build.roll.postpone
    build.take = build.roll.take
    ledger = SimpleNamespace(put_away=lambda: None)
    vars(writer).update(build=build, settings={}, _waiting={}, _taken=set(), _maker="nobody", waited_for=never)
    vars(writer).update(catalogue=SimpleNamespace(ledger=ledger), **more)
    for name, how in handed_in:
        writer.work(name, tuple, **how)
    return writer  # type: ignore[no-any-return]


INDEX = ("index", {"can_wait": True})


def test_what_no_page_shows_is_done_last_wherever_it_was_handed_in(ordered: Ordered) -> None:
    """Where a disk is full, a page is to be the first that finds out; and nobody looks at a search index meanwhile."""
    pages = [(f"page {number}", dict[str, Any]()) for number in range(4)]

    for place in range(len(pages) + 1):
        assert ordered([*pages[:place], INDEX, *pages[place:]]) == [*([name] for name, _ in pages), ["index"]]


def test_of_much_work_the_last_is_begun_first_but_for_what_can_wait(ordered: Ordered) -> None:
    """The last that are handed in take longest: begun last, all others would wait for one process."""
    pages = [(f"page {number}", dict[str, Any]()) for number in range(FEW + 1)]

    expected = [*([name] for name, _ in reversed(pages)), ["index"]]
    assert ordered([*pages, INDEX]) == expected
    assert ordered([INDEX, *pages]) == expected


def test_work_that_has_much_in_common_is_one_task(ordered: Ordered) -> None:
    feeds = [(f"feed {number}", {"together": "feeds"}) for number in range(3)]

    assert ordered([feeds[0], ("page", {}), *feeds[1:]]) == [["feed 0", "feed 1", "feed 2"], ["page"]]


def test_in_a_hurry_what_can_wait_is_not_done_at_all(ordered: Ordered) -> None:
    assert ordered([INDEX, ("page", {})], postpone=True) == [["page"]]


@pytest.mark.parametrize(
    ("waited", "gives_way", "done", "left"),
    [
        (False, (), ["page", "index", "pictures"], []),
        (False, ("index",), ["page", "pictures"], ["index"]),
        (True, (), ["page"], ["index", "pictures"]),
    ],
)
def test_what_can_wait_gives_way_before_it_is_begun_or_in_the_middle_and_is_left_for_later(
    *, waited: bool, gives_way: tuple[str, ...], done: list[str], left: list[str]
) -> None:
    def do(work: Work, *_: object) -> Done:
        if work.name in gives_way:
            raise GaveWay
        return Done(name=work.name, asked=(), made=())

    handed_in: list[tuple[str, dict[str, Any]]] = [("page", {}), INDEX, ("pictures", {"can_wait": True})]
    writer = a_writer(handed_in, waited_for=lambda: waited, _maker=SimpleNamespace(do=do))

    accounts = [*writer.flush().roll.accounts]

    assert [each.name for each in accounts if each.asked != (POSTPONED,)] == done
    assert [each.name for each in accounts if each.asked == (POSTPONED,)] == left
