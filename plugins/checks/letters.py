"""What is weak in single letters: lost ones, those of another alphabet, and quotation marks of another language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice

# Letters of other alphabets that look like Latin ones (Unicode TR 39), as keyboards left in the wrong state type them.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаесорхуіјѕԁһԛԝ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντρικα",
    "ABESIJKMHOPCTYXaecopxyijsdhqw" "ABEZHIKMNOPTYXovtpika",
)  # fmt: skip
_FOREIGN = re.compile("[\u0370-\u052f]")
_NEAR_FOREIGN = re.compile(r"(?<!\w)\w*[\u0370-\u052f]\w*")

# What stands where a program could not read a letter, and signs of a font of one's own: Word's bullets are such.
_LOST = re.compile(r"(?<!\S)\S*?([\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd])\S*")

# What a program makes of UTF-8 that takes it for Windows' encodings: “Å¾” of ž, “Ã¸” of ø, “â€“” of –.
_GARBLED = re.compile("[ÂÃÄÅ][^\x00-\x7f]|â[€][^\x00-\x7f]")
_ENCODINGS = ("cp1252", "cp1257")
_OURS = frozenset("ąčęėįšųūžĄČĘĖĮŠŲŪŽæøåÆØÅäöüéèÄÖÜÉ«»“”„‘’–—…\u00a0")  # in texts of the site's languages

QUOTES = {"lt": ("„", "“"), "nb": ("«", "»"), "en": ("“", "”")}
_QUOTED = re.compile(r'["„“”«»‟]((?:[^"„“”«»‟\n]|\n(?!\s*\n)){1,300})["„“”«»‟]')


def foreign_letters(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a letter that looks Latin and is not: search finds the word under no spelling.

    Bad: `Prienų sаvivaldybė` (the first “а” is Cyrillic)
    Good: `Prienų savivaldybė`
    """
    for writing in evidence.writings:
        source = writing.source
        texts = [(field.value, field.line) for field in source.fields.values()] + [(source.body, source.body_line)]
        for text, line in texts:
            if not _FOREIGN.search(text):
                continue
            for word in _NEAR_FOREIGN.finditer(text):
                meant = word[0].translate(_LOOKALIKES)
                latin = [_is_latin(letter) for letter in word[0] if letter.isalpha()]
                # A word wholly in another alphabet is a quotation, unless each of its letters looks Latin.
                if any(latin) or all(_is_latin(letter) for letter in meant if letter.isalpha()):
                    odd = next(letter for letter in word[0] if letter.isalpha() and not _is_latin(letter))
                    yield advice(
                        source.path, line + text.count("\n", 0, word.start()), "foreign-letters",
                        N_("“{letter}” in “{word}” is a letter of another alphabet ({code})"),
                        N_("type the word anew: “{meant}”"),
                        letter=odd, word=word[0], code=f"U+{ord(odd):04X}", meant=meant,
                    )  # fmt: skip


def lost_letters(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a sign in whose place readers see a box or a question mark: a letter was lost on its way here.

    Bad: `Susitikimas Vilniaus rotu�je.`
    Good: `Susitikimas Vilniaus rotušėje.`
    """
    for writing in evidence.writings:
        source = writing.source
        texts = [(field.value, field.line) for field in source.fields.values()] + [(source.body, source.body_line)]
        for text, line in texts:
            for found in _LOST.finditer(text):
                yield advice(
                    source.path, line + text.count("\n", 0, found.start()), "lost-letters",
                    N_("in “{word}” is a sign ({code}) in whose place readers see a box or a question mark"),
                    N_("type what belongs there"),
                    word=found[0][:40], code=f"U+{ord(found[1]):04X}",
                )  # fmt: skip
        garbled = ((text, line, found) for text, line in texts for found in _GARBLED.finditer(text) if _meant(found))
        for text, line, found in islice(garbled, 1):  # all words of such a text are
            word = next(each for each in text[max(found.start() - 40, 0) :].split() if found[0] in each)
            yield advice(
                source.path, line + text.count("\n", 0, found.start()), "lost-letters",
                N_("“{word}” was saved in one encoding and opened in another"),
                N_("take the text in anew, or type it: “{meant}”"),
                word=word[:40], meant=_GARBLED.sub(lambda each: _meant(each) or each[0], word[:40]),
            )  # fmt: skip


def _meant(garbled: re.Match[str]) -> str:
    """Return the letter that two or three signs stand for, or ""."""
    for encoding in _ENCODINGS:
        with suppress(UnicodeError):
            letter = garbled[0].encode(encoding).decode()
            return letter if letter in _OURS else ""
    return ""


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def quotation_marks(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of quotation marks that are not those of the text's language: „lt“, «nb», “en”.

    Bad: `Programa "Norvegijos parama" baigėsi.`
    Good: `Programa „Norvegijos parama“ baigėsi.`
    """
    for writing in evidence.writings:
        if writing.source.lang not in QUOTES:
            continue
        opening, closing = QUOTES[writing.source.lang]
        for passage in writing.passages:
            for found in _QUOTED.finditer(passage.text):
                if (found[0][0], found[0][-1]) != (opening, closing):
                    quoted = " ".join(found[1].split())
                    short = quoted if len(quoted) <= 40 else f"{quoted[:39].rstrip()}…"
                    yield advice(
                        *passage.at(found.start()), "quotation-marks",
                        N_("{found} has not the quotation marks of this text's language"),
                        N_("write {right}"),
                        found=f"{found[0][0]}{short}{found[0][-1]}", right=f"{opening}{short}{closing}",
                    )  # fmt: skip
