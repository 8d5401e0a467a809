"""The page on which editors hand in: what it is given, and the template that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.desk import worddiff
from plugins.desk.board import Change
from plugins.desk.proposal import Proposal
from plugins.desk.repository import Repository, State
from plugins.editing.looking import View
from plugins.editing.pages import render
from plugins.editing.waiting import Item, proposed
from plugins.model.problem import N_
from plugins.wording.strings import Strings, wrong_and_right

STATES = {
    State.NEW: N_("new"),
    State.CHANGED: N_("changed"),
    State.GONE: N_("deleted"),
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What has come of what was asked for; empty where nothing was."""

    refused: str = ""  # why it was not done
    sent: bool = False
    back: bool = False  # what was deleted
    accepted: bool = False  # what had been proposed
    brought: int | None = None  # files that others have changed; None where nobody looked
    code: bool = False  # whether files of the project itself are among them
    message: str = ""  # what was typed, and is not done
    author: tuple[str, str] = ("", "")
    chosen: frozenset[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How things stand with the copy of the project."""

    branch: str
    is_known: bool  # whether git knows who hands in
    unsent: int  # commits
    proposed: Proposal | None
    has_remote: bool
    faults: int  # in all texts


def standing(repository: Repository, view: View) -> Standing:
    """Return it."""
    return Standing(
        branch=repository.branch,
        is_known=repository.author is not None,
        unsent=repository.unsent,
        proposed=repository.proposed,
        has_remote=repository.has_remote,
        faults=len(view.faults),
    )


def page(items: Sequence[Item], outcome: Outcome, standing: Standing | None, editor: str) -> str:
    """Return the page; `standing` is None where git does not keep the project."""
    t = Strings(editor, "problems")
    return render(
        "hand_in.html",
        editor,
        items=items,
        states={state: t(words) for state, words in STATES.items()},
        difference=_difference,
        explained=lambda fault: "; ".join(wrong_and_right(fault, editor)),
        chosen=frozenset(each.folder for each in items) if outcome.chosen is None else outcome.chosen,
        message=outcome.message or proposed(items, editor),
        outcome=outcome,
        standing=standing,
        elsewhere=standing is not None and standing.faults > sum(len(each.faults) for each in items),
    )


def _difference(change: Change) -> Markup:
    return Markup(worddiff.as_html(change.pieces))  # noqa: S704  (escaped there)
