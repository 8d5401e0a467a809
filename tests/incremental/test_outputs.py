"""The files of the output, as one build finds, makes and leaves them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.building.glance import Seen
from plugins.building.outputs import Outputs, Sizes

LONG_AGO = 1_500_000_000 * 10**9  # ns since 1970
PAGES = ("index.html", "a/b.html", "a/c/d.json", "e/f.html")


class Left:
    """What the last build has left, as it remembers it."""

    def __init__(self, output: Path) -> None:
        self.outputs = {name: _stamp(output / name) for name in PAGES}
        self.folders = dict.fromkeys(("", "a", "a/c", "e"), LONG_AGO)
        self.pages = 3
        for folder in sorted(self.folders, reverse=True):
            os.utime(output / folder, ns=(LONG_AGO, LONG_AGO))


def _stamp(file: Path) -> tuple[int, int]:
    return file.stat().st_size, file.stat().st_mtime_ns


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output that has been built."""
    outputs, files = Outputs(tmp_path / "output", lambda: None), Sizes()
    for name in PAGES:
        outputs.write(name, name.encode(), files)
    outputs.take(files)
    outputs.put_in_place(())
    outputs.staging.release()
    return tmp_path / "output"


@pytest.fixture
def left(output: Path) -> Any:
    return Left(output)


@pytest.fixture
def outputs(output: Path, left: Any) -> Iterator[Outputs]:
    """Return the outputs of a build that goes on from what is left."""
    found = Outputs(output, lambda: None)
    assert found.look(left, None)
    found.go_on_from(left)
    yield found
    found.staging.abandon()


def test_a_folder_that_somebody_takes_away_meanwhile_has_no_time(tmp_path: Path) -> None:
    """The site is built by then; the next build sees that the folder is not as it was left."""
    outputs, files = Outputs(tmp_path / "output", lambda: None), Sizes()
    for name in ("index.html", "a/b.html"):
        outputs.write(name, b"words", files)
    outputs.take(files)
    outputs.put_in_place(())
    shutil.rmtree(tmp_path / "output/a")

    found = outputs.folders(files, ())

    outputs.staging.release()
    assert found == {"": (tmp_path / "output").stat().st_mtime_ns, "a": 0}


def test_a_file_is_written_if_the_output_has_not_the_very_same(outputs: Outputs) -> None:
    outputs.spoilt = frozenset({"e/f.html"})
    written = Sizes()

    for name, data in (
        ("index.html", b"index.html"),  # the same
        ("a/b.html", b"other"),
        ("e/f.html", b"e/f.html"),  # not as it was left, whatever it looks like now
        ("new.html", b"new"),
    ):
        outputs.write(name, data, written)
    outputs.take(written)

    assert outputs.written == ["a/b.html", "e/f.html", "new.html"]
    assert {name: outputs.there[name] for name in written} == written
    assert outputs.there.keys() == {*PAGES, "new.html"}


def test_where_all_is_made_anew_every_file_is_written(output: Path) -> None:
    outputs, written = Outputs(output, lambda: None), Sizes()

    outputs.write("index.html", b"index.html", written)

    outputs.staging.abandon()
    assert list(written) == ["index.html"]


def test_only_folders_in_which_something_is_another_are_looked_at(outputs: Outputs, output: Path) -> None:
    written = Sizes()
    outputs.write("a/b.html", b"other", written)
    outputs.take(written)
    outputs.put_in_place(())
    os.utime(output / "e", ns=(1, 1))

    found = outputs.folders(outputs.there, ())

    assert found == {
        "": output.stat().st_mtime_ns,
        "a": (output / "a").stat().st_mtime_ns,
        "a/c": LONG_AGO,
        "e": LONG_AGO,  # as it was left: the next build sees that somebody has been there
    }
    assert found["a"] > LONG_AGO


def test_folders_come_and_go_with_their_files(outputs: Outputs, output: Path) -> None:
    written = Sizes()
    outputs.write("new/deep/page.html", b"new", written)
    outputs.take(written)
    outputs.put_in_place(["e/f.html"])
    now = {name: size for name, size in outputs.there.items() if name != "e/f.html"}

    found = outputs.folders(now, ["e/f.html"])

    assert found == {
        "": output.stat().st_mtime_ns,
        "a": LONG_AGO,
        "a/c": LONG_AGO,
        "new": (output / "new").stat().st_mtime_ns,
        "new/deep": (output / "new/deep").stat().st_mtime_ns,
    }
    assert found[""] > LONG_AGO


def test_a_file_that_is_gone_leaves_its_folder_another(outputs: Outputs, output: Path) -> None:
    outputs.put_in_place(["a/b.html"])
    now = {name: size for name, size in outputs.there.items() if name != "a/b.html"}

    found = outputs.folders(now, ["a/b.html"])

    assert found["a"] == (output / "a").stat().st_mtime_ns > LONG_AGO
    assert found["e"] == LONG_AGO


def test_pages_that_somebody_has_put_there_count_as_pages_that_were(outputs: Outputs) -> None:
    """Far too many that are gone stop a build, whosever they were."""
    outputs.foreign = ["mine.html", "mine.txt", "mine/index.html"]

    assert outputs.pages_before == 5


def test_where_nothing_is_remembered_the_pages_of_the_output_are_counted(output: Path) -> None:
    outputs = Outputs(output, lambda: None)

    assert outputs.pages_before == 3
    outputs.staging.abandon()


class Glanced:
    """A glance that has seen this."""

    def __init__(self, outputs: object, seen: Seen) -> None:
        self.known, self.seen = {"outputs": outputs}, seen


def test_what_a_glance_has_seen_is_not_looked_for_again(output: Path, left: Any) -> None:
    glance: Any = Glanced(left.outputs, Seen(there=True, spoilt=["a/b.html"], foreign=["mine.txt"]))
    outputs = Outputs(output, lambda: None)

    assert outputs.look(left, glance)
    assert (set(outputs.spoilt), outputs.foreign) == ({"a/b.html"}, ["mine.txt"])
    outputs.staging.abandon()


def test_what_a_glance_has_seen_of_an_earlier_output_is_of_no_use(output: Path, left: Any) -> None:
    """Another build has been here in between, while this one waited for it."""
    glance: Any = Glanced(dict(left.outputs), Seen(there=True, spoilt=["a/b.html"], foreign=["mine.txt"]))
    (output / "index.html").write_text("scribbled")
    outputs = Outputs(output, lambda: None)

    assert outputs.look(left, glance)
    assert (set(outputs.spoilt), outputs.foreign) == ({"index.html"}, [])
    outputs.staging.abandon()


def test_an_output_that_is_gone_is_said_to_be(output: Path, left: Any) -> None:
    outputs = Outputs(output, lambda: None)
    shutil.rmtree(output)

    assert not outputs.look(left, None)
    assert (outputs.spoilt, outputs.foreign) == (frozenset(), [])
    outputs.staging.abandon()
