"""The real content as an editor's check sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.checks.advice import ADVICE
from plugins.checks.spelling import speller, spelling
from plugins.desk.inspecting import inspect, site_settings
from plugins.wording.strings import explain
from tests.tools import ROOT


def test_the_real_content_has_nothing_to_mend(needs: Callable[[str], None]) -> None:
    needs("npm packages")
    content, settings, _ = site_settings(ROOT / "pelicanconf.py")
    found = inspect(content, settings, (*ADVICE, spelling(speller(ROOT))))

    assert [explain(problem) for problem in found.problems] == []
    assert found.files > 100


def test_each_check_has_a_name_of_its_own() -> None:
    assert len({check.__name__ for check in ADVICE}) == len(ADVICE)


@pytest.mark.parametrize("check", ADVICE)
def test_no_build_waits_for_advice(check: object) -> None:
    from plugins.checks.registry import CHECKS

    assert check not in CHECKS
