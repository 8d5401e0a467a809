"""JSON-LD as it may stand in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping


def to_script(thing: Mapping[str, object]) -> str:
    """Return `thing` as JSON that is safe within `<script type="application/ld+json">` (HTML, 4.12.1.3)."""
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")
