"""How a JPEG is put together, where Pillow does not tell (ITU-T T.81, annex B)."""

from __future__ import annotations

import re

_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)  # but for those that stand within a scan (B.1.1.2)
_SCAN, _END = b"\xda", b"\xd9"


def scans(data: bytes) -> int:
    """Return in how many scans the first picture in `data` is told; what is behind it does not count.

    Each has its reader go over the whole picture, however few bytes it has: a hundred bytes, a twentieth of a second.
    """
    found, count = _MARKER.search(data, 2), 0  # behind the picture's own beginning
    while found and found[1] != _END:
        count += found[1] == _SCAN
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")  # of the segment, these two bytes included
        found = _MARKER.search(data, found.end() + length)
    return count
