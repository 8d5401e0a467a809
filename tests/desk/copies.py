"""Two editors' copies of a project, and the repository that both send to."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.desk.drafting import Refused
from plugins.desk.repository import Repository

TEXT = "content/news/visit/index.lt.md"
OTHER = "content/news/other/index.lt.md"


class Desk:
    """One editor's copy of the project."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.repository = folder, Repository(folder)

    def git(self, *command: str) -> str:
        done = subprocess.run(["git", *command], cwd=self.folder, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def hand_in(self, path: str, text: str) -> frozenset[str]:
        self.write(path, text)
        self.repository.commit([path], "An edit")
        return self.repository.send().brought


def refused(message: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, check=lambda fault: fault.message == message)
