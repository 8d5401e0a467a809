"""Building aside: whatever ends a build early, the last good site stays."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.writing import lock, staging
from plugins.writing.staging import Staging
from plugins.writing.undoing import Undo, remove
from tests.building import files
from tests.tools import ROOT


def made(output: Path, **pages: str) -> None:
    """Make a site of `pages` and switch to it."""
    stage = Staging(output)
    for name, text in pages.items():
        (stage.folder / f"{name}.html").write_text(text, encoding="utf-8")
    stage.switch()


def beside(output: Path) -> set[str]:
    """Return what lies beside `output`, the lock apart: it stays, for the next build to hold."""
    return {path.name for path in output.parent.iterdir()} - {output.name, f".{output.name}.lock"}


def test_the_first_build_makes_the_output(tmp_path: Path) -> None:
    made(tmp_path / "output", index="one")

    assert files(tmp_path / "output") == {"index.html": b"one"}
    assert beside(tmp_path / "output") == set()


def test_folders_that_an_interrupted_change_had_not_come_to_are_taken_away_by_the_next_build(tmp_path: Path) -> None:
    output = tmp_path / "output"
    made(output, index="one")
    (output / "a/b").mkdir(parents=True)  # a/b/c/gone.html was in it, and has been taken away with its folder
    (tmp_path / ".output.changes").write_text('[[], ["a/b/c/gone.html"]]', encoding="utf-8")

    Staging(output).abandon()

    assert [path.name for path in output.iterdir()] == ["index.html"]
    assert beside(output) == set()


@pytest.mark.parametrize("kernel_can", [True, False])
def test_the_next_build_takes_its_place_and_nothing_of_the_last_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, kernel_can: bool
) -> None:
    if not kernel_can:
        monkeypatch.setattr(staging, "_exchange", lambda _one, _other: False)
    made(tmp_path / "output", index="one", gone="gone")

    made(tmp_path / "output", index="two")

    assert files(tmp_path / "output") == {"index.html": b"two"}
    assert beside(tmp_path / "output") == set()


def test_an_abandoned_build_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    made(tmp_path / "output", index="one")
    stage = Staging(tmp_path / "output")
    (stage.folder / "index.html").write_text("half", encoding="utf-8")

    stage.abandon()

    assert files(tmp_path / "output") == {"index.html": b"one"}
    assert beside(tmp_path / "output") == set()


def test_the_exchange_is_one_step_where_the_system_has_it(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()

    done = staging._exchange(tmp_path / "one", tmp_path / "other")

    if platform.system() == "Linux":
        assert done, "this kernel or disk has no RENAME_EXCHANGE"
    assert (tmp_path / "one" / ("other" if done else "one")).exists()


def test_a_build_killed_between_two_renames_is_mended_by_the_next(tmp_path: Path) -> None:
    """Where folders cannot be exchanged, there is a moment without an output: it does not last."""
    made(tmp_path / "output", index="one")
    (tmp_path / "output").rename(tmp_path / ".output.old")

    Staging(tmp_path / "output").abandon()

    assert files(tmp_path / "output") == {"index.html": b"one"}


def dying(_: Undo) -> None:
    raise ConnectionError


class Site:
    """An output with all sorts of things in it, and a change that touches them all."""

    def __init__(self, output: Path) -> None:
        self.output = output
        made(output, index="one", gone="gone", stays="stays")
        for name in ("sub/deep/old.html", "folder/in-its-place/a.html", "other/b.html"):
            (output / name).parent.mkdir(parents=True)
            (output / name).write_text(name, encoding="utf-8")
        (output / "file").write_text("where a folder has to be", encoding="utf-8")
        (output / "link").symlink_to("index.html")
        self.before = self.seen()
        self.stage = Staging(output)
        self.written = ("index.html", "new/deep/a.html", "new/b.html", "folder", "file/c.html", "link")
        for name in self.written:
            self.stage.write(name, b"two " + name.encode())

    def seen(self) -> dict[str, tuple[str, bytes, int]]:
        """Return all there is: kind, bytes and time of what is written, by path."""
        found = {}
        for path in sorted(self.output.rglob("*")):
            kind = "link" if path.is_symlink() else "folder" if path.is_dir() else "file"
            data = path.read_bytes() if kind == "file" else b""
            found[str(path.relative_to(self.output))] = (kind, data, path.lstat().st_mtime_ns if data else 0)
        return found

    def change(self) -> None:
        self.stage.change(self.written, ["gone.html", "sub/deep/old.html"])

    def is_changed(self) -> bool:
        """Whether all of the change is done."""
        expected = {name: b"two " + name.encode() for name in self.written}
        return files(self.output) == {**expected, "stays.html": b"stays", "other/b.html": b"other/b.html"}


def failing(monkeypatch: pytest.MonkeyPatch, site: Site, at: int, fault: type[BaseException]) -> list[str]:
    """Let the step number `at` fail of all that touch the output; return the steps, which grows."""
    steps: list[str] = []

    def watched(name: str) -> Callable[..., None]:
        real = getattr(os, name)

        def does(*args: Any, **more: Any) -> None:
            if any(str(each).startswith(f"{site.output}{os.sep}") for each in args):
                steps.append(f"{name} {args[0]}")
                if len(steps) == at + 1:
                    raise fault(errno.EACCES, os.strerror(errno.EACCES), str(args[0]))
            real(*args, **more)

        return does

    for name in ("replace", "rmdir", "mkdir"):
        monkeypatch.setattr(os, name, watched(name))
    return steps


@pytest.mark.parametrize("linking", [True, False])
@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt])
def test_a_change_of_which_one_step_fails_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException], *, linking: bool
) -> None:
    """Whichever it is: another program holds the file, its folder is read-only, or somebody presses Ctrl-C."""

    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not linking:  # as on a stick's disk
        monkeypatch.setattr(os, "link", no_link)
    failed = 0
    for at in range(99):
        site = Site(tmp_path / f"{at}" / "output")
        with monkeypatch.context() as held:
            steps = failing(held, site, at, fault)
            try:
                site.change()
            except fault:
                failed += 1
            else:
                assert site.is_changed()
                break
        assert site.seen() == site.before, f"not as before when this failed: {steps[at]}"
        site.stage.abandon()
        assert beside(site.output) == set()
        Staging(site.output).abandon()
        assert site.seen() == site.before, "the next build did what had been undone"

    assert failed > 10, "steps are not seen any more"


def test_a_folder_that_takes_nothing_at_all_keeps_no_other_from_being_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may not be written to: what is in it has not been changed, and cannot be put back either."""
    site = Site(tmp_path / "output")
    replace = os.replace

    def read_only(source: str | Path, target: str | Path) -> None:
        if str(target).startswith(f"{site.output}/file"):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(source), None, str(target))
        replace(source, target)

    with monkeypatch.context() as held:
        held.setattr(os, "replace", read_only)
        with pytest.raises(OSError, match="Read-only"):
            site.stage.change(["index.html", "new/b.html", "file/c.html"], ["gone.html"])

    assert site.seen() == site.before
    site.stage.abandon()
    assert beside(site.output) == set()


