"""Which fields a form has: for each header that an item of a kind may have, by what means its value is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath

from plugins.editing.folder import Folder
from plugins.editing.rewriting import NOTE
from plugins.languages import LANGUAGES
from plugins.model.event import Attendance, EventStatus, EventType
from plugins.model.partner import PartnerKind
from plugins.model.problem import N_
from plugins.reading.headers import HEADERS
from plugins.reading.naming import PICTURES
from plugins.reading.unreadable import Unreadable
from plugins.reading.values import lines, yes
from plugins.wording.labels import label
from plugins.wording.strings import Strings

Choice = tuple[str, str]
"""A value as a file has it, and the words that the editor chooses it by."""


class Control(StrEnum):
    """How a value is written."""

    LINE = "line"
    WORDS = "words"  # a sentence or two: one line in the file, several on the screen
    LINES = "lines"  # an entry in each
    MOMENT = "moment"  # a day, and a time if it is stated
    ONE = "one"  # of several
    SEVERAL = "several"  # names of folders
    YES = "yes"


_CONTROLS = {
    **dict.fromkeys(("summary", "notice", "role", "image_alt", "image_caption"), Control.WORDS),
    **dict.fromkeys(("speakers", "sessions"), Control.LINES),
    **dict.fromkeys(
        ("date", "modified", "publish", "unpublish", "pinned_until", "starts", "ends", "previous_start",
         "registration_deadline", "translated"),
        Control.MOMENT,
    ),
    **dict.fromkeys(("type", "status", "attendance", "kind", "own_lang", "menu", "image", "logo", "host"), Control.ONE),
    **dict.fromkeys(("tags", "partners", "events"), Control.SEVERAL),
    **dict.fromkeys(("draft", "lead"), Control.YES),
}  # fmt: skip

_FIRST = ("title", "summary")
_MAIN = {
    "news": ("date", "author", "tags", "partners", "events"),
    "events": ("type", "starts", "ends", "sessions", "town", "venue", "country", "position", "host", "speakers",
               "partners", "tags", "registration", "registration_deadline", "contact", "date"),
    "partners": ("own_name", "own_lang", "kind", "name", "role", "town", "country", "position", "website", "email",
                 "phone", "lead"),
    "pages": ("menu", "order"),
    "tags": (),
    "project": ("number", "starts", "ends", "planned_cost", "final_cost", "grant"),
}  # fmt: skip
_PICTURE = ("logo", "image", "image_alt", "image_caption", "image_credit")
_SHOWN = ("draft", "publish", "unpublish", "pinned_until")
_CHANGED = ("status", "notice", "previous_start", "sequence", "modified")  # of an event that has been announced
_KEPT = frozenset({"translated_from"})  # written by `translate`, and by the form itself
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?")

WHAT = N_("What it is about")
PICTURE = N_("Cover picture")
WHEN = N_("When it is shown")
CHANGED = N_("If something changes: cancelled, moved, put off")
MORE = N_("More")
AT_TOP = N_("at the top of every page")
AT_FOOT = N_("at the foot of every page")
NOWHERE = N_("in none: found by links alone")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One header in a form."""

    key: str
    name: str  # the header's own
    control: Control
    words: bool  # it is each language's own
    required: bool
    choices: tuple[Choice, ...] = ()

    def entries(self, written: str) -> tuple[str, ...]:
        """Return what a file says, by the entry: as many as a control for several has, else one or none."""
        if self.control is Control.LINES:
            return lines(written)
        if self.control is Control.SEVERAL:
            return tuple(filter(None, (each.strip() for each in re.split(r"[,;\n]", written))))
        if self.control is Control.YES:
            return ("yes",) if _says_yes(written) else ()
        line = " ".join(written.split())
        if self.control is Control.MOMENT:
            line = " ".join(day_and_time(line) or (line,)).strip()
        if self.control is Control.ONE:
            line = next((value for value, _ in self.choices if value.casefold() == line.casefold()), line)
        return (line,) if line else ()

    def typed(self, parts: Iterable[str]) -> str:
        """Return what a file is to say, of what the form's controls of this name hold."""
        if self.control is Control.SEVERAL:
            return ", ".join(dict.fromkeys(self.entries("\n".join(parts))))
        if self.control is Control.LINES:
            lines_of = "\n".join(parts).replace("\r", "\n").split("\n")
            return "\n".join(_without_notes(line.strip() for line in lines_of if line.strip()))
        return " ".join(" ".join(parts).split())


