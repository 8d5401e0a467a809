"""A draft that was let go of long after the day in its header: who reads the newest first finds it far below.

`new` writes the day on which a text was begun. Weeks later it is finished, `Draft` is deleted, and that day stays.
What is dated back on purpose was hardly a draft in the repository, so only what was one there is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from plugins.checks import Check, Evidence
from plugins.checks.history import Files, Folders, blobs, commits, drafted, folders_of, said, texts_of, uncommitted
from plugins.checks.moved import LATELY
from plugins.model.catalogue import Catalogue
from plugins.model.event import day_of
from plugins.model.problem import N_, Problem, advice
from plugins.reading.assembling import is_draft
from plugins.reading.things import Thing

PATIENCE = timedelta(days=7)  # within which nothing else may have come
KINDS = ("news", "events")  # what feeds tell of


def draft_check(content: Path, since: str = LATELY) -> Check:
    """Return the check for the texts in the folder `content`."""

    def draft_dated_back(catalogue: Catalogue, evidence: Evidence) -> Iterator[Problem]:
        """Tell of a text that is older than its publication: it was a draft, and has kept the day it was begun.

        Bad: `Date: 2016-11-17` (in a text that was a draft until 2016-12-07)
        Good: `Date: 2016-12-07`
        """
        today = catalogue.moment.date()
        asked = {key: day for key, thing in evidence.things.items() if (day := _dated(thing, today - PATIENCE))}
        for key, until in let_go(content, since, asked, today).items():
            if asked[key] < until - PATIENCE:
                yield advice(
                    *evidence.things[key].at("date"), "draft-dated-back",
                    N_("this was a draft until {until}, and is dated {date}: it stands below all that has come since"),
                    N_("write “Date: {until}”, unless the old date is meant"), until=until, date=asked[key],
                )  # fmt: skip

    return draft_dated_back


def let_go(
    content: Path, since: str, asked: Mapping[tuple[str, str], date], today: date
) -> Mapping[tuple[str, str], date]:
    """Return the day on which each of `asked` (kind, id) ceased to be a draft, of those that have since then."""
    history = list(commits(content, f"--since={since}", "--", *KINDS)) if asked else []
    first = history[0][0] if history else ""
    folders = Folders(texts_of(content, f"{first}^" if first else "HEAD") if asked else ())
    states: dict[tuple[str, str], list[tuple[str, Files]]] = {key: [("", folders["/".join(key)])] for key in asked}
    for commit, changes in history:
        folders.change(changes)
        for folder in folders_of(changes):
            kind, _, key = folder.partition("/")
            if (kind, key) in asked:
                states[kind, key].append((commit, folders[folder]))
    touched = frozenset(folders_of(uncommitted(content))) if asked else frozenset[str]()
    states = {key: told for key, told in states.items() if len(told) > 1 or "/".join(key) in touched}
    texts = blobs(content, {blob for told in states.values() for _, files in told for _, blob in files})
    found: dict[tuple[str, str], date] = {}
    for (kind, key), told in states.items():
        was = [drafted(kind, key, [(name, texts[blob]) for name, blob in files]) for _, files in told]
        if was[-1]:
            found[kind, key] = today  # not committed yet
        elif turns := [
            commit for (commit, _), before, after in zip(told[1:], was, was[1:], strict=False) if before > after
        ]:
            found[kind, key] = date.fromisoformat(said(content, "show", "-s", "--format=%cs", turns[-1]).strip())
    return found


def _dated(thing: Thing, before: date) -> date | None:
    """Return the day that `thing` bears, where it is shown, was dated earlier than that, and nothing else says when."""
    stated = thing.fact("date")
    if thing.kind not in KINDS or stated is None or thing.fact("publish") is not None or is_draft(thing):
        return None
    day = day_of(stated)
    return day if day < before else None
