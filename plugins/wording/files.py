"""What readers want to know of a file before they fetch it: of what kind it is, and how large."""

from __future__ import annotations

from pathlib import PurePosixPath

from plugins.wording.dates import NBSP
from plugins.wording.names import number

KILO, MEGA = 1000, 1_000_000  # bytes, as phones and operators count them


def file_facts(path: str, size: int, lang: str) -> tuple[str, str]:
    """Return the kind and the size of a file of `size` bytes: ("PDF", "1.2 MB").

    Small files are rounded up: nothing has no size, and who counts her data is not surprised.
    """
    kind = PurePosixPath(path).suffix.lstrip(".").upper()
    if size <= MEGA - KILO:  # rounded up, one more would be 1 000 kB, which nobody says
        return kind, f"{number(max(1, -(-size // KILO)), lang)}{NBSP}kB"
    tenths = round(size / MEGA, 1)
    return kind, f"{number(tenths, lang, 0 if tenths == int(tenths) else 1)}{NBSP}MB"
