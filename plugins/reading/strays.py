"""What is said of a file that nobody looks for where it is, or as it is called: where and what it is meant to be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from plugins.model.problem import N_, Problem, problem
from plugins.reading.naming import DOWNLOADS, ID, KINDS, plain_id
from plugins.reading.suggest import suggest

# What folders are called by who writes another language than English, as `plain_id` has it.
_CALLED = {
    "naujienos": "news", "nyheter": "news", "renginiai": "events", "arrangementer": "events", "partneriai": "partners",
    "partnere": "partners", "puslapiai": "pages", "sider": "pages", "temos": "tags", "emner": "tags", "topics": "tags",
    "projektas": "project", "prosjekt": "project",
}  # fmt: skip
# As what editors' programs save a text that is meant to be Markdown, and Word's and others' documents.
_RENAMED = frozenset({".txt", ".markdown", ".mdown", ".mkd", ".text"})
NO_TEXTS = _RENAMED | (DOWNLOADS - {".csv"})
WRONG_CODES = {"no": "nb", "nn": "nb", "nor": "nb", "lit": "lt", "eng": "en", "gb": "en", "uk": "en", "ltu": "lt"}


def misplaced(shown: PurePosixPath, parts: Sequence[str]) -> Problem:
    """Return what is said of a file that is not two folders deep, or in no kind's folder; `parts` of its path."""
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
    if len(parts) > 2 and parts[0] in KINDS and ID.fullmatch(parts[-2]):
        item = item or parts[-2]
    if parts[0] in KINDS and match and item:
        return f"{parts[0]}/{item}/index.{match[2]}.md"
    return "news/2016-11-oslo-visit/index.lt.md"


def meant_name(name: str, languages: tuple[str, ...]) -> str:
    """Return the file that `Index.EN.md`, `index.en.md.txt` or `index.en - Copy.md` is meant to be, or ""."""
    match = re.match(r"index\.([a-z]{2})(?![a-z])", name.lower())
    return f"index.{match[1]}.md" if match and match[1] in languages else ""


def no_text(shown: PurePosixPath, name: str, meant: str, ending: str) -> Problem:
    """Return what is said of the file `name` that ends in `ending`, and is `meant` to be a text."""
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


def no_language(shown: PurePosixPath, name: str, languages: tuple[str, ...]) -> Problem:
    """Return what is said of a text that is called after none of `languages`."""
    if meant := meant_name(name, languages):
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
