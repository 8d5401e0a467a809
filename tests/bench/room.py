"""A tool's room: a folder with the corpus as the tool wants it, and what is done to it before a run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from plugins.languages import LANGUAGES
from tests.bench.items import Corpus
from tests.bench.peers import address
from tests.bench.tools import BENCH, Tool

METER = BENCH / "meter.py"
_TITLE = re.compile(r'^(title: "?)', re.MULTILINE | re.IGNORECASE)


class BuildError(Exception):
    """A tool did not build its site; says which, and its last words."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one run took: see meter.py."""

    seconds: float
    cpu: float  # seconds
    largest: float  # MB
    memory: float  # MB; 0 where the run was not weighed


@dataclass(frozen=True, kw_only=True)
class Weight:
    """What a tool has written."""

    pages: int  # HTML files
    files: int
    size: int  # bytes, of all files


@dataclass(frozen=True, kw_only=True)
class Room:
    """One tool's folder."""

    tool: Tool
    folder: Path
    edited: Path  # the text that is edited: of the item in the middle, in the first language that it is written in
    text: str  # what stands in it before any edit
    given: frozenset[str]  # names of what is in the folder before any build
    page: Path  # what is made of it

    def clear(self) -> None:
        """Delete whatever builds have left, not only what they are known to, and undo edits: what comes next is a cold build."""
        for place in self.folder.iterdir():
            if place.name in self.given:
                continue
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink()
        self.edited.write_text(self.text, encoding="utf-8")

    def edit_word(self, number: int) -> None:
        """Add a word to the text, another one for each `number`."""
        self.edited.write_text(f"{self.text.rstrip()} {word(number)}\n", encoding="utf-8")

    def edit_title(self, number: int) -> None:
        """Change the title, differently for each `number`; the text stays as it is by now."""
        text = _TITLE.sub(rf"\g<1>{word(number)} ", self.edited.read_text(encoding="utf-8"), count=1)
        self.edited.write_text(text, encoding="utf-8")

    def shows(self, number: int) -> bool:
        """Whether the page has the edit of this `number` in it: a build that is quick and wrong is none."""
        return word(number) in self.page.read_text(encoding="utf-8")

    def run(self, *, weigh: bool = False) -> Cost:
        """Build in a fresh process; a BuildError where that does not end well."""
        os.sync()  # what the tool before has written shall not be written now
        report, log = self.folder / "report.json", self.folder / "log.txt"
        command = [sys.executable, "-I", str(METER), str(report), str(log), *(["--weigh"] if weigh else [])]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "500"}  # of messages, which are told on one line
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else tools in Python would be compiled in every run
        subprocess.run([*command, "--", *self.tool.command(self.folder)], cwd=self.folder, env=environment, check=True)
        told = json.loads(report.read_text(encoding="utf-8"))
        if told["status"]:
            last = log.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
            raise BuildError(f"{self.tool.name} ended with {told['status']}: {' '.join(last.split())}")
        return Cost(**{name: told[name] for name in ("seconds", "cpu", "largest", "memory")})

    def weight(self) -> Weight:
        """Return what the last build has left in its output."""
        files = [each for each in (self.folder / self.tool.output).rglob("*") if each.is_file()]
        return Weight(
            pages=sum(each.suffix == ".html" for each in files),
            files=len(files),
            size=sum(each.stat().st_size for each in files),
        )


def lay_out(tool: Tool, there: Corpus, folder: Path) -> Room:
    """Make the room of `tool` in the new folder `folder`."""
    if tool.theme:
        shutil.copytree(BENCH / tool.theme, folder)
    for path, text in tool.files(there):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    item = there.news[len(there.news) // 2]
    language = next(each for each in LANGUAGES if each.code == item.langs[0])
    edited = folder / tool.source(item, language.code)
    return Room(
        tool=tool,
        folder=folder,
        edited=edited,
        text=edited.read_text(encoding="utf-8"),
        given=frozenset(each.name for each in folder.iterdir()),
        page=folder / tool.output / address(item, language).lstrip("/") / "index.html",
    )


def word(number: int) -> str:
    """Return what an edit adds: a word that no text has."""
    return f"Pakeitimas{number}"
