"""The process that builds, as `serve` sees it."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.desk import building
from plugins.desk.building import Builder
from plugins.wording.strings import Strings

HELD_UP = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import os, time\\nwhile not os.path.exists('free'): time.sleep(0.01)"])
print("begun", flush=True)
time.sleep(60)
"""


def test_nobody_waits_for_what_holds_a_builder_up_that_has_been_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow disk may, or a process of its own that has not ended yet."""
    monkeypatch.setattr(building, "PATIENCE", 0.2)
    builder = Builder(tmp_path, [sys.executable, "-c", HELD_UP], lambda _: None, Strings("en", "problems"))
    thread = threading.Thread(target=builder.build, daemon=True)
    thread.start()
    while "begun\n" not in builder.messages:
        time.sleep(0.01)
    process = builder._process
    assert process is not None
    began = time.monotonic()

    builder.close()
    builder.end()

    assert time.monotonic() - began < 5
    (tmp_path / "free").touch()
    thread.join(20)
    process.communicate()
