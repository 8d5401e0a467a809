"""The files beside texts: pictures to be shown, downloads to be led to, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.model.item import Picture
    from plugins.picturing.album import Album


@dataclass(frozen=True, kw_only=True)
class Attachments:
    """The files beside all texts; paths are those within content/."""

    names: frozenset[str]  # paths of pictures and downloads
    picture: Callable[[str, str], Picture]  # (path, credit) -> what is published of it
    picture_html: Callable[[str, str], str]  # (path, alternative text) -> HTML of a picture in a text
    weigh: Callable[[str], int]  # path -> bytes


def attachments(root: Path, names: frozenset[str], album: Album) -> Attachments:
    """Return the files `names` below `root`, whose pictures `album` makes."""
    return Attachments(names=names, picture=album.picture, picture_html=album.html, weigh=_weigher(root))


def _weigher(root: Path) -> Callable[[str], int]:
    """Return what tells how many bytes a file has, by its path below `root`; none where it is gone meanwhile."""

    def weigh(path: str) -> int:
        try:
            return (root / path).stat().st_size
        except OSError:  # whoever is to publish it says so
            return 0

    return weigh
