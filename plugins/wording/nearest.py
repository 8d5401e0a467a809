"""Which of many names somebody means who has written another."""

from __future__ import annotations

from collections.abc import Mapping


def nearest(word: str, called: Mapping[str, str]) -> str:
    """Return what is called `word` or nearly so; "" where nothing is. Names in `called` are case-folded."""
    from difflib import get_close_matches  # few are mistaken

    near = get_close_matches(word.strip().casefold(), called, n=1, cutoff=0.8)
    return called[near[0]] if near else ""
