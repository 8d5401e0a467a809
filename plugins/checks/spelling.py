"""What is weak in spelling: words that neither the language's dictionary nor the project's own list knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from plugins.checks import Check, Evidence
from plugins.checks.prose import Passage
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice

WORDS = "docs/words.txt"  # what editors are told to add a word to
MOST_GUESSES = 10  # a run; each takes a dictionary some 250 ms
SHORTEST_PART = 4  # letters, of a compound's parts

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_PLACES = {  # where npm and systems put dictionaries: folder -> file's name per language
    "node_modules/dictionary-lt": {"lt": "index"},
    "node_modules/dictionary-nb": {"nb": "index"},
    "node_modules/dictionary-en-gb": {"en": "index"},
    "/usr/share/hunspell": {"lt": "lt_LT", "nb": "nb_NO", "en": "en_GB"},
    "/Library/Spelling": {"lt": "lt_LT", "nb": "nb_NO", "en": "en_GB"},
}


class Dictionary(Protocol):
    """Hunspell, as this module sees it."""

    def spell(self, word: str) -> bool:
        """Return whether `word` is spelt right."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may be meant by it, the likeliest first."""
        ...

    def add_with_affix(self, word: str, example: str) -> object:
        """Add `word`, inflected as `example` is."""
        ...


@dataclass(frozen=True, kw_only=True)
class Speller:
    """The dictionaries that were found, and the project's own words."""

    dictionaries: Mapping[str, Dictionary]  # by language
    own: frozenset[str] = field(default=frozenset())

    def missing(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Return the languages without a dictionary."""
        return tuple(lang for lang in languages if lang not in self.dictionaries)

    def knows(self, word: str, lang: str) -> bool:
        """Return whether `word` may stand in a text of `lang`; so may abbreviations, and names like eFaktor."""
        plain = word.replace("’", "'")
        if any(letter.isupper() for letter in plain[1:]) or len(plain) == 1:
            return True
        if plain in self.own or (plain.istitle() and plain.lower() in self.own) or self.spells(plain, lang):
            return True
        if lang == "en" and plain.endswith("'s"):
            return self.knows(plain[:-2], lang)
        parts = plain.split("-")
        if len(parts) > 1:
            return all(self.knows(part, lang) for part in parts if part)
        return lang == "nb" and self._compound(plain.lower())

    def spells(self, word: str, lang: str) -> bool:
        """Return whether the dictionary of `lang` has `word`."""
        return self.dictionaries[lang].spell(word)

    def _compound(self, word: str) -> bool:
        """Return whether a Norwegian word is put together of two: no dictionary has every “formidlingsarrangement”."""
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if self.spells(word[cut:], "nb"):
                first = word[:cut]
                if self.spells(first, "nb") or (first[-1] in "se" and self.spells(first[:-1], "nb")):
                    return True
        return False

    def foreign(self, word: str, lang: str) -> frozenset[str]:
        """Return the other languages whose dictionaries have `word`."""
        return frozenset(other for other in self.dictionaries if other != lang and self.spells(word, other))


def speller(root: Path) -> Speller:
    """Find dictionaries on this machine, and `docs/words.txt` below the project's `root`."""
    from hunspell import Hunspell  # installed for `check` alone

    dictionaries: dict[str, Dictionary] = {}
    for folder, names in _PLACES.items():
        for lang, name in names.items():
            if lang not in dictionaries and (root / folder / f"{name}.dic").is_file():
                dictionaries[lang] = Hunspell(name, hunspell_data_dir=str(root / folder))
    words, alike = own_words((root / WORDS).read_text(encoding="utf-8")) if (root / WORDS).is_file() else (set(), {})
    for dictionary in dictionaries.values():
        for word, example in alike.items():
            if dictionary.spell(example):
                dictionary.add_with_affix(word, example)
    return Speller(dictionaries=dictionaries, own=frozenset(words))


def own_words(text: str) -> tuple[set[str], dict[str, str]]:
    """Read the project's list: words, and `word = example` for those inflected as `example` is."""
    words: set[str] = set()
    alike: dict[str, str] = {}
    for line in text.split("\n"):
        word, _, example = (part.strip() for part in line.partition("#")[0].partition("="))
        if word and example:
            alike[word] = example
        words |= {word} - {""}
    return words, alike


class _Judge:
    """One run's judgements, each made once: dictionaries are slow, and texts say the same words again and again."""

    def __init__(self, by: Speller, names: frozenset[str], most_guesses: int) -> None:
        self._by, self._names, self._most = by, names, most_guesses
        self._known: dict[tuple[str, str], bool] = {}
        self._foreign: dict[tuple[str, str], frozenset[str]] = {}
        self._near: dict[tuple[str, str], str] = {}

    def unknown(self, passage: Passage) -> Iterator[tuple[int, str]]:
        """Yield offset and word of what nobody knows; names and quotations in another language are left alone."""
        words = list(_WORD.finditer(passage.text))
        for index, found in enumerate(words):
            word, lang = found[0], passage.lang
            if self.knows(word, lang):
                continue
            beside = {other[0] for other in words[max(0, index - 1) : index + 2]} - {word}
            if not any(self.foreign(word, lang) & self.foreign(other, lang) for other in beside):
                yield found.start(), word

    def knows(self, word: str, lang: str) -> bool:
        if (word, lang) not in self._known:
            self._known[word, lang] = word.removesuffix("’s") in self._names or self._by.knows(word, lang)
        return self._known[word, lang]

    def foreign(self, word: str, lang: str) -> frozenset[str]:
        if (word, lang) not in self._foreign:
            self._foreign[word, lang] = self._by.foreign(word, lang)
        return self._foreign[word, lang]

    def near(self, word: str, lang: str) -> str:
        if (word, lang) not in self._near and len(self._near) < self._most and not word[0].isupper():
            self._near[word, lang] = next(iter(self._by.dictionaries[lang].suggest(word)), "")
        return self._near.get((word, lang), "")


def spelling(by: Speller, most_guesses: int = MOST_GUESSES) -> Check:
    """Return the check that uses these dictionaries; languages without one are left alone."""

    def misspelt(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
        """Tell of words that are in no dictionary, once a file.

        Bad: `Projekto parneriai susitiko Osle.`
        Good: `Projekto partneriai susitiko Osle.`
        """
        judge = _Judge(by, _names(catalogue), most_guesses)
        for writing in evidence.writings:
            told: set[str] = set()
            for passage in writing.passages if writing.source.lang in by.dictionaries else ():
                for offset, word in judge.unknown(passage):
                    if word not in told:
                        told.add(word)
                        yield _misspelt(word, judge.near(word, passage.lang), *passage.at(offset))

    return misspelt


def _misspelt(word: str, near: str, path: PurePosixPath, line: int) -> Problem:
    return advice(
        path, line, "misspelt",
        N_("“{word}” is not in the dictionary"),
        N_("did you mean “{near}”? If the word is right, add it to {list}") if near
        else N_("correct it; if the word is right, add it to {list}"),
        word=word, near=near, list=WORDS,
    )  # fmt: skip


def _names(catalogue: Catalogue) -> frozenset[str]:
    """Return the words of names that headers give: people, institutions, towns, in every language."""
    said: list[str] = [partner.own_name for partner in catalogue.partners]
    for event in catalogue.events:
        said += event.speakers
    said += [news.author for news in catalogue.news]
    for item in (*catalogue.partners, *catalogue.events):
        for text in item.texts:
            said += (text.town, text.venue, text.name)
    for partner in catalogue.partners:
        said += [text.title for text in partner.texts]
    return frozenset(word for words in said for word in _WORD.findall(words))
