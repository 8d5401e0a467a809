"""What a glance sees: of an output, of content, code and settings, and of the time; without a build."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from plugins.building.glance import Glance, Seen, beside, glance, look
from plugins.building.stamps import stamp_of, write
from plugins.reading.survey import UNSURE, digest, stamp, survey, tree
from plugins.writing import lock

if TYPE_CHECKING:
    from plugins.building.stamps import Stamps

PAGES = ("index.html", "a/b.html", "a/c/d.json")
LONG_AGO = 1_500_000_000 * 10**9  # ns since 1970


@pytest.fixture
def left(tmp_path: Path) -> Stamps:
    """Return what a build has left of a site in `tmp_path`, all of it long ago."""
    texts = [tmp_path / "content" / name for name in ("news/one.md", "news/two.md")]
    code = [tmp_path / "code/a.py", tmp_path / "code/a.txt", tmp_path / "conf.py"]
    pages = [tmp_path / "output" / name for name in PAGES]
    for file in (*texts, *code, *pages):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name)
    for place in (*tmp_path.rglob("*"), tmp_path):
        os.utime(place, ns=(LONG_AGO, LONG_AGO))
    for name in (".memory", ".pack"):
        (tmp_path / f".output{name}").write_text(name)
    output = tmp_path / "output"
    content = survey(tmp_path / "content")
    assert content is not None
    return {
        "asked": ("build", "here"),
        "said": "The site is built.",
        "since": LONG_AGO,
        "until": 0,
        "root": str(tmp_path / "content"),
        "content": content,
        "digests": {},
        "trees": [(str(tmp_path / "code"), (".py",), tree(tmp_path / "code", ".py"))],
        "files": {str(tmp_path / "conf.py"): stamp(tmp_path / "conf.py") or UNSURE},
        "output": str(output),
        "outputs": {name: ((output / name).stat().st_size, (output / name).stat().st_mtime_ns) for name in PAGES},
        "folders": dict.fromkeys(("", "a", "a/c"), LONG_AGO),
        "works": 7,
        "memory": stamp_of(tmp_path / ".output.memory"),
        "pack": stamp_of(tmp_path / ".output.pack"),
    }


def seen(left: Stamps) -> tuple[bool, set[str], set[str]]:
    there, spoilt, foreign = look(left["output"], left["outputs"], left["folders"])
    return there, set(spoilt), set(foreign)


def test_an_output_that_is_as_it_was_left_is_whole(left: Stamps) -> None:
    assert seen(left) == (True, set(), set())


@pytest.mark.parametrize(
    ("deed", "spoilt", "foreign"),
    [
        (lambda output: (output / "a/b.html").unlink(), {"a/b.html"}, set()),
        (lambda output: os.utime(output / "a/b.html"), {"a/b.html"}, set()),
        (lambda output: scribble(output / "index.html"), {"index.html"}, set()),
        (lambda output: led_elsewhere(output / "index.html"), {"index.html"}, set()),
        (lambda output: (output / "a/mine.txt").touch(), set(), {"a/mine.txt"}),
        (lambda output: (output / "mine.txt").touch(), set(), {"mine.txt"}),
        (lambda output: (output / "a/mine").mkdir(), set(), {"a/mine"}),
        (lambda output: [(output / "mine/too").mkdir(parents=True), (output / "mine/x").touch()], set(),
         {"mine/too", "mine/x"}),
        (lambda output: (output / "mine").symlink_to("a"), set(), {"mine"}),
        (lambda output: [(output / "a/c/d.json").unlink(), (output / "a/c").rmdir()], {"a/c/d.json"}, set()),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_left_is_seen(
    left: Stamps, deed: Callable[[Path], object], spoilt: set[str], foreign: set[str]
) -> None:
    deed(Path(left["output"]))

    assert seen(left) == (True, spoilt, foreign)
    assert not Seen(*look(left["output"], left["outputs"], left["folders"])).whole


def scribble(file: Path) -> None:
    """Write something else of another length, with the time that the file had."""
    file.write_text("something else")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))


def led_elsewhere(file: Path) -> None:
    """Let a link stand for the file, to one that looks the same."""
    file.rename(file.parent.with_name(file.name))
    file.symlink_to(file.parent.with_name(file.name))


def test_an_output_is_none_where_another_thing_stands_for_it_or_for_a_folder_of_it(left: Stamps) -> None:
    output = Path(left["output"])
    (output / "a").rename(output / "other")
    (output / "a").symlink_to("other")

    assert not seen(left)[0]

    output.rename(output.with_name("moved"))
    assert seen(left) == (False, set(), set())
    output.touch()
    assert seen(left) == (False, set(), set())


@pytest.fixture(autouse=True)
def _by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """That another may look at the output meanwhile, test_glance.py sees to."""
    monkeypatch.setattr("plugins.running.beside._can_fork", lambda: False)


@pytest.fixture
def glanced(left: Stamps) -> Callable[..., Glance]:
    """Return a function that takes a glance at what is left."""

    def take(**others: Any) -> Glance:
        return Glance({**left, **others}, -1)  # type: ignore[typeddict-item]

    return take


def test_where_all_is_as_it_was_there_is_nothing_to_do(glanced: Callable[..., Glance]) -> None:
    found = glanced()

    assert found.nothing_to_do
    stages, counts = found.profile
    assert list(stages) == ["looking at files", "looking at the output"]
    assert all(0 <= seconds < 60 for seconds in stages.values())
    assert counts == {
        "files": 2, "files read": 0, "pieces of work": 7, "pieces of work done": 0, "pages": 2, "files written": 0,
        "files taken away": 0,
    }  # fmt: skip


NOW = 1_700_000_000 * 10**9


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (NOW, 0, True), (NOW + 1, 0, False), (NOW, NOW + 1, True), (NOW, NOW, False), (NOW - 2, NOW - 1, False),
    ],
)  # fmt: skip
def test_what_was_built_holds_from_its_moment_on_until_something_is_due(
    glanced: Callable[..., Glance], monkeypatch: pytest.MonkeyPatch, since: int, until: int, *, expected: bool
) -> None:
    found = glanced(since=since, until=until)
    monkeypatch.setattr(time, "time_ns", lambda: NOW)

    assert found.nothing_to_do is expected


@pytest.mark.parametrize(
    "deed",
    [
        lambda folder: os.utime(folder / "content/news/one.md"),
        lambda folder: os.utime(folder / "content/news/one.md", ns=(LONG_AGO, LONG_AGO + 10**9)),
        lambda folder: (folder / "content/news/one.md").unlink(),
        lambda folder: (folder / "content/news/new.md").touch(),
        lambda folder: (folder / "content/link").symlink_to("news"),
        lambda folder: (folder / "content").rename(folder / "elsewhere"),
        lambda folder: os.utime(folder / "code/a.py"),
        lambda folder: (folder / "code/b.py").touch(),
        lambda folder: (folder / "code/a.py").unlink(),
        lambda folder: os.utime(folder / "conf.py"),
        lambda folder: (folder / "conf.py").unlink(),
        lambda folder: os.utime(folder / "output/index.html"),
        lambda folder: (folder / "output/mine.txt").touch(),
    ],
)
def test_whatever_is_another_gives_a_build_something_to_do(
    glanced: Callable[..., Glance], tmp_path: Path, deed: Callable[[Path], object]
) -> None:
    assert glanced().nothing_to_do

    deed(tmp_path)

    assert not glanced().nothing_to_do


def test_a_file_of_code_that_is_none_gives_nothing_to_do(glanced: Callable[..., Glance], tmp_path: Path) -> None:
    os.utime(tmp_path / "code/a.txt")

    assert glanced().nothing_to_do


@pytest.mark.parametrize(("words", "expected"), [("one.md", True), ("other", False)])
def test_a_text_whose_stamp_says_nothing_is_looked_into(
    glanced: Callable[..., Glance], tmp_path: Path, words: str, *, expected: bool
) -> None:
    """One written a moment ago could be written again without a new stamp."""
    text = tmp_path / "content/news/one.md"
    text.write_text(words)

    assert glanced(digests={"news/one.md": digest(b"one.md")}).nothing_to_do is expected
    assert not glanced(digests={"news/two.md": digest(b"one.md")}).nothing_to_do


def test_what_is_left_is_relied_on_where_the_same_is_asked_and_nobody_is_at_work(left: Stamps, tmp_path: Path) -> None:
    output = str(tmp_path / "output")
    assert glance(output, left["asked"]) is None, "nothing is known yet"
    write(left, tmp_path / ".output.stamps")

    found = glance(output, left["asked"])

    assert found is not None
    assert found.nothing_to_do
    assert glance(output, ("build", "elsewhere")) is None
    handle = lock.opened(beside(output, ".lock"))
    assert lock.take(handle), "whoever glances has let go of the output"
    assert glance(output, left["asked"]) is None, "a build is at work"
    lock.let_go(handle)
    assert glance(output, left["asked"]) is not None


@pytest.mark.parametrize("ending", [".changes", ".new", ".old"])
def test_what_an_interrupted_build_has_left_is_for_a_build_to_see_to(left: Stamps, tmp_path: Path, ending: str) -> None:
    write(left, tmp_path / ".output.stamps")
    (tmp_path / f".output{ending}").symlink_to("nowhere")

    assert glance(str(tmp_path / "output"), left["asked"]) is None


@pytest.mark.parametrize("name", [".memory", ".pack"])
def test_files_of_different_builds_are_of_no_use(left: Stamps, tmp_path: Path, name: str) -> None:
    write(left, tmp_path / ".output.stamps")
    os.utime(tmp_path / f".output{name}", ns=(1, 1))

    assert glance(str(tmp_path / "output"), left["asked"]) is None


def test_where_the_lock_cannot_be_had_a_build_is_to_say_so(left: Stamps, tmp_path: Path) -> None:
    write(left, tmp_path / ".output.stamps")
    (tmp_path / ".output.lock").symlink_to("elsewhere")  # which is not followed

    assert glance(str(tmp_path / "output"), left["asked"]) is None


def test_an_output_that_cannot_be_looked_at_is_for_a_build_to_tell_of(
    glanced: Callable[..., Glance], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that somebody has put there for herself alone ended the glance with a traceback."""

    def refused(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "output/private")

    monkeypatch.setattr("plugins.building.glance.look", refused)
    found = glanced()

    assert not found.nothing_to_do
    with pytest.raises(PermissionError):
        _ = found.seen


def test_the_output_is_looked_at_once(glanced: Callable[..., Glance], tmp_path: Path) -> None:
    found = glanced()
    first = found.seen
    time.sleep(0.01)
    (tmp_path / "output/index.html").unlink()

    assert found.seen is first
    assert found.nothing_to_do
