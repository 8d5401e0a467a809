"""What is at work beside the content: a change to any of it has all made anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.building.recipe import choices, code, recipe, templates
from plugins.drawing.typesetting import FILES
from tests.incremental.twice import Twice
from tests.tools import ROOT

NOT_READ = {".license", ".txt", ".md", ".css"}  # licences, and what the editor's desk alone shows
FORM = {".html", ".js"}  # of plugins/editing, which no build has a part of


def test_every_file_that_code_reads_is_looked_at() -> None:
    looked_at = {f"{folder}/{path}" for folder, _, files in code() for path in files}
    there = {
        str(path)
        for path in (ROOT / "plugins").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in NOT_READ
        if path.suffix not in FORM or "editing" not in path.parts
    }

    assert there <= looked_at
    assert {str(ROOT / "theme/static/fonts" / name) for name in FILES} <= looked_at
    assert {str(path) for path in (ROOT / "theme/translations").rglob("*.po")} <= looked_at
    assert str(ROOT / "requirements/site.lock") in looked_at


def test_a_function_that_settings_define_is_another_when_it_does_something_else(twice: Twice) -> None:
    """By its name, which is all that its setting says of it, it is the same; wherever the file of settings is."""
    conf = twice.folder / "conf/own.py"
    conf.parent.mkdir()
    words = """
from tests.incremental.settings import *
from tests.incremental.settings import JINJA_FILTERS
from beside import said
JINJA_FILTERS = {**JINJA_FILTERS, "number": lambda value, lang: said(value)}
"""
    conf.write_text(f"import sys\nsys.path[:0] = ['{ROOT}', '{conf.parent}']\n{words}")
    beside = conf.with_name("beside.py")
    twice.conf = conf
    for sign in "ABA":
        beside.write_text(f"def said(value):\n    return '{sign}'\n" + "#" * ord(sign))
        shutil.rmtree(conf.parent / "__pycache__", ignore_errors=True)
        made = twice.build()
        assert made.status == 0, made.messages
        assert f">{sign}</dd>" in (twice.output / "index.html").read_text(encoding="utf-8")


def test_other_settings_are_another_recipe() -> None:
    assert recipe("a", code()) == recipe("a", code()) != recipe("b", code())


def test_other_code_is_another_recipe() -> None:
    folder, endings, files = code()[0]
    name, (when, size, number) = next(iter(files.items()))

    assert recipe("a", [(folder, endings, files)]) != recipe(
        "a", [(folder, endings, files | {name: (when + 1, size, number)})]
    )
    assert recipe("a", [(folder, endings, files)]) != recipe(
        "a", [(folder, endings, files | {"new.py": (when, size, number)})]
    )


def test_a_folder_whose_letters_the_system_lacks_is_part_of_a_recipe() -> None:
    """As those of /home/Žydrūnė, where Python is told that all file names are ASCII."""
    folder = os.fsencode("/home/Žydrūnė").decode("ascii", "surrogateescape")

    assert recipe(f"PATH={folder}", [(folder, (".py",), {})]) != recipe("PATH=/home", [("/home", (".py",), {})])


def test_code_that_is_reached_through_a_link_is_no_file_of_settings(tmp_path: Path) -> None:
    """What is needed of it is more with every build, and with other settings nothing would be as it was before."""
    (tmp_path / "plugins").symlink_to(ROOT / "plugins", target_is_directory=True)
    code = (
        "import sys; sys.path.insert(0, ''); from plugins.building.standing import settings_files as f; print([*f()])"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_a_template_that_is_gone_is_missed_by_whatever_used_it(twice: Twice) -> None:
    theme = twice.own_theme()
    assert twice.check() == 0
    place = theme / "templates/pages/event.html"
    text = place.read_text(encoding="utf-8")
    place.unlink()

    broken = twice.build()
    assert broken.status != 0
    assert "event.html" in broken.messages
    place.write_text(text, encoding="utf-8")
    assert twice.check() == 0


def test_settings_are_told_apart_and_the_same_are_the_same() -> None:
    given = {"PLUGINS": ["a"], "SITEURL": "https://a.example", "MAP": {"b": {2, 1}, "a": len}, "OUTPUT_PATH": "x"}

    assert choices(given) == choices({**given, "OUTPUT_PATH": "elsewhere", "MAP": {"a": len, "b": {1, 2}}})
    assert choices(given) != choices({**given, "SITEURL": "https://b.example"})
    assert choices(given) != choices({**given, "PLUGINS": ["b"]})


def test_a_template_is_another_when_one_that_it_takes_in_is(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text('{% from "card.html" import card %}{% block main %}{% endblock %}')
    (tmp_path / "card.html").write_text("{% macro card() %}{% endmacro %}")
    (tmp_path / "page.html").write_text('{%- extends "base.html" -%}')
    (tmp_path / "other.html").write_text("other")
    before = templates(tmp_path)

    (tmp_path / "card.html").write_text("{% macro card() %}new{% endmacro %}")

    after = templates(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"base.html", "card.html", "page.html"}


def test_every_template_of_the_theme_names_what_it_takes_in() -> None:
    """Else each would be taken to need all of them: right, but slow."""
    told = templates(ROOT / "theme/templates")

    assert len(set(told.values())) > len(told) * 0.9
