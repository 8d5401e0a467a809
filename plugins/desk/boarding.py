"""`python3 tasks.py board`: the translation board as a table in the terminal, and as a page of its own."""

from __future__ import annotations

import html
import os
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from plugins.desk import board, worddiff
from plugins.desk.board import Row, State
from plugins.desk.inspecting import site_settings
from plugins.model.problem import N_
from plugins.reading.cataloguing import read_content
from plugins.report import editor_language
from plugins.wording.strings import Strings

SIGNS = {State.DONE: "✓", State.MISSING: "–", State.OUTDATED: "!"}  # a sign each, not only a colour
SAID = {State.DONE: N_("written"), State.MISSING: N_("missing"), State.OUTDATED: N_("out of date")}
HEADING = N_("Translations")
ITEM = N_("Item")
CHANGED = N_("What has changed in the source since")
UNKNOWN = N_("The version it was translated from is not in the history, so what has changed cannot be shown.")
HOLDS = N_("If it still holds: {command}")
BEGIN = N_("To begin: {command}")
SEEN = N_("The board as a page: {file}")

_STYLE = """
:root { color-scheme: light dark; --ground: light-dark(#fbf8f2, #14202b); --ink: light-dark(#14202b, #f1ede4);
  --soft: light-dark(#46535e, #b9c3cc); --line: light-dark(#d5cfc2, #3a4854); --bad: light-dark(#8a2f12, #ffb59c);
  --good: light-dark(#1d5a3a, #9fdcb9) }
body { margin: 0 auto; max-inline-size: 72rem; padding: 2rem 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif }
table { inline-size: 100%; border-collapse: collapse } th, td { padding: .5rem .75rem; text-align: start;
  vertical-align: top; border-block-end: 1px solid var(--line) } code { font-size: .875rem; overflow-wrap: anywhere }
tbody th { font-weight: 500 } small { display: block; color: var(--soft) }
.missing { color: var(--soft) } .out-of-date { color: var(--bad); font-weight: 600 }
del { color: var(--bad) } ins { color: var(--good); font-weight: 600; text-decoration: underline }
details { font-weight: 400; color: var(--ink) } summary { cursor: pointer }
"""


def show(root: Path, *, lang: str = "", browser: bool = True, conf: str = "pelicanconf.py") -> int:
    """Print the table, write the page into .cache/ and open it where there is a browser. Return the exit status."""
    editor = editor_language(lang, os.environ)
    content, settings, _ = site_settings(root / conf)
    outcome = read_content(content, settings.manner(content.name))
    languages = tuple(language.code for language in settings.languages)
    made = board.rows(outcome.things.values(), languages, lambda path: versions(root, path))
    sys.stdout.write(table(made, languages, editor))
    place = root / ".cache" / "board.html"
    place.parent.mkdir(exist_ok=True)
    place.write_text(page(made, languages, editor), encoding="utf-8")
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
                told = t(UNKNOWN) if cell.changes is None else worddiff.as_text(cell.changes)
                lines += ["", f"{cell.path}: {t(SAID[cell.state])}", f"  {' '.join(told.split())}"]
                lines.append("  " + t(HOLDS).format(command=_command(row, cell, unchanged=True)))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _sum(made: tuple[Row, ...], lang: str, t: Strings) -> str:
    found = board.counts(made, lang)
    return f"{lang}: " + ", ".join(f"{SIGNS[state]} {t(SAID[state])} {found[state]}" for state in State)


def page(made: tuple[Row, ...], languages: tuple[str, ...], editor: str) -> str:
    """Return the board as one HTML page that needs nothing beside it."""
    t = Strings(editor, "problems")
    heads = "".join(f'<th scope="col">{lang}</th>' for lang in languages)
    body = "".join(
        f'<tr><th scope="row"><span lang="{row.lang}">{html.escape(row.title)}</span>'
        f"<small>{html.escape(f'{row.kind}/{row.id}')}</small></th>"
        + "".join(_html_cell(row, cell, t) for cell in row.cells.values())
        + "</tr>\n"
        for row in made
    )
    sums = "".join(f"<li>{html.escape(_sum(made, lang, t))}</li>" for lang in languages)
    return (
        f'<!DOCTYPE html>\n<html lang="{editor}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{t(HEADING)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{t(HEADING)}</h1><ul>{sums}</ul>\n"
        f'<table><thead><tr><th scope="col">{t(ITEM)}</th>{heads}</tr></thead>\n<tbody>\n{body}</tbody></table>'
        "</main></body>\n</html>\n"
    )


def _html_cell(row: Row, cell: board.Cell, t: Strings) -> str:
    words = f'<span aria-hidden="true">{SIGNS[cell.state]}</span> {t(SAID[cell.state])}'
    more = ""
    if cell.state is State.MISSING:
        begin = html.escape(t(BEGIN).format(command=_command(row, cell)))
        more = f"<details><summary>{words}</summary><code>{begin}</code></details>"
    if cell.state is State.OUTDATED:
        told = f"<p>{t(UNKNOWN)}</p>"
        if cell.changes is not None:
            told = f"<p>{t(CHANGED)}:</p><p>{worddiff.as_html(cell.changes)}</p>"
        holds = html.escape(t(HOLDS).format(command=_command(row, cell, unchanged=True)))
        more = f"<details><summary>{words}</summary>{told}<code>{holds}</code></details>"
    return f'<td class="{cell.state}">{more or words}</td>'


def _command(row: Row, cell: board.Cell, *, unchanged: bool = False) -> str:
    lang = PurePosixPath(cell.path).name.split(".")[1]
    source = f" --source {cell.source}" if cell.source else ""
    return f"python3 tasks.py translate {row.kind}/{row.id} --to {lang}{source}{' --unchanged' if unchanged else ''}"
