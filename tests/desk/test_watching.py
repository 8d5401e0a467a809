"""What `serve` takes note of; what it does about it is tried in tests/tasks/test_serve.py."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from watchfiles import watch as really
from watchfiles._rust_notify import WatchfilesRustInternalError

from plugins.desk import watching
from plugins.desk.watching import ANYTHING, changes, seen


def test_what_is_saved_before_anybody_watches_is_a_change(tmp_path: Path) -> None:
    """The first build takes a second or more: nobody waits for it before she saves again."""
    content, settings = tmp_path / "content", tmp_path / "pelicanconf.py"
    content.mkdir()
    for name in ("changed", "gone", "same"):
        (content / name).write_text("1")
    settings.write_text("1")
    before = seen([content, settings])

    (content / "changed").write_text("22")
    (content / "gone").unlink()
    (content / "new").write_text("1")
    (content / "passing.pyc").write_text("1")
    settings.write_text("22")
    stopped = threading.Event()
    found = changes([content, settings], before, stopped)

    assert next(found) == {str(content / name) for name in ("changed", "gone", "new")} | {str(settings)}
    assert next(found) == set(), "it is told once"
    stopped.set()
    assert list(found) == []


def test_a_folder_that_is_taken_away_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    """As it is when another branch has none of its files."""
    content, plugins = tmp_path / "content", tmp_path / "plugins"
    for folder in (content, plugins):
        folder.mkdir()
    (content / "old").write_text("1")
    stopped = threading.Event()
    found = changes([content, plugins], seen([content, plugins]), stopped)

    def told(what: Callable[[set[str]], bool]) -> bool:
        return any(what(changed) for changed in islice(found, 9))

    assert next(found) == set()
    content.rename(tmp_path / "elsewhere")
    assert told(lambda changed: ANYTHING in changed)
    (tmp_path / "elsewhere").rename(content)
    assert told(lambda changed: bool({ANYTHING, str(content / "old")} & changed))
    (content / "new").write_text("1")
    assert told(lambda changed: str(content / "new") in changed)
    stopped.set()


@pytest.mark.parametrize("fault", [OSError("OS file watch limit reached."), WatchfilesRustInternalError("no watches")])
def test_where_the_system_watches_no_more_folders_they_are_looked_at_all_the_same(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large editors may have taken all the watches that there are; and other programs take them meanwhile."""
    asked: list[bool | None] = []

    def watch(*places: Path, force_polling: bool | None, **how: Any) -> Iterator[set[tuple[Any, str]]]:
        asked.append(force_polling)
        if not force_polling:
            yield set()
            raise fault
        yield from really(*places, force_polling=True, poll_delay_ms=20, **how)

    monkeypatch.setattr(watching, "watch", watch)
    stopped = threading.Event()
    found = changes([tmp_path], seen([tmp_path]), stopped)

    assert next(found) == set()
    assert next(found) == {ANYTHING}, "what has changed meanwhile, nobody has seen"
    (tmp_path / "new").write_text("1")
    assert any(str(tmp_path / "new") in changed for changed in islice(found, 9))
    assert asked == [None, True]
    stopped.set()


def test_what_cannot_be_watched_in_any_way_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a folder that comes and goes."""
    faults = [OSError(), OSError(), OSError()]

    def watch(*places: Path, **how: Any) -> Iterator[set[tuple[Any, str]]]:
        if faults:
            raise faults.pop()
        return really(*places, **how)

    monkeypatch.setattr(watching, "watch", watch)
    monkeypatch.setattr(watching, "QUIET", 50)
    (tmp_path / "old").write_text("1")
    before = seen([tmp_path])
    (tmp_path / "new").write_text("1")
    stopped = threading.Event()

    assert next(changes([tmp_path], before, stopped)) == {str(tmp_path / "new")}
    stopped.set()
