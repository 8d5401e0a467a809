"""A text file as it was read and rendered, kept for the next build: the same bytes are not read into twice.

What a text's links lead to depends on the rest of the site. So the questions that it asked while it was rendered are
kept beside the answers: where all are answered as before, the text is as before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from plugins.model.problem import Problem
from plugins.model.text import Body
from plugins.reading.links import Resolver
from plugins.reading.sources import Source, parse
from plugins.reading.survey import digest

if TYPE_CHECKING:
    from plugins.reading.ahead import Plain

Call = tuple[str, tuple[str, str], int, str]  # "link", "file" or "image", (address, alt), its line or 0, the answer


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is known of one file."""

    digest: bytes  # of its bytes
    source: Source | None
    problems: tuple[Problem, ...]  # of its header
    body: Body | None = None  # None: not rendered yet
    faults: tuple[Problem, ...] = ()  # of its body, links apart
    calls: tuple[Call, ...] = ()
    first: bool = False  # whether the body's first picture is the first of the page
    lined: bool = False  # whether the lines of calls were looked up: where nothing is wrong, nobody needs them


class Listening:
    """A resolver that remembers what it was asked and what it answered."""

    def __init__(self, resolver: Resolver) -> None:
        """Ask `resolver`."""
        self._resolver = resolver
        self.calls: list[Call] = []

    def link(self, href: str, line: int) -> str:
        """See `Resolver`."""
        answer = self._resolver.link(href, line)
        self.calls.append(("link", (href, ""), line, answer))
        return answer

    def file(self, url: str) -> tuple[str, str]:
        """See `Resolver`."""
        kind, size = self._resolver.file(url)
        self.calls.append(("file", (url, kind), 0, size))
        return kind, size

    def image(self, src: str, alt: str, line: int) -> str:
        """See `Resolver`."""
        answer = self._resolver.image(src, alt, line)
        self.calls.append(("image", (src, alt), line, answer))
        return answer


def holds(entry: Entry, resolver: Resolver) -> bool:
    """Ask `resolver` all that the text asked before, and return whether it answers the same."""
    for what, (address, alt), line, answer in entry.calls:
        if what == "file":
            now = resolver.file(address)[1]
        else:
            now = resolver.link(address, line) if what == "link" else resolver.image(address, alt, line)
        if now != answer:
            return False
    return True


def entries_of(
    root: Path,
    texts: Iterable[tuple[str, str, str, str]],
    shown_as: str,
    known: Mapping[str, Entry],
    ahead: Mapping[str, Plain],
    untouched: Collection[str],
) -> dict[str, Entry]:
    """Return what is known of each of `texts`, (path, kind, id, language), by its path; see `read_content`."""
    found = {}
    for relative, kind, key, lang in texts:
        before = known.get(relative) if relative in untouched else None
        if before is not None and _whole(before):
            found[relative] = before
            continue
        plain = ahead.get(relative)
        if plain is None or not relative.endswith(f".{lang}.md"):
            found[relative] = entry_of(root, shown_as, relative, (kind, key, lang), known)
            continue
        sha, header, written, line = plain
        source = Source(
            path=PurePosixPath(f"{shown_as}/{relative}"),
            kind=kind,
            id=key,
            lang=lang,
            header=header,
            written=written,
            body_line=line,
        )
        found[relative] = Entry(digest=sha, source=source, problems=())
    return found


def entry_of(
    root: Path, shown_as: str, relative: str, names: tuple[str, str, str], known: Mapping[str, Entry]
) -> Entry:
    """Return what is known of the file `relative` once it has been looked at; `names` are its kind, id and language."""
    with open(f"{root}/{relative}", "rb") as file:  # noqa: PTH123  (thousands: a Path takes longer than the file)
        data = file.read()
    sha, before = digest(data), known.get(relative)
    if before is not None and before.digest == sha and _whole(before):
        return before
    source, faults = parse(data, PurePosixPath(f"{shown_as}/{relative}"), *names)
    return Entry(digest=sha, source=source, problems=tuple(faults))


def _whole(entry: Entry) -> bool:
    """Whether what is known of a file is there with its body, which the disk may have spoilt."""
    with suppress(KeyError):
        return entry.body is None or bool(entry.body.parts)
    return False
