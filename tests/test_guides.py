"""The guides keep their word: their examples are built and checked, what they name is there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tasks
from plugins import catalogue, report
from plugins.checks.advice import ADVICE
from plugins.desk import guide
from plugins.desk.inspecting import given
from plugins.reading.cataloguing import read_content
from plugins.reading.headers import HEADERS
from tests.tools import ROOT

LANGUAGES = ("lt", "nb", "en")
GUIDES = {lang: (ROOT / f"docs/editors.{lang}.md").read_text(encoding="utf-8") for lang in LANGUAGES}
ENTRIES = guide.entries(ROOT / "tests/broken")
# Their examples are names, not items of the content that a copy of it could hold twice.
TWICE = {"title-twice"}


def blocks(lang: str) -> list[str]:
    return [
        textwrap.dedent(found) for found in re.findall(r"^ *```\n(.*?)^ *```$", GUIDES[lang], re.MULTILINE | re.DOTALL)
    ]


def items(lang: str) -> list[tuple[str, str]]:
    """Return the examples of whole items: (kind, text)."""
    found = []
    for block in blocks(lang):
        if block.startswith("Title:"):
            kind = "events" if "\nType:" in block else "partners" if "\nKind:" in block else "news"
            found.append((kind, block))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_guide_shows_a_news_item_an_event_and_a_partner(lang: str) -> None:
    assert [kind for kind, _ in items(lang)] == ["news", "events", "partners"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(3))
def test_an_example_among_the_real_content_has_neither_fault_nor_weakness(
    lang: str, number: int, tmp_path: Path
) -> None:
    kind, text = items(lang)[number]
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    place = content / kind / "guide-example" / f"index.{lang}.md"
    place.parent.mkdir()
    # The address is the real item's: the example is taken from it.
    place.write_text(re.sub(r"^Slug: ", "Slug: x-", text, flags=re.MULTILINE), encoding="utf-8")

    settings = catalogue.Settings(now=datetime(2026, 1, 1, tzinfo=UTC))
    outcome = read_content(content, settings.manner("content"))
    problems = catalogue.all_problems(outcome, settings.checks) + given(outcome, ADVICE)

    told = [each for each in problems if "guide-example" in str(each.path) and each.check not in TWICE]
    assert report.lines(told, "en") == []
    assert outcome.catalogue is not None
    assert any(item.id == "guide-example" for item in outcome.catalogue.items)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["news", "events", "partners"])
def test_what_an_item_cannot_do_without_is_named_in_a_sentence_of_its_own(lang: str, kind: str) -> None:
    required = {header.name for header in HEADERS[kind].values() if header.required}
    sentences = re.split(r"\. |\.\n|\n\n", GUIDES[lang])

    assert required in [set(re.findall(r"`(\w+)`", sentence)) for sentence in sentences]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_of_the_guides_is_a_task_with_those_options(lang: str) -> None:
    commands = re.findall(r"python3 tasks\.py (\w+)([^`\n]*)", GUIDES[lang])
    assert {name for name, _ in commands} >= {"serve", "check", "new", "translate", "board", "changes"}
    for name, rest in commands:
        task = getattr(tasks, name)
        options = {argument.attr_name or argument.name for argument in task.get_arguments()}
        assert {option.replace("-", "_") for option in re.findall(r"--([a-z-]+)", rest)} <= options


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project, its environment borrowed, for commands to be run in."""
    folder = tmp_path_factory.mktemp("guide") / "project"
    for name in ("content", "docs", "plugins", "requirements", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "tasks.py"):
        shutil.copy(ROOT / name, folder)
    for name in (".venv", "node_modules"):
        if (ROOT / name).is_dir():
            (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_commands_of_the_guides_do_what_they_say(lang: str, project: Path) -> None:
    """Those that neither ask, nor serve, nor open a page; what they have made is without a fault."""
    commands = [block.strip() for block in blocks(lang) if block.startswith("python3 tasks.py ")]
    run = [each for each in commands if "--" in each and "board" not in each]
    assert len(run) == 3
    for command in (*run, "python3 tasks.py board --no-browser", "python3 tasks.py check"):
        done = subprocess.run(
            [sys.executable, *shlex.split(command)[1:], "--lang", lang],
            cwd=project,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), command
    made = {
        path.relative_to(project / "content").as_posix()
        for path in (project / "content").rglob("*.md")
        if not (ROOT / "content" / path.relative_to(project / "content")).exists()
    }
    assert "news/2016-11-training-lithuania/index.nb.md" in made
    assert len(made) == 3
    for each in made:
        (project / "content" / each).unlink()
    for folder in {(project / "content" / each).parent for each in made}:
        if not any(folder.iterdir()):
            folder.rmdir()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_header_and_check_that_a_guide_names_is_there(lang: str) -> None:
    known = {header.name for headers in HEADERS.values() for header in headers.values()} | {"Translated-from"}
    named = set(re.findall(r"`([A-Z][a-z]+(?:_[a-z]+)*):?(?: [^`]*)?`", GUIDES[lang])) - {"Group", "Oslas", "Oslo"}
    table = {
        name
        for row in re.findall(r"^\| (`[a-z].*?) \|", GUIDES[lang], re.MULTILINE)
        for name in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", row)
    }
    checks = {entry.check for entry in ENTRIES}

    assert {
        name for name in named if name not in known and not re.match(r"(On|Vardas|Navn|Name|Søndag)", name)
    } == set()
    assert table - checks == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guides_lead_to_headings_and_files_that_are_there(lang: str) -> None:
    headings = {
        re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-")
        for each in re.findall(r"^#+ (.*)$", GUIDES[lang], re.MULTILINE)
    }
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", GUIDES[lang], flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)]+)\)", prose):
        if target.startswith("#"):
            assert target[1:] in headings
        else:
            assert (ROOT / "docs" / target).is_file()


def test_the_three_guides_have_the_same_parts() -> None:
    shapes = {lang: re.findall(r"^#+(?= )", GUIDES[lang], re.MULTILINE) for lang in LANGUAGES}

    assert shapes["lt"] == shapes["nb"] == shapes["en"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_checks_is_what_the_code_says(lang: str) -> None:
    place = ROOT / f"docs/checks.{lang}.md"

    assert place.read_text(encoding="utf-8") == guide.page(ENTRIES, lang), "run `python3 tasks.py guide`"


def test_the_page_of_checks_has_all_advice() -> None:
    advice = {entry.check for entry in ENTRIES if entry.advice}

    assert advice >= {check.__name__.replace("_", "-") for check in ADVICE} | {"misspelt", "link-unreachable"}


def test_each_check_has_a_bad_and_a_good_example() -> None:
    assert [entry.check for entry in ENTRIES if not (entry.bad and entry.good)] == []
    assert [entry.check for entry in ENTRIES if entry.bad == entry.good] == []


def test_each_check_of_the_code_has_its_place_in_the_guide() -> None:
    """But for what no file of an editor's sets off: a disk that fails, a site that has lost a third of its pages."""
    named = re.compile(r'"([a-z]+(?:-[a-z]+)+|encoding|number)"(?=,\s*\n?\s*(?:N_|wrong|right)|, N_)')
    rooms = [ROOT / "plugins/checks", ROOT / "plugins/reading", ROOT / "plugins/picturing"]
    told = {name for room in rooms for file in room.rglob("*.py") for name in named.findall(file.read_text("utf-8"))}

    assert len(told) > 60
    assert told - {entry.check for entry in ENTRIES} == {"picture-unreadable"}
