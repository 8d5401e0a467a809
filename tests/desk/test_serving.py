"""What `serve` takes note of; what it does about it is tried in tests/tasks/test_serve.py."""

from __future__ import annotations

import threading
from pathlib import Path

from plugins.desk.serving import _changes, _seen


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
