"""The short way of reading: what was kept is brought up to date where nothing but words has changed since.

An editor mostly changes the words of a text. Then nothing else can have become different: no address, no list, no fact,
and the rest of the site is taken as it was, unread. Whatever is more than that (a header that states a fact, a file
added or gone, a picture, a moment passed) has all of it looked at again, each file's text itself from memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model.item import Item
from plugins.model.problem import Problem
from plugins.reading.bodies import bodies_of
from plugins.reading.keeping import Kept, manner_of
from plugins.reading.ledger_values import values_of
from plugins.reading.manner import Manner
from plugins.reading.pack import DamagedError
from plugins.reading.survey import UNSURE, Stamp
from plugins.running.later import later

if TYPE_CHECKING:
    from plugins.picturing import album as albums
    from plugins.reading import attachments, things, wordings
    from plugins.reading import entries as looking
    from plugins.reading.addresses import Addresses
    from plugins.reading.entries import Entry
    from plugins.reading.things import Thing
else:
    albums = later("plugins.picturing.album")
    attachments, looking, things, wordings = (
        later(f"plugins.reading.{name}") for name in ("attachments", "entries", "things", "wordings")
    )

MANY = 200  # items with other words: more are read again sooner by all processors
FREE = frozenset({"title", "summary", "image_caption"})  # words on which no fact, address or check rests


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
        again = _again(kept, root, manner, album, folder, beside[folder], changed)
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
    found = looking.entry_of(root, manner.shown_as, path, (kind, key, name.split(".")[1]), kept.entries)
    return None if found.problems or found.source is None else found


def _again(
    kept: Kept,
    root: Path,
    manner: Manner,
    album: albums.Album,
    folder: str,
    files: Iterable[str],
    changed: Mapping[str, Entry],
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
    attached = attachments.attachments(root, kept.rest["files"], album)
    readings, entries = {}, {}
    for path, source in zip(paths, new.files, strict=True):
        entry = changed.get(path, before[path])
        reading, entries[path] = wordings.read_one(
            new, source, entry, addresses, attached, kept.rest["hidden"], manner.engine
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


def _files(entry: Entry) -> set[tuple[str, str]]:
    """Return what a text shows and leads to beside pages: pictures, and what the site hands out."""
    return {asked for what, asked, _, answer in entry.calls if what == "image" or answer.startswith("/files/")}


def _same_facts(old: Thing, new: Thing) -> bool:
    def words(one: Thing) -> dict[str, dict[str, Any]]:
        return {lang: {key: said for key, said in each.items() if key not in FREE} for lang, each in one.words.items()}

    return old.facts == new.facts and words(old) == words(new)
