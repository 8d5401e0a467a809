"""What is at work beside the content: a change to any of it has all made anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.building.recipe import SETTINGS, _files, recipe, stamps
from plugins.drawing.typesetting import FILES
from tests.tools import ROOT

NOT_READ = {".license", ".txt", ".md", ".css"}  # licences, and what the editor's desk alone shows


def test_every_file_that_code_reads_is_looked_at() -> None:
    looked_at = {line.rpartition(" ")[0].rpartition(" ")[0] for line in _files()}
    there = {
        str(path)
        for path in (ROOT / "plugins").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in NOT_READ
    }

    assert there <= looked_at
    assert {str(ROOT / "theme/static/fonts" / name) for name in FILES} <= looked_at
    assert {str(path) for path in (ROOT / "theme/translations").rglob("*.po")} <= looked_at
    assert str(ROOT / "requirements/site.lock") in looked_at
    assert {str(ROOT / name) for name in SETTINGS} <= looked_at


def test_a_file_that_is_written_or_comes_or_goes_is_told(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.py", "sub/b.toml", "sub/c.txt"):
        (tmp_path / name).write_text("1")
    seen = [list(stamps(tmp_path, ".py", ".toml"))]

    (tmp_path / "sub/c.txt").write_text("22")
    assert list(stamps(tmp_path, ".py", ".toml")) == seen[0]

    os.utime(tmp_path / "a.py", ns=(1, 1))
    seen.append(list(stamps(tmp_path, ".py", ".toml")))
    (tmp_path / "sub/b.toml").write_text("22")
    seen.append(list(stamps(tmp_path, ".py", ".toml")))
    (tmp_path / "sub/d.py").touch()
    seen.append(list(stamps(tmp_path, ".py", ".toml")))
    (tmp_path / "a.py").unlink()
    seen.append(list(stamps(tmp_path, ".py", ".toml")))

    assert len({"\n".join(each) for each in seen}) == len(seen)


def test_a_function_that_settings_define_is_another_when_it_does_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name, which is all that its setting says of it, it is the same."""
    monkeypatch.setattr("plugins.building.recipe.ROOT", tmp_path)
    (tmp_path / "pelicanconf.py").write_text('JINJA_FILTERS = {"a": lambda word: word}\n')
    before = recipe("the same")
    (tmp_path / "pelicanconf.py").write_text('JINJA_FILTERS = {"a": lambda word: word * 2}\n')

    assert recipe("the same") != before


def test_other_settings_are_another_recipe() -> None:
    assert recipe("a") == recipe("a") != recipe("b")
