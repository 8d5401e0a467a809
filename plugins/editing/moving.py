"""A text that gets another address leads on from the one that it had, by itself: `Aliases` is written with `Slug`.

Who has the old one in an e-mail or a bookmark finds nothing there otherwise, and nobody who fills in a form is to know
that. What was published is what git has: without a history nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.desk.repository import CONTENT, Repository
from plugins.editing.folder import Folder
from plugins.editing.looking import View
from plugins.editing.publishing import made_of, made_with
from plugins.languages import LANGUAGES
from plugins.reading.addresses import addresses
from plugins.reading.things import Thing


@dataclass(frozen=True, kw_only=True)
class Leading:
    """What leads to an item from other addresses."""

    aliases: str  # the header's value
    added: str = ""  # the address among them that was not there


def leading(folder: Folder, lang: str, texts: Mapping[str, str], repository: Repository, view: View) -> Leading | None:
    """Return what has to lead to a text once `texts`, by language, are in the folder; None where that does already.

    Where another text is at the old address by now, nothing leads on from it.
    """
    now = made_with(folder, texts)
    files = {each: f"{CONTENT}/{folder.kind}/{folder.id}/index.{each}.md" for each in (*folder.texts, *texts)}
    was = made_of(folder, {each: data for each, path in files.items() if (data := repository.committed(path))})
    if now is None or was is None or was.source(lang) is None:
        return None
    old, new = _address(was, lang), _address(now, lang)
    stated = tuple(now.word(lang, "aliases") or ())
    wanted = [each for each in stated if each.rstrip("/") != new.rstrip("/")]
    owner = view.outcome.addresses.owner.get(old)
    free = owner is None or owner[:2] == (folder.kind, folder.id)
    if old != new and free and old.rstrip("/") not in {each.rstrip("/") for each in wanted}:
        return Leading(aliases=", ".join([*wanted, old]), added=old)
    return None if wanted == [*stated] else Leading(aliases=", ".join(wanted))


def _address(thing: Thing, lang: str) -> str:
    return addresses([thing], LANGUAGES, []).of[thing.kind, thing.id][lang]
