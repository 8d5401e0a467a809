"""JSON-LD as it may stand in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_script(thing: Mapping[str, object]) -> str:
    """Return `thing` as JSON that is safe within `<script type="application/ld+json">` (HTML, 4.12.1.3)."""
    text = _ENCODER.encode(thing)
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")
