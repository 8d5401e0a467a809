"""What several tests of git have in common."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.desk.copies import OTHER, TEXT, Desk


@pytest.fixture(autouse=True)
def git_knows_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """git knows nothing of who runs the tests."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    """Two copies of a project with one text."""
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", "all.git"], cwd=tmp_path, check=True)
    found: list[Desk] = []
    for name in ("rasa", "kari"):
        subprocess.run(["git", "clone", "--quiet", "all.git", name], cwd=tmp_path, check=True, capture_output=True)
        desk = Desk(tmp_path / name)
        desk.git("config", "user.name", name)
        desk.git("config", "user.email", f"{name}@site.example")
        if not found:
            desk.git("checkout", "--quiet", "-B", "main")
            for path in (TEXT, OTHER):
                desk.write(path, "Title: A\n\n1\n\n2\n\n3\n")
            desk.git("add", "--all")
            desk.git("commit", "--quiet", "-m", "Begin")
            desk.git("push", "--quiet", "-u", "origin", "main")
        found.append(desk)
    return found[0], found[1]
