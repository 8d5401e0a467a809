"""The first page of the desk, with every item on it: what it is given, and the template that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.desk.board import Row, State
from plugins.desk.boardpage import DRAFT, KINDS
from plugins.desk.telling import SAID, SIGNS
from plugins.editing.pages import NEW, form_of, render
from plugins.model.problem import Problem
from plugins.wording.strings import Strings, explain


@dataclass(frozen=True, kw_only=True)
class Stay:
    """What somebody finds on the first page, and looks for there."""

    waiting: int  # files that are not handed in yet
    gone: str = ""  # what has just been deleted, within content/
    wanted: str = ""  # words in the titles of all that is shown


def page(rows: Iterable[Row], faults: Sequence[Problem], editor: str, stay: Stay) -> str:
    """Return the first page: items in every language, the newest first, and what holds the site up."""
    site, t = Strings(editor), Strings(editor, "problems")
    order = [*KINDS]
    ordered = sorted(rows, key=lambda row: row.id, reverse=True)  # news and events begin with their month
    ordered.sort(key=lambda row: order.index(row.kind))
    return render(
        "start.html",
        editor,
        stay=stay,
        new={kind: t(words) for kind, words in NEW.items()},
        kinds=[(site(KINDS[kind]), [*items]) for kind, items in groupby(ordered, key=lambda row: row.kind)],
        faults=[(form_of(each), explain(each, editor)) for each in faults],
        signs=SIGNS,
        said={state: t(words) for state, words in SAID.items()},
        missing=State.MISSING,
        draft=t(DRAFT),
    )
