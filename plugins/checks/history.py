"""What git knows of the content: earlier states of it, and the texts in them.

Where there is no git, or no repository, there is no history, and every question is answered with nothing.
"""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from plugins.model.problem import Problem
from plugins.reading.assembling import is_draft
from plugins.reading.sources import parse
from plugins.reading.things import Thing, thing

SHORT = 7  # figures of a commit's name, as git and its web pages show it

Change = tuple[str, str]  # (path within content/, the text's name in git, "" where it was deleted)
Files = tuple[tuple[str, str], ...]  # (path, the text's name in git)


class Folders:
    """The texts of every folder, as the history is gone through."""

    def __init__(self, texts: Iterable[Change]) -> None:
        """Begin with what `texts_of` has found."""
        self._texts: dict[str, dict[str, str]] = {}
        self.change(texts)

    def __getitem__(self, folder: str) -> Files:
        """Return the texts of a folder, () where there is none."""
        return tuple(sorted(self._texts.get(folder, {}).items()))

    def change(self, changes: Iterable[Change]) -> None:
        """Go on by what a commit has changed."""
        for name, blob in changes:
            texts = self._texts.setdefault(_folder(name), {})
            texts.pop(name, None)
            if blob:
                texts[name] = blob


def folders_of(changes: Iterable[Change]) -> Iterable[str]:
    """Return the folders in which something was changed, each once."""
    return dict.fromkeys(_folder(name) for name, _ in changes)


def _folder(name: str) -> str:
    return str(PurePosixPath(name).parent)


def commits(content: Path, *which: str) -> Iterator[tuple[str, list[Change]]]:
    """Yield each commit, the oldest first, with the texts that it changed; `which` are arguments for git."""
    log = said(
        content, "log", "--reverse", "--first-parent", "-m", "--no-renames", "--relative", "--raw", "--no-abbrev", "-z",
        "--format=%x01%H", *which,
    )  # fmt: skip
    for part in log.split("\x01")[1:]:
        commit, *rest = part.split("\0")
        changes = []
        for change, name in zip(rest[::2], rest[1::2], strict=False):
            if name.endswith(".md"):
                blob, status = change.split()[3:5]
                changes.append((name, "" if status == "D" else blob))
        yield commit, changes


def texts_of(content: Path, commit: str) -> Iterator[Change]:
    """Yield all texts that there were in `commit`."""
    for entry in said(content, "ls-tree", "-r", "-z", commit, "--", ".").split("\0"):
        about, _, name = entry.partition("\t")
        if name.endswith(".md"):
            yield name, about.split()[2]


def uncommitted(content: Path) -> Iterator[Change]:
    """Yield the texts that are other ones than in the last commit; what they are now is on the disk."""
    changed = said(content, "diff", "HEAD", "--name-only", "--relative", "--no-renames", "-z", "--", ".")
    new = said(content, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    for name in (*changed.split("\0"), *new.split("\0")):
        if name.endswith(".md"):
            yield name, ""


def blobs(content: Path, names: Collection[str]) -> Mapping[str, bytes]:
    """Return the texts that git has under `names` (40 hexadecimal digits each)."""
    answer = git(content, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    found, place = {}, 0
    while place < len(answer):
        end = answer.index(b"\n", place)
        name, _, size = answer[place:end].split()
        found[name.decode()] = answer[end + 1 : end + 1 + int(size)]
        place = end + 1 + int(size) + 1
    return found


def published(kind: str, key: str, files: Iterable[tuple[str, bytes]]) -> Thing | None:
    """Return the thing that was made of these files, (name, text); None where it could not have been published."""
    version, faults = _version(kind, key, files)
    return None if version is None or faults or is_draft(version) else version


def drafted(kind: str, key: str, files: Iterable[tuple[str, bytes]]) -> bool:
    """Return whether these files, (name, text), were a draft; a fault in them changes nothing about that."""
    version, _ = _version(kind, key, files)
    return version is not None and is_draft(version)


def _version(kind: str, key: str, files: Iterable[tuple[str, bytes]]) -> tuple[Thing | None, list[Problem]]:
    faults: list[Problem] = []
    sources = []
    for name, data in files:
        path = PurePosixPath(name)
        source, wrong = parse(data, path, kind, key, path.name.split(".")[-2])
        faults += wrong
        sources += [source] if source else []
    return thing(sources, faults) if sources else None, faults


def git(folder: Path, *command: str, given: bytes = b"") -> bytes:
    """Return what git says, b"" where there is no git or no repository."""
    try:
        done = subprocess.run(  # noqa: S603  (arguments of ours, and names that git gave)
            ["git", *command],  # noqa: S607
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def said(folder: Path, *command: str) -> str:
    """Return the same as text; a file's name may be no UTF-8, of which the build tells."""
    return git(folder, *command).decode(errors="replace")
