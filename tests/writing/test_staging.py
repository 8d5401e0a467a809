"""Building aside: whatever ends a build early, the last good site stays."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import sys
from pathlib import Path

import pytest

from plugins.writing import staging
from plugins.writing.staging import Staging
from plugins.writing.undoing import Undo
from tests.building import files
from tests.writing.making import beside, dying, made


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
            dead.setattr(Undo, "back", dying)
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
