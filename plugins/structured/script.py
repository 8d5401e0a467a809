"""JSON-LD as it may stand in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from json.encoder import encode_basestring
from typing import Any

_OTHER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Part(dict[str, object]):
    """What many pages say alike (who publishes, which partner is meant): written once. It is not to be changed."""

    @cached_property
    def said(self) -> str:
        """It as JSON."""
        return _said(dict(self))


def to_script(thing: Mapping[str, object]) -> str:
    """Return `thing` as JSON that is safe within `<script type="application/ld+json">` (HTML, 4.12.1.3)."""
    return _said(thing).replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def _said(value: Any) -> str:  # noqa: ANN401  (whatever JSON has)
    """Return `value` as JSON. The library's encoder would ask each text of each page what it is, even its own names."""
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is Part:
        return value.said  # type: ignore[no-any-return]
    if kind is dict:
        parts = [
            _name(key) + (encode_basestring(each) if type(each) is str else _said(each)) for key, each in value.items()
        ]
        return f"{{{','.join(parts)}}}"
    if kind is list or kind is tuple:
        return f"[{','.join([_said(each) for each in value])}]"
    return repr(value) if kind is int else _OTHER(value)


@lru_cache(maxsize=256)  # of the vocabulary
def _name(key: str) -> str:
    return f"{encode_basestring(key)}:"
