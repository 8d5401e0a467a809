"""Deleting an item, or one of its languages: what that would mean is told first, and done when it is meant."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from tornado.web import HTTPError

from plugins.desk.pages import FORMS
from plugins.desk.repository import CONTENT, State
from plugins.editing import deletingpage
from plugins.editing import folder as folders
from plugins.editing.answering import Handler
from plugins.editing.deletingpage import ALL, TEXT, Way
from plugins.editing.folder import Folder
from plugins.editing.supposing import supposed
from plugins.model.problem import Problem


class Delete(Handler):
    """What is to be deleted, and what of it nobody could bring back."""

    async def get(self, kind: str, item: str, lang: str) -> None:
        """Ask."""
        await self._show(self.look(kind, item), lang)

    async def _show(self, folder: Folder, lang: str, refused: str = "", *, stale: bool = False) -> None:
        ways = await self.apart(lambda: [self._way(folder, lang, each) for each in _ways(folder, lang)])
        if not ways:
            raise HTTPError(404)
        view = await self.apart(self.desk.looker.look)
        self.finish(deletingpage.page(folder, lang, ways, view, self.desk.editor, refused, stale=stale))

    async def post(self, kind: str, item: str, lang: str) -> None:
        """Do it, and show what is left."""
        folder = folders.look(self.desk.content, kind, item, self.desk.languages)
        way = self.get_body_argument("way", "")
        if way not in _ways(folder, lang):
            raise HTTPError(404)
        if self.get_body_argument("digest", "") != folder.digest:
            self.set_status(409)
            await self._show(folder, lang, stale=True)
            return
        try:
            for path in _files(folder.place, lang, way):
                path.unlink(missing_ok=True)
        except OSError as fault:
            self.set_status(422)
            await self._show(self.look(kind, item), lang, self.said(fault, f"{CONTENT}/{kind}/{item}"))
            return
        _remove_empty(folder.place)
        self.redirect(f"{FORMS}/?gone={kind}/{item}" + (f"/index.{lang}.md" if way == TEXT else ""), status=303)

    def _way(self, folder: Folder, lang: str, way: str) -> Way:
        """Return what would be deleted, what nobody could bring back, and what would be wrong then."""
        project, repository = self.desk.content.parent, self.desk.repository
        paths = [each.relative_to(project).as_posix() for each in _files(folder.place, lang, way)]
        kept = repository.is_there
        changed = {each.path for each in repository.pending if each.state is not State.GONE}
        return Way(
            name=way,
            files={
                each.removeprefix(f"{CONTENT}/{folder.kind}/{folder.id}/"): kept and each not in changed
                for each in paths
            },
            faults=tuple(self._faults_without(paths)),
        )

    def _faults_without(self, paths: Sequence[str]) -> list[Problem]:
        """Return what would be wrong without these files and is not now."""
        with supposed(self.desk.content) as copy:
            for path in paths:
                (copy.parent / path).unlink()
            _remove_empty((copy.parent / paths[0]).parent)
            faults = self.desk.looker.look_at(copy).faults
        return sorted({*faults} - {*self.desk.looker.look().faults}, key=lambda each: each.sort_key)


def _ways(folder: Folder, lang: str) -> tuple[str, ...]:
    """Return what can be deleted: the text in `lang`, where there are others, and all."""
    there = {*folder.texts, *folder.unreadable}
    if not there:
        return ()
    return (TEXT, ALL) if lang in there and len(there) > 1 else (ALL,)


def _files(place: Path, lang: str, way: str) -> list[Path]:
    if way == TEXT:
        return [place / f"index.{lang}.md"]
    return sorted(path for path in place.rglob("*") if path.is_symlink() or not path.is_dir())


def _remove_empty(place: Path) -> None:
    """Remove the folder, and those in it, where nothing is left in them; what is, stays."""
    for folder in sorted((path for path in place.rglob("*") if path.is_dir()), reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()
    with contextlib.suppress(OSError):
        place.rmdir()
