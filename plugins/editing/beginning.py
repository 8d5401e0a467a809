"""What is not there yet: a new item, or an item in one language more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from plugins.desk import asking, drafting
from plugins.desk.drafting import Draft, Refused
from plugins.desk.pages import FORMS
from plugins.editing import folder as folders
from plugins.editing import pages, repeating
from plugins.editing.answering import Handler, fields_of, typed
from plugins.editing.fields import Field, groups
from plugins.editing.folder import Folder
from plugins.editing.labels import label
from plugins.editing.looking import View
from plugins.model.problem import N_
from plugins.reading.naming import LONGEST
from plugins.wording.strings import Strings

THERE = N_("There is one with such a title already. Write in that one, or give this one another title.")
NONE = ("", "")
NO_TITLE = N_("Write the title in one language at least.")


class New(Handler):
    """An item that is not there yet."""

    async def get(self, kind: str) -> None:
        """Ask the few things that it has to know."""
        view = await self.apart(self.desk.looker.look)
        fields, before = self._fields(kind, view), self._before(kind)
        held = repeating.facts(before, fields) if before else {}
        self.finish(pages.new(kind, _asked(kind, fields), self.desk.editor, held, before=self._named(before, view)))

    def _before(self, kind: str) -> Folder | None:
        """Return the event that the new one is held again as; None where it is no such one."""
        item = self.get_argument("like", "")
        there = kind == "event" and re.fullmatch("[a-z0-9-]+", item)
        return self.look(drafting.KINDS[kind], item) if there else None

    def _named(self, before: Folder | None, view: View) -> tuple[str, str]:
        """Return what the event before is called, and its id."""
        return (view.title(before.kind, before.id, self.desk.editor)[0] or before.id, before.id) if before else NONE

    def _fields(self, kind: str, view: View) -> tuple[Field, ...]:
        empty = folders.look(self.desk.content, drafting.KINDS[kind], "-", self.desk.languages)
        return fields_of(groups(empty, self.desk.editor, view.titles(self.desk.editor)))

    async def post(self, kind: str) -> None:
        """Make it, and lead on to its form."""
        folder, editor = drafting.KINDS[kind], self.desk.editor
        t, view = Strings(editor, "problems"), await self.apart(self.desk.looker.look)
        before, known = self._before(kind), self._fields(kind, view)
        fields = _asked(kind, known)
        held = {code: " ".join(self.get_body_argument(code, "").split()) for code in self.desk.languages}
        titles = {code: words for code, words in held.items() if words}
        values = {field.key: typed(self, field) or "" for field in fields}
        wrong = {key: words for key, value in values.items() if (words := self._wrong(folder, key, value))}
        refused = pages.Refusal(words="" if titles else t(NO_TITLE))
        if titles and not wrong:
            same = repeating.facts(before, known) if before else {}
            draft = drafting.draft(folder, titles, same | values, _folder(folder, titles, values), asking.today())
            draft = replace(draft, words=repeating.words(before, known, titles) if before else {})
            try:
                refused = self._made(draft)
            except (Refused, OSError) as fault:
                refused = pages.Refusal(words=self.said(fault))
            if not refused.words:
                self.redirect(_form_of(draft), status=303)
                return
        self.set_status(422)
        named = self._named(before, view)
        self.finish(pages.new(kind, fields, editor, {**held, **values}, wrong, refused, named))

    def _wrong(self, kind: str, key: str, value: str) -> str:
        if value:
            return drafting.complaint(kind, key, value, self.desk.editor)
        t, name = Strings(self.desk.editor, "problems"), label(kind, key)
        return t(asking.MISSING).format(name=t(name))

    def _made(self, draft: Draft) -> pages.Refusal:
        """Make the files of `draft`, or return why not."""
        place = self.desk.content / draft.kind / draft.id
        if place.exists():
            words = Strings(self.desk.editor, "problems")(THERE)
            return pages.Refusal(words=words, there=draft.id, address=_form_of(draft))
        drafting.write(place, drafting.files(draft, self.desk.editor), self.desk.content.parent / ".cache" / "desk")
        return pages.Refusal()


def _asked(kind: str, fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return the fields of what an item cannot do without, its title apart."""
    needed = drafting.needed(drafting.KINDS[kind])
    return tuple(field for field in fields if field.key in needed)


def _form_of(draft: Draft) -> str:
    return f"{FORMS}/{draft.kind}/{draft.id}/{next(iter(draft.titles))}"


def _folder(kind: str, titles: Mapping[str, str], values: Mapping[str, str]) -> str:
    """Return the name of a folder, which nobody is asked for, of whatever letters a title is, and however long."""
    return drafting.proposed_id(kind, titles, values)[: LONGEST - 10].strip("-") or kind


class Begin(Handler):
    """A translation that is not there yet."""

    def post(self, kind: str, item: str, lang: str) -> None:
        """Make its file, and lead on to its form."""
        folder = self.look(kind, item)
        try:
            source = self.get_body_argument("source", "")
            asking.begin(self.desk.content, f"{kind}/{item}", lang, self.desk.editor, source)
        except (Refused, OSError) as fault:
            self.set_status(422)
            words = self.said(fault, str(folder.shown(lang)))
            self.finish(pages.missing(folder, lang, self.desk.editor, words))
            return
        self.redirect(pages.address(folder, lang), status=303)
