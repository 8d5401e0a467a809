"""An event that is held again: what stays the same of the one before, and what has to be said anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.editing.fields import Field
from plugins.editing.folder import Folder
from plugins.editing.sheet import sheet

STAYS = frozenset({
    "attendance", "contact", "country", "host", "online_url", "partners", "position", "registration", "spoken", "tags",
    "timezone", "town", "type", "venue",
})  # fmt: skip
"""Days, state and text are the new event's own; a picture lies beside the old one."""


def facts(before: Folder, fields: Iterable[Field]) -> dict[str, str]:
    """Return what stays the same in every language, by key, of the event `before`."""
    those = [field for field in fields if field.key in STAYS and not field.words]
    lang = next(iter(before.texts), "")
    return {key: value for key, value in sheet(before, lang, those).values.items() if value}


def words(before: Folder, fields: Iterable[Field], languages: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Return what stays the same in the words of each of `languages`, by language and key."""
    those = [field for field in fields if field.key in STAYS and field.words]
    return {
        lang: {key: value for key, value in sheet(before, lang, those).values.items() if value}
        for lang in languages
        if lang in before.texts
    }
