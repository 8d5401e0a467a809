"""What is wrong with when an item is shown: never, or hidden in more languages than an editor may think."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice, problem
from plugins.reading.assembling import is_draft
from plugins.reading.sources import Field, Source
from plugins.reading.things import Thing


def terms(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of items that would never be seen, and of a translation's “Draft”, which hides them all.

    Bad: `Publish: 2017-04-01` with `Unpublish: 2017-03-01`. Good: `Publish: 2017-03-01` with `Unpublish: 2017-04-01`.
    """
    for thing in evidence.things.values():
        yield from _never(thing)
        yield from _everywhere(thing)


def _never(thing: Thing) -> Iterable[Problem]:
    begins, ends = thing.fact("publish") or thing.fact("date"), thing.fact("unpublish")
    if begins is None or ends is None or _moment(ends) > _moment(begins):
        return
    tell = advice if is_draft(thing) else problem  # a draft is not seen anyway: no build has to end for it
    name = "Publish" if thing.fact("publish") else "Date"
    yield tell(
        *thing.at("unpublish"), "unpublish-first",
        N_("the item is taken away ({ends}) before it appears (“{name}: {begins}”), so nobody ever sees it"),
        N_("correct “Unpublish” or “{name}”"), ends=_said(ends), begins=_said(begins), name=name,
    )  # fmt: skip


def _everywhere(thing: Thing) -> Iterable[Problem]:
    stated = {source.lang: field for source in thing.files if (field := _draft(thing, source))}
    for lang, field in stated.items():
        made_from = thing.words[lang].get("translated_from")
        origin = made_from[0] if made_from else ""
        if origin and origin not in stated:
            yield advice(
                thing.at()[0].with_name(f"index.{lang}.md"), field.line, "draft-of-all",
                N_("“{line}” hides the item in every language, not this translation alone"),
                N_("delete the line; if the whole item is to be hidden, write it into {file}"),
                line=f"{field.name}: {field.value.strip()}", file=f"index.{origin}.md",
            )  # fmt: skip


def _draft(thing: Thing, source: Source) -> Field | None:
    """Return the header by which this file makes a draft of the item."""
    if thing.fact("draft") and "draft" in source.fields:
        return source.fields["draft"]
    return source.fields.get("status") if thing.fact("status") == "draft" else None


def _moment(stated: date | datetime) -> datetime:
    return stated if isinstance(stated, datetime) else datetime.combine(stated, time())


def _said(stated: date | datetime) -> str:
    return stated.isoformat(sep=" ", timespec="minutes") if isinstance(stated, datetime) else stated.isoformat()
