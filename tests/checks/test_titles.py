"""Titles and summaries: how long they may be, and when two are the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.catalogue import Settings
from plugins.checks.titles import summary_missing, summary_too_long, title_too_long, title_twice
from plugins.desk.inspecting import given
from plugins.reading.cataloguing import read_content
from tests.checks.advising import NOW, advised, header
from tests.tools import ROOT

VISIT = "Partneriai susitiko Osle"  # the title of a news item of the tiny site


@pytest.mark.parametrize(("letters", "told"), [(70, False), (71, True)])
def test_a_title_has_seventy_letters_at_most(letters: int, *, told: bool, tmp_path: Path) -> None:
    found = advised(tmp_path, header(f"Title: {'ą' * letters}"), title_too_long)

    assert [(each.check, each.line) for each in found] == [("title-too-long", 3)] * told


@pytest.mark.parametrize(("letters", "told"), [(200, False), (201, True)])
def test_a_summary_has_two_hundred_letters_at_most(letters: int, *, told: bool, tmp_path: Path) -> None:
    found = advised(tmp_path, header(f"Summary: {'ą' * letters}"), summary_too_long)

    assert [(each.check, each.line) for each in found] == [("summary-too-long", 3)] * told


@pytest.mark.parametrize(
    ("title", "kind", "lang", "told"),
    [
        (VISIT, "news", "lt", True),
        (VISIT.upper(), "news", "lt", True),
        (VISIT.replace(" ", "  "), "news", "lt", True),
        (f"{VISIT} 2", "news", "lt", False),
        (VISIT, "news", "en", False),  # a reader of English sees it once
        (VISIT, "pages", "lt", False),
    ],
)
def test_two_titles_are_the_same_whatever_their_letters_and_spaces(
    title: str, kind: str, lang: str, *, told: bool, tmp_path: Path
) -> None:
    """The one whose folder comes first in the alphabet has it; the other is told."""
    date = "Date: 2016-12-07\n" if kind == "news" else ""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/site/content", content)
    place = content / kind / "nauja" / f"index.{lang}.md"
    place.parent.mkdir()
    place.write_text(f"Title: {title}\n{date}\nTekstas.\n", encoding="utf-8")
    found = given(read_content(content, Settings(now=NOW).manner("content")), (title_twice,))

    others = [(str(each.path), dict(each.values)["other"]) for each in found]
    assert others == [("content/news/visit/index.lt.md", "news/nauja")] * told


@pytest.mark.parametrize(("kind", "told"), [("pages", True), ("tags", False)])
def test_a_topic_needs_no_summary(kind: str, *, told: bool, tmp_path: Path) -> None:
    found = advised(tmp_path, "Title: Nauja\n\nTekstas.\n", summary_missing, kind=kind)

    assert [each.check for each in found] == ["summary-missing"] * told
