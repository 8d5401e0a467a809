"""Advice on small pieces of text: the tiny site's content with one more news item."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from plugins import catalogue
from plugins.checks import Check
from plugins.desk.inspecting import given
from plugins.model.problem import Problem
from plugins.reading.cataloguing import read_content
from tests.tools import ROOT

HEADER = "Title: Nauja žinia\nDate: 2016-12-07\nSummary: Viename sakinyje.\n"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def advised(folder: Path, text: str, check: Check, lang: str = "lt", kind: str = "news") -> list[Problem]:
    """Return what `check` says of a file `text` in a folder of its own, laid over the tiny site."""
    content = folder / "content"
    shutil.copytree(ROOT / "tests/site/content", content, dirs_exist_ok=True)
    place = content / kind / "nauja" / f"index.{lang}.md"
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")
    settings = catalogue.Settings(now=NOW, drafts=True)
    outcome = read_content(content, settings.manner("content"))
    assert not outcome.problems, outcome.problems
    return [problem for problem in given(outcome, (check,)) if "nauja" in str(problem.path)]


def body(text: str) -> str:
    """Return a news item that says `text`."""
    return f"{HEADER}\n{text}\n"


def header(line: str) -> str:
    """Return a news item with one header in place of its own of that name, or beside them."""
    name = line.partition(":")[0]
    kept = [each for each in HEADER.splitlines() if each.partition(":")[0] != name]
    return "\n".join([*kept, line]) + "\n\nTekstas.\n"
