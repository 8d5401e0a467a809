"""The output is changed file by file: killed at any moment, the next build finds the old site, or makes the new one."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.writing.staging import Staging
from tests.building import files
from tests.incremental.dying import die_before

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

Site = Mapping[str, str]
BEFORE: Site = {
    "index.html": "one",
    "a/index.html": "a",
    "a/b/c.txt": "c",
    "file": "file",
    "folder/x/y": "y",
    "same": "same",
}
CHANGES: dict[str, tuple[Site, list[str]]] = {
    "files are written, added and taken away": (
        {"index.html": "two", "new/deep/index.html": "new"},
        ["a/index.html", "a/b/c.txt"],
    ),
    "a file becomes a folder, and a folder a file": (
        {"file/index.html": "in a folder", "folder": "a file"},
        ["file", "folder/x/y"],
    ),
    "a folder gives way to a deeper one": ({"file/a/b/c": "deep", "a/b/c.txt/d": "deep, too"}, ["file", "a/b/c.txt"]),
    "strangers are taken away": ({"strange/index.html": "ours"}, ["strange/more.txt", "strange/folder/more.txt"]),
    "all is taken away": ({"index.html": "two"}, [name for name in BEFORE if name != "index.html"]),
    "what is both written and taken away stays": ({"index.html": "two", "same": "same"}, ["index.html", "same"]),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: processes are killed here, computers are not."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def made(output: Path) -> None:
    """Make the site of `BEFORE`, and what a stranger has put there."""
    shutil.rmtree(output.parent, ignore_errors=True)
    for name, text in {**BEFORE, "strange/more.txt": "more", "strange/folder/more.txt": "more"}.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(text)


def change(output: Path, written: Site, gone: list[str]) -> None:
    stage = Staging(output)
    for name, text in written.items():
        stage.write(name, text.encode())
    stage.change(list(written), gone)


def switch(output: Path, site: Mapping[str, bytes]) -> None:
    stage = Staging(output)
    for name, data in site.items():
        stage.write(name, data)
    stage.switch()


def killed(change_number: int, folder: Path, do: Callable[[], None]) -> bool:
    """Do it in a fork that is killed before it changes something for the `change_number`-th time; tell whether it was."""
    child = os.fork()
    if child == 0:
        try:
            die_before(change_number, str(folder))
            do()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("way", [change, switch])
def test_a_build_killed_at_any_moment_has_changed_all_or_nothing(
    tmp_path: Path, what: str, way: Callable[..., None]
) -> None:
    output = tmp_path / "room" / "output"
    written, gone = CHANGES[what]
    made(output)
    old = files(output)
    change(output, written, gone)
    new = files(output)
    assert new.keys() == {name for name in old if name not in gone} | written.keys()
    assert {name: new[name].decode() for name in written} == written
    given = (written, gone) if way is change else (new,)

    seen = set()
    for number in range(1, 400):
        made(output)
        if not killed(number, output.parent, lambda: way(output, *given)):
            break
        Staging(output).abandon()  # the next build, which finds a fault in the content

        found = files(output)
        assert found in (old, new), f"killed before change {number}"
        assert [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
        assert {path.name for path in output.parent.iterdir()} == {"output", ".output.lock"}
        seen.add(found == new)
        way(output, *given)
        assert files(output) == new
    else:
        pytest.fail("it never came to its end")
    assert seen == {False, True}
    assert files(output) == new


def test_killed_while_it_carries_out_what_a_killed_build_has_left(tmp_path: Path) -> None:
    output = tmp_path / "room" / "output"
    written, gone = CHANGES["a file becomes a folder, and a folder a file"]
    made(output)
    change(output, written, gone)
    new = files(output)
    decided = 0
    for first in range(1, 100):
        made(output)
        if not killed(first, output.parent, lambda: change(output, written, gone)):
            break
        if not output.with_name(".output.changes").exists():
            continue
        decided += 1
        for second in range(1, 100):
            if not killed(second, output.parent, lambda: Staging(output).abandon()):
                break
        assert files(output) == new
    assert decided > len(written)
