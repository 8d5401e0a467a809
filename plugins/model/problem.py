"""What an editor is told: where, what is wrong, what would be right.

The words are message ids with named gaps, so that they can be said in the editor's own language; nothing here
knows how to translate them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

# A file may be called anything, and a terminal obeys some of it.
_UNSEEN = re.compile("[\0-\x08\n-\x1f\x7f-\x9f\ud800-\udfff]")


def N_(message: str) -> str:  # noqa: N802  (gettext's customary name: the extractor looks for it)
    """Mark `message` for the catalogue of translations, and return it as it is."""
    return message


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault (the build stops) or one piece of advice (it goes on)."""

    path: PurePosixPath  # from the project's root, as an editor sees it: content/news/x/index.lt.md
    line: int  # from 1
    check: str  # the check's name, in kebab case: "date-format"
    wrong: str  # a message id: "“{value}” is not a date"
    right: str  # a message id: "write {iso}"
    values: tuple[tuple[str, str], ...] = ()  # what fills the gaps of both
    advice: bool = False

    @property
    def sort_key(self) -> tuple[str, int, str, str, tuple[tuple[str, str], ...]]:
        """File by file, top to bottom."""
        return (str(self.path), self.line, self.check, self.wrong, self.values)


def problem(path: PurePosixPath | str, line: int, check: str, wrong: str, right: str, /, **values: object) -> Problem:
    """Return a fault, which stops the build; `values` fill the gaps of both messages."""
    return Problem(
        path=PurePosixPath(_seen(path)),
        line=line,
        check=check,
        wrong=wrong,
        right=right,
        values=tuple((key, _seen(value)) for key, value in values.items()),
    )


def _seen(value: object) -> str:
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", str(value))


def advice(path: PurePosixPath | str, line: int, check: str, wrong: str, right: str, /, **values: object) -> Problem:
    """Return a weakness, which does not; as `problem` otherwise."""
    return replace(problem(path, line, check, wrong, right, **values), advice=True)
