"""A piece of work: what it makes, and what it asked for while it made it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from plugins.showing.rendering import Rendering

Output = Rendering | tuple[str, bytes]
"""A page to be rendered, or a file: (its path below the output folder, its content)."""


class Work(NamedTuple):  # there is one for each page in every build, and a tuple is made in a quarter of the time
    """Something to be made, always the same of the same content: one page, or what is best made together.

    What `can_wait` may raise GaveWay before it has made anything.
    """

    name: str  # unique on the site, the same from build to build: "news/oslo.nb"
    make: Callable[[], Iterable[Output]]  # asks the catalogue for what it needs, and nothing else
    can_wait: bool = False  # no page shows it: in a preview, it is made when nothing has been saved for a while
    many: bool = False  # many pages of which an edit changes few: each is compared by what its template is given
    together: str = ""  # work of one name here has much in common, and is done by one process
    lang: str = ""  # whose readers it is for, where that is one language: few processes do much for each


class Made(NamedTuple):  # thousands are kept and brought back, and a tuple is so in a third of the time
    """One page or file."""

    save_as: str
    given: bytes = b""  # what stands for the template's arguments; b"" where nobody compares them
    asked: frozenset[str] = frozenset()  # for while the template was rendered
    listed: object = None  # what the sitemap says of it


class Done(NamedTuple):
    """A piece of work that has been done."""

    name: str
    asked: tuple[str, ...]  # the ledger's keys, each once
    made: tuple[Made, ...]

    @property
    def files(self) -> Iterator[str]:
        """The paths of all that it has made."""
        return (each.save_as for each in self.made)
