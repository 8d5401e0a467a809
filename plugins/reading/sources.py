"""A text file of content/, decoded, and split into header and body. Nothing here knows what a header means."""

from __future__ import annotations

import marshal
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from plugins.model.problem import N_, Problem, problem

NO_BREAK = "\u00a0\u202f"  # spaces that Option or AltGr with the space bar makes, and nobody sees
_KEY = re.compile(rf"^([^\W\d_][\w \-]*?)[ \t{NO_BREAK}]*:(?:[ \t{NO_BREAK}]+(.*)|[ \t{NO_BREAK}]*)$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_COMMENT = re.compile(r"^\s*<!--.*-->\s*$")
# Whose values often take more than a line: the next one, without spaces in front, is likelier to be theirs than text.
_LONG = frozenset({"summary", "notice", "role", "speakers", "sessions", "image_alt", "image_caption"})
_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>)( |$)")


class Field(NamedTuple):  # tens of thousands are read, kept and brought back
    """One header of a file."""

    name: str  # as the editor wrote it: "Image-Alt"
    value: str  # continuation lines joined by line feeds; begins with one where nothing stands behind the name
    line: int  # of the name


@dataclass(frozen=True, kw_only=True)
class Source:
    """One language's file of one thing."""

    path: PurePosixPath  # from the project's root: content/news/oslo/index.lt.md
    kind: str
    id: str
    lang: str
    header: bytes  # what `fields` are taken from: thousands of texts are held, sent and kept, and few looked into again
    written: bytes  # the body, in UTF-8, for the same reason
    body_line: int  # the line of the body's first letter
    broken: bool = False  # so unlike a text with a header that more about it would only mislead

    @property
    def fields(self) -> Mapping[str, Field]:
        """The headers by key: lower case, with underscores."""
        found: dict[str, tuple[str, str, int]] = marshal.loads(self.header)  # noqa: S302  (`header_of` has written it)
        return {key: Field(*told) for key, told in found.items()}

    @property
    def body(self) -> str:
        """What stands below the header."""
        return self.written.decode()

    def __reduce__(self) -> tuple[object, ...]:
        """Be kept in plain words: a path would take longer than all the rest."""
        told = (str(self.path), self.kind, self.id, self.lang, self.header, self.written, self.body_line, self.broken)
        return _source, told


def _source(
    path: str,
    kind: str,
    item: str,
    lang: str,
    header: bytes,
    written: bytes,
    body_line: int,
    broken: bool,  # noqa: FBT001  (as it was kept)
) -> Source:
    return Source(
        path=PurePosixPath(path),
        kind=kind,
        id=item,
        lang=lang,
        header=header,
        written=written,
        body_line=body_line,
        broken=broken,
    )


def header_of(fields: Mapping[str, Field]) -> bytes:
    """Return the header of a source that has these `fields`."""
    # Version 2 of this form is the same for what is equal.
    return marshal.dumps({key: tuple(field) for key, field in fields.items()}, 2)


@lru_cache(maxsize=256)  # every file has the same few
def key_of(name: str) -> str:
    """Return the key that a header's name stands for: `Image-Alt` -> `image_alt`."""
    return re.sub(r"[ _\-]+", "_", name.strip().lower())


def named(line: str) -> str:
    """Return the key of the header that `line` would be where headers stand; "" for a line that would be none."""
    match = _KEY.match(line) if ":" in line else None
    return key_of(match[1]) if match and match[2] else ""


def parse(data: bytes, path: PurePosixPath, kind: str, item: str, lang: str) -> tuple[Source | None, list[Problem]]:
    """Decode and split one file; the source is None where that cannot be done."""
    text, problems = _decode(data, path, lang)
    if text is None:
        return None, problems
    problems += _unfit_characters(text, path)
    lines = text.split("\n")
    start = 0
    while start < len(lines) and not lines[start].strip():
        start += 1
    fields: dict[str, Field] = {}
    end, stop = start, False
    while end < len(lines) and lines[end].strip():
        stop = _header_line(lines[end], end + 1, path, fields, problems, first=end == start) or stop
        if stop:
            break
        end += 1
    body_start = end
    while body_start < len(lines) and not lines[body_start].strip():
        body_start += 1
    if start == len(lines):
        problems.append(
            problem(
                path,
                1,
                "header-line",
                N_("the file is empty"),
                N_("begin with “Title: …”, then an empty line, then the text"),
            )
        )
        stop = True
    broken = stop or _merged(problems)
    body = "" if broken or body_start >= len(lines) else "\n".join(lines[body_start:]).rstrip() + "\n"
    source = Source(
        path=path,
        kind=kind,
        id=item,
        lang=lang,
        header=header_of(fields),
        written=body.encode(),
        body_line=min(body_start, len(lines) - 1) + 1,
        broken=broken,
    )
    return source, problems


