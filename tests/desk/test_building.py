"""The process that builds, as `serve` sees it."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.desk import building
from plugins.desk.builder import BROKEN, END, FAULT, REST
from plugins.desk.building import Builder
from plugins.wording.strings import Strings
from tests.tools import ROOT

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


RESTING = """
import sys, time
from plugins.desk.orders import Orders
orders = Orders(0)
for line in orders:
    print("begun", flush=True)
    while line == "rest\\n" and not orders.waiting():
        time.sleep(0.01)
    print("\\x1e0", int(line == "rest\\n"), flush=True)
"""


def test_who_is_at_what_can_wait_is_told_that_somebody_is_waiting() -> None:
    builder = Builder(ROOT, [sys.executable, "-c", RESTING], lambda _: None, Strings("en", "problems"))
    builder.hurry()  # there is nobody yet to be told
    rest = threading.Thread(target=builder.build, args=(REST,), kwargs={"quiet": True}, daemon=True)
    rest.start()
    while "begun\n" not in builder.messages:
        time.sleep(0.01)

    builder.hurry()
    rest.join(20)

    assert not rest.is_alive()
    assert builder.waiting
    assert builder.build()
    assert not builder.waiting
    builder.end()
    builder.hurry()


def test_what_it_says_is_heard_in_its_own_letters_whatever_the_system_writes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has a hundred letters for what goes to another process, and Lithuanian's are not among them."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    said = f"print('ąčęėįšųūž'); print('{END}1 0', flush=True); input()"
    builder = Builder(tmp_path, [sys.executable, "-c", said], lambda _: None, Strings("lt", "problems"))

    assert not builder.build()
    assert builder.faults == "ąčęėįšųūž"
    builder.end()


OUT_OF_ITS_DEPTH = f"""
import sys
from pathlib import Path
for line in sys.stdin:
    print("a word")
    tried = Path("tried")
    times = len(tried.read_text()) if tried.exists() else 0
    tried.write_text("x" * (times + 1))
    if times in {{BAD}}:
        print("{FAULT}FileNotFoundError: output")
    print("{END}{BROKEN} 0" if times in {{BAD}} else "{END}0 0", flush=True)
"""


def _building(tmp_path: Path, bad: str) -> tuple[Builder, list[str]]:
    said: list[str] = []
    script = OUT_OF_ITS_DEPTH.replace("{BAD}", bad)
    return Builder(tmp_path, [sys.executable, "-c", script], said.append, Strings("en", "problems")), said


def test_a_build_that_breaks_down_is_tried_once_more_by_another_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The output may have been deleted while the first one knew what was in it."""
    builder, said = _building(tmp_path, "{0}")

    assert builder.build()
    builder.end()

    assert (builder.faults, said) == ("", ["Building …"])
    assert "FileNotFoundError" not in capsys.readouterr().out


def test_a_build_that_breaks_down_again_is_told(tmp_path: Path) -> None:
    builder, said = _building(tmp_path, "{0, 1}")

    assert not builder.build()
    assert said[1] == "a word\nFileNotFoundError: output"
    assert builder.faults == said[1]
    assert builder.build(), "the next change has another process begin anew"
    builder.end()
