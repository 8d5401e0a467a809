"""Outputs, what lies beside them, and a process that is killed at work on one."""

from __future__ import annotations

from pathlib import Path

from plugins.writing.staging import Staging
from plugins.writing.undoing import Undo


def made(output: Path, **pages: str) -> None:
    """Make a site of `pages` and switch to it."""
    stage = Staging(output)
    for name, text in pages.items():
        (stage.folder / f"{name}.html").write_text(text, encoding="utf-8")
    stage.switch()


def beside(output: Path) -> set[str]:
    """Return what lies beside `output`, the lock apart: it stays, for the next build to hold."""
    return {path.name for path in output.parent.iterdir()} - {output.name, f".{output.name}.lock"}


def dying(_: Undo) -> None:
    """Stand for `Undo.back` in a process that is killed: it undoes nothing."""
    raise ConnectionError
