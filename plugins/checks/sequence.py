"""An event's facts changed, and its `Sequence` did not grow: a calendar program may keep the old date.

What has been published before is in git's history. Where there is none (a download, a shallow clone) there is nothing
to compare with, and nothing is said; a build never asks, so that it makes the same of the same content everywhere. That
is why it is advice: most programs take a change over without a raised number, but RFC 5545 (3.8.7.4) lets them not to.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from plugins.checks import Check, Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, EventStatus
from plugins.model.problem import N_, Problem, advice
from plugins.reading.assembling import is_draft
from plugins.reading.headers import HEADERS
from plugins.reading.sources import parse
from plugins.reading.things import Thing, thing

# What somebody who comes has to know: not the title, not the topics, not who has come.
FACTS = (
    "starts", "ends", "timezone", "status", "previous_start", "attendance", "country", "position", "host",
    "online_url", "registration", "registration_deadline", "contact", "sessions", "weekly",
)  # fmt: skip
WORDS = ("venue", "town")
SHORT = 7  # figures of a commit's name, as git and its web pages show it
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
                names = ", ".join(f"“{HEADERS['events'][key].name}”" for key in changed)
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


def versions(content: Path) -> Mapping[str, Sequence[tuple[str, Thing]]]:
    """Return what git knows of each event below `content`, by id: (commit, thing), the latest first.

    A version that could not have been published (a draft, a fault) is left out; without git or history, so is all.
    Git is asked twice, whatever the number of events: once for all changes, once for all texts.
    """
    log = _git(
        content, "log", "--reverse", "--first-parent", "-m", "--no-renames", "--relative", "--raw", "--no-abbrev", "-z",
        "--format=%x01%H", "--", "events",
    )  # fmt: skip
    texts: dict[str, dict[str, str]] = defaultdict(dict)  # event -> file -> blob, as the history goes on
    told: list[tuple[str, str, tuple[tuple[str, str], ...]]] = []  # (event, commit, its files then)
    for part in log.decode().split("\x01")[1:]:
        commit, *rest = part.split("\0")
        touched: dict[str, None] = {}
        for change, name in zip(rest[::2], rest[1::2], strict=False):
            path = PurePosixPath(name)
            if path.suffix == ".md":
                blob, status = change.split()[3:5]
                key = path.parent.name
                touched[key] = None
                texts[key].pop(name, None)
                if status != "D":
                    texts[key][name] = blob
        told += [(key, commit, tuple(sorted(texts[key].items()))) for key in touched]
    blobs = _blobs(content, {blob for _, _, files in told for _, blob in files})
    found: dict[str, list[tuple[str, Thing]]] = defaultdict(list)
    for key, commit, files in reversed(told):
        version = _thing(key, {name: blobs[blob] for name, blob in files})
        if version is not None:
            found[key].append((commit[:SHORT], version))
    return found


def _thing(key: str, files: Mapping[str, bytes]) -> Thing | None:
    faults: list[Problem] = []
    sources = []
    for name, data in files.items():
        path = PurePosixPath(name)
        source, wrong = parse(data, path, "events", key, path.name.split(".")[-2])
        faults += wrong
        sources += [source] if source else []
    version = thing(sources, faults) if sources else None
    return None if version is None or faults or is_draft(version) else version


def _blobs(content: Path, names: Collection[str]) -> Mapping[str, bytes]:
    """Return the texts that git has under `names` (40 hexadecimal digits each)."""
    answer = _git(content, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    found, place = {}, 0
    while place < len(answer):
        end = answer.index(b"\n", place)
        name, _, size = answer[place:end].split()
        found[name.decode()] = answer[end + 1 : end + 1 + int(size)]
        place = end + 1 + int(size) + 1
    return found


def _git(folder: Path, *command: str, given: bytes = b"") -> bytes:
    """Return what git says, b"" where there is no git or no repository."""
    try:
        done = subprocess.run(  # noqa: S603  (arguments of ours, and names that git gave)
            ["git", *command],  # noqa: S607
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _fact(version: Thing, key: str) -> object:
    if key == "ends":
        return version.fact("ends", version.fact("starts"))
    return version.fact(key, _IF_UNSAID.get(key, ""))
