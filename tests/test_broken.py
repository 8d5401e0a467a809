"""One bad input per fault: what editors are told, word for word, in three languages.

A case in tests/broken/ says in its first line what an editor did; then, each after a line that begins with %%, what is
laid over the small site's content (`file`, `bytes` with an encoding, `link`, `delete`, `times`: text that is added to a
file again and again; `escapes` lets \\x07 in files mean the character), and what is due (`expect en`, `expect lt`,
`expect nb`). `advice` asks for advice, too; `weak` says that a build tells it and goes on. What docs/checks.*.md show
beside: `good` with a file's path is that file as it should be; where no text can show it, `bad` and `good` say it.

Each case is read by itself, in all three languages and by both engines, and then goes through a whole build by Pelican
in one of the languages: it ends with exactly those words, and leaves what was published as it was.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins import catalogue, report
from plugins.checks import Check
from plugins.checks.advice import ADVICE
from plugins.desk.inspecting import given
from plugins.reading.cataloguing import read_content
from plugins.reading.manner import Engine
from plugins.wording.strings import Strings
from tests.building import SMALL, files
from tests.forking import Builder, builder

HERE = Path(__file__).resolve().parent
CASES = sorted((HERE / "broken").glob("*.txt"))
LANGUAGES = ("en", "lt", "nb")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
WITH_MORE = {"bytes", "link", "times"}
NO_DEED = {"advice", "bad", "escapes", "expect", "good", "weak"}


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
        if step.what in NO_DEED:
            continue
        path, _, more = step.about[0].rpartition(" ") if step.what in WITH_MORE else (step.about[0], "", "")
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
        elif step.what == "times":
            target.write_text(
                target.read_text(encoding="utf-8") + " ".join([text.strip()] * int(more)), encoding="utf-8"
            )
        else:
            target.write_bytes(text.encode(more or "utf-8"))


def told(
    content: Path, langs: tuple[str, ...] = LANGUAGES, engine: Engine = "comrak", advice: tuple[Check, ...] = ()
) -> dict[str, list[str]]:
    """Return what an editor is told of `content`, in each of `langs`; of weaknesses, what the checks `advice` find."""
    settings = catalogue.Settings(now=NOW, engine=engine, host="small.example")
    outcome = read_content(content, settings.manner("content"))
    problems = catalogue.all_problems(outcome, settings.checks)
    problems += [each for each in given(outcome, advice) if "nauja" in str(each.path)]
    return {lang: report.lines(problems, lang) for lang in langs}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_fault_is_told_word_for_word(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text(encoding="utf-8")
    case = steps(text)
    content = tmp_path / "content"
    shutil.copytree(HERE / "site" / "content", content)
    lay(content, case)

    advice = ADVICE if any(step.what == "advice" for step in case) else ()
    found = told(content, advice=advice)

    if request.config.getoption("--update"):
        kept = text.split("%% expect ")[0]
        expected = "".join(f"%% expect {lang}\n" + "".join(f"{line}\n" for line in found[lang]) for lang in LANGUAGES)
        path.write_text(kept + expected, encoding="utf-8")
        return
    due = {step.about[0]: step.text.splitlines() for step in case if step.what == "expect"}
    assert found == due
    assert all(found.values()), "a case that sets nothing off proves nothing"
    assert told(content, engine="markdown", advice=advice) == due, "the other engine tells another story"


MENDED = [path for path in CASES if re.search(r"^%% good .", path.read_text(encoding="utf-8"), re.MULTILINE)]


@pytest.mark.parametrize("path", MENDED, ids=lambda path: path.stem)
def test_what_the_guide_shows_as_good_sets_nothing_off(path: Path, tmp_path: Path) -> None:
    case = steps(path.read_text(encoding="utf-8"))
    content = tmp_path / "content"
    shutil.copytree(HERE / "site" / "content", content)
    lay(content, case)
    for step in case:
        if step.what == "good":
            (content / step.about[0]).write_text(step.text, encoding="utf-8")

    assert told(content, ("en",)) == {"en": []}


def test_the_content_that_cases_are_laid_over_has_no_fault() -> None:
    assert told(HERE / "site" / "content", ("en",)) == {"en": []}


@pytest.mark.parametrize("content", [HERE.parent / "content", HERE / "site" / "content"], ids=["real", "small"])
def test_both_engines_make_the_same_of_the_content_and_find_no_fault_in_it(content: Path) -> None:
    """White space between tags apart, which nobody sees."""
    made: dict[Engine, dict[tuple[str, str, str], str]] = {}
    engines: tuple[Engine, ...] = ("comrak", "markdown")
    for engine in engines:
        settings = catalogue.Settings(now=NOW, engine=engine, host="small.example")
        outcome = read_content(content, settings.manner("content"))
        assert [each for each in catalogue.all_problems(outcome, settings.checks) if not each.advice] == []
        assert outcome.catalogue is not None
        made[engine] = {
            (item.kind, item.id, text.reader): " ".join(text.html.split()).replace("> <", "><")
            for item in outcome.catalogue.items
            for text in item.texts
        }

    assert made["comrak"] == made["markdown"]


@pytest.fixture(scope="module")
def pelican() -> Iterator[Builder]:
    """Yield who builds: Pelican, imported once."""
    with builder() as made:
        yield made


@pytest.mark.parametrize(("number", "path"), list(enumerate(CASES)), ids=[path.stem for path in CASES])
def test_a_whole_build_tells_the_same_and_leaves_the_last_good_site_as_it_was(
    number: int, path: Path, tmp_path: Path, small_site: Path, pelican: Builder
) -> None:
    """No traceback, no half-written file, nothing left beside the output, nothing written into the content."""
    lang = LANGUAGES[number % len(LANGUAGES)]
    case = steps(path.read_text(encoding="utf-8"))
    shutil.copytree(small_site.parent, tmp_path, dirs_exist_ok=True)  # with what a build remembers beside its output
    content, output = tmp_path / "content", tmp_path / small_site.name
    shutil.copytree(HERE / "site" / "content", content)
    lay(content, case)
    before = files(tmp_path)

    made = pelican.build(output, "-e", f'EDITOR_LANGUAGE="{lang}"', content=content, conf=SMALL)

    told, after = made.messages.splitlines(), files(tmp_path)
    due = next(step.text.splitlines() for step in case if step.about == (lang,))
    assert "Traceback" not in made.messages
    asked = {step.what for step in case}
    if asked & {"advice", "weak"}:  # other weaknesses are told by `check` alone
        assert (made.status, told[:-1]) == (0, due if "weak" in asked else [])
        assert {name: data for name, data in after.items() if name.startswith("content/")} == {
            name: data for name, data in before.items() if name.startswith("content/")
        }
    else:
        stopped = Strings(lang, "problems")(report.STOPPED).format(n=len(due))
        assert (made.status, told) == (1, [*due, stopped])
        assert after == before
