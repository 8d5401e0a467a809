"""How much advice `serve` tells that there is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.checks.advice import ADVICE
from plugins.checks.tongue import text_language, untranslated
from plugins.desk import counting
from plugins.desk.advising import Adviser
from plugins.desk.checking import check
from tests.building import Edited
from tests.tools import ROOT


def test_what_needs_more_than_the_site_does_is_left_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    assert counting.able() == ADVICE
    monkeypatch.setattr(counting, "find_spec", lambda _: None)

    assert set(ADVICE) - set(counting.able()) == {text_language, untranslated}


def test_it_is_as_much_as_check_tells_but_for_spelling(
    edited_site: Edited, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = edited_site.folder / "conf.py"
    path = f"PATH = {str(edited_site.content)!r}\n"
    conf.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.site.settings import *\n{path}")
    monkeypatch.setattr("plugins.desk.checking.spelling", lambda _: lambda *_: iter(()))

    check(edited_site.folder, lang="en", conf=conf.name)
    told = capsys.readouterr().out.count(": advice: ")

    assert counting.count(conf) == told
    assert told > 0


def looked(adviser: Adviser) -> None:
    """Have it begin to count, and look again until it has taken the answer."""
    adviser.look()
    end = time.monotonic() + 60
    while adviser._process is not None:
        assert time.monotonic() < end
        time.sleep(0.01)
        adviser.look()


@pytest.fixture
def advice(tmp_path: Path) -> Callable[[str], object]:
    """Return a function that says what a count will come to; one that is called is noted in `runs`."""
    (tmp_path / "runs").write_text("")
    return (tmp_path / "advice").write_text


@pytest.fixture
def told() -> list[int]:
    return []


@pytest.fixture
def adviser(tmp_path: Path, told: list[int]) -> Adviser:
    program = "open('runs', 'a').write('.'); print(open('advice').read())"
    return Adviser(tmp_path, [sys.executable, "-I", "-S", "-c", program], told.append)


def test_after_an_edit_that_leaves_as_much_nothing_is_told(
    adviser: Adviser, told: list[int], advice: Callable[[str], object], tmp_path: Path
) -> None:
    """And without an edit nothing is counted; where there is none any more, nothing is said of it."""
    for count in ("3", "3", "4", "4", "0", "0", "4", "no number", "4"):
        advice(count)
        adviser.change()
        looked(adviser)
        looked(adviser)

    assert told == [3, 4, 4]
    assert (tmp_path / "runs").read_text() == "." * 9


def test_what_is_being_counted_when_a_file_is_saved_is_counted_anew(
    adviser: Adviser, told: list[int], advice: Callable[[str], object]
) -> None:
    advice("3")
    adviser.look()
    advice("4")
    adviser.change()
    assert adviser._process is None
    looked(adviser)

    assert told == [4]
