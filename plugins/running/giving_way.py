"""Work that nobody waits for gives way as soon as somebody waits for something else.

An editor who saves while the search index is being made, which takes seconds on a large site, wants to see her page.
"""

from __future__ import annotations

from collections.abc import Callable

WaitedFor = Callable[[], bool]
"""Returns whether somebody waits for other work now: `WAITED_FOR` in the settings of a process that stays."""


class GaveWay(Exception):  # noqa: N818  (no error)
    """A piece of work has been broken off, before anything came of it, to be begun again later."""


def never() -> bool:
    """Return that nobody waits: a build that ends all that it begins."""
    return False