def _header_line(
    line: str, number: int, path: PurePosixPath, fields: dict[str, Field], problems: list[Problem], *, first: bool
) -> bool:
    """Take one line of the header in; True where the header is so unlike one that reading on would only mislead.

    A line of its own between <!-- and --> is a note to editors: GitHub's preview hides it, and so do we.
    """
    if "<!--" in line and _COMMENT.match(line):
        return False
    if line[0] in " \t" and fields:
        key, last = next(reversed(fields.items()))
        fields[key] = Field(name=last.name, value=f"{last.value}\n{line.strip()}", line=last.line)
        return False
    match = _KEY.match(line)
    if match is None:
        if _CONFLICT.match(line) or (line == "=======" and _merged(problems)):
            return False
        problems.append(_not_a_header(line, number, path, fields, first=first))
        return True
    key = key_of(match[1])
    if key not in fields:
        fields[key] = Field(name=match[1], value=(match[2] or "").strip(), line=number)
    elif not _merged(problems):  # else both versions have it
        problems.append(
            problem(
                path,
                number,
                "header-twice",
                N_("“{name}” stands here a second time (first in line {first})"),
                N_("keep one of the two"),
                name=match[1],
                first=fields[key].line,
            )
        )
    return False


def _merged(problems: list[Problem]) -> bool:
    return any(each.check == "merge-conflict" for each in problems)


def _not_a_header(line: str, number: int, path: PurePosixPath, fields: dict[str, Field], *, first: bool) -> Problem:
    if line.strip() in {"---", "+++"}:
        return problem(
            path,
            number,
            "header-line",
            N_("“{line}” does not belong here: the header needs no marks around it"),
            N_("begin with “Title: …” and end the header with an empty line"),
            line=line.strip(),
        )
    if first:
        return problem(
            path,
            number,
            "header-line",
            N_("the file does not begin with a header"),
            N_("begin with “Title: …”, then an empty line, then the text"),
        )
    above = next(reversed(fields), "")
    return problem(
        path,
        number,
        "header-line",
        N_("“{line}” is not a header"),
        N_("begin it with spaces if it belongs to “{name}”; if the text begins here, put an empty line before it")
        if above in _LONG
        else N_("write “Name: value”, or leave an empty line between the header and the text"),
        line=line[:40] + ("…" if len(line) > 40 else ""),
        name=fields[above].name if above else "",
    )


def _decode(data: bytes, path: PurePosixPath, lang: str) -> tuple[str | None, list[Problem]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [
            problem(
                path,
                line,
                "encoding",
                N_("the file is not UTF-8; it looks like {encoding}"),
                N_("save it again as UTF-8"),
                encoding=_likely_encoding(data, lang),
            )
        ]
    # A decomposed letter (macOS) and a composed one look the same, so they are made the same.
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")), []


def _likely_encoding(data: bytes, lang: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(0) > len(data[:200]) // 4:
        return "UTF-16"
    return "Windows-1257" if lang == "lt" else "Windows-1252"


def _unfit_characters(text: str, path: PurePosixPath) -> list[Problem]:
    problems = [
        problem(
            path,
            text.count("\n", 0, match.start()) + 1,
            "control-character",
            N_("there is an invisible control character ({code}) in column {column}"),
            N_("delete it, or write the line anew"),
            code=f"U+{ord(match[0]):04X}",
            column=match.start() - text.rfind("\n", 0, match.start()),
        )
        for match in _CONTROL.finditer(text)
    ]
    conflicts = _conflicts(text.split("\n")) if "<<<<<<<" in text or ">>>>>>>" in text else ()
    problems += [
        problem(
            path,
            number,
            "merge-conflict",
            N_("two versions of the text were merged, and both are still here"),
            N_("keep the right one and delete the lines “<<<<<<<”, “=======” and “>>>>>>>”"),
        )
        for number in conflicts
    ]
    return problems[:20]  # a binary file under a text's name has thousands


def _conflicts(lines: list[str]) -> Iterator[int]:
    """Yield the line, from 1, on which each conflict begins; that of its end where the beginning is gone."""
    within = False
    for number, line in enumerate(lines, 1):
        mark = _CONFLICT.match(line)
        if mark and (mark[1] == "<<<<<<<" or not within):
            yield number
        within = mark[1] == "<<<<<<<" if mark else within