def test_what_can_be_neither_done_nor_undone_is_done_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path / "output")
    with monkeypatch.context() as held:
        held.setattr(Undo, "back", dying)
        failing(held, site, 3, OSError)
        with pytest.raises(ConnectionError):
            site.change()
    site.stage.abandon()

    Staging(site.output).abandon()

    assert site.is_changed()
    assert beside(site.output) == set()


def test_where_folders_cannot_be_exchanged_and_the_new_one_does_not_come_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "output", index="one")
    stage = Staging(tmp_path / "output")
    rename = Path.rename

    def held(self: Path, target: Path) -> Path:
        if self == stage.folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return rename(self, target)

    monkeypatch.setattr(staging, "_exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(PermissionError):
        stage.switch()

    assert files(tmp_path / "output") == {"index.html": b"one"}
    stage.abandon()
    assert beside(tmp_path / "output") == set()


def test_a_build_that_cannot_begin_lets_go_of_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stays would wait for itself the next time, and for good."""
    made(tmp_path / "output", index="one")
    waited: list[bool] = []

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "mkdir", full)
        with pytest.raises(OSError, match="No space"):
            Staging(tmp_path / "output")

    def waiting() -> None:
        waited.append(True)
        raise TimeoutError

    Staging(tmp_path / "output", waiting).abandon()
    assert not waited


def test_an_old_site_that_cannot_be_taken_away_harms_no_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new one is in its place by then; what is left lies aside until the next build."""
    made(tmp_path / "output", index="one")
    with monkeypatch.context() as held:
        held.setattr(shutil, "rmtree", lambda *_: (_ for _ in ()).throw(PermissionError()))
        made(tmp_path / "output", index="two")
        assert files(tmp_path / "output") == {"index.html": b"two"}

    made(tmp_path / "output", index="three")

    assert files(tmp_path / "output") == {"index.html": b"three"}
    assert beside(tmp_path / "output") == set()


def test_what_cannot_be_taken_away_is_told_with_all_of_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".output.new").mkdir()

    def stuck(_: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "index.html")

    monkeypatch.setattr(shutil, "rmtree", stuck)

    with pytest.raises(OSError, match="Read-only") as told:
        Staging(tmp_path / "output")

    assert told.value.filename == str(tmp_path / ".output.new")


