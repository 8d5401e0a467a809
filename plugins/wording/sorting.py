"""Lists in the order of the reader's own alphabet, as CLDR has it.

No light, kept library does this (PyICU needs ICU and a compiler, pyuca rests since 2017), and the need is small: Latin
letters. So this is the Unicode Collation Algorithm (UTS 10) in its three levels, over Latin, with CLDR's tailoring of
two alphabets: letters first, then accents, then case. `tests/expected/sorting.*.txt` holds ICU's own order of names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial

# A letter's place: where it is in _ORDER, its place behind that letter if it is one of its own (č), and its difference
# of the second level (ą is an a, but comes after it).
Place = tuple[int, int, int]
Weights = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[bool, ...]]  # of the three levels
Key = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[bool, ...], str]

# Spaces, signs, digits, letters: the beginning of CLDR's root collation. What is not here comes last, by code point.
_ORDER = " _-–—,;:!¡?¿.·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%`´^°©®+±÷×<=>|~¤¢$£¥€0123456789abcdefghijklmnŋopqrstuvwxyzþ"
# Accents in the root's order of the second level; an accent that is not here comes after these.
_ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"
# Letters that Unicode does not take apart, and the root collation does.
_APART = {"ø": "o\u0338", "đ": "d\u0338", "ł": "l\u0338", "ð": "d\u0335"}
_APART |= {"æ": "a\u0335e", "œ": "o\u0335e", "ß": "s\u0335s"}


def _places(*rules: str) -> Mapping[str, Place]:
    """Read tailorings: "c č" puts č behind c; "a =ą" makes ą an a with a difference, "z æ =ä" makes ä such an æ."""
    places: dict[str, Place] = {}
    for rule in rules:
        after, *letters = rule.split()
        own = second = 0
        for letter in letters:
            own, second = (own, second + 1) if letter.startswith("=") else (own + 1, 0)
            places[letter.lstrip("=")] = (_ORDER.index(after), own, second)
    return places


# CLDR 48, common/collation/{lt,no}.xml, but for Norwegian þ as th. Norwegian aa is å, also in "Aasen"; Lithuanian y is
# an i.
_TAILORINGS: Mapping[str, Mapping[str, Place]] = {
    "lt": _places("a =ą", "c č", "e =ę =ė", "i =į =y", "s š", "u =ų =ū", "z ž"),
    "nb": _places("d =đ =ð", "y =ü =ű", "z æ =ä =ę ø =ö =ő =œ å =aa"),
    "en": {},
}


@cache
def sort_key(lang: str) -> Callable[[str], Key]:
    """Return the key that sorts words by the alphabet of `lang`, which has to be one of the site's languages."""
    own = _TAILORINGS[lang]
    weights = lru_cache(maxsize=4096)(partial(_weights, own))  # there are some hundred letters, and thousands of titles
    return lru_cache(maxsize=4096)(partial(_key, own, weights))  # names recur from page to page


def _key(own: Mapping[str, Place], weights: Callable[[str], Weights], text: str) -> Key:
    text = unicodedata.normalize("NFC", text)
    letters: list[tuple[int, int]] = []
    accents: list[int] = []
    capitals: list[bool] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2]  # "aa", "Aa" and "AA" are one letter in Norwegian, "aA" is two
        length = len(pair) if pair.lower() in own and pair[0].isupper() >= pair[-1].isupper() else 1
        first, second, third = weights(text[at : at + length])
        at += length
        letters += first
        accents += second
        capitals += third
    return (tuple(letters), tuple(accents), tuple(capitals), text)


def _weights(own: Mapping[str, Place], part: str) -> Weights:
    """Return what a letter adds to each of a key's first three parts."""
    elements = _elements(own, part.lower())
    places = tuple(place for place, _ in elements if place is not None)
    return places, tuple(second for _, second in elements), (part != part.lower(),) * len(elements)


def _elements(own: Mapping[str, Place], part: str) -> list[tuple[tuple[int, int] | None, int]]:
    if part in own:
        index, behind, second = own[part]
        return [((index, behind), second)]
    elements: list[tuple[tuple[int, int] | None, int]] = []
    for character in unicodedata.normalize("NFKD", _APART.get(part, part)):
        if unicodedata.combining(character):
            rank = _ACCENTS.find(character)
            elements.append((None, 100 + (rank if rank >= 0 else len(_ACCENTS))))
        elif unicodedata.category(character) not in {"Cc", "Cf"}:  # soft hyphens and the like don't count
            index = _ORDER.find(character)
            elements.append(((index, 0) if index >= 0 else (len(_ORDER), ord(character)), 0))
    return elements
