"""Handing in what has been written, and bringing in what others have: see desk/repository.py."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.desk.drafting import Refused
from plugins.desk.pages import HAND_IN
from plugins.desk.repository import CONTENT, NO_GIT, Author, Repository, State
from plugins.editing import handingpage
from plugins.editing.answering import Handler
from plugins.editing.handingpage import Outcome
from plugins.editing.supposing import put, supposed
from plugins.editing.waiting import Item, folder_of, waiting
from plugins.model.problem import N_
from plugins.wording.strings import Strings, explain

NOTHING_CHOSEN = N_("Tick what is to be handed in.")
NOTHING_SAID = N_("Say in a few words what you have done: others read it in the history.")
NOBODY = N_("Say who you are: the history names who has written what.")
LACKING = N_("What you have ticked needs what you have not ticked: {told}")
FAULTS = N_("There are faults in what you want to hand in. Mend them first, and all others will thank you: {items}")


class HandIn(Handler):
    """What waits, and what is to become of it."""

    async def get(self) -> None:
        """Show it."""
        brought, told = self.get_query_argument("brought", ""), self.request.query_arguments
        await self._show(
            Outcome(
                sent="sent" in told,
                accepted="accepted" in told,
                back="back" in told,
                brought=int(brought) if brought.isdecimal() else None,
                code="code" in told,
            )
        )

    async def _show(self, outcome: Outcome) -> None:
        repository, editor = self.desk.repository, self.desk.editor
        view = await self.apart(self.desk.looker.look)
        if not await self.apart(lambda: repository.is_there):
            self.finish(handingpage.page((), Outcome(refused=Strings(editor, "problems")(NO_GIT)), None, editor))
            return
        items = await self.apart(lambda: waiting(repository, view, editor))
        standing = await self.apart(lambda: handingpage.standing(repository, view))
        self.finish(handingpage.page(items, outcome, standing, editor))

    async def post(self) -> None:
        """Do what was asked for, and show what has come of it."""
        wanted = {"bring": self._bring, "back": self._put_back}
        back = self.get_body_argument("back", "")
        do = wanted.get("back" if back else self.get_body_argument("do", ""), self._hand_in)
        try:
            told = await self.apart(do)
        except Refused as fault:
            self.set_status(422)
            await self._show(
                Outcome(
                    refused=self.said(fault),
                    message=self.get_body_argument("message", ""),
                    author=(self.get_body_argument("name", ""), self.get_body_argument("email", "")),
                    chosen=frozenset(self.get_body_arguments("item")),
                )
            )
            return
        self.redirect(f"{HAND_IN}?{told}", status=303)

    def _put_back(self) -> str:
        """Put back what is gone of an item; return what the page is to tell."""
        repository, folder = self.desk.repository, self.get_body_argument("back")
        with repository.turn:
            gone = [
                each.path for each in repository.pending if each.state is State.GONE and folder_of(each.path) == folder
            ]
            repository.put_back(gone)
        return "back"

    def _bring(self) -> str:
        """Bring in what others have written; return what the page is to tell."""
        repository = self.desk.repository
        with repository.turn:
            before = repository.proposed
            brought = repository.bring()
            accepted = before is not None and repository.proposed is None and not repository.unsent
            return ("accepted&" if accepted else "") + _told(brought)

    def _hand_in(self) -> str:
        """Commit what was chosen, if anything is to be, and send it; return what the page is to tell."""
        repository = self.desk.repository
        with repository.turn:
            there = {each.folder: each for each in waiting(repository, self.desk.looker.look(), self.desk.editor)}
            chosen = [there[name] for name in self.get_body_arguments("item") if name in there]
            if chosen or not repository.unsent:
                self._commit(repository, chosen, [each for each in there.values() if each not in chosen])
            return "sent&" + _told(repository.send().brought)

    def _commit(self, repository: Repository, chosen: Sequence[Item], left: Sequence[Item]) -> None:
        message = " ".join(self.get_body_argument("message", "").split())
        if not chosen:
            raise Refused(NOTHING_CHOSEN)
        if wrong := [each for each in chosen if each.faults]:
            raise Refused(FAULTS, items=", ".join(each.title or each.folder for each in wrong))
        if left and (lacking := self._faults_without(left, frozenset(each.folder for each in chosen))):
            raise Refused(LACKING, told="; ".join(lacking))
        if not message:
            raise Refused(NOTHING_SAID)
        if repository.author is None:
            name, email = (" ".join(self.get_body_argument(each, "").split()) for each in ("name", "email"))
            if not name or "@" not in email:
                raise Refused(NOBODY)
            repository.introduce(Author(name=name, email=email))
        repository.commit([file.path for each in chosen for file in each.files], message)

    def _faults_without(self, left: Sequence[Item], chosen: frozenset[str]) -> list[str]:
        """Return what would be wrong with the items of the folders `chosen` where those `left` are as they were."""
        with supposed(self.desk.content) as copy:
            for file in (file for each in left for file in each.files):
                place = copy.parent / file.path
                if file.state is State.NEW:
                    place.unlink()
                else:
                    put(place, self.desk.repository.committed(file.path))
            faults = self.desk.looker.look_at(copy).faults
        return [explain(each, self.desk.editor) for each in faults if folder_of(str(each.path)) in chosen]


def _told(brought: frozenset[str]) -> str:
    code = "&code" if any(not path.startswith(f"{CONTENT}/") for path in brought) else ""
    return f"brought={len(brought)}{code}"
