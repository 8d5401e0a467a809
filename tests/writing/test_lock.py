"""One build at a time has hold of an output, and none keeps it for good."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.writing import lock
from plugins.writing.staging import Staging
from tests.building import files
from tests.tools import ROOT
from tests.writing.making import beside, made

HOLD = """
import sys, time
from pathlib import Path
from plugins.writing.staging import Staging
stage = Staging(Path(sys.argv[1]))
(stage.folder / "index.html").write_text(sys.argv[2])
print("held", flush=True)
time.sleep(float(sys.argv[3]))
stage.switch()
"""


def holder(output: Path, text: str, seconds: float) -> subprocess.Popen[str]:
    """Start a build that takes its time, and wait until it has the output."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, output, text, str(seconds)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_killed_build_leaves_the_output_as_it_was_and_the_next_one_goes_on(tmp_path: Path) -> None:
    made(tmp_path / "output", index="one")
    process = holder(tmp_path / "output", "half", 60)

    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    assert files(tmp_path / "output") == {"index.html": b"one"}
    made(tmp_path / "output", index="two")
    assert files(tmp_path / "output") == {"index.html": b"two"}
    assert beside(tmp_path / "output") == set()


def test_two_builds_at_once_wait_for_each_other_and_say_so(tmp_path: Path) -> None:
    process = holder(tmp_path / "output", "first", 0.5)
    told: list[float] = []

    stage = Staging(tmp_path / "output", lambda: told.append(time.monotonic()))

    process.communicate()
    assert len(told) == 1
    assert files(tmp_path / "output") == {"index.html": b"first"}
    (stage.folder / "index.html").write_text("second", encoding="utf-8")
    stage.switch()
    assert files(tmp_path / "output") == {"index.html": b"second"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no flock")
@pytest.mark.parametrize("how", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_on_a_disk_that_knows_no_locks_nobody_waits_for_good(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: int
) -> None:
    def flock(*_: int) -> None:
        raise OSError(how, os.strerror(how))

    monkeypatch.setattr("fcntl.flock", flock)
    handle = lock.opened(tmp_path / "lock")

    assert lock.take(handle)
    lock.let_go(handle)
    with pytest.raises(OSError, match=r"[Bb]ad file"):
        os.fstat(handle)