def test_a_read_only_folder_of_the_output_is_taken_away_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that came from a copy, or that somebody wanted to protect; root is told apart by asking for the mode."""
    folder = tmp_path / "kept"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner/page.html").touch()
    (folder / "inner").chmod(0o555)
    real = shutil.rmtree

    def strict(place: Path) -> None:
        if not (folder / "inner").stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        real(place)

    monkeypatch.setattr(shutil, "rmtree", strict)

    remove(folder)

    assert not folder.exists()


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


@pytest.mark.parametrize("there", [True, False])
def test_where_a_link_stands_for_the_output_what_it_leads_to_becomes_the_new_site(
    tmp_path: Path, *, there: bool
) -> None:
    """A web server hands that out."""
    (tmp_path / "www").mkdir()
    if there:
        (tmp_path / "www/site").mkdir()
    (tmp_path / "output").symlink_to("www/site")

    for text in ("one", "two"):
        made(tmp_path / "output", index=text)
        assert files(tmp_path / "www/site") == {"index.html": text.encode()}

    assert (tmp_path / "output").is_symlink()
    assert beside(tmp_path / "output") == {"www"}
    assert beside(tmp_path / "www/site") == set()


def test_windows_exchanges_no_folders_and_is_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """There, what is asked for here is a TypeError."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "ctypes", None)

    assert not staging._exchange(tmp_path / "one", tmp_path / "other")


def test_bytes_are_written_as_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Windows has to be told, or it writes CR LF for each LF: in pictures, too."""
    flags: list[int] = []
    opened = os.open

    def noted(path: str, how: int, *rest: int) -> int:
        flags.append(how)
        return opened(path, how & ~(1 << 28), *rest)

    monkeypatch.setattr(staging, "_BINARY", 1 << 28)
    stage = Staging(tmp_path / "output")
    monkeypatch.setattr(os, "open", noted)
    stage.write("a.png", b"\n")

    assert [how >> 28 & 1 for how in flags] == [1]


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


@pytest.mark.parametrize("killed", [False, True])
def test_an_output_that_is_a_disk_of_its_own_is_filled_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, killed: bool
) -> None:
    """As a container's volume is: it cannot be renamed, and nothing can be moved onto it."""
    output = tmp_path / "output"
    made(output, index="one", gone="gone")
    (output / "sub").mkdir()
    (output / "sub/old.html").touch()
    replace = os.replace
    moved: list[str] = []

    def across(source: str | Path, target: str | Path) -> None:
        if Path(target).is_relative_to(output) != Path(source).is_relative_to(output):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        moved.append(str(target))
        if killed and len(moved) == 3:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(staging, "_exchange", lambda _one, _other: False)
    monkeypatch.setattr(os.path, "ismount", lambda path: path == output)
    monkeypatch.setattr(os, "replace", across)
    stage = Staging(output)
    written = {
        name: stage.write(name, text) for name, text in (("index.html", b"two"), ("new/a.html", b"a"), ("z", b"z"))
    }
    if killed:
        with monkeypatch.context() as dead:
            dead.setattr(Undo, "back", dying)  # a process that is killed undoes nothing
            with pytest.raises(ConnectionError):
                stage.switch()
        stage.release()
        stage = Staging(output)
        stage.abandon()
    else:
        stage.switch()

    assert files(output) == {"index.html": b"two", "new/a.html": b"a", "z": b"z"}
    assert {name: ((output / name).stat().st_size, (output / name).stat().st_mtime_ns) for name in written} == written
    assert not (output / "sub").exists()
    assert beside(output) == set()
