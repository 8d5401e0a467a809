"""When an item is shown: a term that is never, and a draft that hides more than a translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.terms import terms
from plugins.model.problem import Problem
from tests.checks.advising import advised

ITEM = "Title: X\nDate: 2016-12-07\nSummary: Trumpai.\n{more}\n\nTekstas.\n"


def told(folder: Path, *lines: str) -> list[Problem]:
    return advised(folder, ITEM.format(more="\n".join(lines)), terms)


@pytest.mark.parametrize(
    "lines",
    [
        ["Unpublish: 2016-12-08"],
        ["Unpublish: 2016-12-07 00:01"],
        ["Publish: 2017-01-01 09:00", "Unpublish: 2017-01-01 09:01"],
        ["Publish: 2017-01-01"],
    ],
)
def test_what_is_seen_for_a_while_is_right(tmp_path: Path, lines: list[str]) -> None:
    assert told(tmp_path, *lines) == []


@pytest.mark.parametrize(
    "lines", [["Unpublish: 2016-12-07"], ["Publish: 2017-01-01 09:00", "Unpublish: 2017-01-01 09:00"]]
)
def test_what_is_never_seen_ends_a_build_unless_it_is_a_draft(tmp_path: Path, lines: list[str]) -> None:
    assert [(each.check, each.advice) for each in told(tmp_path, *lines)] == [("unpublish-first", False)]
    assert [each.advice for each in told(tmp_path, *lines, "Draft: yes")] == [True]
    assert [each.advice for each in told(tmp_path, *lines, "Status: draft")] == [True]


@pytest.mark.parametrize(
    ("lt", "nb", "at"),
    [
        ("", "Translated-from: lt 3f9a02bc\nDraft: yes", [("index.nb.md", 3)]),
        ("", "Status: draft\nTranslated-from: lt 3f9a02bc", [("index.nb.md", 2)]),
        ("Draft: yes", "Translated-from: lt 3f9a02bc\nDraft: yes", []),  # all of it is meant
        ("Draft: yes", "Translated-from: lt 3f9a02bc", []),
        ("", "Draft: yes", []),  # written in Norwegian first, as far as anyone knows
        ("", "Translated-from: lt 3f9a02bc\nDraft: no", []),
    ],
)
def test_a_draft_in_a_translation_alone_is_told(tmp_path: Path, lt: str, nb: str, at: list[tuple[str, int]]) -> None:
    folder = tmp_path / "content/news/nauja"
    folder.mkdir(parents=True)
    (folder / "index.nb.md").write_text(f"Title: X\n{nb}\n\nTekst.\n", encoding="utf-8")
    header = "\n".join(filter(None, ["Title: X", "Date: 2016-12-07", lt]))

    found = advised(tmp_path, f"{header}\n\nTekstas.\n", terms)

    assert [(each.path.name, each.line) for each in found] == at
    assert all(each.advice for each in found)
