"""What has been made once is kept: by the file's bytes and the recipe, beside notes on which file has which bytes.

A folder per recipe holds two files for each picture: its facts (JSON) and what was made of it (a ZIP, stored: its
checksums tell of damage). Every file is written aside and put in place in one step, and anything that cannot be read
is made anew, so that no state of this folder can harm a build. It may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import zipfile
import zlib
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from plugins.picturing.facts import Facts
from plugins.picturing.recipe import Recipe
from plugins.running.checked import put

KEPT = 30 * 24 * 3600  # seconds that something unused outlives what was used last
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, zipfile.BadZipFile, zlib.error, EOFError)


class Cache:
    """The pictures made of the files below one folder, `root`, with one recipe."""

    def __init__(self, folder: Path, root: Path, recipe: Recipe) -> None:
        """Read the notes in `folder`, which need not be there."""
        self._folder, self._root, self._recipe = folder, root.resolve(), recipe
        self._own = folder / recipe.fingerprint
        self._notes_file = folder / f"files-{sha256(os.fsencode(self._root)).hexdigest()[:12]}.json"
        self._known = self._read_notes()
        self._seen: dict[str, list[Any]] = {}

    def sha(self, path: str) -> str:
        """Return the SHA-256 of the file `path` below the root. It is read only if its state on disk has changed."""
        state = _state(self._root / path)
        known = self._known.get(path)
        if known is None or known[:-1] != state:
            known = [*state, sha256((self._root / path).read_bytes()).hexdigest()]
        self._seen[path] = known
        return str(known[-1])

    def facts(self, sha: str) -> Facts | None:
        """Return what is known of a picture, or None."""
        try:
            found = Facts.from_json((self._own / f"{sha[:32]}.json").read_text(encoding="utf-8"))
        except _UNREADABLE:
            return None
        return found if found.sha == sha else None

    def keep_facts(self, facts: Facts) -> None:
        """Remember what a picture is."""
        self._write(self._own / f"{facts.sha[:32]}.json", facts.to_json().encode())

    def made(self, facts: Facts) -> dict[str, bytes] | None:
        """Return all files made of a picture, by name, or None where one of them is missing or damaged."""
        place = self._own / f"{facts.sha[:32]}.zip"
        try:
            with zipfile.ZipFile(place) as pack:
                found = {name: pack.read(name) for name in pack.namelist()}
            os.utime(place)
            os.utime(place.with_suffix(".json"))
        except _UNREADABLE:
            return None
        return found if found.keys() == facts.names(self._recipe) else None

    def keep_made(self, facts: Facts, files: dict[str, bytes]) -> None:
        """Remember what was made of a picture."""
        pack = BytesIO()
        with zipfile.ZipFile(pack, "w") as writing:
            for name, data in files.items():
                writing.writestr(zipfile.ZipInfo(name), data)
        self._write(self._own / f"{facts.sha[:32]}.zip", pack.getvalue())

    def close(self) -> None:
        """Write the notes on files, and take away what nobody has asked for in a long time."""
        if self._seen and self._seen != self._known:
            self._write(self._notes_file, json.dumps([str(self._root), self._seen], sort_keys=True).encode())
        with contextlib.suppress(OSError):
            self._prune()

    def _read_notes(self) -> dict[str, list[Any]]:
        try:
            root, notes = json.loads(self._notes_file.read_text(encoding="utf-8"))
        except _UNREADABLE:
            return {}
        sound = root == str(self._root) and isinstance(notes, dict)
        return {path: note for path, note in notes.items() if isinstance(note, list)} if sound else {}

    def _write(self, place: Path, data: bytes) -> None:
        """Put `data` in place in one step; a folder that cannot be written keeps nothing, and that is all."""
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            put(place, data)

    def _prune(self) -> None:
        ages = {place: place.stat().st_mtime for place in self._folder.glob("*/*")}
        newest = max(ages.values(), default=0.0)
        for place, age in ages.items():
            if age < newest - KEPT:
                place.unlink(missing_ok=True)
        for folder in self._folder.glob("*/"):
            if folder != self._own and not any(folder.iterdir()):
                shutil.rmtree(folder, ignore_errors=True)
        for notes in self._folder.glob("files-*.json"):
            with contextlib.suppress(*_UNREADABLE):
                root = json.loads(notes.read_text(encoding="utf-8"))[0]
                if not Path(root).is_dir():
                    notes.unlink(missing_ok=True)


def _state(file: Path) -> list[int]:
    """Return what changes when a file does (as Git's index does it)."""
    found = file.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
