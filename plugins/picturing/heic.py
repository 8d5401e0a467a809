"""HEIC, as iPhones take photos: read by libheif, which Pillow learns of when the first such file comes.

Only the picture itself is asked for, not the small ones, the depth and the brightness that phones keep beside it. There
are machines that libheif is not to be had for.
"""

from __future__ import annotations

import re
from functools import cache

_SIGNATURE = re.compile(rb".{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)  # ISO/IEC 23008-12, 10.2


def is_heic(data: bytes) -> bool:
    """Return whether a file begins as HEIC does; AVIF, in the same kind of container, is none."""
    return _SIGNATURE.match(data) is not None and b"avif" not in data[8:40]


@cache
def readable() -> bool:
    """Have Pillow read HEIC from here on, and return whether it can."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return False
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    return True
