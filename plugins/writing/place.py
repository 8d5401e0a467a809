"""Where an output is, and may be: a build takes away whatever it has not made, so nothing else has a place there."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HOME = "index.html"
_NOBODYS = frozenset({"lost+found", ".gitkeep", ".gitignore", ".DS_Store", "desktop.ini", "Thumbs.db"})


def place_of(output: str | Path) -> str:
    """Return the folder that `output` is, from the root; where a link stands there, what it leads to.

    A web server may be handing out the folder behind the link: a new one in the link's place would not be seen there.
    What is made aside has to lie beside the folder itself, on the same disk.
    """
    place = os.path.abspath(output)  # noqa: PTH100  (pathlib takes its time, and a glance has none)
    return os.path.realpath(place) if os.path.islink(place) else place  # noqa: PTH114


def entangled(output: str | Path, folders: Iterable[str | Path]) -> str:
    """Return which of `folders` is in an output, or has it within; "" for none."""
    place = os.path.realpath(output)
    for folder in folders:
        other = os.path.realpath(folder)
        try:
            if os.path.commonpath((place, other)) in {place, other}:
                return str(folder)
        except ValueError:  # on another drive
            continue
    return ""


def taken(output: str | Path) -> str:
    """Return the name of something in the folder `output` that no build has left there; "" where a site may be made.

    A folder has a site if it has a home page, or the memory of a build beside it. What a disk or a web host has by
    itself is nobody's work; a history of versions always is. Raises OSError where the folder cannot be read.
    """
    place = place_of(output)
    try:
        names = sorted(set(os.listdir(place)) - _NOBODYS)  # noqa: PTH208
    except (FileNotFoundError, NotADirectoryError):  # the first build; what is no folder is told of by who writes there
        return ""
    if ".git" in names:
        return ".git"
    folder, name = os.path.split(place)
    if HOME in names or os.path.exists(f"{folder}/.{name}.memory"):  # noqa: PTH110
        return ""
    return next((each for each in names if not each.startswith(".")), names[0] if names else "")
