"""One bad input per fault: what editors are told, word for word, in three languages.

A case in tests/broken/ says in its first line what an editor did; then, each after a line that begins with %%, what is
laid over the small site's content (`file`, `bytes` with an encoding, `link`, `delete`; `escapes` lets \\x07 in files
mean the character), and what is due (`expect en`, `expect lt`, `expect nb`).
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins import catalogue, report
from plugins.reading.cataloguing import read_content

HERE = Path(__file__).resolve().parent
CASES = sorted((HERE / "broken").glob("*.txt"))
LANGUAGES = ("en", "lt", "nb")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Step:
    """One thing that is done to the content, or expected of it."""

    what: str
    about: tuple[str, ...]
    text: str


def steps(case: str) -> list[Step]:
    """Split a case at its lines that begin with %%."""
    parts = re.split(r"^%% (.*)\n", case, flags=re.MULTILINE)
    return [
        Step(words.split()[0], tuple(words.split(maxsplit=1)[1:]), text)
        for words, text in zip(parts[1::2], parts[2::2], strict=True)
    ]


def lay(content: Path, case: list[Step]) -> None:
    """Do to `content` what an editor did."""
    escapes = any(step.what == "escapes" for step in case)
    for step in case:
        if step.what in {"escapes", "expect"}:
            continue
        path, _, more = step.about[0].rpartition(" ") if step.what in {"bytes", "link"} else (step.about[0], "", "")
        target = content / path
        if step.what == "delete":
            shutil.rmtree(target) if target.is_dir() else target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = step.text
        if escapes:
            text = re.sub(r"\\(?:x(..)|u(....))", lambda found: chr(int(found[1] or found[2], 16)), text)
        if step.what == "link":
            target.symlink_to(more)
        else:
            target.write_bytes(text.encode(more or "utf-8"))


def told(content: Path, lang: str) -> list[str]:
    """Return what an editor is told of `content`."""
    settings = catalogue.Settings(now=NOW)
    outcome = read_content(content, settings.manner("content"))
    return report.lines(catalogue.all_problems(outcome, settings.checks), lang)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_fault_is_told_word_for_word(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text(encoding="utf-8")
    case = steps(text)
    content = tmp_path / "content"
    shutil.copytree(HERE / "site" / "content", content)
    lay(content, case)

    found = {lang: told(content, lang) for lang in LANGUAGES}

    if request.config.getoption("--update"):
        kept = text.split("%% expect ")[0]
        expected = "".join(f"%% expect {lang}\n" + "".join(f"{line}\n" for line in found[lang]) for lang in LANGUAGES)
        path.write_text(kept + expected, encoding="utf-8")
        return
    due = {step.about[0]: step.text.splitlines() for step in case if step.what == "expect"}
    assert found == due
    assert all(found.values()), "a case that sets nothing off proves nothing"


def test_the_content_that_cases_are_laid_over_has_no_fault() -> None:
    assert told(HERE / "site" / "content", "en") == []


def test_the_real_content_has_no_fault() -> None:
    assert [line for line in told(HERE.parent / "content", "en") if line] == []
