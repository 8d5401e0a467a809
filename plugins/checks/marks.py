"""Marks of Markdown that were not taken for marks, and so stand on the page as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from plugins.checks import Evidence
from plugins.checks.shown import short
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice

_STARS = re.compile(r"(?<![*\\])\*\*(?!\*)")
_LOOSE = re.compile(r"(?<![*\\])\*\*(?!\*)(\s*)([^*\n]*?[^*\s])(\s*)\*\*(?!\*)")
_MARKS = re.compile(
    r"\*\*([^*\n]+)\*\*|\[([^\[\]\n]+)\]\([^()\s]+\)|<([a-z]+)\b[^<>]*>([^<>]*)</\3>|<br\s*/?>", re.IGNORECASE
)
_WORDS = frozenset({"title", "summary", "notice", "role", "venue", "image_alt", "image_caption"})
_NO_HEADING = re.compile(r"^(#{2,6})(?!#)\u00a0*([^\s#].*)|^(#{1,6})\u00a0\s*(\S.*)", re.MULTILINE)
_ADDRESS = r"(?:https?://|mailto:|www\.|\.{1,2}/)[^\s()]+|[^\s()\[\]]+\.(?:pdf|docx|xlsx|pptx|odt|jpe?g|png|svg|md)"
_APART = re.compile(rf"(!?)\s?\[([^\[\]\n]+)\]\s+\(({_ADDRESS})\)", re.IGNORECASE)
_REVERSED = re.compile(rf"(!?)\(([^()\n]+)\)\[({_ADDRESS})\]", re.IGNORECASE)
_UNREAD = re.compile(r"(!?)\[([^\[\]\n]+)\]\(([^\n]*?)\)")
_CAPTION = re.compile(r"<?([^\s<>]+)>?\s+[„“”«»‘’‚\"'](.+)[„“”«»‘’\"']")  # quotes as word processors write them
_NO_SPACES = re.compile(r"tel:|mailto:[^?]*$", re.IGNORECASE)  # in such addresses they say nothing
_UNKNOWN = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]+)\]")


def bold_shown(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of stars that make nothing bold: readers see the stars.

    Bad: `Kalbėjome apie **skaidrumą **ir pasitikėjimą.`
    Good: `Kalbėjome apie **skaidrumą** ir pasitikėjimą.`
    """
    for text in evidence.shown:
        lines = dict.fromkeys(
            piece.line + piece.text.count("\n", 0, found.start())
            for piece in text.pieces if "**" in piece.text for found in _STARS.finditer(piece.text)
        )  # fmt: skip
        for line in lines:
            written = text.written(line)
            if "\\*" in written:
                continue
            loose = next((found for found in _LOOSE.finditer(written) if found[1] or found[3]), None)
            yield advice(
                text.source.path, line, "bold-shown",
                N_("the stars ** make nothing bold here, and readers see them"),
                N_("write {right}, without spaces inside the stars") if loose
                else N_("write them before the first and behind the last word that is to be bold, or take them out"),
                right=short(f"**{loose[2]}**") if loose else "",
            )  # fmt: skip


def marks_in_header(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of marks and HTML in the words of a header: they stand in lists, feeds and calendars as they were typed.

    Bad: `Title: **Svarbu:** kvietimas`
    Good: `Title: Svarbu: kvietimas`
    """
    for writing in evidence.writings:
        for key, field in writing.source.fields.items():
            for row, line in enumerate(field.value.split("\n")) if key in _WORDS else ():
                for found in _MARKS.finditer(line):
                    plain = found[1] or found[2] or found[4] or ""
                    yield advice(
                        writing.source.path, field.line + row, "marks-in-header",
                        N_("“{found}” in “{name}” is shown as it stands: a header has neither marks nor HTML"),
                        N_("write “{right}”") if plain else N_("take it out"),
                        found=short(found[0]), name=field.name, right=short(plain),
                    )  # fmt: skip


def heading_shown(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a subheading without the space behind its marks: readers see the marks.

    Bad: `##Kas toliau`
    Good: `## Kas toliau`
    """
    for text in evidence.shown:
        for piece in text.pieces:
            for found in _NO_HEADING.finditer(piece.text) if "#" in piece.text else ():
                marks, words = found[1] or found[3], found[2] or found[4]
                yield advice(
                    text.source.path, piece.line + piece.text.count("\n", 0, found.start()), "heading-shown",
                    N_("“{found}” is no heading: readers see the marks"),
                    N_("the space behind the marks is another one than it seems; type it anew: “{marks} {words}”")
                    if "\N{NO-BREAK SPACE}" in found[0][: len(marks) + 1] else N_("write “{marks} {words}”"),
                    found=short(found[0]), marks=marks if len(marks) > 1 else "##", words=short(words),
                )  # fmt: skip


def link_shown(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a link or picture that is none: readers see brackets.

    Bad: `Skaitykite [vadovą] (https://www.example.org/).`
    Good: `Skaitykite [vadovą](https://www.example.org/).`
    """
    for text in evidence.shown:
        for piece in text.pieces:
            for offset, found, right in _no_links(piece.text) if "[" in piece.text else ():
                line = piece.line + piece.text.count("\n", 0, offset)
                yield _link(text.source.path, line, found, right)


def _link(path: PurePosixPath, line: int, found: str, right: str) -> Problem:
    return advice(
        path, line, "link-shown",
        N_("“{found}” is no link: readers see the brackets"),
        N_("write {right}") if right
        else N_("write [words](address); put < and > around an address that has spaces or brackets in it"),
        found=short(found), right=right,
    )  # fmt: skip


def _no_links(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, words and remedy ("" for none) of what was meant to be a link."""
    for found in _APART.finditer(text):
        yield found.start(), found[0], f"{found[1]}[{found[2]}]({found[3]})"
    for found in _REVERSED.finditer(text):
        yield found.start(), found[0], f"{found[1]}[{found[2]}]({found[3]})"
    for found in _UNREAD.finditer(text):
        yield found.start(), found[0], _unread(found[1] + f"[{found[2]}]", found[3].strip())
    for found in _UNKNOWN.finditer(text):
        yield found.start(), found[0], f"[{found[1]}](https://…)"


def _unread(words: str, address: str) -> str:
    if captioned := _CAPTION.fullmatch(address):
        return f'{words}({captioned[1]} "{captioned[2]}")'
    if _NO_SPACES.match(address) and not set('<>"') & set(address):
        return f"{words}({''.join(address.split())})"
    return f"{words}(<{address}>)" if address and not set('<>"') & set(address) else ""
