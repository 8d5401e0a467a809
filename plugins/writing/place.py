"""Where an output is: what is made aside has to lie beside it, on the same disk."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def place_of(output: str | Path) -> str:
    """Return the folder that `output` is, from the root; where a link stands there, what it leads to.

    A web server may be handing out the folder behind the link: a new one in the link's place would not be seen there.
    """
    place = os.path.abspath(output)  # noqa: PTH100  (pathlib takes its time, and a glance has none)
    return os.path.realpath(place) if os.path.islink(place) else place  # noqa: PTH114


def entangled(output: str | Path, folders: Iterable[str | Path]) -> str:
    """Return which of `folders` is in an output, or has it within; "" for none.

    A build takes away whatever it has not made.
    """
    place = os.path.realpath(output)
    for folder in folders:
        other = os.path.realpath(folder)
        try:
            if os.path.commonpath((place, other)) in {place, other}:
                return str(folder)
        except ValueError:  # on another drive
            continue
    return ""
