"""Problems told to people, to pull requests and to programs."""

from __future__ import annotations

import json

import pytest

from plugins.desk.formats import FORMATS, spaced
from plugins.desk.inspecting import Inspection
from plugins.model.problem import N_, advice, problem

PROBLEMS = (
    problem("content/a,b/x.md", 3, "date-format", N_("“{value}” is not a date"), N_("write {iso}"), value="100%\n7", iso="2016-11-14"),
    advice("content/c.md", 1, "summary-missing", N_("“{value}” is not a date"), N_("write {iso}"), value="x", iso="y"),
)  # fmt: skip
SOME = Inspection(problems=PROBLEMS, files=7)
NONE = Inspection(problems=(), files=7)


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("en", "Looked through 7 texts. Faults, which stop the build: 1. Advice, which does not: 1."),
        ("lt", "Peržiūrėta tekstų: 7. Klaidų, dėl kurių svetainė nekuriama: 1. Patarimų, kurie jos nestabdo: 1."),
        ("nb", "Så gjennom 7 tekster. Feil som stanser byggingen: 1. Råd som ikke gjør det: 1."),
    ],
)
def test_people_get_a_line_for_each_problem_and_a_last_one(lang: str, last: str) -> None:
    lines = FORMATS["text"](SOME, lang).splitlines()

    assert len(lines) == 3, "the line feed in the value began one"
    assert lines[0].startswith("content/a,b/x.md:3: ")
    assert lines[1].startswith(
        {"en": "content/c.md:1: advice: ", "lt": "content/c.md:1: patarimas: ", "nb": "content/c.md:1: råd: "}[lang]
    )
    assert lines[2] == last


def test_on_a_terminal_the_files_stand_apart() -> None:
    told = FORMATS["text"](SOME, "en").splitlines()

    assert spaced(SOME, "en").splitlines() == [told[0], "", told[1], "", told[2]]
    assert spaced(NONE, "en") == FORMATS["text"](NONE, "en")


def test_where_there_is_nothing_people_are_told_that() -> None:
    assert FORMATS["text"](NONE, "en") == "Looked through 7 texts: nothing to mend.\n"
    assert FORMATS["github"](NONE, "en") == ""
    assert json.loads(FORMATS["json"](NONE, "en")) == []


def test_github_gets_commands_whose_special_signs_are_escaped() -> None:
    assert FORMATS["github"](SOME, "en").splitlines() == [
        "::error file=content/a%2Cb/x.md,line=3,title=date-format::“100%25\N{REPLACEMENT CHARACTER}7” is not a date; write 2016-11-14",
        "::warning file=content/c.md,line=1,title=summary-missing::“x” is not a date; write y",
    ]


def test_programs_get_json() -> None:
    assert json.loads(FORMATS["json"](SOME, "en"))[1] == {
        "path": "content/c.md",
        "line": 1,
        "check": "summary-missing",
        "advice": True,
        "wrong": "“x” is not a date",
        "right": "write y",
    }
