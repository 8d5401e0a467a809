"""One run: what is remembered of the last one, what has changed since, and what has been made.

Work is due if it was not done the last time, if what stands behind a key that it asked for is another now, or if one of
its files in the output is not as it was left. All else stays where it is.
"""

from __future__ import annotations

import contextlib
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from plugins.building.aside import Aside
from plugins.building.glance import Glance
from plugins.building.memory import Before, Memory, load, save, save_stamps
from plugins.building.outputs import Outputs, Sizes
from plugins.building.profile import Profile
from plugins.building.roll import Roll
from plugins.building.standing import TODAY, Standing
from plugins.building.work import Done
from plugins.model.catalogue import Catalogue
from plugins.model.problem import Problem
from plugins.reading.keeping import Kept
from plugins.reading.ledger_values import Values
from plugins.reading.survey import Stamp

if TYPE_CHECKING:
    from plugins.building.stamps import Stamps

Value = TypeVar("Value")
TEMPLATE = "template/"  # begins the key for a template: see `state`
THEME = "theme"  # the key for the stamps of all its files


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
        self.gave_way = False  # whether somebody waits for it to end
        self.profile = Profile()
        with self.profile.stage("waiting for the output"):
            self.outputs = Outputs(output, waiting)
        self._place = self.outputs.place.with_name(f".{self.outputs.place.name}.memory")
        self._recipe, self._resident, self._glance = recipe, resident, glance
        self.standing = standing or Standing()
        with self.profile.stage("remembering"):
            self._memory = self._remembered()
        self.values: dict[str, object] = {}  # behind the ledger's keys
        self._before: Mapping[str, object] = {}  # the same, the last time
        self.changed: frozenset[str] | None = None  # keys whose values are others now; None: nothing is known
        self.roll = Roll()
        self._kept: Kept | None = None
        self._catalogue: Catalogue | None = None
        self._moment = datetime.min.replace(tzinfo=UTC)
        self._aside: Aside | None = None

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
    def goes_on(self) -> bool:
        """Whether it goes on from the build before it in this process, and has time for nothing that can wait."""
        return self._hasty

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
        self.values[THEME] = self.standing.theme
        memory = self._memory
        if memory is None and not self._hasty:
            self._aside = Aside.of(kept, self._place)
        if self._aside is None and isinstance(kept.values, Values):
            kept.values.complete()
        if memory is None or not memory.done:
            return
        self.left_undone = self._hasty
        with self.profile.stage("looking at the output"):
            if not self._hasty and not self.outputs.look(memory, self._glance):
                self._memory = None
                return
        self.outputs.go_on_from(memory)
        self.roll.go_on_from(memory.done, self.outputs.spoilt)
        if memory.now <= catalogue.moment:
            self.changed = _others(self.values, before)

    def state(self, values: Mapping[str, object]) -> None:
        """Say what stands behind keys that are not the catalogue's: "site/nb", "template/…"."""
        self.values |= values
        if self.changed is not None:
            other = {key for key, value in values.items() if self._before.get(key) != value}
            self.changed = (self.changed - values.keys()) | other

    def of_theme(self, name: str, make: Callable[[], Value]) -> Value:
        """Return what `make` works out of the theme's files: where these are the same, what the last build has."""
        key, same = f"{THEME}/{name}", self.values[THEME] is not None and self.values[THEME] == self._before.get(THEME)
        known = self._before.get(key) if same else None
        value = make() if known is None else cast("Value", known)
        self.state({key: value})
        return value

    def postpone(self, name: str) -> None:
        """Leave a piece of work for later, and what it has made as it was."""
        self.roll.postpone(name)
        self.left_undone = True

    def give_way(self, name: str) -> None:
        """Postpone a piece of work for somebody who waits: nor is what is remembered written down, which takes time."""
        self.postpone(name)
        self.gave_way = self._resident is not None

    def take(self, done: Done) -> None:
        """Take the account of work that has been done now."""
        for key in done.asked[bisect_left(done.asked, TODAY) :]:  # they are in the order of the alphabet
            if not key.startswith(TODAY):
                break
            assert self._catalogue is not None
            self.values[key] = self._catalogue.today_as(key.removeprefix(TODAY))
        self.roll.take(done)

    def finish(self, *, least: float | None, said: Callable[[int], str]) -> tuple[int, int] | None:
        """Let what was made be the output, and return None. `said` gives what the editor is told, of so many pages.

        Where that has fewer pages than `least`, a share of the last build's (None: as few as it likes), nothing is
        done, and what is returned is how many there were and would be.
        """
        left = self._memory.outputs if self._memory else {}
        final = self.roll.files(self.outputs.there, left if self.outputs.patching else None)
        same = self._memory is not None and final.keys() == left.keys()
        before = self.outputs.pages_before
        after = self._memory.pages if self._memory and same else sum(1 for name in final if name.endswith(".html"))
        if least is not None and after < before * least:
            return before, after
        gone = [*(() if same else (name for name in left if name not in final)), *self.outputs.foreign]
        with self.profile.stage("switching"):
            self.outputs.put_in_place(gone)
        with self.profile.stage("remembering for the next build"):
            self._remember(final, after, gone, said(after))
        self.outputs.staging.release()
        self.profile.count("pages", after)
        self.profile.count("files written", len(self.outputs.written))
        self.profile.count("files taken away", len(gone))
        return None

    def abandon(self) -> None:
        """Let go of the output, and leave it as it was."""
        if self._aside is not None:
            self._aside.abandon()
        self.outputs.staging.abandon()

    def _remember(self, final: Sizes, pages: int, gone: Sequence[str], said: str) -> None:
        assert self._kept is not None
        if self._memory is not None and not self._is_news(gone):
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
            done=self.roll.closed(),
            outputs=final,
            folders=self.outputs.folders(final, gone),
            pages=pages,
        )
        if self.gave_way and self._aside is not None:
            self._aside.abandon()
        if not (self._hasty or self.gave_way):
            before = None
            if self._memory is not None:
                before = Before(memory=self._memory, values=self._before, redone=tuple(self.roll.redone))
            save(memory, self._place, self._stamps(memory, said), aside=self._aside, before=before)
        if self._resident is not None:
            self._resident["memory"] = memory

    def _stamps(self, memory: Memory, said: str) -> Stamps:
        """Return what the next build's glance relies on."""
        stamps = self.standing.stamps(memory.kept, self._moment)
        return {
            **stamps,
            "said": said,
            "output": str(self.outputs.place),
            "outputs": memory.outputs,
            "folders": memory.folders,
            "works": len(memory.done),
        }

    def _is_news(self, gone: Sequence[str]) -> bool:
        """Return whether there is anything to remember that is not remembered already."""
        assert self._memory is not None
        assert self._kept is not None
        return (
            not self._memory.saved
            or self.roll.is_another
            or self._kept is not self._memory.kept
            or self._kept.renewed
            or any(group.changed for group in self._kept.packed)  # made anew: the disk had spoilt it
            or bool(self.outputs.written or gone)
        )


def _others(values: Mapping[str, object], before: Mapping[str, object]) -> frozenset[str]:
    """Return the keys behind which another value stands than before, or none any more."""
    known = before.get
    # Of the thousands, most are the very same, which is told sooner than that they are equal.
    others = {key for key, value in values.items() if known(key, values) is not value and known(key) != value}
    return frozenset(others | {key for key in before.keys() - values.keys() if before[key] is not None})
