"""A change of which a step fails: all is as it was before, or the next build goes on with it."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.writing.staging import Staging
from plugins.writing.undoing import Undo, remove
from tests.building import files
from tests.writing.making import beside, dying, made


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
