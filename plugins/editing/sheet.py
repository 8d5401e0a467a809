"""What a form holds of an item in one language, and which files change when it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.editing.fields import Field
from plugins.editing.folder import Folder
from plugins.editing.rewriting import rewritten
from plugins.reading.headers import HEADERS

TEXT = "text"  # the body's name in the form: no header is called so


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the fields hold: values as files have them."""

    values: Mapping[str, str]  # by key; "" for what nobody states
    body: str


def sheet(folder: Folder, lang: str, fields: Iterable[Field]) -> Sheet:
    """Return what the files say: words from the one in `lang`, facts from any."""
    own = folder.texts[lang].source
    return Sheet(
        values={field.key: next(iter(_stated(folder, lang, field).values()), "") for field in fields},
        body=own.body if own else "",
    )


def _stated(folder: Folder, lang: str, field: Field) -> dict[str, str]:
    """Return what files say of a field, by language: of a fact any of them, of words the one in `lang`."""
    found = {}
    for each, text in folder.texts.items():
        if text.source is None or text.source.broken or (field.words and each != lang):
            continue
        if field.key in text.source.fields:
            found[each] = text.source.fields[field.key].value.strip()
    return found


def changed(folder: Folder, lang: str, fields: Iterable[Field], came: Sheet) -> dict[str, str]:
    """Return the texts that are others once the form has come back with `came`, by language.

    A fact is changed in each file that states it; a new one goes where facts are.
    """
    changes: dict[str, dict[str, str]] = {}
    for field in fields:
        new, stated = came.values.get(field.key, ""), _stated(folder, lang, field)
        wanted = field.entries(new)
        for each, old in stated.items():
            if field.entries(old) != wanted:
                changes.setdefault(each, {})[field.key] = new
        if new and not stated:
            changes.setdefault(lang if field.words else _home_of_facts(folder, lang), {})[field.key] = new
    own = folder.texts[lang].source
    body = came.body if own is not None and came.body.rstrip() != own.body.rstrip() else None
    if body is not None:
        changes.setdefault(lang, {})
    found = {}
    for each, values in changes.items():
        text = folder.texts[each]
        assert text.source is not None
        found[each] = rewritten(text.written, text.source, values, body if each == lang else None)
    return found


def _home_of_facts(folder: Folder, lang: str) -> str:
    """Return the language of the file that a new fact goes into: where most of them are."""
    headers = HEADERS[folder.kind]
    facts = {
        each: sum(key in headers and not headers[key].words for key in text.source.fields)
        for each, text in folder.texts.items()
        if text.source is not None and not text.source.broken
    }
    return max(facts, key=lambda each: (facts[each], each == lang))
