"""The same content gives the same bytes: on any machine, in any place, by any command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import SMALL, Build, build
from tests.tools import ROOT


def different(one: Build, other: Build) -> list[str]:
    """Return the paths of files that are not the same in both, or not in both."""
    assert one.status == 0, one.messages
    assert other.status == 0, other.messages
    first, second = one.files(), other.files()
    assert len(first) > 20
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


@pytest.mark.slow
def test_neither_hash_seed_nor_time_zone_nor_locale_shows_in_the_output(tmp_path: Path) -> None:
    one = build(tmp_path / "one", env={"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"})
    other = build(tmp_path / "other", env={"PYTHONHASHSEED": "77", "TZ": "America/Anchorage", "LC_ALL": "C.UTF-8"})

    assert different(one, other) == []


def test_neither_the_folders_place_nor_the_order_of_its_files_shows_in_the_output(tmp_path: Path) -> None:
    """Files are copied in reverse, which on most file systems is the order in which they are listed then."""
    source, copy = ROOT / "tests/site/content", tmp_path / "elsewhere" / "content"
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            (copy / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy / path.relative_to(source))

    one = build(tmp_path / "one", content=source, conf=SMALL)
    other = build(tmp_path / "other", content=copy, conf=SMALL)

    assert different(one, other) == []


@pytest.mark.slow
def test_pelicans_own_command_and_the_task_make_the_same_site(tmp_path: Path) -> None:
    """In a copy of the project, so that nobody's output/ is touched."""
    copy = tmp_path / "project"
    ignored = shutil.ignore_patterns(
        ".git", ".venv", "node_modules", "output", ".output*", "__pycache__", ".*_cache", ".hypothesis"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}

    by_task = subprocess.run(
        [sys.executable, "tasks.py", "build"], cwd=copy, env=environ, capture_output=True, text=True, check=False
    )
    task = Build(output=copy / "output", status=by_task.returncode, messages=by_task.stdout + by_task.stderr)
    pelican = build(tmp_path / "pelican")

    assert different(task, pelican) == []
