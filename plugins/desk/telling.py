"""What the translation board says, in the terminal and on its page: signs, words, and the commands that help on."""

from __future__ import annotations

from pathlib import PurePosixPath

from plugins.desk.board import Cell, Row, State
from plugins.model.problem import N_

SIGNS = {State.DONE: "✓", State.MISSING: "–", State.OUTDATED: "!"}  # a sign each, not only a colour
SAID = {State.DONE: N_("written"), State.MISSING: N_("missing"), State.OUTDATED: N_("out of date")}
ITEM = N_("Item")
TEXT = N_("Text")
UNKNOWN = N_("The version it was translated from is not in the history, so what has changed cannot be shown.")
HOLDS = N_("If it still holds: {command}")


def command(row: Row, cell: Cell, *, unchanged: bool = False) -> str:
    """Return what an editor types to begin a translation, or to say that one still holds."""
    lang = PurePosixPath(cell.path).name.split(".")[1]
    source = f" --source {cell.source}" if cell.source else ""
    return f"python3 tasks.py translate {row.kind}/{row.id} --to {lang}{source}{' --unchanged' if unchanged else ''}"
