"""One component, one macro, one name: what CONTRIBUTING promises of theme/templates/components/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools import ROOT

TEMPLATES = ROOT / "theme/templates"
CSS = ROOT / "theme/static/css"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
ALL = sorted(TEMPLATES.rglob("*.html"))

IMPORTED = {
    (file, macro.split(" as ")[0].strip())
    for path in ALL
    for file, macros in re.findall(r'{% from "([^"]+)" import ([^%]+) %}', path.read_text(encoding="utf-8"))
    for macro in macros.split(",")
}


def name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_s_header_names_every_argument(path: Path) -> None:
    """Of the macros that other templates import; a macro for the file's own use says enough by its name."""
    text = path.read_text(encoding="utf-8")
    header = " ".join(re.findall(r"\{#(.*?)#\}", text, re.DOTALL))
    macros = dict(re.findall(r"\{% macro (\w+)\(([^)]*)\)", text))
    shared = IMPORTED & {(f"components/{path.name}", macro) for macro in macros}
    said = [argument for _, macro in shared for argument in macros[macro].split(",")]
    arguments = {argument.partition("=")[0].strip() for argument in said} - {""}

    assert text.startswith("{#")
    assert shared, "no template imports it"
    assert {argument for argument in arguments if not re.search(rf"\b{argument}\b", header)} == set()


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_the_stylesheets_that_a_component_names_are_there(path: Path) -> None:
    header = path.read_text(encoding="utf-8").partition("#}")[0]
    named = re.findall(r"[\w-]+\.css", header)

    assert [
        sheet for sheet in named if not any((CSS / room / sheet).is_file() for room in (".", "components", "layout"))
    ] == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_templates_keep_to_the_rules(path: Path) -> None:
    """No context passed unsaid, no handler or address of a script in the markup."""
    text = path.read_text(encoding="utf-8")

    assert "with context" not in text
    assert not re.search(r"\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/)", text)


@pytest.mark.parametrize("path", sorted((CSS / "components").glob("*.css")), ids=lambda path: path.name)
def test_a_stylesheet_s_classes_are_in_a_template_or_a_drawing(path: Path) -> None:
    """Nothing is styled that nobody writes."""
    written = "".join(file.read_text(encoding="utf-8") for file in ALL)
    written += "".join(file.read_text(encoding="utf-8") for file in (ROOT / "plugins").rglob("*.py"))
    written += "".join(file.read_text(encoding="utf-8") for file in (ROOT / "theme/static/js").rglob("*.js"))
    found = re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", path.read_text(encoding="utf-8")))
    blocks = {re.split(r"__|--|-[0-9a-f]$", each)[0] for each in found}  # "red-7": a step, numbered by the writer

    assert {block for block in blocks if not re.search(rf"\b{re.escape(block)}\b", written)} == set()
