"""What a build stands on beside the content, and for how long what it says holds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as hour
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from plugins.reading.keeping import Kept
from plugins.reading.survey import RECENT, Stamp, tree
from plugins.reading.survey import stamp as stamp_of_file
from plugins.running.hashing import blake2b
from plugins.running.later import is_waiting

if TYPE_CHECKING:
    from plugins.building.stamps import Stamps

TODAY = "today/"  # begins the key for the day in a zone: catalogue.today_as says it where somebody has asked for it
FEW = 50  # texts just written, of which the next build has to read what is in them
ROOT = Path(__file__).resolve().parents[2]
Tree = tuple[str, tuple[str, ...], dict[str, Stamp]]  # folder, endings of files' names, path -> stamp


@dataclass(kw_only=True)
class Standing:
    """What a build stands on."""

    trees: tuple[Tree, ...] = ()  # code, words, and last the theme, as they were when it began
    files: Mapping[str, Stamp] = field(default_factory=dict)  # of settings, and what they import
    asked: tuple[str, ...] = ()  # what the command was, and where; (): not told
    root: str = ""  # the folder content/
    fixed: bool = False  # whether the moment is a stated one, and not the clock's

    def stamps(self, kept: Kept, moment: datetime) -> Stamps:
        """Return what is to be written down of that."""
        unsure = kept.unsure
        texts = len(unsure) <= FEW and all(path in kept.entries for path in unsure)
        certain = all(map(_is_old, (*(files for _, _, files in self.trees), self.files)))
        return {
            "asked": self.asked if texts and certain else (),
            "said": "",
            "since": 0 if self.fixed else _ns(moment),
            "until": 0 if self.fixed else self._until(kept, moment),
            "root": self.root,
            "content": kept.stamps,
            "digests": {path: kept.entries[path].digest for path in unsure} if texts else {},
            "trees": list(self.trees),
            "files": dict(self.files),
            "output": "",
            "outputs": {},
            "folders": {},
            "works": 0,
            "memory": (0, 0),
            "pack": (0, 0),
        }

    @property
    def theme(self) -> bytes | None:
        """What is another where a file of the theme is; None where that cannot be told."""
        if not self.trees or not _is_old(self.trees[-1][2]):
            return None
        return blake2b(repr(self.trees[-1]).encode()).digest()

    @staticmethod
    def _until(kept: Kept, moment: datetime) -> int:
        """Return the first moment at which something may be another: an embargo ends, or a day."""
        turns = [] if kept.until is None else [kept.until]
        for key in kept.values:
            if key.startswith(TODAY):
                zone = ZoneInfo(key.removeprefix(TODAY).partition(" ")[0])
                turns.append(datetime.combine(moment.astimezone(zone) + timedelta(days=1), hour.min, zone))
        return min(map(_ns, turns), default=0)


def _is_old(files: Mapping[str, Stamp]) -> bool:
    """Whether none was written so shortly before that it could be written again without a new time."""
    latest = time.time_ns() - RECENT
    return all(stamp[0] < latest for stamp in files.values())


def settings_files() -> dict[str, Stamp]:
    """Return the stamps of the files of settings, and of what they import, beside the site's code and libraries."""
    # Told by the code, or by its lock. Python knows a file by the way to it, which may lead through a link or a drive
    # that stands for a folder; and the more of our code a process has needed, the more of it would be settings.
    outside = (sys.prefix, sys.base_prefix, str(ROOT / "plugins"), str(Path(__file__).parents[1]))
    run = (module for module in tuple(sys.modules.values()) if not is_waiting(module))  # those that wait are our own
    modules = {str(module.__file__) for module in run if getattr(module, "__file__", None)}
    files = (file for file in sorted(modules) if not file.startswith(outside) and "site-packages" not in file)
    return {file: stamp for file in files if (stamp := stamp_of_file(file)) is not None}


def standing(settings: Mapping[str, Any], code: Iterable[Tree]) -> Standing:
    """Return what a build with `settings` stands on, beside the `code`: theme, settings, and what they import."""
    theme = str(settings["THEME"])
    return Standing(
        trees=(*code, (theme, (), tree(theme))), files=settings_files(), asked=tuple(settings.get("ASKED", ()))
    )


def _ns(moment: datetime) -> int:
    return int(moment.timestamp()) * 1_000_000_000
