"""Modules whose code is kept in one file are what they are otherwise."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from importlib.machinery import PathFinder, SourceFileLoader
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType

import pytest

from plugins.running.modules import Modules
from tests.tools import ROOT

NAMES = ("alpha", "alpha.beta", "gamma")
ATTRIBUTES = ("__name__", "__file__", "__cached__", "__package__", "__doc__", "__path__")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of modules, which Python looks into."""
    (tmp_path / "library/alpha").mkdir(parents=True)
    (tmp_path / "library/alpha/__init__.py").write_text('"""The first."""\n\nA = 1\n')
    (tmp_path / "library/alpha/beta.py").write_text("from alpha import A\n\nB = A + 1\n")
    (tmp_path / "library/gamma.py").write_text("def line():\n    raise ValueError\n")
    monkeypatch.syspath_prepend(tmp_path / "library")
    return tmp_path / "library"


def modules_from(finder: Modules | type[PathFinder]) -> dict[str, ModuleType]:
    """Return the modules as `finder` finds them, run."""
    found: dict[str, ModuleType] = {}
    try:
        for name in NAMES:
            parent = sys.modules.get(name.rpartition(".")[0])
            spec = finder.find_spec(name, None if parent is None else list(parent.__path__))
            assert spec is not None
            assert spec.loader is not None
            found[name] = sys.modules[name] = module_from_spec(spec)
            spec.loader.exec_module(found[name])
    finally:
        for name in found:
            del sys.modules[name]
    return found


def no_code(_loader: object, name: str) -> None:
    raise AssertionError(f"the file of {name} is read")


def kept(file: Path) -> Path:
    """Have the modules found and kept in `file`."""
    modules = Modules(str(file))
    modules_from(modules)
    modules.save()
    return file


@pytest.mark.parametrize("system", ["posix", "windows"])
def test_modules_come_from_the_one_file_and_are_what_they_are_otherwise(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    if system == "windows":
        monkeypatch.delattr(os, "pread", raising=False)
    file = kept(tmp_path / "kept/modules")
    otherwise = modules_from(PathFinder)

    monkeypatch.setattr(SourceFileLoader, "get_code", no_code)
    found = modules_from(Modules(str(file)))

    for name in NAMES:
        assert [getattr(found[name], each, None) for each in ATTRIBUTES] == [
            getattr(otherwise[name], each, None) for each in ATTRIBUTES
        ]
        now, before = found[name].__spec__, otherwise[name].__spec__
        assert now is not None
        assert before is not None
        assert (now.origin, now.cached, now.has_location) == (before.origin, before.cached, True)
        assert now.submodule_search_locations == before.submodule_search_locations
    assert (found["alpha"].A, found["alpha.beta"].B) == (1, 2)
    with pytest.raises(ValueError, match=r"^$") as fault:
        found["gamma"].line()
    assert str(fault.traceback[-1].path) == str(library / "gamma.py")
    assert fault.traceback[-1].lineno == 1


@pytest.mark.usefixtures("library")
def test_nothing_is_held_open_where_an_open_file_could_not_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "pread", raising=False)
    held = Modules(str(kept(tmp_path / "modules")))._handle

    with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
        os.fstat(held)


def test_what_has_been_changed_is_read_again_and_kept(library: Path, tmp_path: Path) -> None:
    file = kept(tmp_path / "modules")

    (library / "alpha/__init__.py").write_text("A = 41\n")
    assert modules_from(Modules(str(file)))["alpha.beta"].B == 42

    again = kept(file)
    assert modules_from(Modules(str(again)))["alpha.beta"].B == 42


