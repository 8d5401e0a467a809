"""What one reading leaves for the next, so that an edit costs what it touches and not what the site holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from plugins.model.catalogue import Catalogue, Download
from plugins.model.ledger import Ledger
from plugins.model.problem import Problem
from plugins.model.shelf import Shelf
from plugins.reading.bodies import Bodies, Bodiless, bodies_of
from plugins.reading.ledger_values import Values
from plugins.reading.manner import Manner
from plugins.reading.pack import Pack, Packed
from plugins.reading.survey import UNSURE, Stamp

if TYPE_CHECKING:
    from plugins.reading.cataloguing import Outcome

_SHELVES = ("news", "events", "partners", "pages", "tags", "project")


@dataclass(kw_only=True)
class Kept:
    """What a good reading has found, for the next one."""

    manner: str  # in which it read: see `manner_of`
    stamps: dict[str, Stamp]  # of every file, by its path within content/
    bodies: Bodies  # path, or path#reader where another language's links are in it -> the parts of a body
    entries: Bodiless  # path -> Entry
    items: Bodiless  # "news/oslo" -> Item
    values: dict[str, object]  # the value behind each of the ledger's keys
    rest: Packed  # addresses, files, hidden, anchored, pictures, downloads
    advice: tuple[Problem, ...]
    since: datetime  # what is said here of time holds from this moment
    until: datetime | None  # to this one; None: for good
    touched: frozenset[str] = field(default=frozenset())  # paths that the last reading read into
    renewed: bool = True  # whether the last reading has found anything else than the one before, be it a file's time

    def __getstate__(self) -> dict[str, object]:
        """Be kept without the stamps: they are in a file of their own (building/stamps.py)."""
        return {**vars(self), "stamps": None}

    @property
    def packed(self) -> tuple[Packed, ...]:
        """What is kept in the pack."""
        return (self.bodies, self.entries, self.items, self.rest)

    def open(self, pack: Pack) -> None:
        """Take from `pack`, whose file is there, what is asked for."""
        for group in self.packed:
            group.open(pack)
        self.entries.bodies = self.items.bodies = self.bodies

    @property
    def unsure(self) -> list[str]:
        """The paths of files that were written so short a time before that their stamps say nothing of them."""
        return [path for path, stamp in self.stamps.items() if stamp == UNSURE]

    def untouched(self, stamps: Mapping[str, Stamp]) -> frozenset[str]:
        """Return the paths of files that are as they were when they were read, as their `stamps` tell."""
        return frozenset(path for path, told in stamps.items() if told != UNSURE and told == self.stamps.get(path))

    def mended_by(self, read: Callable[[], Kept]) -> None:
        """Have values that the disk has spoilt taken from what `read` returns, a reading of all the same files."""
        anew = cache(read)
        for group in ("bodies", "entries", "items", "rest"):
            getattr(self, group).mend = lambda group=group: getattr(anew(), group)


def manner_of(manner: Manner) -> str:
    """Return what makes two readings of the same files differ, the moment apart."""
    zones = sorted(manner.zones.by_country.items())
    how = (manner.dialect, manner.pictures, manner.drafts, manner.host)
    return repr((manner.languages, manner.zones.default, zones, *how))


def keep(
    outcome: Outcome,
    problems: Iterable[Problem],
    manner: Manner,
    stamps: Mapping[str, Stamp],
    *,
    before: Kept | None = None,
) -> Kept:
    """Return what a whole reading leaves; it has found no faults, and `stamps` were taken before it began.

    Where nothing is known of `before`, what a reading in the same manner has left, the values of items are yet to be
    worked out: see `Values`. What is as it was then need not be written down again.
    """
    catalogue = outcome.catalogue
    assert catalogue is not None
    bodies, entries, items, rest = Bodies(), Bodiless(), Bodiless(), Packed()
    entries.bodies = items.bodies = bodies
    found = {f"{item.kind}/{item.id}": item for item in (*catalogue.items, *catalogue.projects)}
    told = {body.name: body.parts for entry in outcome.entries.values() for body in bodies_of(entry)}
    told |= {body.name: body.parts for each in found.values() for body in bodies_of(each)}
    values = Values(catalogue.answers, found)
    if before is None:
        bodies.update(told)
        entries.update(outcome.entries)
        items.update(found)
    else:
        values.complete()
        known, old = before.entries, before.values
        names = {name: (name, *[f"{name}#{text.reader}" for text in item.texts]) for name, item in found.items()}
        bodies.go_on_from(before.bodies, told, lambda name, parts: before.bodies.get(name) == parts)
        entries.go_on_from(known, outcome.entries, lambda name, entry: known.get(name) is entry)
        items.go_on_from(before.items, found, lambda name, _: all(old.get(key) == values[key] for key in names[name]))
    rest.update(
        addresses=outcome.addresses,
        files=outcome.files,
        hidden=outcome.hidden,
        anchored=outcome.anchored,
        pictures=outcome.pictures,
        downloads=catalogue.downloads,
    )
    return Kept(
        manner=manner_of(manner),
        stamps=dict(stamps),
        bodies=bodies,
        entries=entries,
        items=items,
        values=values,
        rest=rest,
        advice=tuple(each for each in problems if each.advice),
        since=manner.now,
        until=min((turn for turn in outcome.turns if turn > manner.now), default=None),
        touched=frozenset(outcome.entries),
    )


def catalogue_of(kept: Kept, manner: Manner) -> Catalogue:
    """Return the catalogue that was kept; items are brought when they are asked for."""
    ledger = Ledger()

    def shelf(kind: str) -> Shelf[Any]:
        ids = kept.values[f"order/{kind}"]
        assert isinstance(ids, tuple)
        return Shelf(kind, ids, lambda key: kept.items[f"{kind}/{key}"], ledger)

    news, events, partners, pages, tags, projects = map(shelf, _SHELVES)
    downloads: tuple[Download, ...] = kept.rest["downloads"]
    return Catalogue(
        languages=manner.languages,
        projects=projects,
        news=news,
        events=events,
        partners=partners,
        pages=pages,
        tags=tags,
        downloads=downloads,
        moment=manner.now,
        known=kept.values,
        ledger=ledger,
    )
