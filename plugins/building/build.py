"""One run: what is remembered of the last one, what has changed since, and what has been made.

Work is due if it was not done the last time, if what stands behind a key that it asked for is another now, or if one of
its files in the output is not as it was left. All else stays where it is.
"""

from __future__ import annotations

import contextlib
import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.building.glance import Glance, Seen, look
from plugins.building.memory import Ahead, Before, Memory, load, save, save_stamps
from plugins.building.profile import Profile
from plugins.building.standing import NOW, TODAY, Standing
from plugins.building.work import Done
from plugins.model.catalogue import Catalogue
from plugins.model.problem import Problem
from plugins.reading.keeping import Kept
from plugins.reading.ledger_values import Values
from plugins.reading.survey import Stamp
from plugins.writing.staging import Staging

if TYPE_CHECKING:
    from plugins.building.stamps import Stamps

TEMPLATE = "template/"  # begins the key for a template: see `state`
POSTPONED = "postponed"  # asked for by work that was left for later: it is due whatever has changed


class Build:
    """Holds the output for one run."""

    def __init__(
        self,
        output: Path,
        recipe: str,
        waiting: Callable[[], None],
        resident: dict[str, Memory] | None = None,
        *,
        hasty: bool = False,
        glance: Glance | None = None,
        standing: Standing | None = None,
    ) -> None:
        """Take hold of `output`, which a `glance` may have been thrown at; `standing` is what the build stands on.

        `resident` is where a process that stays keeps its memory (`serve`). Being `hasty`, it neither looks whether
        somebody else has been at the output nor writes down what it remembers: a later build has to, and is told by
        `left_undone`.
        """
        self._hasty = hasty and resident is not None
        self.left_undone = False
        self.profile = Profile()
        with self.profile.stage("waiting for the output"):
            self.staging = Staging(output, waiting)
        self._place = self.staging.output.with_name(f".{self.staging.output.name}.memory")
        self._recipe, self._resident, self._glance = recipe, resident, glance
        self.standing = standing or Standing()
        with self.profile.stage("remembering"):
            self._memory = self._remembered()
        self.values: dict[str, object] = {}  # behind the ledger's keys
        self._before: Mapping[str, object] = {}  # the same, the last time
        self.changed: frozenset[str] | None = None  # keys whose values are others now; None: nothing is known
        self._done: dict[str, Done] = {}
        self._names: dict[str, None] = {}  # of all work there is, in its order
        self._outputs: dict[str, tuple[int, int]] = {}
        self._written: list[str] = []
        self._spoilt: set[str] = set()  # outputs that are not as they were left
        self._foreign: list[str] = []  # what has come to lie between them
        self._kept: Kept | None = None
        self._catalogue: Catalogue | None = None
        self._relisted = self._any_done = False
        self._moment = datetime.min.replace(tzinfo=UTC)
        self._ahead: Ahead | None = None

    def _remembered(self) -> Memory | None:
        resident = self._resident.pop("memory", None) if self._resident is not None else None
        if resident is not None and resident.recipe == self._recipe:
            return resident
        self._hasty = False  # what was written down may be older than the output
        return load(self._place, self._recipe, self._glance.known if self._glance else None)

    @property
    def kept(self) -> Kept | None:
        """What the last reading has left."""
        return self._memory.kept if self._memory else None

    @property
    def kept_stamps(self) -> Mapping[str, Stamp]:
        """The stamps of the files of content, as they were read."""
        return self._kept.stamps if self._kept else {}

    @property
    def advice(self) -> tuple[Problem, ...]:
        """What the reading has found that does not stop the build."""
        return self._kept.advice if self._kept else ()

    def begin(self, catalogue: Catalogue, kept: Kept, before: Mapping[str, object]) -> None:
        """Take what has been read, and `before`: the values behind the ledger's keys the last time."""
        self._kept, self._moment, self._before, self.values = kept, catalogue.moment, before, kept.values
        self._catalogue = catalogue
        for key in [key for key in self.values if key.startswith(TEMPLATE)]:
            del self.values[key]  # it is said anew for each that there still is
        for key in before:
            if key.startswith(TODAY):
                self.values[key] = catalogue.today_as(key.removeprefix(TODAY))
        self.values[NOW] = catalogue.moment
        memory = self._memory
        if memory is None and not self._hasty:
            self._ahead = Ahead.of(kept, self._place)
        if self._ahead is None and isinstance(kept.values, Values):
            kept.values.complete()
        if memory is None or not memory.done:
            return
        self.left_undone = self._hasty
        with self.profile.stage("looking at the output"):
            if not self._hasty and not self._look(memory):
                self._memory = None
                return
        self._done, self._outputs = dict(memory.done), dict(memory.outputs)
        if memory.now <= catalogue.moment:
            known, values = before, self.values
            self.changed = frozenset(key for key in known.keys() | values.keys() if known.get(key) != values.get(key))

    @property
    def patching(self) -> bool:
        """Whether the output is changed where it has to be, and not made anew."""
        return self._memory is not None and bool(self._memory.done)

    def state(self, values: Mapping[str, object]) -> None:
        """Say what stands behind keys that are not the catalogue's: "site/nb", "template/…"."""
        self.values |= values
        if self.changed is not None:
            other = {key for key, value in values.items() if self._before.get(key) != value}
            self.changed = (self.changed - values.keys()) | other

    def _look(self, memory: Memory) -> bool:
        """Find out what is not as it was left; False where there is no output any more."""
        glance, output = self._glance, self.staging.output
        had = glance is not None and glance.known["outputs"] is memory.outputs  # nobody has been here in between
        seen = glance.seen if glance is not None and had else Seen(*look(output, memory.outputs, memory.folders))
        self._spoilt, self._foreign = set(seen.spoilt), list(seen.foreign)
        return seen.there

    def postpone(self, name: str) -> bool:
        """Leave a piece of work for later, as it was made before; False where it never was."""
        before = self._done.get(name)
        if before is None or not self._spoilt.isdisjoint(before.files):
            return False
        self._done[name] = before._replace(asked=(POSTPONED,))
        self._any_done = self.left_undone = True
        return True

    def is_due(self, name: str) -> bool:
        """Return whether a piece of work has to be done."""
        before = self._done.get(name)
        if before is None or self.changed is None or not self.changed.isdisjoint(before.asked):
            return True
        if before.asked == (POSTPONED,):
            return True
        return bool(self._spoilt) and not self._spoilt.isdisjoint(before.files)

    def reusable(self, name: str) -> Done | None:
        """Return the account of the last time, where all that it made is still there."""
        before = self._done.get(name)
        return None if before is None or not self._spoilt.isdisjoint(before.files) else before

    def asked(self, name: str) -> tuple[str, ...]:
        """Return what a piece of work asked for when it was last done; nothing where it never was."""
        before = self._done.get(name)
        return before.asked if before else ()

    def write(self, save_as: str, data: bytes, stamps: dict[str, tuple[int, int]]) -> None:
        """Write a file aside, if the output has not the very same; `stamps` is told. Raises OSError."""
        known = self.patching and save_as in self._outputs and save_as not in self._spoilt
        if known and self.staging.has(save_as, data):
            return
        stamps[save_as] = self.staging.write(save_as, data)

    def enrol(self, name: str) -> None:
        """Count a piece of work among those that there are."""
        self._names[name] = None

    def take(self, done: Done) -> None:
        """Take the account of work that has been done now."""
        before = self._done.get(done.name)
        if before is None or [each.listed for each in before.made] != [each.listed for each in done.made]:
            self._relisted = True
        for key in done.asked[bisect_left(done.asked, TODAY) :]:  # they are in the order of the alphabet
            if not key.startswith(TODAY):
                break
            assert self._catalogue is not None
            self.values[key] = self._catalogue.today_as(key.removeprefix(TODAY))
        self._any_done = True
        self._outputs |= done.stamps
        self._written += done.stamps
        self._done[done.name] = Done(name=done.name, asked=done.asked, made=done.made, stamps={})

    def size(self, save_as: str) -> int:
        """Return how many bytes a file has that has been made by now, or was before and still is."""
        return self._outputs[save_as][0]

    @property
    def accounts(self) -> Iterable[Done]:
        """The accounts of all work that has been done by now, in its order."""
        return (self._done[name] for name in self._names if name in self._done)

    @property
    def relisted(self) -> bool:
        """Whether the sitemap has to say anything else than the last time."""
        gone = self._memory is None or any(name not in self._names for name in self._memory.done if name != "sitemap")
        return self._relisted or gone

    def finish(self, *, least: float | None, said: Callable[[int], str]) -> tuple[int, int] | None:
        """Let what was made be the output, and return None. `said` gives what the editor is told, of so many pages.

        Where that has fewer pages than `least`, a share of the last build's (None: as few as it likes), nothing is
        done, and what is returned is how many there were and would be.
        """
        outputs = self._final()
        before, after = self._pages_before(), sum(1 for name in outputs if name.endswith(".html"))
        if least is not None and after < before * least:
            return before, after
        gone = [*(name for name in self._memory.outputs if name not in outputs), *self._foreign] if self._memory else []
        with self.profile.stage("switching"):
            if self.patching:
                self.staging.change(self._written, gone, hold=True)
            else:
                self.staging.switch(hold=True)
        with self.profile.stage("remembering for the next build"):
            self._remember(outputs, after, self._written, gone, said(after))
        self.staging.release()
        self.profile.count("pages", after)
        self.profile.count("files written", len(self._written))
        self.profile.count("files taken away", len(gone))
        return None

    def abandon(self) -> None:
        """Let go of the output, and leave it as it was."""
        if self._ahead is not None:
            self._ahead.abandon()
        self.staging.abandon()

    def _final(self) -> dict[str, tuple[int, int]]:
        """Return every file of the site; raises ValueError where two pieces of work claim one."""
        found: dict[str, tuple[int, int]] = {}
        for done in self.accounts:
            for save_as in done.files:
                if save_as in found:
                    by = next(each.name for each in self.accounts if save_as in each.files)
                    message = f"{save_as} is written twice: by {by} and by {done.name}"
                    raise ValueError(message)
                found[save_as] = self._outputs[save_as]
        return found

    def _pages_before(self) -> int:
        if self._memory is not None and self.patching:
            return self._memory.pages + sum(1 for each in self._foreign if each.endswith(".html"))
        return sum(1 for _ in self.staging.output.rglob("*.html"))

    def _remember(
        self, outputs: dict[str, tuple[int, int]], pages: int, written: Iterable[str], gone: Iterable[str], said: str
    ) -> None:
        assert self._kept is not None
        if self._memory is not None and not self._is_news(written, gone):
            if self._resident is not None:
                self._resident["memory"] = self._memory
            else:  # there were none, or no glance would have let it come to this
                with contextlib.suppress(OSError):
                    save_stamps(self._stamps(self._memory, said), self._place)
            return
        memory = Memory(
            recipe=self._recipe,
            now=self._moment,
            kept=self._kept,
            done={name: self._done[name] for name in self._names},
            outputs=outputs,
            folders=self._folders(outputs, {folder for name in (*written, *gone) for folder in _folders(name)}),
            pages=pages,
        )
        if not self._hasty:
            before = Before(memory=self._memory, values=self._before) if self._memory is not None else None
            save(memory, self._place, self._stamps(memory, said), ahead=self._ahead, before=before)
        if self._resident is not None:
            self._resident["memory"] = memory

    def _folders(self, outputs: Mapping[str, object], touched: Iterable[str]) -> dict[str, int]:
        """Return when each folder of `outputs` was last changed; those not `touched` are as they were."""
        memory = self._memory if self.patching else None
        known = memory.folders if memory is not None else {}
        if memory is not None and outputs.keys() == memory.outputs.keys():
            there, others = known, known.keys() & touched  # what others have left may have had folders of its own
        else:
            there = dict.fromkeys((folder for name in outputs for folder in _folders(name)), 0)
            others = (there.keys() - known.keys()) | (there.keys() & touched)
        times = {folder: os.stat(f"{self.staging.output}/{folder}").st_mtime_ns for folder in others}  # noqa: PTH116
        return {folder: times[folder] if folder in times else known[folder] for folder in there}

    def _stamps(self, memory: Memory, said: str) -> Stamps:
        """Return what the next build's glance relies on."""
        stamps = self.standing.stamps(memory.kept, self._moment, memory.done.values())
        return {
            **stamps,
            "said": said,
            "output": str(self.staging.output),
            "outputs": memory.outputs,
            "folders": memory.folders,
            "works": len(memory.done),
        }

    def _is_news(self, written: Iterable[str], gone: Iterable[str]) -> bool:
        """Return whether there is anything to remember that is not remembered already."""
        assert self._memory is not None
        assert self._kept is not None
        same_work = not self._any_done and self._memory.done.keys() == self._names.keys()
        return (
            not self._memory.saved
            or not same_work
            or self._kept is not self._memory.kept
            or self._kept.renewed
            or any(group.changed for group in self._kept.packed)  # made anew: the disk had spoilt it
            or any((*written, *gone))
        )


@cache
def _folders(name: str) -> tuple[str, ...]:
    """Return the folders that a file is in, the output itself ("") last."""
    parent = name.rpartition("/")[0]
    return (parent, *_folders(parent)) if parent else ("",)
