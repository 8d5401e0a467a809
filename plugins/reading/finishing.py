"""What a text gets beside what Markdown says: ids of headings, tables that scroll, footnotes and boxes that speak.

Everything here works on HTML that a sanitiser has written, whose tags are well formed, nested, and known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from itertools import count

from plugins.model.plain import plain_text
from plugins.model.text import Heading
from plugins.reading.anchors import Ids
from plugins.reading.labels import Labels

_HEADING = re.compile(r"<h([1-6])((?: [^>]*)?)>(.*?)</h\1>", re.DOTALL)
_TABLE = re.compile(r"<table((?: [^>]*)?)>(.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
_HEAD = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_CELL = re.compile(r"<t([hd])((?: [^>]*)?)>(.*?)</t\1>", re.DOTALL)
_RANGE = re.compile(r"\b\d[\d.:]*–\d[\d.:]*")  # of days or hours: 14.–17., 10:00–12:00
_TASK = re.compile(r"<li>(\n<p>)?<input ([^>]*)>")
_BOX = re.compile("<input[^>]*>")
_NOTE_LINK = re.compile(r'<a href="#fn-[^"]*" id="fnref-[^"]*" data-footnote-ref="">(\d+)</a>')
_NOTE = re.compile(r'<li id="fn-[^"]*">')
_NOTE_BACK = re.compile(
    r'<a href="#fnref-[^"]*" class="footnote-backref" data-footnote-backref="" '
    r'data-footnote-backref-idx="(\d+)(?:-(\d+))?" aria-label="[^"]*">.*?</a>', re.DOTALL,
)  # fmt: skip
_NOTES = '<section class="footnotes" data-footnotes="">'
_NARROW = 34  # characters beside one another that fit a screen of 320 CSS pixels
_PADDING = 2  # characters' worth of space in each cell


def with_heading_ids(text: str) -> tuple[str, tuple[Heading, ...]]:
    """Give each heading an id of its own, and tell which headings there are."""
    ids, headings = Ids(), list[Heading]()

    def numbered(found: re.Match[str]) -> str:
        level, rest, inner = found.groups()
        title = plain_text(inner)
        heading = Heading(level=int(level), id=ids.take(title), title=title)
        headings.append(heading)
        return f'<h{level} id="{heading.id}"{rest}>{inner}</h{level}>'

    return _HEADING.sub(numbered, text), tuple(headings)


def with_tables(text: str, labels: Labels) -> str:
    """Tell header cells from others, and let tables scroll that are wider than a phone, by keyboard too."""
    numbers = count(1)
    return _TABLE.sub(lambda found: _table(found[1], found[2], labels, next(numbers)), text)


def _table(rest: str, inner: str, labels: Labels, number: int) -> str:
    names: list[str] = []
    head = _HEAD.search(inner)
    if head:
        names = [name for cell in _CELL.finditer(head[1]) if (name := plain_text(cell[3]))]
    wide = _width(inner) > _NARROW
    inner = _CELL.sub(_cell, inner)
    table = f"<table{rest}>{inner}</table>"
    if not wide:
        return f'<div class="table">{table}</div>'
    label = labels.table.format(n=number, name=", ".join(names)).rstrip(" :")
    return f'<div class="table" role="region" tabindex="0" aria-label="{html.escape(label)}">{table}</div>'


def _width(inner: str) -> int:
    """Return how many characters stand side by side at least: no column gets narrower than its longest word."""
    columns: list[int] = []
    for row in _ROW.finditer(inner):
        for column, cell in enumerate(_CELL.finditer(row[1])):
            together = cell[3].replace("&nbsp;", "_").replace("\N{NO-BREAK SPACE}", "_")
            longest = max(map(len, plain_text(together).split()), default=0) + _PADDING
            if column == len(columns):
                columns.append(longest)
            elif longest > columns[column]:
                columns[column] = longest
    return sum(columns)


def _cell(found: re.Match[str]) -> str:
    kind, rest, inner = found.groups()
    if "align=" in rest:
        rest = rest.replace(' align="', ' class="align-')  # align-center, align-right: prose.css
    if kind == "h" and not inner.strip():
        kind = "d"  # a heading of nothing is announced as such
    elif kind == "h" and "scope=" not in rest:
        rest += ' scope="col"'
    if "<" not in inner:
        # A column of dates is as narrow as they can be broken, and browsers break them after a dash.
        inner = _RANGE.sub(r'<span class="range">\g<0></span>', inner)
    return f"<t{kind}{rest}>{inner}</t{kind}>"


def with_tasks(text: str, labels: Labels) -> str:
    """Show boxes of task lists as signs with a name: a box that cannot be ticked is a riddle to screen readers."""

    def sign(found: re.Match[str]) -> str:
        done = "checked" in found[2]
        shown, said = ("☑", labels.done) if done else ("☐", labels.not_done)
        return f'<li class="task">{found[1] or ""}<span role="img" aria-label="{html.escape(said)}">{shown}</span>'

    return _BOX.sub("", _TASK.sub(sign, text))


def with_footnotes(text: str, labels: Labels) -> str:
    """Give footnotes ids by number, and name the ways there and back in the language of the text."""
    times: dict[str, int] = {}
    numbers = count(1)

    def there(found: re.Match[str]) -> str:
        number = found[1]
        times[number] = times.get(number, 0) + 1
        again = f"-{times[number]}" if times[number] > 1 else ""
        label = html.escape(labels.footnote.format(n=number))
        return f'<a href="#fn-{number}" id="fnref-{number}{again}" role="doc-noteref" aria-label="{label}">{number}</a>'

    def back(found: re.Match[str]) -> str:
        number, again = found.groups()
        target = number if again is None else f"{number}-{again}"
        label = html.escape(labels.back.format(n=target))
        raised = "" if again is None else f"<sup>{again}</sup>"
        # The variation selector keeps phones from showing the arrow as a coloured picture.
        return (
            f'<a href="#fnref-{target}" class="footnote-backref" role="doc-backlink" aria-label="{label}">'
            f"↩\N{VARIATION SELECTOR-15}{raised}</a>"
        )

    edits: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_NOTE_LINK, there),
        (_NOTE_BACK, back),
        (_NOTE, lambda _: f'<li id="fn-{next(numbers)}">'),
    )
    for pattern, edit in edits:
        text = pattern.sub(edit, text)
    section = f'<section class="footnotes" role="doc-endnotes" aria-label="{html.escape(labels.footnotes)}">'
    return text.replace(_NOTES, section)
