"""The page on which editors delete: what it is given, and the template that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.editing.folder import Folder
from plugins.editing.looking import CODES, View
from plugins.editing.pages import CONFLICT_OF_DELETING, form_of, render
from plugins.editing.waiting import folder_of
from plugins.model.problem import Problem
from plugins.reading.assembling import is_draft
from plugins.wording.strings import Strings, explain

Entry = tuple[str, str]  # (address of a form or "", words)

TEXT = "text"  # one language's
ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Way:
    """What can be deleted, and what comes of it."""

    name: str  # TEXT or ALL
    files: Mapping[str, bool]  # path within the item's folder -> whether git has it as it is
    faults: tuple[Problem, ...]  # that there would be then


@dataclass(frozen=True, kw_only=True)
class Need:
    """Another item that would have to be mended."""

    title: str
    lang: str  # of the title; "" where there is none
    files: Mapping[str, str]  # language -> address of the form


def page(
    folder: Folder, lang: str, ways: Sequence[Way], view: View, editor: str, refused: str = "", *, stale: bool = False
) -> str:
    """Return the page; `stale` where somebody has changed the item since it was asked for."""
    thing = view.outcome.things.get((folder.kind, folder.id))
    shown = thing is not None and not is_draft(thing) and folder.kind != "project"
    languages = [file.lang for file in thing.files] if thing else []
    title, title_lang = view.title(folder.kind, folder.id, lang)
    return render(
        "delete.html",
        editor,
        folder=folder,
        lang=lang,
        title=title or folder.id,
        title_lang=title_lang,
        choices=[(way, *_then(folder, way, view, editor)) for way in ways],
        addresses=[view.url(folder.kind, folder.id, each) for each in languages] if shown else [],
        refused=Strings(editor, "problems")(CONFLICT_OF_DELETING) if stale else refused,
    )


def _then(folder: Folder, way: Way, view: View, editor: str) -> tuple[list[Entry], list[Need]]:
    """Return what would have to be mended in what is left of an item, and the other texts that need what is gone."""
    own: list[Entry] = []
    others: dict[tuple[str, str], dict[str, str]] = {}
    for fault in way.faults:
        kind, _, item = folder_of(str(fault.path)).partition("/")
        if (kind, item) == (folder.kind, folder.id) or not form_of(fault):
            own.append((form_of(fault), explain(fault, editor)))
        else:
            files = others.setdefault((kind, item), {})
            files[fault.path.name.split(".")[1]] = form_of(fault)
    needs = [
        Need(title=title or item, lang=lang, files={code: files[code] for code in CODES if code in files})
        for (kind, item), files in others.items()
        for title, lang in [view.title(kind, item, editor)]
    ]
    return own, needs
