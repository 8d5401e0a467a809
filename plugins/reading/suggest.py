"""“Did you mean …?”: the known word that an editor probably had in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_ENOUGH = 0.7  # “Titel” and “Title” reach 0.8, “Town” and “Role” only 0.25


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that is most like `word`, or None where none is like it.

    Case, and whether words are joined by a space, a hyphen or an underscore, make no difference. Of several equally
    like words the first in the alphabet is returned, so that the order of `known` does not show.
    """
    from difflib import SequenceMatcher  # few are mistaken

    wanted = _bare(word)
    if not wanted:
        return None
    best, best_ratio = None, 0.0
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    for candidate in sorted(known):
        matcher.set_seq1(_bare(candidate))
        if matcher.real_quick_ratio() < _LIKE_ENOUGH:  # by their lengths alone
            continue
        ratio = matcher.ratio() if matcher.quick_ratio() > best_ratio else 0.0
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best if best_ratio >= _LIKE_ENOUGH else None


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter not in " -_")
