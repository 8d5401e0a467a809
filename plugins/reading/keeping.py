"""What one reading leaves for the next, so that an edit costs what it touches and not what the site holds.

An editor mostly changes the words of a text. Then nothing else can have become different: no address, no list, no fact,
and the rest of the site is taken as it was, unread. Whatever is more than that (a header that states a fact, a file
added or gone, a picture, a moment passed) has all of it looked at again, each file's text itself from memory.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model.catalogue import Catalogue, Download
from plugins.model.item import Item
from plugins.model.ledger import Ledger
from plugins.model.problem import Problem
from plugins.model.shelf import Shelf
from plugins.model.text import Body
from plugins.reading.bodies import Bodies, Bodiless, bodies_of
from plugins.reading.manner import Manner
from plugins.reading.pack import DamagedError, Pack, Packed
from plugins.reading.survey import UNSURE, Stamp
from plugins.running.later import later

if TYPE_CHECKING:
    from plugins.picturing import album as albums
    from plugins.reading import cataloguing, things, wordings
    from plugins.reading.addresses import Addresses
    from plugins.reading.cataloguing import Outcome
    from plugins.reading.entries import Entry
    from plugins.reading.things import Thing
else:
    albums = later("plugins.picturing.album")
    cataloguing, things, wordings = (later(f"plugins.reading.{name}") for name in ("cataloguing", "things", "wordings"))

MANY = 200  # items with other words: more are read again sooner by all processors
FREE = frozenset({"title", "summary", "image_caption"})  # words on which no fact, address or check rests
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
    return repr((manner.languages, manner.zones.default, zones, manner.dialect, manner.pictures, manner.drafts))


def values_of(item: Item) -> dict[str, object]:
    """Return what stands behind the ledger's keys for an item: without the bodies, and for each body."""
    name = f"{item.kind}/{item.id}"
    values: dict[str, object] = {name: by_value(item)}
    for text in item.texts:
        html, headings = text.body.parts
        told = (html, *[f"{each.level} {each.id} {each.title}" for each in headings])
        values[f"{name}#{text.reader}"] = _short("\0".join(told).encode())
    return values


class Values(dict[str, object]):
    """The values behind the ledger's keys, where those of items are worked out when one is asked for, or all are."""

    def __init__(self, known: Mapping[str, object], items: Mapping[str, Item]) -> None:
        """`known` are those of the catalogue's answers; `items` stand under their keys."""
        super().__init__(known)
        self._left = dict(items)

    def __missing__(self, key: str) -> object:
        item = self._left.pop(key.partition("#")[0], None)
        if item is None:
            raise KeyError(key)
        self.update(values_of(item))
        return self[key]

    def complete(self, found: Mapping[str, object] | None = None) -> None:
        """Work out all that is left, unless somebody else has: then it is what was `found`."""
        if found is not None:
            self._left.clear()
            self.update(found)
        while self._left:
            self.update(values_of(self._left.popitem()[1]))

    def __reduce__(self) -> tuple[object, ...]:
        """Be kept as what is known."""
        return (dict, (dict(self),))


def by_value(value: object) -> bytes:
    """Return what differs where `value` does, bodies of texts apart."""
    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # by value alone: the same text twice is no other item than one text in two places
    pickler.dispatch_table = _WITHOUT_BODY
    pickler.dump(value)
    return _short(out.getvalue())


def _no_body(_: Body) -> tuple[object, ...]:
    return (str, ())


_WITHOUT_BODY: Mapping[type, Any] = {Body: _no_body}


def _short(data: bytes) -> bytes:
    return blake2b(data, digest_size=12).digest()


