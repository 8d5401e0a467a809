"""Tables, lists and headings that are none, and words that became one by mistake."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from plugins.checks import Evidence
from plugins.checks.shown import Piece, Shown, short
from plugins.model.catalogue import Catalogue
from plugins.model.plain import plain_text
from plugins.model.problem import N_, Problem, advice
from plugins.reading.foreign_dates import iso_guess

_ROW = re.compile(r"\s*\|.*\|\s*")
_COLUMNS = re.compile(r"\S[^\t]*(?:\t+[^\t]+)+")
_BULLET = re.compile(r"\s*(?:[•▪‣◦●○■]|[-*+]\u00a0)\s*(\S.*)")
_DASH = re.compile(r"\s*(?:[–—·]\s+|-(?=[^\W\d]))(\S.*)")
_NUMBER = re.compile(r"\s*(\d{1,2})[.)](?=[^\W\d])(\S.*)")
_ORDERED = re.compile(
    r'<ol data-sourcepos="(\d+):[^>]*? start="(\d+)"[^>]*>\s*<li[^>]*>(?:\s*<p[^>]*>)?(.*?)</', re.DOTALL
)
_CODE = re.compile(r'<pre data-sourcepos="(\d+):[^>]*><code>(.*?)\n', re.DOTALL)
_UNDERLINED = re.compile(r'<h2 data-sourcepos="(\d+):\d+-(\d+):[^>]*>(.*?)</h2>', re.DOTALL)
_DAYS = 31
_HEADING = 80  # letters: more are no heading


def table_shown(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of rows that make no table: readers see strokes, or columns run into one another.

    Bad: `| Laikas | Tema | ⏎ | 10:00 | Įžanga |`
    Good: `| Laikas | Tema | ⏎ | --- | --- | ⏎ | 10:00 | Įžanga |`
    """
    for text in evidence.shown:
        for piece in text.pieces:
            for line, rows in _runs(piece, _ROW):
                yield advice(
                    text.source.path, line, "table-shown",
                    N_("these lines make no table: readers see the strokes"),
                    N_("write {rule} on a line of its own below the first"),
                    rule=_rule(rows[0].strip().strip("|").count("|") + 1),
                )  # fmt: skip
            for line, rows in _runs(piece, _COLUMNS):
                cells = re.split(r"\t+", rows[0].strip())
                yield advice(
                    text.source.path, line, "table-shown",
                    N_("the columns of a table run into one another here"),
                    N_("write the first line as {head}, below it {rule}, and the others like the first"),
                    head=f"| {' | '.join(cells)} |", rule=_rule(len(cells)),
                )  # fmt: skip


def list_shown(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of items that make no list: they run into one paragraph.

    Bad: `• programa ⏎ • dalyviai`
    Good: `- programa ⏎ - dalyviai`
    """
    for text in evidence.shown:
        for piece in text.pieces:
            for form, least, mark in ((_BULLET, 1, "- "), (_DASH, 2, "- "), (_NUMBER, 2, "")):
                for line, rows in _runs(piece, form, least):
                    match = form.fullmatch(rows[0])
                    assert match is not None
                    right = f"{mark}{match[1]}" if mark else f"{match[1]}. {match[2]}"
                    yield advice(
                        text.source.path, line, "list-shown",
                        N_("these lines make no list: they run into one paragraph") if len(rows) > 1
                        else N_("“{found}” is no item of a list"),
                        N_("begin each like this: “{right}”; or put an empty line between them") if len(rows) > 1
                        else N_("write “{right}”"),
                        found=short(rows[0]), right=short(right),
                    )  # fmt: skip


def number_as_list(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    r"""Tell of a paragraph that begins with a date or a year, and so became an item of a numbered list.

    Bad: `30. april møttes partnerne.`
    Good: `30\. april møttes partnerne.`
    """
    for text in evidence.shown:
        for found in _ORDERED.finditer(text.traced):
            number, words = int(found[2]), plain_text(found[3])
            word = words.split()[0] if words.split() else ""
            if number > _DAYS or iso_guess(f"{number}. {word} 2000"):
                yield advice(
                    *_at(text, int(found[1])), "number-as-list",
                    N_("“{number}. {word} …” became item {number} of a list"),
                    N_("write “{number}\\. {word} …”, or begin with another word"),
                    number=number, word=word,
                )  # fmt: skip


def shown_as_code(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of words that are shown as a program's code, because their line is indented.

    Bad: `⇥Susitikime dalyvavo visi partneriai.`
    Good: `Susitikime dalyvavo visi partneriai.`
    """
    for text in evidence.shown:
        for found in _CODE.finditer(text.traced):
            path, line = _at(text, int(found[1]))
            if not text.written(line).lstrip(" >\t").startswith(("```", "~~~")):
                yield advice(
                    path, line, "shown-as-code",
                    N_("“{words}” is shown as a program's code, because the line is indented"),
                    N_("delete the spaces or the tab at its beginning"),
                    words=short(html.unescape(found[2])),
                )  # fmt: skip


def heading_by_line(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a paragraph that became a heading, because --- stands right under it.

    Bad: `Susitikome Osle. ⏎ ---`
    Good: `Susitikome Osle. ⏎ ⏎ ---`
    """
    for text in evidence.shown:
        for found in _UNDERLINED.finditer(text.traced):
            words = plain_text(found[3])
            if found[1] != found[2] and (words.endswith((".", "!", "…", ":", ";", ",")) or len(words) > _HEADING):
                yield advice(
                    *_at(text, int(found[2])), "heading-by-line",
                    N_("--- right under “{words}” makes a heading of it"),
                    N_("put an empty line between the two"), words=short(words),
                )  # fmt: skip


def _runs(piece: Piece, form: re.Pattern[str], least: int = 2) -> Iterator[tuple[int, list[str]]]:
    """Yield line and lines of each run of at least `least` lines that look like `form`."""
    for matches, run in groupby(
        enumerate(piece.text.split("\n"), piece.line), lambda each: bool(form.fullmatch(each[1]))
    ):
        rows = list(run)
        if matches and len(rows) >= least:
            yield rows[0][0], [row for _, row in rows]


def _at(text: Shown, line: int) -> tuple[PurePosixPath, int]:
    return text.source.path, text.source.body_line + line - 1


def _rule(columns: int) -> str:
    return "|" + " --- |" * columns
