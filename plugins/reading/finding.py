"""Which files of content/ are texts, pictures and downloads, and which do not belong there.

A file that an editor commits can try to read and write anywhere, so what is taken is an allow-list: real files of
known endings, two folders deep, and never through a symbolic link.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.model.problem import N_, Problem, problem
from plugins.picturing.foreign import ENDINGS, foreign
from plugins.reading.naming import (
    DEVICES,
    DOWNLOADS,
    HELD,
    ID,
    KINDS,
    LEFT_BEHIND,
    LONGEST,
    PICTURES,
    SAVED_AS,
    TOO_LONG,
    UNHELD,
    held,
    plain_id,
    shortened,
)
from plugins.reading.strays import NO_TEXTS, meant_name, misplaced, no_language, no_text

_PLAIN = re.compile(r"[a-z]+/[a-z0-9-]+/[a-z0-9][a-z0-9.-]*")  # a path that no system writes in two ways


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is in content/."""

    texts: tuple[tuple[str, str, str, str], ...]  # (path within content/, kind, id, lang)
    files: frozenset[str]  # pictures and downloads, as paths within content/
    problems: tuple[Problem, ...]


def find(
    root: Path, languages: tuple[str, ...], shown_as: str = "content", there: Collection[str] | None = None
) -> Found:
    """Look through `root`, in the order of names, and report what does not belong there.

    `shown_as` is what the editor calls the folder; problems name paths below it. `there` has the paths of all files, if
    somebody has just been there and found nothing but files and folders.
    """
    texts: list[tuple[str, str, str, str]] = []
    files: set[str] = set()
    problems: list[Problem] = []
    names = {f"index.{lang}.md": lang for lang in languages}
    ordered = None if there is None else _in_order(there)
    for relative in _walk(os.fspath(root), "", shown_as, problems) if ordered is None else ordered:
        parts = relative.split("/")
        if len(parts) != 3 or parts[0] not in KINDS:
            problems.append(misplaced(PurePosixPath(shown_as, relative), parts))
            continue
        kind, item, name = parts
        known = names.get(name)
        if known is not None:
            texts.append((relative, kind, item, known))
            continue
        suffix = PurePosixPath(name).suffix if not name.endswith(".md") else ".md"
        ending = suffix.lower()
        if ending == ".md":
            problems.append(no_language(PurePosixPath(shown_as, relative), name, languages))
        elif name[:6].lower() == "index." and ending in NO_TEXTS and (meant := meant_name(name, languages)):
            problems.append(no_text(PurePosixPath(shown_as, relative), name, meant, ending))
        elif ending in PICTURES | DOWNLOADS:
            files.add(relative)
            if (example := held(name)) != name:
                shown = PurePosixPath(shown_as, relative)
                problems.append(problem(shown, 1, "file-name", UNHELD, HELD, name=name, example=example))
        elif ending in ENDINGS:
            fault = foreign(ENDINGS[ending])
            shown = PurePosixPath(shown_as, relative)
            problems.append(problem(shown, 1, fault.check, fault.wrong, fault.right, **fault.values))
        else:
            problems.append(
                problem(
                    PurePosixPath(shown_as, relative),
                    1,
                    "file-ending",
                    N_("files that end in “{ending}” are not published"),
                    N_("save it as {better}, or take the file away")
                    if ending in SAVED_AS
                    else N_("use one of {allowed}, or take the file away"),
                    ending=suffix or name,
                    better=SAVED_AS.get(ending, ""),
                    allowed=" ".join(sorted({".md"} | PICTURES | DOWNLOADS)),
                )
            )
    problems.extend(_ids(shown_as, texts, files))
    return Found(texts=tuple(texts), files=frozenset(files), problems=tuple(problems))


def _in_order(paths: Collection[str]) -> list[str] | None:
    """Return `paths` as a walk comes by them, where all of them are plain; None where one has to be looked at."""
    if not all(map(_PLAIN.fullmatch, paths)) or any(LEFT_BEHIND.fullmatch(each.rpartition("/")[2]) for each in paths):
        return None
    return sorted(paths, key=lambda each: each.replace("/", "\0"))  # by the names of folders first


def _walk(folder: str, prefix: str, shown_as: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the paths of the files below `folder`, each behind `prefix`."""
    folded: dict[str, str] = {}
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if LEFT_BEHIND.fullmatch(entry.name):
            continue
        inside = prefix + entry.name
        twin = folded.setdefault(_folded(entry.name), entry.name)
        if entry.is_symlink():
            problems.append(
                problem(
                    PurePosixPath(shown_as, inside),
                    1,
                    "symbolic-link",
                    N_("this is a symbolic link, which could lead anywhere"),
                    N_("put the file itself here"),
                )
            )
            continue
        if twin != entry.name:
            problems.append(
                problem(
                    PurePosixPath(shown_as, inside),
                    1,
                    "same-name",
                    N_("“{twin}” is beside it: many computers cannot tell the two names apart"),
                    N_("rename one of them"),
                    twin=twin,
                )
            )
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{inside}/", shown_as, problems)
        elif entry.is_file(follow_symlinks=False):
            yield inside
        else:
            problems.append(
                problem(
                    PurePosixPath(shown_as, inside),
                    1,
                    "file-ending",
                    N_("this is not a file"),
                    N_("take it away from the content"),
                )
            )


def _folded(name: str) -> str:
    """Return what is the same for names that many computers cannot tell apart."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _ids(shown_as: str, texts: list[tuple[str, str, str, str]], files: set[str]) -> Iterator[Problem]:
    with_text = {path.rpartition("/")[0] for path, *_ in texts}
    names = {each: each.rpartition("/")[2] for each in with_text}
    folders = {
        PurePosixPath(each)
        for each, name in names.items()
        if files or len(name) > LONGEST or name in DEVICES or not ID.fullmatch(name)
    }
    for folder in sorted(folders, key=str):
        if not ID.fullmatch(folder.name):
            yield problem(
                PurePosixPath(shown_as, folder),
                1,
                "folder-name",
                N_("a folder's name becomes part of addresses, and “{name}” cannot"),
                N_("use small letters from a to z, figures and single hyphens: “{example}”"),
                name=folder.name,
                example=plain_id(folder.name) or "2016-11-oslo-visit",
            )
        elif folder.name in DEVICES:
            shown, example = PurePosixPath(shown_as, folder), held(folder.name)
            yield problem(shown, 1, "folder-name", UNHELD, HELD, name=folder.name, example=example)
        elif len(folder.name) > LONGEST:
            yield problem(
                PurePosixPath(shown_as, folder),
                1,
                "folder-name",
                TOO_LONG,
                N_("use {most} at most: “{example}”"),
                n=len(folder.name),
                most=LONGEST,
                example=shortened(folder.name),
            )
    for folder in sorted({PurePosixPath(path).parent for path in files} - folders, key=str):
        yield problem(
            PurePosixPath(shown_as, folder),
            1,
            "no-text",
            N_("the folder has files, but no text in any language"),
            N_("add {example}, or take the folder away"),
            example="index.lt.md",
        )
