"""What `serve` takes note of; what it does about it is tried in tests/tasks/test_serve.py."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from plugins.desk.serving import ANYTHING, _changes, _seen, free_port


def test_what_is_saved_before_anybody_watches_is_a_change(tmp_path: Path) -> None:
    """The first build takes a second or more: nobody waits for it before she saves again."""
    content, settings = tmp_path / "content", tmp_path / "pelicanconf.py"
    content.mkdir()
    for name in ("changed", "gone", "same"):
        (content / name).write_text("1")
    settings.write_text("1")
    before = _seen([content, settings])

    (content / "changed").write_text("22")
    (content / "gone").unlink()
    (content / "new").write_text("1")
    (content / "passing.pyc").write_text("1")
    settings.write_text("22")
    stopped = threading.Event()
    changes = _changes([content, settings], before, stopped)

    assert next(changes) == {str(content / name) for name in ("changed", "gone", "new")} | {str(settings)}
    assert next(changes) == set(), "it is told once"
    stopped.set()
    assert list(changes) == []


def test_a_folder_that_is_taken_away_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    """As it is when another branch has none of its files."""
    content, plugins = tmp_path / "content", tmp_path / "plugins"
    for folder in (content, plugins):
        folder.mkdir()
    (content / "old").write_text("1")
    stopped = threading.Event()
    changes = _changes([content, plugins], _seen([content, plugins]), stopped)

    def told(what: Callable[[set[str]], bool]) -> bool:
        return any(what(changed) for changed in islice(changes, 9))

    assert next(changes) == set()
    content.rename(tmp_path / "elsewhere")
    assert told(lambda changed: ANYTHING in changed)
    (tmp_path / "elsewhere").rename(content)
    assert told(lambda changed: bool({ANYTHING, str(content / "old")} & changed))
    (content / "new").write_text("1")
    assert told(lambda changed: str(content / "new") in changed)
    stopped.set()


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_what_is_no_port_is_none_to_serve_at(port: int) -> None:
    assert free_port("127.0.0.1", port) is None