def test_what_was_kept_stays_when_something_new_comes(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(tmp_path / "modules")
    (library / "delta.py").write_text("D = 4\n")
    with monkeypatch.context() as more:
        more.setattr(sys.modules[__name__], "NAMES", ("delta",))
        kept(file)

    monkeypatch.setattr(SourceFileLoader, "get_code", no_code)
    monkeypatch.setattr(sys.modules[__name__], "NAMES", (*NAMES, "delta"))
    found = modules_from(Modules(str(file)))

    assert (found["alpha"].A, found["alpha.beta"].B, found["delta"].D) == (1, 2, 4)


@pytest.mark.usefixtures("library")
def test_what_cannot_be_read_from_the_file_is_read_as_ever(tmp_path: Path) -> None:
    modules = Modules(str(kept(tmp_path / "modules")))
    os.close(modules._handle)  # as a disk that has gone away

    assert modules_from(modules)["alpha.beta"].B == 2


def test_what_is_gone_is_not_found(library: Path, tmp_path: Path) -> None:
    file = kept(tmp_path / "modules")
    (library / "gamma.py").unlink()
    sys.path_importer_cache.clear()

    assert Modules(str(file)).find_spec("gamma") is None
    assert Modules(str(file)).find_spec("no_such_module") is None


@pytest.mark.usefixtures("library")
def test_where_python_looks_elsewhere_nothing_is_taken_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(tmp_path / "modules")
    (tmp_path / "before").mkdir()
    (tmp_path / "before/gamma.py").write_text("HERE = True\n")
    monkeypatch.syspath_prepend(tmp_path / "before")

    assert modules_from(Modules(str(file)))["gamma"].HERE


def test_settings_may_bring_modules_along_that_are_called_as_others_are(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They have Python look into their folder; it is not in every build that it does, nor into the same."""
    own = {name: tmp_path / name for name in ("first", "second")}
    file = kept(tmp_path / "modules")
    for name, folder in own.items():
        folder.mkdir()
        for each in ("own.py", "gamma.py"):
            (folder / each).write_text(f"A = {name!r}\n")

    for folder in own.values():
        modules = Modules(str(file))
        with monkeypatch.context() as settings:
            settings.syspath_prepend(folder)
            found = [modules.find_spec(name) for name in ("own", "gamma")]
        assert [each.origin for each in found if each] == [str(folder / "own.py"), str(folder / "gamma.py")]
        modules.save()

    modules = Modules(str(file))
    assert modules.find_spec("own") is None
    gamma = modules.find_spec("gamma")
    assert gamma is not None
    assert gamma.origin == str(library / "gamma.py")


def test_a_part_of_a_package_is_that_of_the_package_which_was_found(library: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/beta.py").write_text("B = 0\n")
    modules = Modules(str(kept(tmp_path / "modules")))

    found = [modules.find_spec("alpha.beta", [str(each)]) for each in (library / "alpha", tmp_path / "other")]

    assert [each.origin for each in found if each] == [str(library / "alpha/beta.py"), str(tmp_path / "other/beta.py")]


@pytest.mark.usefixtures("library")
def test_a_file_that_the_disk_has_spoilt_does_no_harm(tmp_path: Path) -> None:
    whole = kept(tmp_path / "modules").read_bytes()
    spoilt = tmp_path / "spoilt"

    for at in range(0, len(whole), 7):
        spoilt.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        assert modules_from(Modules(str(spoilt)))["alpha.beta"].B == 2, at
    for end in range(0, len(whole), 37):
        spoilt.write_bytes(whole[:end])
        assert modules_from(Modules(str(spoilt)))["alpha.beta"].B == 2, end


def test_it_is_written_when_there_is_something_new_and_without_what_no_longer_holds(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(tmp_path / "modules")
    written = file.stat().st_mtime_ns
    kept(file)
    assert file.stat().st_mtime_ns == written
    modules = Modules(str(tmp_path / "twice"))
    modules_from(modules)
    modules.save()
    (tmp_path / "twice").unlink()
    modules.save()
    assert not (tmp_path / "twice").exists(), "nothing was new the second time"

    size = file.stat().st_size
    (library / "gamma.py").unlink()
    monkeypatch.setattr(sys.modules[__name__], "NAMES", ("alpha", "alpha.beta"))
    os.utime(library / "alpha/beta.py", ns=(1, 1))
    kept(file)
    assert file.stat().st_size < size


@pytest.mark.usefixtures("library")
def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "modules").write_text("a file where the folder would be")

    assert kept(tmp_path / "modules/kept").parent.read_text() == "a file where the folder would be"


IN_ANOTHER_PROCESS = """
import sys
sys.path.insert(0, {root!r})
from importlib.machinery import PathFinder
from plugins.running.modules import keep_modules
modules = keep_modules({file!r})
asked, find = [], PathFinder.find_spec
PathFinder.find_spec = lambda name, *more: asked.append(name) or find(name, *more)
from plugins.running.later import later
import markupsafe._speedups
waits = later("plugins.drawing.cover")
modules.save()
print(markupsafe.escape("<"), *asked)
print(waits.WIDTH > 0)
"""


def test_extensions_and_modules_that_wait_are_found_there_too(tmp_path: Path) -> None:
    code = IN_ANOTHER_PROCESS.format(root=str(ROOT), file=str(tmp_path / "modules"))

    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
        for _ in range(2)
    )

    assert (first.stderr, second.stderr) == ("", "")
    assert "markupsafe._speedups" in first.stdout
    assert "plugins.drawing.cover" in first.stdout
    assert second.stdout == "&lt;\nTrue\n"
