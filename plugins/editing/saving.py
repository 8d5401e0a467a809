"""The form of an item in one language: shown, and written into content/ when it comes back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tornado.web import HTTPError

from plugins.desk import translating
from plugins.desk.drafting import Refused
from plugins.desk.fingerprints import fingerprint, stated
from plugins.editing import folder as folders
from plugins.editing import pages
from plugins.editing.answering import Handler, fields_of, typed
from plugins.editing.fields import Field, Group, groups
from plugins.editing.folder import Folder
from plugins.editing.looking import View
from plugins.editing.moving import leading
from plugins.editing.pages import Standing
from plugins.editing.raising import due
from plugins.editing.sheet import AGREED, AWAY, TEXT, WHOLE, Sheet, by_itself, changed, sheet
from plugins.editing.telling import told
from plugins.picturing.unusable import UnusableError
from plugins.wording.strings import Strings

_ADDRESS = re.compile(r"/[a-z0-9/-]+")


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was written beside what has come, by itself."""

    raised: int = 0  # the number of changes that an event had to get
    leads_on: str = ""  # the old address that leads on


NOTHING_MORE = Done()


class Form(Handler):
    """The form of an item in one language."""

    async def get(self, kind: str, item: str, lang: str) -> None:
        """Show it, with what is said of it."""
        view = await self.apart(self.desk.looker.look)
        folder = self.look(kind, item)
        if lang not in folder.texts and lang not in folder.unreadable:
            self.finish(pages.missing(folder, lang, self.desk.editor))
            return
        if WHOLE in self.request.query_arguments or not folder.is_plain(lang):
            about = [each for each in view.faults if each.path == folder.shown(lang)]
            self.finish(pages.whole(folder, lang, about, self.desk.editor))
            return
        fields = groups(folder, self.desk.editor, view.titles(self.desk.editor))
        raised, leads_on = (self.get_query_argument(name, "") for name in ("raised", "leads_on"))
        standing = Standing(
            saved="saved" in self.request.query_arguments,
            taken=self.get_query_arguments("taken"),
            raised=raised if raised.isdecimal() else "",
            leads_on=leads_on if _ADDRESS.fullmatch(leads_on) else "",
        )
        await self._show(folder, lang, view, fields, sheet(folder, lang, fields_of(fields)), standing)

    async def _show(
        self, folder: Folder, lang: str, view: View, made: Sequence[Group], held: Sheet, standing: Standing
    ) -> None:
        about = await self.apart(lambda: view.about(folder.kind, folder.id))
        standing = replace(
            standing,
            address=view.url(folder.kind, folder.id, lang),
            elsewhere=len(view.faults) - sum(not each.advice for each in about),
            outdated=_outdated(folder, lang),
        )
        # What is said is said of the files, and where they are others than the form, not of what is in it.
        said = told(about, folder, lang, self.desk.editor) if standing.now is None else ()
        self.finish(pages.form(folder, lang, made, held, said, standing, self.desk.editor))

    async def post(self, kind: str, item: str, lang: str) -> None:
        """Write what has come back, and show the form again, or the page."""
        view = await self.apart(self.desk.looker.look)
        # From here to the writing nobody else has a turn: of two who save at once, the second is told of the first.
        folder = folders.look(self.desk.content, kind, item, self.desk.languages)
        stale = self.get_body_argument("digest", "") != folder.digest
        made = groups(folder, self.desk.editor, view.titles(self.desk.editor))
        now = sheet(folder, lang, fields_of(made))
        came = self._came(fields_of(made), now)
        if stale and (before := self.led_before(folder.digest)):
            self.redirect(before, status=303)
        elif WHOLE in self.request.body_arguments:
            text = _lines(self.get_body_argument(WHOLE, strip=False))
            await self._post_whole(folder, lang, text, stale=stale)
        elif TEXT not in self.request.body_arguments:
            raise HTTPError(404 if lang not in folder.texts else 400)
        elif not folder.is_plain(lang):  # it was when the form was opened
            await self._post_whole(folder, lang, by_itself(folder, lang, fields_of(made), came), stale=True)
        elif stale:
            self.set_status(409)
            await self._show(folder, lang, view, made, came, Standing(now=now))
        else:
            refused = self._take_away(folder)  # first: the same may come in anew
            not_taken, taken = self._take_in(folder)
            refused += not_taken
            done = NOTHING_MORE
            try:
                done = self._write(
                    folder, lang, made, came, view, moved=came.values.get("slug") != now.values.get("slug")
                )
            except OSError as fault:
                refused.append(self.said(fault, str(folder.shown(lang))))
            if refused:
                self.set_status(422)
                standing = Standing(saved=bool(taken), refused=refused, taken=taken)
                await self._show(self.look(kind, item), lang, view, made, came, standing)
                return
            await self._lead_on(folder, lang, taken, done)

    def _came(self, fields: Sequence[Field], now: Sheet) -> Sheet:
        """Return what has come; of what has not, what the files say."""
        values = {field.key: typed(self, field) for field in fields}
        return Sheet(
            values={key: now.values[key] if value is None else value for key, value in values.items()},
            body=_lines(self.get_body_argument(TEXT, now.body, strip=False)),
            agreed=frozenset(self.get_body_arguments(AGREED)),
        )

    def _write(self, folder: Folder, lang: str, made: Sequence[Group], came: Sheet, view: View, *, moved: bool) -> Done:
        """Write what has come, and what it brings with it; `moved`: whether it has another address."""
        texts = changed(folder, lang, fields_of(made), came)
        number = due(folder, texts)
        leads = leading(folder, lang, texts, self.desk.repository, view) if moved else None
        more = {"sequence": str(number)} if number else {}
        more |= {"aliases": leads.aliases} if leads else {}
        if more:
            came = replace(came, values={**came.values, **more})
            texts = changed(folder, lang, fields_of(made), came)
        source = _outdated(folder, lang)
        if source and self.get_body_argument("holds", "") == source:
            origin = folder.texts[source].source
            assert origin is not None
            texts[lang] = translating.unchanged(texts.get(lang, folder.texts[lang].written), origin)
        for each, text in texts.items():
            folders.write(folder, each, text)
        return Done(raised=number, leads_on=leads.added if leads else "")

    def _take_in(self, folder: Folder) -> tuple[list[str], list[str]]:
        """Take in the files that have come; return why some were not, and what the others are called now."""
        refused, taken = [], []
        for file in self.request.files.get("files", ()):
            try:
                taken.append(folders.take_in(folder, file["filename"], file["body"]))
            except (Refused, UnusableError, OSError) as fault:
                refused.append(self.said(fault, file["filename"]))
        return refused, taken

    def _take_away(self, folder: Folder) -> list[str]:
        """Delete the files that are ticked for it; return why some were not."""
        refused = []
        for name in self.get_body_arguments(AWAY):
            try:
                folders.take_away(folder, name)
            except OSError as fault:
                refused.append(self.said(fault, name))
        return refused

    async def _lead_on(self, folder: Folder, lang: str, taken: Sequence[str], done: Done = NOTHING_MORE) -> None:
        digest = folders.look(self.desk.content, folder.kind, folder.id, self.desk.languages).digest
        if self.get_body_argument("then", "") == "see":
            view = await self.apart(self.desk.looker.look)
            address = view.url(folder.kind, folder.id, lang)
            if address and not view.faults:
                self.lead(address, digest)
                return
        more = "".join(f"&taken={name}" for name in taken)
        more += f"&raised={done.raised}" if done.raised else ""
        more += f"&leads_on={done.leads_on}" if done.leads_on else ""
        self.lead(f"{pages.address(folder, lang)}?saved{more}", digest)

    async def _post_whole(self, folder: Folder, lang: str, text: str, *, stale: bool) -> None:
        if stale:
            self.set_status(409)
            words = Strings(self.desk.editor, "problems")(pages.WHOLE_CONFLICT)
            self.finish(pages.whole(folder, lang, (), self.desk.editor, words, text))
            return
        try:
            folders.write(folder, lang, text)
        except OSError as fault:
            self.set_status(422)
            words = self.said(fault, str(folder.shown(lang)))
            self.finish(pages.whole(folder, lang, (), self.desk.editor, words, text))
            return
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
