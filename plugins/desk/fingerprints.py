"""Which words a translation was made from: a fingerprint of them, kept in the translation's header.

    Translated-from: lt 3f9a02bc

Not git's dates: a file is touched for many reasons, and only other words make a translation out of date.
"""

from __future__ import annotations

import hashlib
import re

from plugins.reading.headers import HEADERS
from plugins.reading.sources import Source

HEADER = "Translated-from"
KEY = "translated_from"
LATER = "translated"  # the key of the header that says since when there is a translation
# Addresses are not translated, and what a translation was made from, and when, is no word of its own.
_NOT_WORDS = frozenset({"slug", "aliases", KEY, LATER})


def parts(source: Source) -> dict[str, str]:
    """Return what there is to translate in a file, as it stands there: a header's key, or "" for the text -> words."""
    headers = HEADERS[source.kind]
    said = {
        key: " ".join(field.value.split())
        for key, field in source.fields.items()
        if key in headers and headers[key].words and key not in _NOT_WORDS
    }
    return {**said, "": source.body.strip()}


def words(source: Source) -> str:
    """Return all of it, headers in the order of their names."""
    said = parts(source)
    named = [f"{source.fields[key].name}: {said[key]}" for key in sorted(said) if key]
    return "\n".join([*named, "", said[""]])


def fingerprint(source: Source) -> str:
    """Return eight hexadecimal digits that other words would not have; white space does not count."""
    return hashlib.sha256(" ".join(words(source).split()).encode()).hexdigest()[:8]


def stated(source: Source) -> tuple[str, str] | None:
    """Return the language and fingerprint that a translation says it was made from."""
    field = source.fields.get(KEY)
    match = re.fullmatch(r"([a-z]{2}) ([0-9a-f]{8})", field.value.strip()) if field else None
    return (match[1], match[2]) if match else None
