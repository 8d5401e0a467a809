"""What `serve` takes note of; what it does about it is tried in tests/tasks/test_serve.py."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.desk import serving
from plugins.desk.serving import Builder, _changes, _seen
from plugins.wording.strings import Strings

HELD_UP = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import os, time\\nwhile not os.path.exists('free'): time.sleep(0.01)"])
print("begun", flush=True)
time.sleep(60)
"""


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


def test_nobody_waits_for_what_holds_a_builder_up_that_has_been_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow disk may, or a process of its own that has not ended yet."""
    monkeypatch.setattr(serving, "PATIENCE", 0.2)
    builder = Builder(tmp_path, [sys.executable, "-c", HELD_UP], lambda _: None, Strings("en", "problems"))
    building = threading.Thread(target=builder.build, daemon=True)
    building.start()
    while "begun\n" not in builder.messages:
        time.sleep(0.01)
    process = builder._process
    assert process is not None
    began = time.monotonic()

    builder.close()
    builder.end()

    assert time.monotonic() - began < 5
    (tmp_path / "free").touch()
    building.join(20)
    process.communicate()