def keep(
    outcome: Outcome,
    problems: Iterable[Problem],
    manner: Manner,
    stamps: Mapping[str, Stamp],
    *,
    hasty: bool = False,
    before: Kept | None = None,
) -> Kept:
    """Return what a whole reading leaves; it has found no faults, and `stamps` were taken before it began.

    Being `hasty`, it leaves the values of items to be worked out: see `Values`. What is as it was `before`, what a
    reading in the same manner has left, need not be written down again.
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
    if not hasty:
        values.complete()
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


def read_again(kept: Kept, root: Path, manner: Manner, stamps: Mapping[str, Stamp]) -> bool:
    """Bring `kept` up to date where nothing but free words has changed since; False, and as it was, where more has."""
    for group in kept.packed:
        group.mend = None  # what has been read is looked for here, not what would be now
    try:
        return _brought_up_to_date(kept, root, manner, stamps)
    except DamagedError:
        return False


def _brought_up_to_date(kept: Kept, root: Path, manner: Manner, stamps: Mapping[str, Stamp]) -> bool:
    now = manner.now
    if kept.manner != manner_of(manner) or not kept.since <= now or (kept.until is not None and kept.until <= now):
        return False
    touched = _touched(kept, root, manner, stamps)
    if touched is None or len(touched) > MANY:
        return False
    beside: dict[str, list[str]] = defaultdict(list)
    for path in stamps if touched else ():
        if path.endswith(".md"):
            beside[path.rpartition("/")[0]].append(path)
    album = albums.Album(root, manner.shown_as, manner.pictures) if touched else None
    made = []
    for folder, changed in touched.items():
        assert album is not None
        again = _again(kept, manner, album, folder, beside[folder], changed)
        if again is None:
            return False
        made.append(again)
    for item, entries in made:
        kept.items[f"{item.kind}/{item.id}"] = item
        kept.values |= values_of(item)
        kept.entries.update(entries)
        kept.bodies.keep(bodies_of(item))
        for entry in entries.values():
            kept.bodies.keep(bodies_of(entry))
    kept.renewed = kept.stamps != stamps
    kept.stamps = dict(stamps)
    kept.touched = frozenset(path for changed in touched.values() for path in changed)
    return True


def _touched(
    kept: Kept, root: Path, manner: Manner, stamps: Mapping[str, Stamp]
) -> Mapping[str, Mapping[str, Entry]] | None:
    """Return what is known now of texts that are others: folder -> path -> entry; None where more than texts are."""
    if stamps.keys() != kept.stamps.keys():
        return None
    touched: dict[str, dict[str, Entry]] = defaultdict(dict)
    for path, stamp in stamps.items():
        if stamp == kept.stamps[path] and stamp != UNSURE:
            continue
        entry = _looked_at(kept, root, manner, path) if path.endswith(".md") else None
        if entry is None:
            return None
        if entry is not kept.entries[path]:
            touched[path.rpartition("/")[0]][path] = entry
    return touched


def _looked_at(kept: Kept, root: Path, manner: Manner, path: str) -> Entry | None:
    kind, key, name = path.split("/")
    found = cataloguing.entry_of(root, manner.shown_as, path, (kind, key, name.split(".")[1]), kept.entries)
    return None if found.problems or found.source is None else found


def _again(
    kept: Kept, manner: Manner, album: albums.Album, folder: str, files: Iterable[str], changed: Mapping[str, Entry]
) -> tuple[Item, dict[str, Entry]] | None:
    """Return the item of a folder with its words anew; None where more than words has changed, or is wrong."""
    kind, _, key = folder.partition("/")
    shown = {f"{manner.shown_as}/{path}" for path in changed}
    if folder not in kept.items or any(str(each.path) in shown for each in kept.advice):
        return None
    before = {path: kept.entries[path] for path in files}
    codes = [language.code for language in manner.languages]
    paths = sorted(before, key=lambda path: codes.index(path.split(".")[-2]))
    faults: list[Problem] = []
    old = things.thing((before[path].source for path in paths), faults)
    new = things.thing((changed.get(path, before[path]).source for path in paths), faults)
    if faults or not _same_facts(old, new):
        return None
    addresses: Addresses = kept.rest["addresses"]
    readings, entries = {}, {}
    for path, source in zip(paths, new.files, strict=True):
        entry = changed.get(path, before[path])
        reading, entries[path] = wordings.read_one(
            new, source, entry, addresses, kept.rest["files"], kept.rest["hidden"], manner.engine, album.html
        )
        readings[kind, key, source.lang] = reading
        if path not in changed:
            continue
        links = reading.links
        if entries[path].faults or links.problems or album.problems or links.anchors or path in kept.rest["anchored"]:
            return None
        if (
            not links.pictures <= kept.rest["pictures"]
            or links.downloads
            or _files(before[path]) != _files(entries[path])
        ):
            return None
    item: Item = kept.items[folder]
    return replace(item, texts=wordings.texts(new, manner.languages, addresses, readings)), entries


def _files(entry: Entry) -> set[tuple[str, ...]]:
    """Return what a text shows and leads to beside pages: pictures, and what the site hands out."""
    return {asked for what, asked, _, answer in entry.calls if what == "image" or answer.startswith("/files/")}


def _same_facts(old: Thing, new: Thing) -> bool:
    def words(one: Thing) -> dict[str, dict[str, Any]]:
        return {lang: {key: said for key, said in each.items() if key not in FREE} for lang, each in one.words.items()}

    return old.facts == new.facts and words(old) == words(new)
