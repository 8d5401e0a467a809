"""What is weak in titles and summaries: they are all that lists, feeds and search results show."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice

LONGEST_TITLE = 70  # letters: about what search engines and share previews show
LONGEST_SUMMARY = 200
_SUMMARISED = ("news", "events", "partners", "pages")  # a topic's title says it all


def title_too_long(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a title that lists and search results would cut.

    Bad: `Title: Projekto partnerių pirmasis vizitas Norvegijos sostinėje Osle 2016 metų lapkričio mėnesį`
    Good: `Title: Pirmasis partnerių vizitas Osle`
    """
    for writing in evidence.writings:
        title = writing.source.fields.get("title")
        if title and len(title.value) > LONGEST_TITLE and writing.source.kind != "project":  # its name is what it is
            yield advice(
                writing.source.path, title.line, "title-too-long",
                N_("the title has {length} letters; lists and search results cut it"),
                N_("say it in {limit} at most, and the rest in the summary"),
                length=len(title.value), limit=LONGEST_TITLE,
            )  # fmt: skip


def title_twice(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of two items of one kind that readers cannot tell apart.

    Bad: `Title: Partneriai apsilankė Osle` (the title of another news item)
    Good: `Title: Antrasis partnerių vizitas Osle`
    """
    first: dict[tuple[str, str, str], str] = {}
    for source in (source for thing in evidence.things.values() for source in thing.files if not source.broken):
        title = source.fields.get("title")
        if not title or not title.value:
            continue
        same = first.setdefault((source.kind, source.lang, " ".join(title.value.casefold().split())), source.id)
        if same != source.id:
            yield advice(
                source.path, title.line, "title-twice",
                N_("“{other}” has the same title: readers cannot tell the two apart"),
                N_("say in the title what is different: the place, the date"), other=f"{source.kind}/{same}",
            )  # fmt: skip


def summary_missing(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of an item without a summary: lists then show its title alone.

    Bad: `Title: Antrasis vizitas` (alone)
    Good: `Summary: Keturias dienas Osle partneriai derino bendrą darbą.`
    """
    for writing in evidence.writings:
        source = writing.source
        if source.kind in _SUMMARISED and "summary" not in source.fields and "title" in source.fields:
            yield advice(
                source.path, source.fields["title"].line, "summary-missing",
                N_("there is no summary: lists and search results have nothing but the title"),
                N_("add a line “Summary: …” of one or two sentences"),
            )  # fmt: skip


def summary_too_long(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a summary that is a text of its own.

    Bad: `Summary: Keturias dienas Osle projekto partneriai iš Lietuvos savivaldybių, kolegijų ir bibliotekų tarėsi,
    kokiais etapais kurti socialinio klasterio kompetencijų modelį, planavo bendrą darbą, aptarė studijų programas ir
    numatė, ką per kitą vizitą norėtų pamatyti.`
    Good: `Summary: Keturias dienas Osle partneriai tarėsi, kaip kurti kompetencijų modelį.`
    """
    for writing in evidence.writings:
        summary = writing.source.fields.get("summary")
        if summary and len(summary.value) > LONGEST_SUMMARY:
            yield advice(
                writing.source.path, summary.line, "summary-too-long",
                N_("the summary has {length} letters; lists and search results cut it"),
                N_("say it in {limit} at most"), length=len(summary.value), limit=LONGEST_SUMMARY,
            )  # fmt: skip
