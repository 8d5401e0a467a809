"""Which files somebody has saved, as soon as they are: what `serve` builds for."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch
from watchfiles._rust_notify import WatchfilesRustInternalError

QUIET = 1500  # ms without a change, after which what can wait is made
STEP = 10  # ms: files saved within so short a time of one another are one change

ANYTHING = ""  # for a path: whatever there is may have changed

Seen = Mapping[str, tuple[int, int]]  # path -> when it was last written (ns), and its size


def seen(places: Iterable[Path]) -> Seen:
    """Return what there is to be seen of the files that are watched."""
    wanted, found = DefaultFilter(), {}
    for place in places:
        files = (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
        for path in (place,) if place.is_file() else files:
            if wanted(Change.modified, str(path)):
                with contextlib.suppress(OSError):  # gone meanwhile, or a link to nothing
                    state = path.stat()
                    found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def changes(places: Sequence[Path], before: Seen, stopped: threading.Event) -> Iterator[set[str]]:
    """Yield which files have changed since they were as `before`, and the empty set where all has been quiet.

    A system watches only so many folders at a time, those of all programs taken together. Where it refuses, and where
    a folder is gone before it can be watched, all are looked at again and again instead.
    """
    known: Seen | None = before
    again_and_again: bool | None = None  # None: where the system itself asks for it
    while not stopped.is_set():
        there = _there(places)
        try:
            for changed in watch(
                *there, step=STEP, rust_timeout=QUIET, yield_on_timeout=True, stop_event=stopped,
                raise_interrupt=False, force_polling=again_and_again,
            ):  # fmt: skip
                paths = {path for _, path in changed}
                if known is not None:  # somebody may have saved a file before anybody watched
                    now, then, known = seen(places), known, None
                    paths |= {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}
                if _there(places) != there:  # a folder is gone, or in another's place, which nobody watches yet
                    known = seen(places)
                    yield paths | {ANYTHING}
                    break
                yield paths
        except (OSError, WatchfilesRustInternalError):
            if again_and_again:
                stopped.wait(QUIET / 1000)
            again_and_again = True
            if known is None:
                known = seen(places)
                yield {ANYTHING}


def _there(places: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return the places that there are, each with what tells it from another of the same name."""
    found = {}
    for place in places:
        with contextlib.suppress(OSError):
            state = place.stat()
            found[place] = (state.st_dev, state.st_ino if place.is_dir() else 0)  # files are replaced as they are saved
    return found
