"""Spelling: with dictionaries made up for the purpose, so that a test is about our rules, not about Hunspell's words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.checks.spelling import Speller, own_words, speller, spelling
from plugins.desk.examples import example
from tests.checks.advising import advised, body
from tests.tools import ROOT


class Words:
    """A dictionary of a few words."""

    def __init__(self, words: str) -> None:
        self.words = set(words.split())

    def spell(self, word: str) -> bool:
        return word in self.words or word.lower() in self.words

    def suggest(self, word: str) -> tuple[str, ...]:
        return tuple(sorted(each for each in self.words if each[:3] == word[:3]))

    def add_with_affix(self, word: str, example: str) -> None:
        self.words |= {word + ending.removeprefix(example) for ending in self.words if ending.startswith(example)}


BY = Speller(
    dictionaries={
        "lt": Words("viename sakinyje nauja žinia partneriai susitiko projekto tai gerai"),
        "nb": Words("formidling arrangement datatilsynet sier det velferd felt viename"),
    },
    own=frozenset({"klasteris"}),
)


@pytest.mark.parametrize(
    ("lang", "text", "unknown"),
    [
        ("lt", "Projekto parneriai susitiko, parneriai!", ["parneriai"]),
        ("lt", "Klasteris, LEU, eFaktor ir `kodas` gerai.", ["ir"]),
        ("lt", "Alfa susitiko.", []),  # a partner's name
        ("lt", "Tai Datatilsynet sier.", []),  # a name in another language
        ("lt", "Tai velferd gerai.", ["velferd"]),  # a single foreign word may be a slip
        ("lt", "Tai https://x.example/blogai ir a.b@xyz.lt, xyz.lt gerai.", ["ir"]),
        ("nb", "Formidlingsarrangement sier det.", []),
        ("nb", "Formidlinggarrangement sier det.", ["Formidlinggarrangement"]),
        ("en", "Anythng gos.", []),  # there is no dictionary
    ],
)
def test_words_that_nobody_knows_are_told_once_a_file(tmp_path: Path, lang: str, text: str, unknown: list[str]) -> None:
    found = advised(tmp_path, body(text), spelling(BY), lang)

    told = [dict(each.values)["word"] for each in found if each.line > 4]
    assert told == unknown


def test_a_word_that_is_near_is_proposed(tmp_path: Path) -> None:
    (found,) = advised(tmp_path, body("Projekto partneriu."), spelling(BY, most_guesses=1000))

    assert dict(found.values) == {"word": "partneriu", "near": "partneriai", "list": "docs/words.txt"}


def test_the_projects_list_has_words_and_words_inflected_like_others() -> None:
    assert own_words("# remark\nfjord # water\n\nklasteris = meistras\n") == (
        {"fjord", "klasteris"},
        {"klasteris": "meistras"},
    )


def test_the_real_dictionaries_know_the_projects_words_in_their_inflected_forms(needs: Callable[[str], None]) -> None:
    needs("npm packages")
    found = speller(ROOT)

    assert found.missing(("lt", "nb", "en")) == ()
    assert all(found.knows(word, "lt") for word in ("klasterio", "klasteriuose", "edukologijos", "savivaldybėse"))
    assert not found.knows("savivaldybėsse", "lt")
    shown = example(spelling(found))
    assert shown
    assert [word for word in shown.bad.rstrip(".").split() if not found.knows(word, "lt")] == ["parneriai"]
    assert all(found.knows(word, "lt") for word in shown.good.rstrip(".").split())


def test_the_list_of_words_has_nothing_that_the_dictionaries_know_already(needs: Callable[[str], None]) -> None:
    needs("npm packages")
    words, alike = own_words((ROOT / "docs/words.txt").read_text(encoding="utf-8"))
    bare = Speller(dictionaries=speller(ROOT / "node_modules/..").dictionaries)

    assert {
        example for example in alike.values() if not any(bare.spells(example, lang) for lang in bare.dictionaries)
    } == set()
    assert words
