"""The rooms of plugins/ stand above one another: imports point down, as CONTRIBUTING.md has it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.tools import ROOT

PLUGINS = ROOT / "plugins"
ROOMS = {path.parent.name for path in PLUGINS.glob("*/__init__.py")}
PELICANS = "the row of plugins"  # plugins/*.py


def imported(file: Path) -> Iterator[str]:
    """Yield the names of modules that `file` imports, those that wait until they are used among them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "later":
            yield from (str(each.value) for each in ast.walk(node) if isinstance(each, ast.Constant))


def room_of(module: str) -> str:
    """Return the room of one of our own modules: "plugins.model.item" -> "model"; "" for anybody else's."""
    first, *rest = module.split(".")
    return "" if first != "plugins" or not rest else rest[0] if rest[0] in ROOMS else PELICANS


def below() -> dict[str, set[str]]:
    """Return which rooms each imports."""
    found: dict[str, set[str]] = {}
    for file in PLUGINS.rglob("*.py"):
        own = file.parent.name if file.parent != PLUGINS else PELICANS
        found.setdefault(own, set()).update(map(room_of, imported(file)))
    return {own: others - {own, ""} for own, others in found.items()}


def test_no_room_stands_above_itself() -> None:
    TopologicalSorter(below()).prepare()  # a CycleError names the rooms


def test_the_rooms_know_nothing_of_pelicans_plugins_but_for_the_desk_and_its_forms() -> None:
    assert {own for own, others in below().items() if PELICANS in others} == {"desk", "editing"}


def test_every_module_that_is_in_no_room_is_a_plugin_of_pelicans() -> None:
    modules = {path: path.read_text(encoding="utf-8") for path in PLUGINS.glob("*.py") if path.name[:2] != "__"}

    assert [path.name for path, code in modules.items() if "# Below: Pelican." not in code] == []
    assert [path.name for path, code in modules.items() if "def register() -> None:" not in code] == []


def test_what_stands_at_the_bottom_stands_on_nothing() -> None:
    rooms = below()

    assert (rooms["model"], rooms["writing"]) == (set(), set())
    assert rooms["running"] == {"model"}, "what is said of a fault is marked for translation there"
