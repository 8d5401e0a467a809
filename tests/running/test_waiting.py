"""What stands in for a module says the same, and brings the real one when anything else is asked of it."""

from __future__ import annotations

import importlib
import inspect as real
import pkgutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from plugins.running import light, waiting
from plugins.running.waiting import Waiting, instead
from tests.tools import ROOT


class _Some:
    def method(self) -> None: ...

    async def later(self) -> None: ...


async def _awaited() -> None: ...


VALUES: tuple[object, ...] = (
    _Some,
    _Some(),
    _Some().method,
    _Some().later,
    _Some.later,
    _awaited,
    partial(_awaited),
    partial(len),
    len,
    sys,
    ModuleType("one"),
    None,
    "text",
)


@pytest.mark.parametrize("name", ["isclass", "iscoroutinefunction", "ismethod", "ismodule"])
def test_inspect_answers_as_inspect_does(name: str) -> None:
    own, other = getattr(waiting.inspect(), name), getattr(real, name)

    assert [own(value) for value in VALUES] == [other(value) for value in VALUES]
    assert {own(value) for value in VALUES} == {True, False}


def test_inspect_finds_the_same_members() -> None:
    found: Any = waiting.inspect()

    assert found.getmembers(light) == real.getmembers(light)
    assert found.getattr_static(_Some, "method") is real.getattr_static(_Some, "method")


def test_the_real_module_comes_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = Waiting("colorsys", {"rgb_to_hsv": "none"})
    before: Any = importlib.import_module("colorsys")
    with instead({"colorsys": stand_in}):
        assert importlib.import_module("colorsys") is before, "what is there stays"

    monkeypatch.delitem(sys.modules, "colorsys")
    with instead({"colorsys": stand_in}):
        given: Any = importlib.import_module("colorsys")
        assert given is stand_in
        assert not hasattr(given, "hsv_to_rgb"), "not while it stands there for others"
    assert "colorsys" not in sys.modules
    after: Any = given
    assert after.rgb_to_hsv == "none"
    assert after.hsv_to_rgb(0, 0, 1) == (1, 1, 1)


def test_a_module_in_a_package_is_put_back_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import xml.sax

    monkeypatch.delitem(sys.modules, "xml.sax.saxutils", raising=False)
    stand_in = Waiting("xml.sax.saxutils")
    with instead({"xml.sax.saxutils": stand_in}):
        from xml.sax import saxutils as given
    assert given is stand_in
    assert vars(xml.sax).get("saxutils") is not stand_in


def test_packages_are_found_as_pkgutil_finds_them(tmp_path: Path) -> None:
    for name in ("one", "two", "a.dot", "empty"):
        (tmp_path / name).mkdir()
    for name in ("one", "two", "a.dot"):
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "module.py").touch()
    places = [str(tmp_path), str(tmp_path / "none")]

    found = [each[1:] for each in light.packages(places, "a.")]

    assert found == [(each.name, True) for each in pkgutil.iter_modules(places, "a.") if each.ispkg]
    assert found == [("a.one", True), ("a.two", True)]


ZONES = """
import sys
from plugins.running.waiting import import_tools
import_tools()
from zoneinfo import TZPATH, ZoneInfo
print("sysconfig" in sys.modules, ZoneInfo("Europe/Vilnius").key, *TZPATH)
import sysconfig
print(sysconfig.get_config_var("TZPATH"))
"""


@pytest.mark.skipif(not Path("/usr/share/zoneinfo").is_dir(), reason="this system has its zones elsewhere")
def test_zones_are_found_without_all_that_python_was_built_with() -> None:
    done = subprocess.run([sys.executable, "-c", ZONES], cwd=ROOT, capture_output=True, text=True, check=True)

    light_start, built_with = done.stdout.splitlines()
    assert light_start.startswith("False Europe/Vilnius /usr/share/zoneinfo")
    assert built_with != "None"  # the real module is there for whoever imports it
