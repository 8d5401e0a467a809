"""A file as editors' programs leave it: header and text are told apart, and what it was saved as is told."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from plugins.model.problem import Problem
from plugins.reading.sources import Source, named, parse

PATH = PurePosixPath("content/news/mine/index.lt.md")


def read(data: bytes | str, lang: str = "lt") -> tuple[Source | None, list[Problem]]:
    return parse(data.encode() if isinstance(data, str) else data, PATH, "news", "mine", lang)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Title: A\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", [3]),
        ("Title: A\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\nc\n<<<<<<< HEAD\nd\n=======\ne\n>>>>>>> x\n", [3, 9]),
        ("Title: A\n\na\n=======\nb\n<<<<<<< HEAD\nc\n", [6]),  # a heading, and the beginning of a conflict alone
        ("Title: A\n\na\nb\n>>>>>>> other\n", [5]),
        ("Title: A\n\nHeading\n=======\n\n> > > > > > > quoted\n", []),
    ],
)
def test_two_versions_in_one_are_told_where_they_begin_or_end(text: str, lines: list[int]) -> None:
    assert [each.line for each in read(text)[1] if each.check == "merge-conflict"] == lines


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_a_space_that_looks_like_any_other_parts_a_header_like_any_other(space: str) -> None:
    """It was told that the file does not begin with a header, and nobody saw why."""
    source, problems = read(f"Title:{space}A\nDate{space}:{space}2016-12-07\n\nText.\n")

    assert source
    assert problems == []
    assert [field.value.strip() for field in source.fields.values()] == ["A", "2016-12-07"]


@pytest.mark.parametrize("empty", ["\n", "  \n", "\t\n \n\n"])
@pytest.mark.parametrize("before", ["", "\n", " \n\n"])
def test_an_empty_line_is_one_also_with_spaces_in_it(before: str, empty: str) -> None:
    source, problems = read(f"{before}Title: A\nDate: 2016-12-07\n{empty}Text.\n\nMore.  \n\n\n")

    assert source
    assert problems == []
    assert {key: field.value.strip() for key, field in source.fields.items()} == {"title": "A", "date": "2016-12-07"}
    assert source.body == "Text.\n\nMore.\n"
    assert source.body_line == f"{before}{empty}".count("\n") + 3


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n\n"])
def test_a_file_with_nothing_in_it_is_told_so(text: str) -> None:
    source, problems = read(text)

    assert [(each.line, each.wrong) for each in problems] == [(1, "the file is empty")]
    assert source
    assert (source.broken, source.body) == (True, "")


def test_a_header_without_a_text_is_whole() -> None:
    source, problems = read("Title: A\n")

    assert source
    assert (problems, source.broken, source.body) == ([], False, "")


@pytest.mark.parametrize(
    ("encoding", "lang", "told"),
    [
        ("utf-16", "lt", "UTF-16"),
        ("utf-16-be", "nb", "UTF-16"),
        ("cp1257", "lt", "Windows-1257"),
        ("cp1252", "nb", "Windows-1252"),
    ],
)
def test_what_a_file_was_saved_as_is_guessed(encoding: str, lang: str, told: str) -> None:
    words = "Title: Žalia šaka\n\nĄžuolas.\n" if encoding == "cp1257" else "Title: Møte på Øya\n\nBlåbær.\n"
    source, problems = read(words.encode(encoding), lang)

    assert source is None
    assert [dict(each.values)["encoding"] for each in problems] == [told]


def test_a_file_of_another_alphabet_is_known_by_its_first_two_bytes() -> None:
    """In UTF-16, letters that are not Latin have no zeros."""
    _, problems = read("Заголовок: Слово о полку Игореве\n".replace(" ", "").encode("utf-16"), "nb")

    assert [dict(each.values)["encoding"] for each in problems] == ["UTF-16"]


@pytest.mark.parametrize(
    ("line", "key"),
    [("Title: A", "title"), ("Image-Alt: A", "image_alt"), ("image alt : A", "image_alt"), ("Title:", ""), ("A", "")],
)
def test_a_line_is_the_header_that_it_would_be_elsewhere(line: str, key: str) -> None:
    assert named(line) == key
