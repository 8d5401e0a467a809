"""An item's folder on the disk: its texts as they are now, the files beside them, and how they are written."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path, PurePosixPath

from plugins.desk.drafting import Refused
from plugins.model.problem import N_
from plugins.picturing.foreign import ENDINGS, foreign
from plugins.reading.naming import DOWNLOADS, LEFT_BEHIND, LONGEST, PICTURES, SAVED_AS, held, plain_id
from plugins.reading.sources import Source, parse

MOST = 40 * 1024 * 1024  # bytes of a file that comes in: more than any photo has


@dataclass(frozen=True, kw_only=True)
class Text:
    """One language's file."""

    written: str  # with line feeds
    source: Source | None  # None where it cannot be read at all
    returns: bool  # its lines end as Windows ends them
    marked: bool  # it begins with the mark that says UTF-8

    @property
    def is_plain(self) -> bool:
        """Whether its header can be told from its text."""
        return self.source is not None and not self.source.broken


@dataclass(frozen=True, kw_only=True)
class Folder:
    """One item, as its files were when somebody looked."""

    place: Path
    kind: str
    id: str
    texts: Mapping[str, Text]  # by language
    unreadable: frozenset[str]  # languages whose file is not UTF-8
    files: tuple[str, ...]  # names of pictures and downloads
    digest: str  # another one once anybody has changed a text

    def is_plain(self, lang: str) -> bool:
        """Whether there is a text in `lang` whose header can be told from its body."""
        return lang in self.texts and self.texts[lang].is_plain

    def shown(self, lang: str) -> PurePosixPath:
        """Return what messages call the file in `lang`."""
        return PurePosixPath("content", self.kind, self.id, f"index.{lang}.md")


def look(content: Path, kind: str, item: str, languages: tuple[str, ...]) -> Folder:
    """Return what is in the folder of an item; there may be none. What links lead to is no part of it."""
    place = content / kind / item
    leads_away = place.is_symlink() or place.parent.is_symlink()
    texts: dict[str, Text] = {}
    unreadable = set()
    digest = hashlib.blake2b(digest_size=16)
    for lang in languages:
        path = place / f"index.{lang}.md"
        if leads_away or not path.is_file() or path.is_symlink():
            continue
        data = path.read_bytes()
        digest.update(f"{lang} {len(data)}\n".encode() + data)
        shown = PurePosixPath(content.name, kind, item, path.name)
        source, _ = parse(data, shown, kind, item, lang)
        try:
            decoded = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            unreadable.add(lang)
            continue
        returns = decoded.count("\r\n") * 2 > decoded.count("\n")
        plain = decoded.replace("\r\n", "\n").replace("\r", "\n")
        texts[lang] = Text(written=plain, source=source, returns=returns, marked=data[:3] == b"\xef\xbb\xbf")
    return Folder(
        place=place,
        kind=kind,
        id=item,
        texts=texts,
        unreadable=frozenset(unreadable),
        files=() if leads_away else _files(place),
        digest=digest.hexdigest(),
    )


def _files(place: Path) -> tuple[str, ...]:
    there = sorted(place.iterdir()) if place.is_dir() else ()
    return tuple(
        path.name
        for path in there
        if path.suffix.lower() in PICTURES | DOWNLOADS and path.is_file() and not path.is_symlink()
        if not LEFT_BEHIND.fullmatch(path.name)
    )


def write(folder: Folder, lang: str, text: str) -> None:
    """Write the file in `lang` anew, whole or not at all, in the manner that it had before. Raises OSError."""
    before = folder.texts.get(lang)
    if before is not None and before.returns:
        text = text.replace("\n", "\r\n")
    mark = "\ufeff" if before is not None and before.marked else ""
    folder.place.mkdir(parents=True, exist_ok=True)  # somebody may have deleted it
    _replace(folder.place / f"index.{lang}.md", (mark + text).encode())


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; one that may only be read stays as it is."""
    mode = path.stat().st_mode if path.exists() else 0o644
    if not mode & 0o200:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    # A name that content/ overlooks, and that nobody has, neither an editor's copy nor a link to elsewhere.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".swp", dir=path.parent)
    aside = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  (it is open already)
            file.write(data)
        aside.chmod(mode)
        aside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def take_in(folder: Folder, name: str, data: bytes) -> str:
    """Put a picture or a document beside the texts, and return the name that it has there.

    A name that addresses cannot have is made plain, and one that another file has gets a number: nothing is written
    over. Raises Refused or UnusableError where readers could do nothing with it, OSError where it cannot be written.
    """
    stem, ending = _split(name)
    if ending in ENDINGS:
        raise foreign(ENDINGS[ending])
    if ending in SAVED_AS:
        raise Refused(
            N_("{name} is not taken: files that end in “{ending}” are not published. Save it as {better}"),
            name=name, ending=ending, better=SAVED_AS[ending],
        )  # fmt: skip
    if ending not in PICTURES | DOWNLOADS:
        raise Refused(
            N_("{name} is not taken: files that end in “{ending}” are not published. Those that are: {allowed}"),
            name=name, ending=ending or name, allowed=" ".join(sorted(PICTURES | DOWNLOADS)),
        )  # fmt: skip
    if len(data) > MOST:
        raise Refused(N_("{name} is too large: {most} MB at most"), name=name, most=MOST // 1024 // 1024)
    plain = held(plain_id(stem)[: LONGEST - 10].strip("-") or "file")
    there = {each.casefold(): each for each in _files(folder.place)}  # many computers cannot tell Group from group
    names = (f"{plain}{number}{ending}" for number in chain([""], (f"-{each}" for each in count(2))))
    for chosen in names:
        taken = there.get(chosen)
        if taken is None:
            _replace(folder.place / chosen, data)
            return chosen
        if (folder.place / taken).read_bytes() == data:  # sent twice
            return taken
    raise AssertionError  # numbers do not end


def take_away(folder: Folder, name: str) -> None:
    """Delete a picture or a document that was beside the texts; it may be gone already. Raises OSError."""
    if name in folder.files:
        (folder.place / name).unlink(missing_ok=True)


def _split(name: str) -> tuple[str, str]:
    """Return a file's name without its ending, and that in small letters; browsers may send a whole path."""
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = last.rpartition(".")
    return (stem, f".{ending.lower()}") if dot else (last, "")
