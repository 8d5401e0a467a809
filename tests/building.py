"""Building sites for tests the way `tasks.py build` does, each into a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.tools import ROOT

SMALL = "tests/site/settings.py"


@dataclass(frozen=True)
class Build:
    """What came of a build."""

    output: Path
    status: int
    messages: str  # what it printed, both streams

    def files(self) -> dict[str, bytes]:
        """Return every file of the output: its path there → its bytes."""
        return files(self.output)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`: its path there → its bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def build(
    output: Path,
    *options: str,
    content: str | Path = "content",
    conf: str | Path = "pelicanconf.py",
    env: dict[str, str] | None = None,
) -> Build:
    """Build `content` with the settings of `conf` into `output`, messages in English; a fault is the caller's to judge."""
    command = [sys.executable, "-m", "plugins", content, "-s", conf, "-o", output, "--fatal", "warnings", *options]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "200", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Build(output=output, status=done.returncode, messages=done.stdout)


def built(output: Path, *options: str, content: str = "content", conf: str = "pelicanconf.py") -> Path:
    """Build as `build` does, and return the output's folder; a fault fails the test."""
    made = build(output, *options, content=content, conf=conf)
    assert made.status == 0, made.messages
    return made.output


@dataclass
class Edited:
    """A copy of the tiny site's content in a folder of its own, for an editor's deeds and misdeeds."""

    folder: Path
    made_by: Callable[..., Build] = build  # or the `build` of a tests.forking.Builder, which does it sooner
    content: Path = field(init=False)
    output: Path = field(init=False)

    def __post_init__(self) -> None:
        self.content = self.folder / "content"
        self.output = self.folder / "output"
        shutil.copytree(ROOT / "tests/site/content", self.content, symlinks=True)

    def write(self, path: str, text: str | bytes) -> None:
        """Write `text` to the file `path` below content/, with folders that it needs."""
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace the one `old` in the file `path` by `new`."""
        text = (self.content / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
        (self.content / path).write_text(text.replace(old, new), encoding="utf-8")

    def build(self, *options: str, env: dict[str, str] | None = None) -> Build:
        """Build the content as it is now; with an environment of its own in a process of its own."""
        made_by = self.made_by if env is None else build
        return made_by(self.output, *options, content=self.content, conf=SMALL, env=env)
