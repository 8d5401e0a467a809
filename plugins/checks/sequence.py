"""An event's facts changed, and its `Sequence` did not grow: a calendar program may keep the old date.

What has been published before is in git's history. Where there is none (a download, a shallow clone) there is nothing
to compare with, and nothing is said; a build never asks, so that it makes the same of the same content everywhere. That
is why it is advice: most programs take a change over without a raised number, but RFC 5545 (3.8.7.4) lets them not to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from plugins.checks import Check, Evidence
from plugins.checks.history import SHORT, blobs, commits, published
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, EventStatus
from plugins.model.problem import N_, Problem, advice
from plugins.reading.headers import HEADERS
from plugins.reading.things import Thing

# What somebody who comes has to know: not the title, not the topics, not who has come.
FACTS = (
    "starts", "ends", "timezone", "status", "previous_start", "attendance", "country", "position", "host",
    "online_url", "registration", "registration_deadline", "contact", "sessions", "weekly",
)  # fmt: skip
WORDS = ("venue", "town")
_IF_UNSAID: Mapping[str, object] = {"status": EventStatus.CONFIRMED, "attendance": Attendance.OFFLINE, "weekly": 0}


def changed_facts(before: Thing, after: Thing) -> tuple[str, ...]:
    """Return the keys of what a visitor would have to be told anew: ("starts", "venue"). Words count per language."""
    facts = [key for key in FACTS if _fact(before, key) != _fact(after, key)]
    both = [source.lang for source in after.files if before.source(source.lang) is not None]
    return (*facts, *(key for key in WORDS if any(before.word(lang, key) != after.word(lang, key) for lang in both)))


def unraised(now: Thing, earlier: Iterable[tuple[str, Thing]]) -> tuple[str, tuple[str, ...]] | None:
    """Return the first version that differs from `now` under the same number, and in what; None where all is well.

    `earlier` has (version's name, thing), the latest first.
    """
    for name, version in earlier:
        if version.fact("sequence", 0) != now.fact("sequence", 0):
            return None
        if changed := changed_facts(version, now):
            return name, changed
    return None


def sequence_check(content: Path) -> Check:
    """Return the check for the texts in the folder `content`."""

    def sequence_not_raised(catalogue: Catalogue, evidence: Evidence) -> Iterator[Problem]:
        """Tell of an event that calendars may show at its old date.

        Bad: `Starts: 2016-11-15` (where it was 2016-11-14 when the event was published)
        Good: `Sequence: 1` (beside the new `Starts`)
        """
        history = versions(content)
        for event in catalogue.events:
            now = evidence.things[event.kind, event.id]
            if found := unraised(now, history.get(event.id, ())):
                commit, changed = found
                names = ", ".join(HEADERS["events"][key].name for key in changed)
                yield advice(
                    *evidence.at(event, "Sequence", HEADERS["events"][changed[0]].name),
                    "sequence-not-raised",
                    N_("since {commit}, {headers} changed, and calendars are not told"),
                    N_("write “Sequence: {number}”"),
                    commit=commit,
                    headers=names,
                    number=event.sequence + 1,
                )

    return sequence_not_raised


def versions(content: Path, event: str = "") -> Mapping[str, Sequence[tuple[str, Thing]]]:
    """Return what git knows of each event below `content`, or of one, by id: (commit, thing), the latest first.

    A version that could not have been published (a draft, a fault) is left out; without git or history, so is all.
    Git is asked twice, whatever the number of events: once for all changes, once for all texts.
    """
    texts: dict[str, dict[str, str]] = defaultdict(dict)  # event -> file -> blob, as the history goes on
    told: list[tuple[str, str, tuple[tuple[str, str], ...]]] = []  # (event, commit, its files then)
    for commit, changes in commits(content, "--", f"events/{event}" if event else "events"):
        touched: dict[str, None] = {}
        for name, blob in changes:
            key = PurePosixPath(name).parent.name
            touched[key] = None
            texts[key].pop(name, None)
            if blob:
                texts[key][name] = blob
        told += [(key, commit, tuple(sorted(texts[key].items()))) for key in touched]
    had = blobs(content, {blob for _, _, files in told for _, blob in files})
    found: dict[str, list[tuple[str, Thing]]] = defaultdict(list)
    for key, commit, files in reversed(told):
        version = published("events", key, [(name, had[blob]) for name, blob in files])
        if version is not None:
            found[key].append((commit[:SHORT], version))
    return found


def _fact(version: Thing, key: str) -> object:
    if key == "ends":
        return version.fact("ends", version.fact("starts"))
    return version.fact(key, _IF_UNSAID.get(key, ""))
