"""Who looks at the content for the form: at all of it once, and then at what has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins import checks
from plugins.editing import looking
from plugins.editing.looking import Looker
from tests.tools import ROOT

LONG_AGO = 1_480_000_000  # s; of a file just written a second writing could not be told


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/site/content", tmp_path / "content")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    for name in ("plugins", "theme"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    for path in tmp_path.rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return tmp_path


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[Any]:
    """Return a list that has an entry more, the first argument, with each call of a function."""
    calls: list[Any] = []
    do: Callable[..., Any] = getattr(module, name)

    def counting(*given: Any, **more: Any) -> Any:
        calls.append(given[0])
        return do(*given, **more)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_what_has_not_changed_is_not_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = counted(monkeypatch, looking, "read_content")
    looker = Looker(project, "pelicanconf.py", "2016-12-01 09:00")

    assert looker.look() is looker.look()
    assert len(readings) == 1
    file = project / "content/news/visit/index.lt.md"
    file.write_text(file.read_text().replace("Title: ", "Titel: "))
    assert [each.path.name for each in looker.look().faults][:1] == ["index.lt.md"]
    (file.parent / "index.nb.md").unlink(missing_ok=True)
    looker.look()
    assert len(readings) == 3


def test_only_the_item_that_is_open_is_looked_into_for_advice(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = Looker(project, "pelicanconf.py", "2016-12-01 09:00").look()
    looked_into = counted(monkeypatch, checks, "writing")

    about = view.about("news", "visit")

    assert {each.id for each in looked_into} == {"visit"}
    assert {each.path.parts[1:3] for each in about} <= {("news", "visit")}


def test_a_title_that_another_item_has_is_told_of_all_the_same(project: Path) -> None:
    twin = project / "content/news/z-twin"
    shutil.copytree(project / "content/news/visit", twin)
    view = Looker(project, "pelicanconf.py", "2016-12-01 09:00").look()

    assert "title-twice" in {each.check for each in view.about("news", "z-twin")}
