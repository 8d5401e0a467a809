"""What is weak where a text is not in the language that its file's name says."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice

LONG_ENOUGH = 200  # letters: on the site's own texts the detector never erred from here on, below it did
FAR_ENOUGH = 800  # letters: more make it no surer on the texts of this site, and take their time
SURE = 0.6  # of 1; quotations in another language pull a text's figure down long before they tip it

# Neighbours of the site's languages and the ones that editors paste from; the detector calls Bokmål “no”.
_HEARD = {"lt": "lt", "no": "nb", "nn": "nn", "en": "en", "da": "da", "sv": "sv", "lv": "lv", "pl": "pl", "ru": "ru",
          "de": "de", "et": "et", "fi": "fi"}  # fmt: skip
_SITE = ("lt", "nb", "en")
_LOOKS = {
    "lt": N_("the text is in Lithuanian, its file’s name says “{named}”"),
    "nb": N_("the text is in Norwegian (Bokmål), its file’s name says “{named}”"),
    "nn": N_("the text is in Norwegian (Nynorsk), its file’s name says “{named}”"),
    "en": N_("the text is in English, its file’s name says “{named}”"),
    "da": N_("the text is in Danish, its file’s name says “{named}”"),
    "sv": N_("the text is in Swedish, its file’s name says “{named}”"),
}


def text_language(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a text that is in another language than its file's name says, if it is long enough to be sure.

    Bad: `The project partners met in Oslo to settle how the competence model is to be built. They compared notes on how
    they train their staff, and planned the next visits, the study programmes and the results that they want to achieve
    together.` (in `index.lt.md`)
    Good: `Projekto partneriai Osle tarėsi, kaip kurti kompetencijų modelį. Jie dalijosi patirtimi, kaip mokomi
    darbuotojai, ir planavo būsimus vizitus, studijų programas bei rezultatus, kuriuos nori pasiekti kartu.`
    """
    for writing in evidence.writings:
        source, words = writing.source, " ".join(writing.text.text.split())
        if len(words) < LONG_ENOUGH:
            continue
        heard, certainty = _detector().classify(words[:FAR_ENOUGH])
        lang = _HEARD[heard]
        if lang != source.lang and certainty >= SURE:
            other = N_("the text is in another language (“{heard}”) than its file’s name says (“{named}”)")
            rename = N_("call the file {file}, or write the text in the language of its name")
            yield advice(
                source.path, source.body_line, "text-language", _LOOKS.get(lang, other),
                rename if lang in _SITE else N_("write it in the language of its name"),
                named=source.lang, heard=lang, file=f"index.{lang}.md",
            )  # fmt: skip


@cache  # it takes nearly a second to load: once, and not where no text is long enough
def _detector() -> Any:  # noqa: ANN401  (py3langid is not typed)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # installed for `check` alone

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(list(_HEARD))
    return detector


def untranslated(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a translation whose text or summary is still, word for word, that of another language's file.

    Bad: `Projekto partneriai tarėsi Osle.` (in index.en.md, as in index.lt.md)
    Good: `The project partners met in Oslo.`
    """
    for thing in evidence.things.values():
        for number, source in enumerate(thing.files):
            made_from = thing.word(source.lang, "translated_from")
            others = [
                other for place, other in enumerate(thing.files)
                if other is not source and (other.lang == made_from[0] if made_from else place < number)
            ]  # fmt: skip
            for other in others:
                if source.body.strip() and source.body.strip() == other.body.strip():
                    line = source.body_line
                elif (summary := thing.word(source.lang, "summary")) and summary == thing.word(other.lang, "summary"):
                    line = source.fields["summary"].line
                else:
                    continue
                yield advice(
                    source.path, line, "untranslated",
                    N_("the words are still those of {file}, and readers see them with the next build"),
                    N_("translate them, or take this file away until they are translated"), file=other.path.name,
                )  # fmt: skip
                break
