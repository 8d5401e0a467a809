"""A message stands at the field that it is about, in whichever language's form that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.folder import Folder, look
from plugins.editing.sheet import WHOLE
from plugins.editing.telling import Told, told
from plugins.model.problem import Problem, advice, problem

LT = "Title: A\nSummary: B\n    C\nCountry: LT\n\nFirst.\n\nSecond.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    place = tmp_path / "content/events/x"
    place.mkdir(parents=True)
    (place / "index.lt.md").write_text(LT)
    (place / "index.en.md").write_text("Title: D\n\nE\n")
    return look(tmp_path / "content", "events", "x", ("lt", "nb", "en"))


def one(each: Problem, folder: Folder, lang: str = "lt") -> Told:
    (found,) = told([each], folder, lang, "en")
    return found


def at(line: int, check: str = "date-format", file: str = "index.lt.md", **values: str) -> Problem:
    return problem(f"content/events/x/{file}", line, check, "“{name}” is odd", "mend it", **{"name": "it", **values})


@pytest.mark.parametrize(
    ("line", "key", "of_text"),
    [(1, "title", 0), (2, "summary", 0), (3, "summary", 0), (4, "country", 0), (6, "text", 1), (8, "text", 3)],
)
def test_a_line_is_a_fields(folder: Folder, line: int, key: str, of_text: int) -> None:
    found = one(at(line), folder)

    assert (found.key, found.line, found.lang, found.advice) == (key, of_text, "", False)
    assert found.words == "“it” is odd; mend it"


def test_what_is_missing_is_told_where_it_would_stand(folder: Folder) -> None:
    assert one(at(1, "missing-header", name="Starts"), folder).key == "starts"


@pytest.mark.parametrize(
    ("check", "key"),
    [
        ("event-notice-missing", "notice"),
        ("sequence-not-raised", "sequence"),
        ("translation-undated", "translated"),
        ("summary-missing", "summary"),
        ("text-missing", "text"),
    ],
)
def test_what_is_to_be_added_is_told_at_its_own_field(folder: Folder, check: str, key: str) -> None:
    assert (one(at(4, check), folder).key, one(at(4, check), folder).line) == (key, 0)


@pytest.mark.parametrize("check", ["header-twice", "header-line"])
def test_lines_that_no_field_has_are_mended_in_the_whole_file(folder: Folder, check: str) -> None:
    assert one(at(4, check), folder).key == WHOLE
    assert one(at(4, check), folder, "en").lang == "lt"


def test_words_of_another_language_are_mended_in_its_form(folder: Folder) -> None:
    assert one(at(1, file="index.en.md"), folder).lang == "en"
    assert one(at(3, file="index.en.md"), folder).lang == "en"
    assert one(at(1), folder, "en").lang == "lt"


def test_facts_are_mended_in_any_form(folder: Folder) -> None:
    assert (one(at(4), folder, "en").key, one(at(4), folder, "en").lang) == ("country", "")


def test_a_fact_of_another_file_names_it_where_the_form_has_its_own(folder: Folder) -> None:
    assert one(at(4), folder, "en").words == "“it” is odd; mend it", "the field has what is told of"
    (folder.place / "index.en.md").write_text("Title: B\nCountry: NO\n\nC\n")
    again = look(folder.place.parents[1], folder.kind, folder.id, ("lt", "en"))

    assert one(at(4), again, "en").words == "index.lt.md: “it” is odd; mend it"


@pytest.mark.parametrize("file", ["group.jpg", "index.md", "index.xx.md"])
def test_what_is_about_no_text_is_about_the_item(folder: Folder, file: str) -> None:
    assert (one(at(1, file=file), folder).key, one(at(1, file=file), folder).lang) == ("", "")


def test_advice_is_told_apart(folder: Folder) -> None:
    assert one(advice("content/events/x/index.lt.md", 1, "title-long", "a", "b"), folder).advice
