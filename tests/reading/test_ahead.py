"""What is read while Pelican is imported is what would have been read afterwards."""

from __future__ import annotations

import os
import pickle
import resource
import shutil
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins import catalogue
from plugins.building.stamps import read
from plugins.reading.ahead import Ahead, begin
from plugins.reading.cataloguing import read_content
from plugins.reading.sources import parse
from plugins.reading.survey import survey
from tests.building import build
from tests.incremental.twice import CONF, CONTENT, counts

LONG_AGO = 1_600_000_000  # seconds
MANNER = catalogue.Settings(now=datetime(2026, 1, 1, tzinfo=UTC)).manner("content")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    place = tmp_path / "content"
    shutil.copytree(CONTENT, place)
    for file in place.rglob("*.*"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    return place


def test_all_texts_are_read_ahead_as_they_are_read_otherwise(content: Path) -> None:
    stamps, texts = Ahead(str(content)).found()
    assert stamps == survey(content)
    assert texts.keys() == {path for path in stamps or {} if path.endswith(".md")}
    assert read_content(content, MANNER, None, texts).entries == read_content(content, MANNER).entries


def test_a_text_with_a_fault_is_left_to_whoever_can_tell_of_it(content: Path) -> None:
    file = min(content.glob("news/*/index.lt.md"))
    file.write_text("No header.\n", encoding="utf-8")
    os.utime(file, (LONG_AGO, LONG_AGO))
    _, texts = Ahead(str(content)).found()
    path = file.relative_to(content).as_posix()
    assert texts
    assert path not in texts
    ahead, after = read_content(content, MANNER, None, texts), read_content(content, MANNER)
    assert ahead.problems == after.problems
    assert ahead.problems


def test_a_text_that_was_just_written_is_read_when_its_time_comes(content: Path) -> None:
    file = min(content.glob("news/*/index.lt.md"))
    file.touch()
    _, texts = Ahead(str(content)).found()
    assert file.relative_to(content).as_posix() not in texts


def test_where_there_can_be_no_other_process_nothing_is_read_ahead(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.running.beside._can_fork", lambda: False)
    assert Ahead(str(content)).found() == (None, {})


def test_where_no_file_is_in_memory_alone_nothing_is_read_ahead(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("plugins.running.handfuls.os.memfd_create", raising=False)
    assert begin(str(content)) is None


def test_what_the_other_process_has_read_and_cannot_tell_is_read_when_its_time_comes(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.running.beside.marshal", SimpleNamespace(dumps=None))  # fails once all is read
    stamps, texts = Ahead(str(content)).found()
    assert stamps == survey(content)
    assert read_content(content, MANNER, None, texts).entries == read_content(content, MANNER).entries


@pytest.mark.parametrize("most", [0, 3, 100])
def test_what_cannot_be_told_whole_is_not_told(content: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """A limit on the size of files holds for those in memory, too: a build on a full disk ended with a traceback."""
    this = os.getpid()

    def with_no_room(root: str) -> object:
        if os.getpid() != this:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        return survey(root)

    monkeypatch.setattr("plugins.reading.ahead.survey", with_no_room)
    assert Ahead(str(content)).found() == (None, {})


@pytest.mark.parametrize("when", ["before it looks", "before it reads"])
def test_a_process_that_ends_before_its_time_leaves_all_to_the_other(
    content: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    found, this = Ahead(str(content)).found(), os.getpid()
    name = "plugins.reading.ahead.survey" if when == "before it looks" else "plugins.reading.sources.parse"
    do = survey if when == "before it looks" else parse

    def end_there(*args: Any) -> Any:
        if os.getpid() != this:
            os._exit(9)
        return do(*args)

    monkeypatch.setattr(name, end_there)
    stamps, texts = Ahead(str(content)).found()

    assert stamps == (None if when == "before it looks" else found[0])
    assert texts.items() <= found[1].items()
    assert read_content(content, MANNER, None, texts).entries == read_content(content, MANNER).entries


DYING = """
def first(fork=os.fork):
    os.fork = fork
    return fork() or os._exit(9)
os.fork = first
"""


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="takes it away")
@pytest.mark.parametrize("mishap", [DYING, "del os.memfd_create", "del os.fork"])
def test_a_first_build_for_which_nothing_can_be_read_ahead_remembers_as_much_as_any(content: Path, mishap: str) -> None:
    """All that the next one needs to see that it has nothing to do; some Pythons on Linux, too, lack what is taken here."""
    (content.parent / "sitecustomize.py").write_text(f"import os\n{mishap}", encoding="utf-8")
    env = {"PYTHONPATH": str(content.parent)}

    first = build(content.parent / "output", content=content, conf=CONF, env=env)
    next_one = build(content.parent / "output", "-e", "PROFILE=true", content=content, conf=CONF, env=env)

    assert first.status == next_one.status == 0, first.messages + next_one.messages
    assert counts(next_one)["files read"] == 0
    known = read(content.parent / ".output.stamps")
    assert known is not None
    assert known["content"] == survey(content)


def test_no_file_is_left_open(content: Path) -> None:
    Ahead(str(content)).found()
    before = len(list(Path("/proc/self/fd").glob("*"))) if Path("/proc/self/fd").is_dir() else 0
    for _ in range(3):
        Ahead(str(content)).found()
    after = len(list(Path("/proc/self/fd").glob("*"))) if Path("/proc/self/fd").is_dir() else 0
    assert after == before


def test_where_there_is_no_folder_nothing_is_read_ahead(tmp_path: Path) -> None:
    assert begin(str(tmp_path / "content")) is None


def test_what_is_kept_of_a_text_comes_back_as_it_was(content: Path) -> None:
    for entry in read_content(content, MANNER).entries.values():
        assert pickle.loads(pickle.dumps(entry, pickle.HIGHEST_PROTOCOL)) == entry
