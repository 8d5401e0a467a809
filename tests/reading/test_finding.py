"""What lies in content/ and is no content."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.reading.contacts import slug
from plugins.reading.finding import find
from plugins.reading.naming import LONGEST, shortened
from plugins.reading.survey import survey
from plugins.wording.strings import explain
from tests.tools import ROOT

FILES = (
    ".DS_Store", "._index.lt.md", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitattributes", "index.lt.md~", ".index.lt.md.swp",
    "~$guide.docx", "#index.lt.md#", ".~lock.guide.odt#",
)  # fmt: skip


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "news" / "visit"
    folder.mkdir(parents=True)
    (folder / "index.lt.md").write_text("Title: Vizitas\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_what_systems_and_editors_leave_behind_is_overlooked(content: Path, name: str) -> None:
    (content / "news/visit" / name).write_text("Nobody wrote this.", encoding="utf-8")

    found = find(content, ("lt", "nb", "en"))

    assert found.problems == ()
    assert found.files == frozenset()
    assert [path for path, *_ in found.texts] == ["news/visit/index.lt.md"]


@pytest.mark.parametrize("name", [each for each in FILES if not each.startswith(".git")])
def test_it_is_not_handed_in_either(tmp_path: Path, name: str) -> None:
    shutil.copy(ROOT / ".gitignore", tmp_path)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)

    asked = subprocess.run(["git", "check-ignore", f"content/news/visit/{name}"], cwd=tmp_path, check=False)

    assert asked.returncode == 0


def test_the_lock_of_a_text_that_is_open_in_emacs_is_overlooked_though_it_is_a_link(content: Path) -> None:
    (content / "news/visit/.#index.lt.md").symlink_to("somebody@her.computer.1:2")

    assert find(content, ("lt", "nb", "en")).problems == ()


@pytest.mark.skipif(os.name == "nt", reason="there a name cannot have these")
@pytest.mark.parametrize("name", [b"a\nb.xyz", b"a\x1b[31m.xyz", b"a\xff.xyz"])
def test_a_file_of_whatever_name_is_told_of_in_one_line_that_a_terminal_shows_as_it_is(
    content: Path, name: bytes
) -> None:
    (content / "news/visit" / os.fsdecode(name)).touch()

    (told,) = find(content, ("lt", "nb", "en")).problems

    assert explain(told).isprintable()
    assert "content/news/visit/a\N{REPLACEMENT CHARACTER}" in explain(told)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a" * 101, "a" * 100), ("a" * 60 + "-" + "b" * 60, "a" * 60), ("a" * 100 + "-b", "a" * 100)],
)
def test_a_name_that_is_too_long_is_cut_between_words_where_it_has_some(name: str, expected: str) -> None:
    assert shortened(name) == expected


def test_a_slug_of_a_hundred_letters_is_none_too_many() -> None:
    assert slug("a" * LONGEST) == "a" * LONGEST


def test_no_line_end_gets_into_a_folders_name_and_so_into_the_servers_rules(content: Path) -> None:
    (content / "news/visit").rename(content / "news/visit\n")

    found = find(content, ("lt", "nb", "en"))

    assert [problem.check for problem in found.problems] == ["folder-name"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_neither_file_nor_folder_is_told_of_and_never_opened(content: Path) -> None:
    """Who reads a pipe waits for somebody to write into it."""
    os.mkfifo(content / "news/visit/pipe.jpg")

    assert survey(content) is None
    (told,) = find(content, ("lt", "nb", "en")).problems
    where = "content/news/visit/pipe.jpg:1"
    assert explain(told) == f"{where}: this is not a file; take it away from the content (file-ending)"


@pytest.mark.parametrize(
    "files", [[], ["stray.md"], ["news/visit/Group.jpg"], ["news/visit/desktop.ini"], ["news/visit/index.lt.md~"]]
)
def test_what_a_survey_has_found_is_not_walked_along_again_and_comes_to_the_same(
    content: Path, files: list[str]
) -> None:
    names = [
        "news/visit/index.nb.md",
        "news/visit-2/index.en.md",
        "events/a-b/index.lt.md",
        "events/a/index.lt.md",
        "events/a/b.pdf",
    ]
    for name in [*names, *files]:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("Title: Visit\n", encoding="utf-8")
    there = survey(content)
    assert there is not None

    walked = find(content, ("lt", "nb", "en"))

    assert find(content, ("lt", "nb", "en"), there=there) == walked
    assert [path for path, *_ in walked.texts] == [
        "events/a/index.lt.md", "events/a-b/index.lt.md", "news/visit/index.lt.md", "news/visit/index.nb.md", "news/visit-2/index.en.md",
    ]  # fmt: skip


def test_of_plain_paths_nothing_is_looked_at_again(content: Path) -> None:
    there = survey(content)

    assert find(content / "gone", ("lt", "nb", "en"), there=there).texts == (
        ("news/visit/index.lt.md", "news", "visit", "lt"),
    )
