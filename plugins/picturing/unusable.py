"""Why a picture cannot be taken, in words for its editor."""

from __future__ import annotations


class UnusableError(Exception):
    """A picture cannot be shown: `wrong` and `right` are message ids, as in Problem."""

    def __init__(self, check: str, wrong: str, right: str, /, *, line: int = 1, **values: object) -> None:
        """`line` is where it shows, in a file that has lines; `values` fill the gaps of both messages."""
        super().__init__(check)
        self.check, self.wrong, self.right, self.line, self.values = check, wrong, right, line, values
