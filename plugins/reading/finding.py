"""Which files of content/ are texts, pictures and downloads, and which do not belong there.

A file that an editor commits can try to read and write anywhere, so what is taken is an allow-list: real files of
known endings, two folders deep, and never through a symbolic link.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from plugins.model.problem import N_, Problem, problem
from plugins.picturing.foreign import ENDINGS, foreign
from plugins.reading.suggest import suggest

# What folders are called by who writes another language than English, as `plain_id` has it.
_CALLED = {
    "naujienos": "news", "nyheter": "news", "renginiai": "events", "arrangementer": "events", "partneriai": "partners",
    "partnere": "partners", "puslapiai": "pages", "sider": "pages", "temos": "tags", "emner": "tags", "topics": "tags",
    "projektas": "project", "prosjekt": "project",
}  # fmt: skip
KINDS = ("news", "events", "partners", "pages", "tags", "project")
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".heic", ".heif", ".hif"})
DOWNLOADS = frozenset({".pdf", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".csv", ".txt", ".epub"})
# What operating systems and editors leave behind; nobody wrote it, so nobody misses it.
LEFT_BEHIND = re.compile(
    r"(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.gitkeep|\.gitattributes|.*~|~\$.*|\..*\.sw[op]"
    r"|\.#.*|#.*#|\.~lock\..*#)"  # Emacs's locks, which are links, and its copies; LibreOffice's locks
)
# As what editors' programs save a text that is meant to be Markdown, and Word's and others' documents.
_RENAMED = frozenset({".txt", ".markdown", ".mdown", ".mkd", ".text"})
_NO_TEXTS = _RENAMED | (DOWNLOADS - {".csv"})
WRONG_CODES = {"no": "nb", "nn": "nb", "nor": "nb", "lit": "lt", "eng": "en", "gb": "en", "uk": "en", "ltu": "lt"}


LONGEST = 100  # letters of one part of an address: disks end at 143 or 255, and files are called after it with more
TOO_LONG = N_("{n} characters are too many for one part of an address")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
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
            problems.append(_misplaced(PurePosixPath(shown_as, relative), parts))
            continue
        kind, item, name = parts
        known = names.get(name)
        if known is not None:
            texts.append((relative, kind, item, known))
            continue
        suffix = PurePosixPath(name).suffix if not name.endswith(".md") else ".md"
        ending = suffix.lower()
        if ending == ".md":
            problems.append(_no_language(PurePosixPath(shown_as, relative), name, languages))
        elif name[:6].lower() == "index." and ending in _NO_TEXTS and (meant := _meant(name, languages)):
            problems.append(_no_text(PurePosixPath(shown_as, relative), name, meant, ending))
        elif ending in PICTURES | DOWNLOADS:
            files.add(relative)
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
                    N_("use one of {allowed}, or take the file away"),
                    ending=suffix or name,
                    allowed=" ".join(sorted({".md"} | PICTURES | DOWNLOADS)),
                )
            )
    problems.extend(_ids(shown_as, texts, files))
    return Found(texts=tuple(texts), files=frozenset(files), problems=tuple(problems))


def on_disk(path: str, files: frozenset[str]) -> str:
    """Return `path` as the disk spells it, where `files` has it with its accents written in the other way.

    An ė is one character (NFC) or an e and a dot (NFD), as the system that wrote it likes; nobody sees which. And what
    was saved from the web may be called “Plan%202026.pdf”, as addresses have it.
    """
    if path in files:
        return path
    same = unicodedata.normalize("NFC", path)
    return min(
        (file for file in files if same in {(own := unicodedata.normalize("NFC", file)), unquote(own)}), default=path
    )


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


def _misplaced(shown: PurePosixPath, parts: Sequence[str]) -> Problem:
    near = None if parts[0] in KINDS else _CALLED.get(plain_id(parts[0])) or suggest(parts[0], KINDS)
    if near and len(parts) > 1:
        return problem(
            shown,
            1,
            "misplaced-file",
            N_("there is no kind of content called “{folder}”"),
            N_("did you mean “{near}”?"),
            folder=parts[0],
            near=near,
        )
    return problem(
        shown,
        1,
        "misplaced-file",
        N_("the file is at a place where nobody looks for it"),
        N_("put it two folders deep: {example}, where the first folder is one of {kinds}"),
        example=_two_deep(parts),
        kinds=", ".join(KINDS),
    )


def _two_deep(parts: Sequence[str]) -> str:
    """Return where a file would be at home: `news/visit.en.md` -> `news/visit/index.en.md`."""
    match = re.fullmatch(r"(.+?)\.([a-z]{2})\.md", parts[-1])
    item = plain_id(match[1]) if match and match[1] != "index" else ""
    if len(parts) > 2 and parts[0] in KINDS and _ID.fullmatch(parts[-2]):
        item = item or parts[-2]
    if parts[0] in KINDS and match and item:
        return f"{parts[0]}/{item}/index.{match[2]}.md"
    return "news/2016-11-oslo-visit/index.lt.md"


def _meant(name: str, languages: tuple[str, ...]) -> str:
    """Return the file that `Index.EN.md`, `index.en.md.txt` or `index.en - Copy.md` is meant to be, or ""."""
    match = re.match(r"index\.([a-z]{2})(?![a-z])", name.lower())
    return f"index.{match[1]}.md" if match and match[1] in languages else ""


def _no_text(shown: PurePosixPath, name: str, meant: str, ending: str) -> Problem:
    return problem(
        shown,
        1,
        "file-name",
        N_("“{name}” is not read as a text: its name does not end in .md"),
        N_("copy its words into {near}; if readers are to download it, give the file another name")
        if ending not in _RENAMED
        else N_("call it {near}; if no “{ending}” is to be seen, let the computer show the endings of names"),
        name=name,
        near=meant,
        ending=ending,
    )


def _no_language(shown: PurePosixPath, name: str, languages: tuple[str, ...]) -> Problem:
    if meant := _meant(name, languages):
        capitals = name.lower() == meant
        return problem(
            shown,
            1,
            "file-name",
            N_("“{name}” has capital letters, and computers tell them from small ones")
            if capitals
            else N_("“{name}” looks like a copy of {near}, and is not read"),
            N_("call it {near}") if capitals else N_("keep the right one of the two as {near}, and delete the other"),
            name=name,
            near=meant,
        )
    match = re.fullmatch(r"index\.([A-Za-z\-]+)\.md", name)
    if not match:
        return problem(
            shown,
            1,
            "file-name",
            N_("the name does not say which language the text is in"),
            N_("call it one of these: {names}"),
            names=", ".join(f"index.{lang}.md" for lang in languages),
        )
    code = match[1]
    near = WRONG_CODES.get(code.lower().split("-")[0]) or suggest(code, languages)
    return problem(
        shown,
        1,
        "unknown-language",
        N_("“{code}” is not a language of this site"),
        N_("did you mean “{near}”?") if near in languages else N_("use one of {languages}"),
        code=code,
        near=near,
        languages=", ".join(languages),
    )


def _ids(shown_as: str, texts: list[tuple[str, str, str, str]], files: set[str]) -> Iterator[Problem]:
    with_text = {path.rpartition("/")[0] for path, *_ in texts}
    names = {each: each.rpartition("/")[2] for each in with_text}
    folders = {
        PurePosixPath(each) for each, name in names.items() if files or len(name) > LONGEST or not _ID.fullmatch(name)
    }
    for folder in sorted(folders, key=str):
        if not _ID.fullmatch(folder.name):
            yield problem(
                PurePosixPath(shown_as, folder),
                1,
                "folder-name",
                N_("a folder's name becomes part of addresses, and “{name}” cannot"),
                N_("use small letters from a to z, figures and single hyphens: “{example}”"),
                name=folder.name,
                example=plain_id(folder.name) or "2016-11-oslo-visit",
            )
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


def shortened(name: str) -> str:
    """Return the beginning of an id or slug that is too long for an address, cut between two words."""
    return name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]


def plain_id(name: str) -> str:
    """Return the nearest name fit for an address: `Vizitas Osle, 2016` -> `vizitas-osle-2016`."""
    for letter, plain in (("æ", "ae"), ("ø", "o"), ("å", "a"), ("ß", "ss"), ("đ", "d"), ("ł", "l")):
        name = name.lower().replace(letter, plain)
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
