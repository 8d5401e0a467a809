"""The files of a new item: the right headers in the right order, a note on each, and nothing of them half-written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.desk.hints import ORDER, hint
from plugins.languages import LANGUAGES
from plugins.model.problem import N_
from plugins.reading.headers import HEADERS
from plugins.reading.naming import DEVICES, LONGEST, TOO_LONG, UNHELD, held, plain_id
from plugins.reading.unreadable import Unreadable
from plugins.wording.strings import Strings

INTRODUCTION = N_("Lines between these marks are notes. To use a header that stands in one, take its marks away.")
BEGIN = N_("Leave one line empty below; there the text begins.")
KINDS = {"event": "events", "news": "news", "partner": "partners", "topic": "tags", "page": "pages"}  # of the task


class Refused(Exception):  # noqa: N818  (nothing went wrong: an editor is told why there is no file)
    """What cannot be done: a message id, and what fills its gaps; that may be another of its kind."""

    def __init__(self, message: str, **values: object) -> None:
        """Take the message id and its values."""
        super().__init__(message)
        self.message, self.values = message, values

    def told(self, lang: str) -> str:
        """Return it in the editor's language."""
        values = {key: value.told(lang) if isinstance(value, Refused) else value for key, value in self.values.items()}
        return Strings(lang, "problems")(self.message).format_map(values)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A new item, before there is a file of it."""

    kind: str  # folder: news, events, partners, tags, pages
    id: str
    titles: Mapping[str, str]  # by language: the languages wanted, in their order; at least one
    values: Mapping[str, str]  # other headers, by key
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # and those that each language has of its own


def needed(kind: str) -> tuple[str, ...]:
    """Return the keys that an item of `kind` cannot do without, its title apart."""
    headers = HEADERS[kind]
    return tuple(key for key in ORDER[kind] if headers[key].required and key != "title")


def complaint(kind: str, key: str, value: str, lang: str) -> str:
    """Return what is wrong with a header's value, in the editor's language; "" where nothing is."""
    try:
        HEADERS[kind][key].read(value)
    except Unreadable as unreadable:
        t = Strings(lang, "problems")
        return "; ".join(t(words).format_map(unreadable.values) for words in (unreadable.wrong, unreadable.right))
    return ""


def proposed_id(kind: str, titles: Mapping[str, str], values: Mapping[str, str]) -> str:
    """Return a folder's name for a new item: `2016-11-first-visit-to-oslo`; in English where it has that title."""
    words = plain_id(titles.get("en") or next(iter(titles.values()))).split("-")
    short = "-".join(words[:6])
    day = values.get("starts") or values.get("date") or ""
    return f"{day[:7]}-{short}" if kind != "partners" and len(day) >= 10 else held(short)


def draft(kind: str, titles: Mapping[str, str], values: Mapping[str, str], folder: str, today: date) -> Draft:
    """Return a new item, in the folder proposed for it where `folder` is "". Raises Refused where that is no name."""
    if kind == "events":  # of which feeds tell from the day on which it is announced
        values = {"date": today.isoformat(), **values}
    return Draft(
        kind=kind,
        id=_fit(folder or proposed_id(kind, titles, values)),
        titles={language.code: titles[language.code] for language in LANGUAGES if language.code in titles},
        values=values,
    )


def _fit(name: str) -> str:
    """Return the name of a folder, if it is one that a build takes."""
    if not name or plain_id(name) != name:
        raise Refused(
            N_("“{name}” cannot be a folder: use small letters from a to z, figures and single hyphens"), name=name
        )
    if name in DEVICES:
        raise Refused(UNHELD, name=name)
    if len(name) > LONGEST:
        raise Refused(TOO_LONG, n=len(name))
    return name


def files(draft: Draft, editor: str) -> dict[str, str]:
    """Return the new item's files: name -> text, with notes in the language `editor`."""
    made = {}
    for number, lang in enumerate(draft.titles):
        made[f"index.{lang}.md"] = _file(draft, lang, editor, facts=number == 0)
    return made


def _file(draft: Draft, lang: str, editor: str, *, facts: bool) -> str:
    t, headers = Strings(editor, "problems"), HEADERS[draft.kind]
    said = {"title": draft.titles[lang], **draft.words.get(lang, {})}
    values = {"draft": "yes", **draft.values, **said}
    lines = [_note(t(INTRODUCTION))]
    for key in ORDER[draft.kind]:
        header, own = headers[key], key in said or facts
        if not header.words and not facts:
            continue
        words = hint(draft.kind, key)
        if own and values.get(key):
            value = values[key].replace("\n", "\n    ")
            lines += [_note(t(words)), f"{header.name}: {value}"]
        else:
            lines.append(_note(f"{header.name}: ({t(words)})"))
    return "\n".join([*lines, _note(t(BEGIN)), "", ""])


def _note(words: str) -> str:
    return f"<!-- {words} -->"


def write(folder: Path, texts: Mapping[str, str], aside: Path) -> None:
    """Make `folder` with these files, all of them or none. Raises Refused where there is such a folder."""
    if folder.exists():
        raise Refused(N_("{folder} is there already; nothing was written"), folder=_shown(folder))
    aside.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=aside))
    try:
        for name, text in texts.items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        made.chmod(0o755)
        folder.parent.mkdir(parents=True, exist_ok=True)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def write_file(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all. Raises Refused where it is."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(N_("{folder} is there already; nothing was written"), folder=_shown(path)) from None
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _shown(path: Path) -> str:
    return "/".join(path.parts[-4 if path.suffix else -3 :])  # content/news/x/index.lt.md, content/news/x
