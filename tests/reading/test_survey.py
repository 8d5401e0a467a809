"""Which files have changed: told by their stamps, where a stamp can be trusted."""

from __future__ import annotations

import os
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from plugins.reading.survey import RECENT, UNSURE, contents, resurvey, survey, tree


def written(file: Path, text: str, ago: int = 0) -> None:
    """Write `text`, so many seconds ago."""
    file.write_text(text)
    if ago:
        when = time.time_ns() - ago * 10**9
        os.utime(file, ns=(when, when))


def test_a_file_just_written_has_no_stamp_to_be_trusted(tmp_path: Path) -> None:
    """It could be written again, as long, without a new time."""
    (tmp_path / "sub").mkdir()
    written(tmp_path / "new", "1")
    written(tmp_path / "sub/old", "1", ago=10)
    written(tmp_path / "to come", "1", ago=-1000)

    found = survey(tmp_path)

    assert found is not None
    assert {path for path, stamp in found.items() if stamp == UNSURE} == {"new", "to come"}
    assert found.keys() == {"new", "sub/old", "to come"}
    assert RECENT >= 2 * 10**9, "there are disks that count in steps of two seconds (FAT)"


def test_another_file_of_the_same_time_and_size_is_another(tmp_path: Path) -> None:
    """As moved over the old one with its time kept: `mv`, `rsync -t`, `git stash pop`."""
    written(tmp_path / "a", "1", ago=10)
    before = survey(tmp_path)
    state = (tmp_path / "a").stat()
    written(tmp_path / "b", "2")
    os.utime(tmp_path / "b", ns=(state.st_mtime_ns, state.st_mtime_ns))
    (tmp_path / "b").replace(tmp_path / "a")

    assert survey(tmp_path) != before


def test_what_is_neither_file_nor_folder_makes_everything_unsure(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")

    assert survey(tmp_path) is None


def test_where_it_is_known_what_has_changed_nothing_else_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a", "b", "sub/c", "sub/d"):
        written(tmp_path / name, "1", ago=100)
    before = survey(tmp_path)
    assert before is not None
    written(tmp_path / "a", "22", ago=50)
    written(tmp_path / "sub/e", "new")
    (tmp_path / "b").unlink()
    (tmp_path / "sub/d").replace(tmp_path / "sub/f")
    changed = [str(tmp_path / name) for name in ("a", "b", "sub/d", "sub/e", "sub/f", "sub/4913")]
    now = survey(tmp_path)
    monkeypatch.setattr(os, "scandir", None)  # which would be called

    assert resurvey(tmp_path, before, changed) == now


@pytest.mark.parametrize("name", ["sub", "gone", "sub/nuotraukė.jpg", "link"])
def test_what_looking_at_a_file_cannot_tell_has_all_looked_at(tmp_path: Path, name: str) -> None:
    """A folder that came or went with all that is in it; what may be written in two ways; what is elsewhere."""
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub/nuotraukė.jpg", "1")
    (tmp_path / "link").symlink_to("nowhere")

    assert resurvey(tmp_path, {"gone/a": UNSURE}, [f"{tmp_path}{os.sep}{name}"]) is None
    assert resurvey(tmp_path, {}, [f"{tmp_path}-theme/base.html"]) is None


def test_what_is_gone_before_it_is_looked_at_was_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors make files beside the one that they write, for a moment: vim a “4913”."""
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub/a", "1", ago=10)
    (tmp_path / "gone").mkdir()
    written(tmp_path / "4913", "")
    scan = os.scandir

    def late(folder: str) -> Any:
        entries = list(scan(folder))
        for name in ("4913", "gone"):
            if (tmp_path / name).is_file():
                (tmp_path / name).unlink()
            elif (tmp_path / name).is_dir() and Path(folder) != tmp_path:
                (tmp_path / name).rmdir()
        return nullcontext(sorted(entries, key=lambda entry: entry.name, reverse=True))

    monkeypatch.setattr(os, "scandir", late)

    found = survey(tmp_path)

    assert found is not None
    assert found.keys() == {"sub/a"}
    monkeypatch.undo()
    with pytest.raises(FileNotFoundError):
        survey(tmp_path / "nowhere")


def test_what_is_in_a_file_counts_where_its_stamp_says_nothing(tmp_path: Path) -> None:
    written(tmp_path / "a", "1")
    unsure = {"a": UNSURE}

    before = contents(tmp_path, ["a"], unsure)
    assert contents(tmp_path, ["a"], {}) == before
    written(tmp_path / "a", "2")

    assert contents(tmp_path, ["a"], unsure) != before
    assert contents(tmp_path, ["a"], {"a": (1, 1, 1)}) == (("a", (1, 1, 1)),)


def test_a_tree_tells_of_every_file_that_is_written_or_comes_or_goes(tmp_path: Path) -> None:
    (tmp_path / "sub/__pycache__").mkdir(parents=True)
    for name in ("a.py", "sub/b.toml", "sub/c.txt", "sub/__pycache__/a.py"):
        (tmp_path / name).write_text("1")
    (tmp_path / ".#a.py").symlink_to("somebody@somewhere")  # as Emacs leaves beside what is being written
    seen = [tree(tmp_path, ".py", ".toml")]
    assert seen[0].keys() == {"a.py", "sub/b.toml"}

    (tmp_path / "sub/c.txt").write_text("22")
    (tmp_path / "sub/__pycache__/a.py").write_text("22")
    assert tree(tmp_path, ".py", ".toml") == seen[0] != tree(tmp_path)

    os.utime(tmp_path / "a.py", ns=(1, 1))
    seen.append(tree(tmp_path, ".py", ".toml"))
    (tmp_path / "sub/b.toml").write_text("22")
    seen.append(tree(tmp_path, ".py", ".toml"))
    (tmp_path / "sub/d.py").touch()
    seen.append(tree(tmp_path, ".py", ".toml"))
    (tmp_path / "a.py").unlink()
    seen.append(tree(tmp_path, ".py", ".toml"))
    seen.append(tree(tmp_path / "gone"))

    assert len({str(each) for each in seen}) == len(seen)


def test_links_in_a_tree_are_followed_but_not_around_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "theme/sub").mkdir(parents=True)
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/a.woff2").touch()
    (tmp_path / "theme/fonts").symlink_to("../fonts")
    (tmp_path / "theme/sub/above").symlink_to("../..")
    (tmp_path / "theme/sub/here").symlink_to(".")
    (tmp_path / "theme/sub/itself").symlink_to("itself")

    assert tree(tmp_path / "theme").keys() == {"fonts/a.woff2"}
