"""The real content as an editor's check sees it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.catalogue import Settings, all_problems
from plugins.checks.advice import ADVICE
from plugins.checks.spelling import speller, spelling
from plugins.desk.checking import check
from plugins.desk.inspecting import inspect, site_settings
from plugins.reading.cataloguing import read_content
from plugins.wording.strings import explain
from tests.tools import ROOT


def test_the_real_content_has_nothing_to_mend(needs: Callable[[str], None]) -> None:
    needs("npm packages")
    content, settings, _ = site_settings(ROOT / "pelicanconf.py")
    found = inspect(content, settings, (*ADVICE, spelling(speller(ROOT))))

    assert [explain(problem) for problem in found.problems] == []
    assert found.files > 100


def test_each_check_has_a_name_of_its_own() -> None:
    assert len({each.__name__ for each in ADVICE}) == len(ADVICE)


@pytest.mark.parametrize("advice", ADVICE)
def test_no_build_waits_for_advice(advice: object) -> None:
    from plugins.checks.registry import CHECKS

    assert advice not in CHECKS


CONTRADICTION = (
    "Title: Susitikimas\nType: training\nStarts: 2016-11-17\nEnds: 2016-11-14\nSummary: Trumpai.\n{more}\n\nTekstas.\n"
)


@pytest.mark.parametrize("more", ["Publish: 2099-01-01 09:00", "Draft: yes", "Status: draft"])
def test_what_nobody_sees_yet_is_checked_today_and_stops_no_build_today(tmp_path: Path, more: str) -> None:
    """An embargoed event that contradicts itself would otherwise end the build of the day on which it appears."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/site/content", content)
    (content / "events/nauja").mkdir()
    (content / "events/nauja/index.lt.md").write_text(CONTRADICTION.format(more=more), encoding="utf-8")
    settings = Settings(now=datetime(2026, 1, 1, tzinfo=UTC))

    assert [each.check for each in inspect(content, settings, ()).problems] == ["event-ends-first"]
    today = read_content(content, settings.manner("content"))
    assert all_problems(today, settings.checks) == []


def test_what_ends_only_a_production_build_is_told_too(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/site/content", content)
    (project,) = content.glob("project/*/index.lt.md")
    project.write_text(f"Draft: yes\n{project.read_text(encoding='utf-8')}", encoding="utf-8")

    found = inspect(content, Settings(now=datetime(2026, 1, 1, tzinfo=UTC)), ())

    assert [each.check for each in found.problems] == ["no-project"]


def test_a_format_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(ROOT, lang="lt", form="xml") == 1
    assert capsys.readouterr().err == "formato „xml“ nėra; rašykite vieną iš šių: text, github, json\n"


def test_a_project_without_content_is_told_so_and_not_in_pythons_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "The folder content is not there: bring it back, or go to the folder of the project that has it.\n"

    assert check(tmp_path, lang="en", conf=str(ROOT / "pelicanconf.py")) == 1
    assert capsys.readouterr().err.endswith(told)

    build = [sys.executable, "-m", "plugins", f"{tmp_path}/content/", "-s", str(ROOT / "pelicanconf.py")]
    done = subprocess.run([*build, "-e", 'EDITOR_LANGUAGE="en"'], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, told)
