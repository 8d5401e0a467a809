"""What is published of an item's texts: as they are here, as they would be, or as git has them."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.checks.history import published
from plugins.editing.folder import Folder
from plugins.reading.things import Thing


def made_of(folder: Folder, texts: Mapping[str, bytes]) -> Thing | None:
    """Return what is made of an item's `texts`, by language; None where that could not be published, or is a draft."""
    files = [(f"{folder.kind}/{folder.id}/index.{lang}.md", data) for lang, data in sorted(texts.items())]
    return published(folder.kind, folder.id, files)


def made_with(folder: Folder, changed: Mapping[str, str]) -> Thing | None:
    """Return the same of the texts that the folder has once those `changed`, by language, are in it."""
    texts = {**{lang: text.written for lang, text in folder.texts.items()}, **changed}
    return made_of(folder, {lang: text.encode() for lang, text in texts.items()})
