"""How much advice `serve` tells that there is."""

from __future__ import annotations

import pytest

from plugins.checks.advice import ADVICE
from plugins.checks.tongue import text_language, untranslated
from plugins.desk import counting
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
