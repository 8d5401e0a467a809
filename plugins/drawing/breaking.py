"""Where a heading is broken into lines: evenly, never within what belongs together, and only at need within a word.

All ways to break are weighed, as TeX does for paragraphs: the lines' widths shall be alike, and a line shall not end in
a word of one or two letters ("ir", "o", "i", "på"), which belongs to the next one. No-break spaces are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

DANGLING = 2  # letters: of a word that should not end a line
DANGLING_COST = 0.08  # as much as a line that is too short by the root of this share of the measure
VOWELS = frozenset("aeiouyąęėįųūæøåäöéAEIOUYĄĘĖĮŲŪÆØÅÄÖÉ")


def lines(text: str, measure: float, width: Callable[[str], float]) -> list[str]:
    """Return `text` in as few lines as fit `measure`, as even as can be; `width` tells a line's width, in pixels."""
    words = _words(text, measure, width)
    count = _fewest(words, measure, width)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        """Return the cost of setting `words` from `start` on in `left` lines, and where these lines end."""
        if left == 1:
            line = _joined(words[start:])
            wide = width(line)
            return ((1 - wide / measure) ** 2 if wide <= measure else float("inf")), (len(words),)
        found = (float("inf"), (len(words),) * left)
        for end in range(start + 1, len(words) - left + 2):
            line = _joined(words[start:end])
            wide = width(line)
            if wide > measure:
                break
            cost = (1 - wide / measure) ** 2 + (DANGLING_COST if len(words[end - 1]) <= DANGLING else 0)
            rest, ends = best(end, left - 1)
            found = min(found, (cost + rest, (end, *ends)))
        return found

    ends = best(0, count)[1]
    return [_joined(words[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def count(text: str, measure: float, width: Callable[[str], float]) -> int:
    """Return how many lines `lines` makes of `text`, without weighing where they end."""
    return _fewest(_words(text, measure, width), measure, width)


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """Return `text`, or as many of its first words as fit, with an ellipsis; of one endless word, its first letters."""
    if fits(text):
        return text
    words = text.split(" ")

    def first(number: int) -> str:
        return " ".join(words[:number]).rstrip(",;:–-") + "…"

    if most := _most(len(words), lambda number: fits(first(number))):
        return first(most)
    return words[0][: _most(len(words[0]), lambda number: fits(f"{words[0][:number]}…"))] + "…"


def _most(fewer: int, fits: Callable[[int], bool]) -> int:
    """Return the largest number that fits, `fewer` than so many: where one does not, no larger one does."""
    return bisect_left(range(1, fewer), True, key=lambda number: not fits(number))


def _words(text: str, measure: float, width: Callable[[str], float]) -> list[str]:
    return [part for word in text.split(" ") if word for part in _parts(word, measure, width)]


def _fewest(words: Sequence[str], measure: float, width: Callable[[str], float]) -> int:
    count, start = 1, 0
    for end in range(1, len(words) + 1):
        if width(_joined(words[start:end])) > measure and end - 1 > start:
            count, start = count + 1, end - 1
    return count


def _joined(words: Sequence[str]) -> str:
    """Return `words` as one line; parts of a broken word, which end in a no-width mark, grow together again."""
    line = " ".join(words).replace(f"{_JOIN} ", "")
    return line.replace(_JOIN, "-") if line.endswith(_JOIN) else line


_JOIN = "\u2060"  # word joiner: at the end of a part whose word goes on


def _parts(word: str, measure: float, width: Callable[[str], float]) -> list[str]:
    """Return `word`, broken between a vowel and a consonant where it is wider than the measure."""
    parts = []
    while width(word) > measure:
        cut = _cut(word, measure, width)
        parts.append(word[:cut] + _JOIN)
        word = word[cut:]
    return [*parts, word]


def _cut(word: str, measure: float, width: Callable[[str], float]) -> int:
    """Return after how many letters to break a word."""
    most = max(1, _most(len(word), lambda cut: width(word[:cut] + "-") <= measure))
    good = (cut for cut in range(most, most // 2, -1) if word[cut - 1] in VOWELS and word[cut] not in VOWELS)
    return next(good, most)
