"""From the folder of contents to the catalogue: the one way in, and all of its faults at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from plugins.model.catalogue import Catalogue
from plugins.model.item import Item
from plugins.model.page import Project
from plugins.model.partner import Partner
from plugins.model.problem import N_, Problem, problem
from plugins.picturing.album import Album
from plugins.reading import wordings
from plugins.reading.addresses import Addresses, addresses
from plugins.reading.arranging import arranged, only
from plugins.reading.assembling import hidden, item, turns
from plugins.reading.attachments import attachments
from plugins.reading.entries import Entry, entries_of
from plugins.reading.finding import find
from plugins.reading.manner import Manner, Zones
from plugins.reading.references import unknown_references
from plugins.reading.sources import Source
from plugins.reading.things import Thing, thing
from plugins.reading.wordings import Reading

if TYPE_CHECKING:
    from plugins.reading.ahead import Plain


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of reading."""

    catalogue: Catalogue | None  # None where there is no project to tell of
    things: Mapping[tuple[str, str], Thing]
    problems: tuple[Problem, ...]
    pictures: frozenset[str]  # paths within content/ that shown items and texts show
    album: Album  # makes what is published of them
    addresses: Addresses
    files: frozenset[str]  # pictures and downloads, as paths within content/
    hidden: frozenset[tuple[str, str]]  # (kind, id) of what may not be shown
    entries: Mapping[str, Entry]  # what is known of each file now, by its path within content/
    anchored: frozenset[str]  # paths of the files that a link with # begins in or leads to
    turns: tuple[datetime, ...]  # the moments at which more or less may be shown, or an event is over


def read_content(
    root: Path,
    manner: Manner,
    known: Mapping[str, Entry] | None = None,
    ahead: Mapping[str, Plain] | None = None,
    untouched: Collection[str] = frozenset(),
    there: Collection[str] | None = None,
) -> Outcome:
    """Read everything below `root`. Where there are faults, the catalogue holds what could be made sense of.

    `known` is what an earlier reading knew of each file: what is still so is not read into again, and the files whose
    paths are among `untouched` are not even opened. `ahead` has the texts that were read just now, `there` the paths of
    all files: see `find`.
    """
    codes = tuple(language.code for language in manner.languages)
    found = find(root, codes, manner.shown_as, there)
    problems = list(found.problems)
    entries = entries_of(root, found.texts, manner.shown_as, known or {}, ahead or {}, untouched)
    for entry in entries.values():
        problems.extend(entry.problems)
    sources = [entry.source for entry in entries.values() if entry.source is not None]
    things, faulty = _things(sources, codes, problems)
    problems.extend(unknown_references(things))
    where = addresses(things, manner.languages, problems, manner.host)
    unseen = frozenset(
        (each.kind, each.id) for each in things if hidden(each, manner.zones, manner.now, drafts=manner.drafts)
    )
    album = Album(root, manner.shown_as, manner.pictures)
    attached = attachments(root, found.files, album)
    readings = wordings.read(things, where, attached, unseen, manner.engine, entries, problems)
    items = [
        item(
            each,
            wordings.texts(each, manner.languages, where, readings),
            manner.zones,
            manner.now,
            attached,
            problems,
        )
        for each in things
        if (each.kind, each.id) not in unseen | faulty
    ]
    shown = {(each.kind, each.id) for each in items}
    used = [reading.links for (kind, key, _), reading in readings.items() if (kind, key) in shown]
    downloads = sorted({path for links in used for path in links.downloads})
    projects = only(items, Project)
    if len(projects) != 1:
        problems.extend(_not_one_project(manner.shown_as, things, unseen))
    problems.extend(album.problems)
    catalogue = arranged(projects[0], items, downloads, manner) if projects else None
    return Outcome(
        catalogue=catalogue,
        things={(each.kind, each.id): each for each in things},
        problems=tuple(sorted(set(_once(problems)), key=lambda each: each.sort_key)),
        pictures=frozenset(path for links in used for path in links.pictures) | _of_headers(items),
        album=album,
        addresses=where,
        files=found.files,
        hidden=unseen,
        entries=entries,
        anchored=frozenset(_anchored(readings, where)),
        turns=tuple(_turns(things, catalogue, manner.zones)),
    )


def _once(problems: list[Problem]) -> Iterable[Problem]:
    """Leave out that a text shows a picture which is told of by itself: it is there, in a format that is no good."""
    unfit = {each.path for each in problems if each.check == "picture-format"}
    if not unfit:
        return problems
    return [each for each in problems if each.check != "missing-picture" or _shown(each) not in unfit]


def _shown(told: Problem) -> PurePosixPath:
    return PurePosixPath(normpath(f"{told.path.parent}/{unquote(dict(told.values)['href'])}"))


def _anchored(readings: Mapping[tuple[str, str, str], Reading], where: Addresses) -> Iterable[str]:
    for reading in readings.values():
        for url, _, _ in reading.links.anchors:
            yield wordings.path_of(reading.source)
            owner = where.owner.get(url)
            if owner is not None and owner in readings:
                yield wordings.path_of(readings[owner].source)


def _turns(things: Iterable[Thing], catalogue: Catalogue | None, zones: Zones) -> Iterable[datetime]:
    for each in things:
        yield from turns(each, zones)
    for event in catalogue.events if catalogue else ():
        yield event.over
        if event.registration_deadline is not None:
            yield event.closes
    for each_item in catalogue.items if catalogue else ():
        yield each_item.changed


def _things(
    sources: list[Source], codes: tuple[str, ...], problems: list[Problem]
) -> tuple[list[Thing], set[tuple[str, str]]]:
    ordered = sorted(sources, key=lambda source: (source.kind, source.id, codes.index(source.lang)))
    things, faulty = [], set()
    for _, group in groupby(ordered, key=lambda source: (source.kind, source.id)):
        files, before = tuple(group), len(problems)
        things.append(thing(files, problems))
        if len(problems) > before or any(source.broken for source in files):
            faulty.add((things[-1].kind, things[-1].id))
    return things, faulty


def _not_one_project(shown_as: str, things: list[Thing], unseen: Collection[tuple[str, str]]) -> Iterable[Problem]:
    told = [each for each in things if each.kind == "project"]
    if not told:
        yield problem(
            PurePosixPath(shown_as, "project"),
            1,
            "no-project",
            N_("nothing tells what the project is"),
            N_("write {example}"),
            example="project/socialcluster/index.lt.md",
        )
    for each in told[:1]:
        if (each.kind, each.id) in unseen:
            yield problem(
                *each.at("draft", "status", "publish", "unpublish", "date"),
                "no-project",
                N_("the project itself is not to be seen, and the site is about nothing else"),
                N_("take the line that hides it out"),
            )
    for each in told[1:]:
        yield problem(
            each.files[0].path,
            1,
            "no-project",
            N_("there are two projects, but the site is about one"),
            N_("take one of the two folders away"),
        )


def _of_headers(items: Iterable[Item]) -> frozenset[str]:
    shown = [each.image for each in items] + [each.logo for each in items if isinstance(each, Partner | Project)]
    return frozenset(picture.path for picture in shown if picture is not None and picture.renditions)