def _without_notes(written: Iterable[str]) -> Iterable[str]:
    """Return lines of which none is a note by itself, which nobody would read as an entry: it goes on with the last."""
    found: list[str] = []
    for line in written:
        if found and NOTE.fullmatch(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _says_yes(written: str) -> bool:
    try:
        return bool(written.strip()) and yes(written.strip())
    except Unreadable:
        return True  # it is meant to say something, and a message says what would be right


def day_and_time(written: str) -> tuple[str, str] | None:
    """Return a moment in its two parts; None where it is written in another way, and stays as it is."""
    if not written.strip():
        return "", ""
    match = _DAY.fullmatch(" ".join(written.split()))
    if match is None:
        return None
    day, time = match[1], match[2] or ""
    try:  # browsers show no 31st of November: it would be gone with the next saving
        datetime.fromisoformat(f"{day} {time or '00:00'}")
    except ValueError:
        return None
    return day, time


@dataclass(frozen=True, kw_only=True)
class Group:
    """Fields that belong together."""

    heading: str  # a message id; "" for what needs none
    fields: tuple[Field, ...]
    folded: bool = False  # few need it


def groups(folder: Folder, editor: str, titles: Mapping[str, Sequence[Choice]]) -> tuple[Group, ...]:
    """Return the form's fields for an item; `titles` has, by kind, the items that a header may name.

    The language of choices is the editor's.
    """
    headers = HEADERS[folder.kind]
    stated = {key for text in folder.texts.values() if text.source for key in text.source.fields}
    left = [key for key in headers if key not in _KEPT]
    if folder.kind != "events" and "status" not in stated:
        left.remove("status")  # says the same as Draft
    named = [("", _FIRST), (WHAT, _MAIN[folder.kind]), (PICTURE, _PICTURE), (WHEN, _SHOWN)]
    if folder.kind == "events":
        named.append((CHANGED, _CHANGED))
    found = []
    for heading, keys in named:
        found.append((heading, [key for key in keys if key in left]))
        left = [key for key in left if key not in keys]
    return tuple(
        Group(
            heading=heading,
            fields=tuple(_field(folder, key, editor, titles) for key in keys),
            folded=heading in {CHANGED, MORE},
        )
        for heading, keys in (*found, (MORE, left))
        if keys
    )


def _field(folder: Folder, key: str, editor: str, titles: Mapping[str, Sequence[Choice]]) -> Field:
    header = HEADERS[folder.kind][key]
    return Field(
        key=key,
        name=header.name,
        control=_CONTROLS.get(key, Control.LINE),
        words=header.words,
        required=header.required,
        choices=tuple(_choices(folder, key, editor, titles)),
    )


def _choices(folder: Folder, key: str, editor: str, titles: Mapping[str, Sequence[Choice]]) -> Iterable[Choice]:
    """Yield what there is to choose from."""
    kinds = {"type": EventType, "attendance": Attendance, "kind": PartnerKind, "status": EventStatus}
    if key == "status" and folder.kind != "events":
        return (("published", ""), ("draft", ""))
    if key in kinds:
        t = Strings(editor)
        return tuple((each.value, label(each, t)) for each in kinds[key])
    if key in {"image", "logo"}:
        return tuple((each, "") for each in folder.files if PurePosixPath(each).suffix.lower() in PICTURES)
    if key == "own_lang":
        return tuple((each.code, each.name) for each in LANGUAGES)
    if key == "menu":
        t = Strings(editor, "problems")
        return (("main", t(AT_TOP)), ("footer", t(AT_FOOT)), ("none", t(NOWHERE)))
    return titles.get("partners" if key == "host" else key, ())
