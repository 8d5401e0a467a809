"""One thing has one name: what editors are told, what the guides say and what visitors read agree on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from plugins.wording.extract import DOMAINS, LANGUAGES
from plugins.wording.strings import Strings
from tests.tools import ROOT


def catalogue(lang: str, domain: str) -> Iterator[str]:
    """Yield the words of a language in a catalogue; English is what the others translate."""
    english = lang not in LANGUAGES
    file = ROOT / "theme/translations" / (LANGUAGES[0] if english else lang) / "LC_MESSAGES" / f"{domain}.po"
    for message in read_po(BytesIO(file.read_bytes()), locale=LANGUAGES[0] if english else lang):
        words = message.id if english else message.string
        if message.id:  # the header has none
            yield from [words] if isinstance(words, str) else words or ()


@cache
def sources(lang: str) -> dict[str, str]:
    """Return all that people read in a language: what it is, and its words."""
    said = {domain: "\n".join(catalogue(lang, domain)) for domain in DOMAINS}
    files = [ROOT / f"docs/editors.{lang}.md", *sorted((ROOT / "content").rglob(f"*.{lang}.md"))]
    return said | {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.mark.parametrize(
    ("lang", "other", "ours"),
    [
        pytest.param("lt", r"klasterystės kompetencij", "socialinio klasterio kompetencijos", id="lt-competences"),
        pytest.param("lt", r"\bprieraš", "užrašas", id="lt-caption"),
        pytest.param("lt", r"\b[Pp]aveiksl(?!ėl)", "paveikslėlis", id="lt-picture"),
        pytest.param("lt", r"regionų lyg(iu|yje)\b", "regionų lygmeniu", id="lt-level"),
        pytest.param(
            "lt",
            r"\b(?:du|tr[iy]s|keturi|penki|šeši|septyni|aštuoni|devyni)s? (?:mokym|Lietuvoje ir)",
            "a word without a singular is counted like this: treji mokymai, po šešerius",
            id="lt-plural-only",
        ),
        pytest.param("lt", r"naujienų skaitykl", "srautų skaityklė", id="lt-feed-reader"),
        pytest.param(
            "lt", r"\b[Rr]ėmėj|[Ff]inansuotojo ženkl", "finansuotojas, finansuotojo logotipas", id="lt-funder"
        ),
        pytest.param(
            "lt", r"politikos skaidrumo vadov", "skaidraus gerovės politikos įgyvendinimo vadovas", id="lt-guide"
        ),
        pytest.param("lt", r"(?:trylika|dvylika|\b13) institucij", "trylika įstaigų", id="lt-institutions"),
        pytest.param("lt", r"[Pp]riimantis|šeiminink", "priimančioji įstaiga", id="lt-host"),
        pytest.param("lt", r"\b[Rr]enginio tip|[Ii]nstitucijos tip", "rūšis", id="lt-kind"),
        pytest.param("lt", r"antraš(?:tės|čių) vard", "lauko vardas: antraštė stovi virš teksto", id="lt-field"),
        pytest.param("lt", r"\btaškų\b", "pikselių", id="lt-pixels"),
        pytest.param("nb", r"[Nn]yhetsleser", "strømleser", id="nb-feed-reader"),
        pytest.param("en", r"[Nn]ewsreader", "feed reader", id="en-feed-reader"),
        pytest.param("nb", r"tiltakene|[Oo]pplæringstiltak|\d tiltak", "kurs", id="nb-training"),
        pytest.param(
            "nb", r"klyngekompetanse|kompetanse i sosiale", "kompetanse for sosiale klynger", id="nb-competences"
        ),
        pytest.param("nb", r"[Tt]opptekst", "hodet", id="nb-header"),
        pytest.param("nb", r"\bsifre\b", "tall", id="nb-figures"),
        pytest.param("nb", r"\b(?:[Ee]t|annet|neste|av) bygg\b|\bbygget\b", "byggingen", id="nb-build"),
        pytest.param("nb", r"forsidebilde", "hovedbilde", id="nb-cover"),
        pytest.param("nb", r"\b[Ss]amling", "økter", id="nb-sessions"),
        pytest.param("nb", r"\bKlyngenettverk", "nettverk for sosiale klynger", id="nb-network"),
        pytest.param("nb", r"[Ff]inansieringskild|[Ll]ogoen til", "finansiør", id="nb-funder"),
        pytest.param("en", r"\b[Tt]rainings\b", "training events", id="en-training"),
        pytest.param("en", r"[Pp]lanned value", "planned cost", id="en-cost"),
    ],
)
def test_a_thing_is_called_what_it_is_called_elsewhere(lang: str, other: str, ours: str) -> None:
    found = {name: re.findall(other, words) for name, words in sources(lang).items()}

    assert {name: words for name, words in found.items() if words} == {}, f"write: {ours}"


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_lithuanian_word_says_that_it_is_one(lang: str) -> None:
    """Else a screen reader speaks it as if it were a word of the text's own language (WCAG 3.1.2)."""
    words = r"viešoji įstaiga|kolegija|Valstybinė duomenų\s+apsaugos inspekcija"
    prose = {name: re.sub(r"^[A-Z]\w+: .*$", "", text, flags=re.MULTILINE) for name, text in sources(lang).items()}
    bare = {
        name: re.findall(rf'(?<!lang="lt">)\b(?<!dizaino )(?:{words})\b', text)
        for name, text in prose.items()
        if name.startswith("content/")
    }

    assert {name: found for name, found in bare.items() if found} == {}


@pytest.mark.parametrize(("count", "said"), [(2, "2 savaites"), (10, "10 savaičių"), (21, "21 savaitę")])
def test_weeks_in_a_row_are_in_a_row_whatever_their_number(count: int, said: str) -> None:
    """The first of the Lithuanian forms is for 21 and 31, too."""
    assert Strings("lt").n("%(n)s week", "%(n)s weeks in a row", count) == f"{said} iš eilės"
