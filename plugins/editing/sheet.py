"""What a form holds of an item in one language, and which files change when it comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.editing.fields import Field
from plugins.editing.folder import Folder
from plugins.editing.rewriting import rewritten
from plugins.reading.headers import HEADERS

_NO_SIGNS = re.compile("[\x00-\x08\x0e-\x1f]")  # as tornado has it
TEXT = "text"  # the body's name in the form: no header is called so
WHOLE = "whole"  # the whole file's, where its header cannot be told from its body
AGREED = "agreed"  # nor so: which facts are to be in all files as the form says them
AWAY = "away"  # nor so: which files beside the texts are to be deleted


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the fields hold: values as files have them."""

    values: Mapping[str, str]  # by key; "" for what nobody states
    body: str
    agreed: frozenset[str] = frozenset()  # keys of facts that files differ in, and that all are to have as it says


def sheet(folder: Folder, lang: str, fields: Iterable[Field]) -> Sheet:
    """Return what the files say: words from the one in `lang`, facts from that or any other."""
    return Sheet(values={field.key: _value(folder, lang, field) for field in fields}, body=_body(folder, lang))


def _body(folder: Folder, lang: str) -> str:
    own = folder.texts[lang].source if lang in folder.texts else None
    return _sendable(own.body) if own else ""


def _value(folder: Folder, lang: str, field: Field) -> str:
    stated = _stated(folder, lang, field)
    return stated.get(lang, next(iter(stated.values()), ""))


def _sendable(words: str) -> str:
    """Return what of `words` comes back from a form: for each sign that is none, a space."""
    return _NO_SIGNS.sub(" ", words)


def _stated(folder: Folder, lang: str, field: Field) -> dict[str, str]:
    """Return what files say of a field, by language: of a fact any of them, of words the one in `lang`."""
    found = {}
    for each, text in folder.texts.items():
        if text.source is None or text.source.broken or (field.words and each != lang):
            continue
        if field.key in text.source.fields:
            found[each] = _sendable(text.source.fields[field.key].value).strip()
    return found


def differing(folder: Folder, lang: str, fields: Iterable[Field]) -> frozenset[str]:
    """Return the keys of the facts in which the files of an item differ."""
    stated = ((field, _stated(folder, lang, field).values()) for field in fields)
    return frozenset(field.key for field, values in stated if len({field.entries(each) for each in values}) > 1)


def changed(folder: Folder, lang: str, fields: Iterable[Field], came: Sheet) -> dict[str, str]:
    """Return the texts that are others once the form has come back with `came`, by language.

    A fact is changed in each file that states it; a new one goes where facts are. Where files differ in a fact, they do
    so until another one is written, or somebody says that this is the right one.
    """
    fields = tuple(fields)
    as_they_are = differing(folder, lang, fields) - came.agreed
    changes: dict[str, dict[str, str]] = {}
    for field in fields:
        new, stated = came.values.get(field.key, ""), _stated(folder, lang, field)
        wanted = field.entries(new)
        if field.key in as_they_are and wanted == field.entries(_value(folder, lang, field)):
            continue
        for each, old in stated.items():
            if field.entries(old) != wanted:
                changes.setdefault(each, {})[field.key] = new
        if new and not stated:
            changes.setdefault(lang if field.words else _home_of_facts(folder, lang), {})[field.key] = new
    own = folder.texts[lang].source
    body = came.body if own is not None and came.body.rstrip() != _body(folder, lang).rstrip() else None
    if body is not None:
        changes.setdefault(lang, {})
    found = {}
    for each, values in changes.items():
        text = folder.texts[each]
        assert text.source is not None
        found[each] = rewritten(text.written, text.source, values, body if each == lang else None)
    return found


def by_itself(folder: Folder, lang: str, fields: Iterable[Field], held: Sheet) -> str:
    """Return a whole file that says what a sheet holds, without the facts that files in other languages have."""
    others = {
        key
        for each, text in folder.texts.items()
        if each != lang and text.source is not None and not text.source.broken
        for key in text.source.fields
    }
    written = {
        field.key: field for field in fields if held.values.get(field.key) and (field.words or field.key not in others)
    }
    headers = [f"{field.name}: " + held.values[key].replace("\n", "\n    ") for key, field in written.items()]
    return "\n".join([*headers, "", held.body.strip("\n"), ""])


def _home_of_facts(folder: Folder, lang: str) -> str:
    """Return the language of the file that a new fact goes into: where most of them are."""
    headers = HEADERS[folder.kind]
    facts = {
        each: sum(key in headers and not headers[key].words for key in text.source.fields)
        for each, text in folder.texts.items()
        if text.source is not None and not text.source.broken
    }
    return max(facts, key=lambda each: (facts[each], each == lang))
