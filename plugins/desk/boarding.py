"""`python3 tasks.py board`: the translation board as a table in the terminal, and as a page of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from plugins.desk import board, boardpage, worddiff
from plugins.desk.board import Cell, Row, State
from plugins.desk.inspecting import site_settings
from plugins.desk.telling import HOLDS, ITEM, SAID, SIGNS, TEXT, UNKNOWN, command
from plugins.model.problem import N_
from plugins.reading.cataloguing import read_content
from plugins.report import no_content
from plugins.wording.editor import editor_language
from plugins.wording.strings import Strings

SEEN = N_("The board as a page: {file}")


def show(root: Path, *, lang: str = "", browser: bool = True, conf: str = "pelicanconf.py") -> int:
    """Print the table, write the page into .cache/ and open it where there is a browser. Return the exit status."""
    editor = editor_language(lang, os.environ)
    if no_content(root / "content", editor):
        return 1
    content, settings, _ = site_settings(root / conf)
    outcome = read_content(content, settings.manner(content.name))
    languages = tuple(language.code for language in settings.languages)
    made = board.rows(outcome.things.values(), languages, lambda path: versions(root, path))
    sys.stdout.write(table(made, languages, editor))
    place = root / ".cache" / "board.html"
    place.parent.mkdir(exist_ok=True)
    place.write_text(boardpage.page(made, settings.languages, editor), encoding="utf-8")
    sys.stdout.write(Strings(editor, "problems")(SEEN).format(file=place.relative_to(root)) + "\n")
    if browser:
        webbrowser.open(place.as_uri())
    return 0


def versions(root: Path, path: PurePosixPath) -> Iterator[bytes]:
    """Yield the versions of a file that git's history has, the newest first; none where there is no git."""

    def git(*arguments: str) -> bytes:
        try:
            command = ["git", "-C", str(root), *arguments]
            return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
        except (OSError, subprocess.CalledProcessError):
            return b""

    for commit in git("log", "--format=%H", "--follow", "-n", "200", "--", str(path)).decode().split():
        data = git("show", f"{commit}:{path}")
        if data:
            yield data


def table(made: tuple[Row, ...], languages: tuple[str, ...], editor: str) -> str:
    """Return the board for a terminal: an item in a line, then the sums and what is out of date."""
    t = Strings(editor, "problems")
    width = max([len(f"{row.kind}/{row.id}") for row in made] + [len(t(ITEM))])
    lines = [f"{t(ITEM):<{width}}  {'  '.join(languages)}"]
    lines += [
        f"{f'{row.kind}/{row.id}':<{width}}  " + "  ".join(f"{SIGNS[row.cells[lang].state]:<2}" for lang in languages)
        for row in made
    ]
    lines += ["", *(_sum(made, lang, t) for lang in languages)]
    for row in made:
        for cell in row.cells.values():
            if cell.state is State.OUTDATED:
                lines += ["", f"{cell.path}: {t(SAID[cell.state])}", *(f"  {line}" for line in _told(cell, t))]
                lines.append("  " + t(HOLDS).format(command=command(row, cell, unchanged=True)))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _told(cell: Cell, t: Strings) -> Iterator[str]:
    """Yield what has changed in the source, a header in a line."""
    if cell.changes is None:
        yield t(UNKNOWN)
    for change in cell.changes or ():
        yield f"{change.header or t(TEXT)}: {' '.join(worddiff.as_text(change.pieces).split())}"


def _sum(made: tuple[Row, ...], lang: str, t: Strings) -> str:
    found = board.counts(made, lang)
    return f"{lang}: " + ", ".join(f"{SIGNS[state]} {t(SAID[state])} {found[state]}" for state in State)
