"""The form of an item in one language: shown, and written into content/ when it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tornado.web import HTTPError

from plugins.desk import translating
from plugins.desk.drafting import Refused
from plugins.desk.fingerprints import fingerprint, stated
from plugins.editing import folder as folders
from plugins.editing import pages
from plugins.editing.answering import Handler, fields_of, typed
from plugins.editing.fields import Group, groups
from plugins.editing.folder import Folder
from plugins.editing.looking import View
from plugins.editing.pages import Standing
from plugins.editing.sheet import TEXT, Sheet, changed, sheet
from plugins.editing.telling import told
from plugins.picturing.unusable import UnusableError
from plugins.wording.strings import Strings


class Form(Handler):
    """The form of an item in one language."""

    async def get(self, kind: str, item: str, lang: str) -> None:
        """Show it, with what is said of it."""
        folder = self.look(kind, item)
        if lang not in folder.texts and lang not in folder.unreadable:
            self.finish(pages.missing(folder, lang, self.desk.editor))
            return
        view = await self.apart(self.desk.looker.look)
        if lang in folder.unreadable or not folder.texts[lang].is_plain:
            self._show_whole(folder, lang, view)
            return
        made = groups(folder, self.desk.editor, view.titles(self.desk.editor))
        standing = Standing(saved="saved" in self.request.query_arguments, taken=self.get_query_arguments("taken"))
        self._show(folder, lang, view, made, sheet(folder, lang, fields_of(made)), standing)

    def _show(
        self, folder: Folder, lang: str, view: View, made: Sequence[Group], held: Sheet, standing: Standing
    ) -> None:
        about = view.about(folder.kind, folder.id)
        standing = replace(
            standing,
            address=view.addresses.url(folder.kind, folder.id, lang) or "",
            elsewhere=len(view.faults) - sum(not each.advice for each in about),
            outdated=_outdated(folder, lang),
        )
        # What is said is said of the files, and where they are others than the form, not of what is in it.
        said = told(about, folder, lang, self.desk.editor) if standing.now is None else ()
        self.finish(pages.form(folder, lang, made, held, said, standing, self.desk.editor))

    def _show_whole(self, folder: Folder, lang: str, view: View, refused: str = "") -> None:
        about = [each for each in view.about(folder.kind, folder.id) if each.path.name == f"index.{lang}.md"]
        self.finish(pages.whole(folder, lang, about, self.desk.editor, refused))

    async def post(self, kind: str, item: str, lang: str) -> None:
        """Write what has come back, and show the form again, or the page."""
        folder = self.look(kind, item)
        if lang not in folder.texts:
            raise HTTPError(404)
        view = await self.apart(self.desk.looker.look)
        stale = self.get_body_argument("digest", "") != folder.digest
        if not folder.texts[lang].is_plain or "whole" in self.request.body_arguments:
            await self._post_whole(folder, lang, view, stale=stale)
            return
        made = groups(folder, self.desk.editor, view.titles(self.desk.editor))
        came = Sheet(
            values={field.key: typed(self, field) for field in fields_of(made)},
            body=_lines(self.get_body_argument(TEXT, "", strip=False)),
        )
        if stale:
            self.set_status(409)
            now = sheet(folder, lang, fields_of(made))
            self._show(folder, lang, view, made, came, Standing(now=now))
            return
        refused, taken = self._take_in(folder)
        try:
            self._write(folder, lang, made, came)
        except OSError as fault:
            refused.append(self.said(fault))
        if refused:
            self.set_status(422)
            standing = Standing(saved=bool(taken), refused=refused, taken=taken)
            self._show(self.look(kind, item), lang, view, made, came, standing)
            return
        await self._lead_on(folder, lang, taken)

    def _write(self, folder: Folder, lang: str, made: Sequence[Group], came: Sheet) -> None:
        texts = changed(folder, lang, fields_of(made), came)
        source = _outdated(folder, lang)
        if source and self.get_body_argument("holds", "") == source:
            origin = folder.texts[source].source
            assert origin is not None
            texts[lang] = translating.unchanged(texts.get(lang, folder.texts[lang].written), origin)
        for each, text in texts.items():
            folders.write(folder, each, text)

    def _take_in(self, folder: Folder) -> tuple[list[str], list[str]]:
        """Take in the files that have come; return why some were not, and what the others are called now."""
        refused, taken = [], []
        for file in self.request.files.get("files", ()):
            try:
                taken.append(folders.take_in(folder, file["filename"], file["body"]))
            except (Refused, UnusableError, OSError) as fault:
                refused.append(self.said(fault, file["filename"]))
        return refused, taken

    async def _lead_on(self, folder: Folder, lang: str, taken: Sequence[str]) -> None:
        if self.get_body_argument("then", "") == "see":
            view = await self.apart(self.desk.looker.look)
            address = view.addresses.url(folder.kind, folder.id, lang)
            if address and not view.faults:
                self.redirect(address, status=303)
                return
        more = "".join(f"&taken={name}" for name in taken)
        self.redirect(f"{pages.address(folder, lang)}?saved{more}", status=303)

    async def _post_whole(self, folder: Folder, lang: str, view: View, *, stale: bool) -> None:
        text = _lines(self.get_body_argument("whole", folder.texts[lang].written, strip=False))
        if stale:
            self.set_status(409)
            words = Strings(self.desk.editor, "problems")(pages.CONFLICT)
            about = view.about(folder.kind, folder.id)
            self.finish(pages.whole(folder, lang, about, self.desk.editor, words, text))
            return
        folders.write(folder, lang, text)
        await self._lead_on(folder, lang, ())


def _lines(words: str) -> str:
    """Return what a form sends with line feeds alone."""
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _outdated(folder: Folder, lang: str) -> str:
    """Return the language that a text was translated from, where that says something else by now."""
    own = folder.texts[lang].source
    made_from = stated(own) if own is not None else None
    origin = folder.texts[made_from[0]].source if made_from and made_from[0] in folder.texts else None
    return made_from[0] if made_from and origin is not None and fingerprint(origin) != made_from[1] else ""
