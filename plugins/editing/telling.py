"""Which field of a form a message is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.editing.folder import Folder
from plugins.editing.sheet import TEXT, WHOLE
from plugins.model.problem import Problem
from plugins.reading.headers import HEADERS
from plugins.reading.sources import Source, key_of
from plugins.wording.strings import wrong_and_right

# What is told of at another line than the one that is to be written.
_MENDED_AT = {
    "summary-missing": "summary",
    "text-missing": TEXT,
    "event-notice-missing": "notice",
    "sequence-not-raised": "sequence",
    "translation-undated": "translated",
}
_LINES = frozenset({"header-twice", "header-line"})  # of which a form shows the first alone, or none
_MISSING = frozenset({"missing-header", "empty-header"})  # that are told of at another line, or by name


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is wrong or weak, in the editor's language."""

    words: str
    advice: bool
    key: str = ""  # of the field; "" for the item as a whole, WHOLE for lines of a file that no field has
    line: int = 0  # of the text, from 1; 0 where it is about a header
    lang: str = ""  # of the file, where that is not the one in the form


def told(problems: Iterable[Problem], folder: Folder, lang: str, editor: str) -> tuple[Told, ...]:
    """Return what `problems` say of an item, for its form in `lang`."""
    return tuple(_told(each, folder, lang, editor) for each in problems)


def _told(problem: Problem, folder: Folder, lang: str, editor: str) -> Told:
    words = "; ".join(wrong_and_right(problem, editor))
    parts = problem.path.name.split(".")
    there = parts[1] if len(parts) == 3 and parts[2] == "md" and parts[1] in folder.texts else ""
    source = folder.texts[there].source if there else None
    if source is None:  # a picture, or the folder
        return Told(words=words, advice=problem.advice)
    key, line = _place(problem, source)
    is_fact = key in HEADERS[folder.kind] and not HEADERS[folder.kind][key].words
    own = folder.texts[lang].source if lang in folder.texts else None
    if is_fact and there != lang and own is not None and key in own.fields:  # the form has the value of its own file
        words = f"{problem.path.name}: {words}"
    return Told(
        words=words,
        advice=problem.advice,
        key=key,
        line=line,
        lang="" if there == lang or (is_fact and key != WHOLE) else there,  # facts are in every form
    )


def _place(problem: Problem, source: Source) -> tuple[str, int]:
    """Return the key of the field that a message is about, and the line where that is the text."""
    named = key_of(dict(problem.values).get("name", ""))
    if problem.check in _MISSING and named in HEADERS[source.kind]:
        return named, 0
    if problem.check in _MENDED_AT:
        return _MENDED_AT[problem.check], 0
    fields = source.fields
    if problem.line >= source.body_line and source.written:
        return TEXT, problem.line - source.body_line + 1
    if problem.check in _LINES:
        return WHOLE, 0
    above = [key for key, field in fields.items() if field.line <= problem.line]
    key = max(above, key=lambda key: fields[key].line) if above else ""
    return (key if not key or key in HEADERS[source.kind] else WHOLE), 0
