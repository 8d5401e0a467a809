"""What parsers of header values raise: which check says so, what is wrong, what would be right."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818  (it is not an error of the program, but a fact about a text)
    """A value that cannot be taken: which check says so, what is wrong, what would be right."""

    def __init__(self, check: str, wrong: str, right: str, **values: object) -> None:
        """Take message ids, and what fills their gaps."""
        super().__init__(wrong)
        self.below = 0  # lines below the first one of the value
        self.others: tuple[Unreadable, ...] = ()  # what else is wrong with the same value
        self.check, self.wrong, self.right, self.values = check, wrong, right, values
