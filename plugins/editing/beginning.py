"""What is not there yet: a new item, or an item in one language more."""

from __future__ import annotations

from plugins.desk import asking, drafting
from plugins.desk.drafting import Refused
from plugins.desk.pages import FORMS
from plugins.editing import folder as folders
from plugins.editing import pages
from plugins.editing.answering import Handler, fields_of, typed
from plugins.editing.fields import Field, groups
from plugins.model.problem import N_
from plugins.wording.strings import Strings

MISSING = N_("“{name}” is missing")
NO_TITLE = N_("Write the title in one language at least.")


class New(Handler):
    """An item that is not there yet."""

    async def get(self, kind: str) -> None:
        """Ask the few things that it has to know."""
        self.finish(pages.new(kind, await self._fields(kind), self.desk.editor))

    async def _fields(self, kind: str) -> tuple[Field, ...]:
        """Return the fields of what it cannot do without, its title apart."""
        folder = drafting.KINDS[kind]
        view = await self.apart(self.desk.looker.look)
        empty = folders.look(self.desk.content, folder, "-", self.desk.languages)
        made = groups(empty, self.desk.editor, view.titles(self.desk.editor))
        asked = drafting.needed(folder)
        return tuple(field for field in fields_of(made) if field.key in asked)

    async def post(self, kind: str) -> None:
        """Make it, and lead on to its form."""
        folder, editor = drafting.KINDS[kind], self.desk.editor
        t, fields = Strings(editor, "problems"), await self._fields(kind)
        held = {code: self.get_body_argument(code, "").strip() for code in self.desk.languages}
        titles = {code: words for code, words in held.items() if words}
        values = {field.key: typed(self, field) for field in fields}
        wrong = {
            field.key: drafting.complaint(folder, field.key, value, editor)
            if (value := values[field.key])
            else t(MISSING).format(name=field.name)
            for field in fields
        }
        wrong = {key: words for key, words in wrong.items() if words}
        refused = "" if titles else t(NO_TITLE)
        if titles and not wrong:
            try:
                draft = drafting.draft(folder, titles, values, "", asking.today())
                place = self.desk.content / draft.kind / draft.id
                drafting.write(place, drafting.files(draft, editor), self.desk.content.parent / ".cache" / "desk")
            except (Refused, OSError) as fault:
                refused = self.said(fault)
            else:
                self.redirect(f"{FORMS}/{draft.kind}/{draft.id}/{next(iter(draft.titles))}", status=303)
                return
        self.set_status(422)
        self.finish(pages.new(kind, fields, editor, {**held, **values}, wrong, refused))


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
            self.finish(pages.missing(folder, lang, self.desk.editor, self.said(fault)))
            return
        self.redirect(pages.address(folder, lang), status=303)
