"""What the whole content says of what is in a form: faults and advice about it, what it may name, where it is seen."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.catalogue import Settings, all_problems
from plugins.desk.counting import advisers
from plugins.desk.inspecting import given, site_settings
from plugins.editing.fields import Choice
from plugins.languages import LANGUAGES
from plugins.model.problem import Problem
from plugins.reading.addresses import Addresses
from plugins.reading.cataloguing import read_content
from plugins.reading.entries import Entry
from plugins.reading.things import Thing


@dataclass(frozen=True, kw_only=True)
class View:
    """The content as it was when somebody looked, drafts and all."""

    things: Mapping[tuple[str, str], Thing]
    addresses: Addresses
    problems: tuple[Problem, ...]

    def about(self, kind: str, item: str) -> tuple[Problem, ...]:
        """Return what is said of one item."""
        return tuple(each for each in self.problems if each.path.parts[1:3] == (kind, item))

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What keeps the site from being built."""
        return tuple(each for each in self.problems if not each.advice)

    def titles(self, editor: str) -> dict[str, Sequence[Choice]]:
        """Return the items of each kind that headers name, by id: the newest events first, others by title."""
        found: dict[str, list[Choice]] = {}
        for (kind, item), thing in self.things.items():
            languages = (editor, *(file.lang for file in thing.files))
            title = next(filter(None, (str(thing.word(lang, "title")) for lang in languages)), item)
            found.setdefault(kind, []).append((item, title))
        for kind, choices in found.items():
            choices.sort(
                key=self._start if kind == "events" else lambda each: each[1].casefold(), reverse=kind == "events"
            )
        return dict(found)

    def _start(self, event: Choice) -> str:
        return str(self.things["events", event[0]].fact("starts", ""))


class Looker:
    """Who reads the content, and remembers what has not changed since."""

    def __init__(self, root: Path, conf: str, now: str = "") -> None:
        """Read the site with the settings file `conf` of the project at `root`; `now` as in `serve`."""
        self._root, self._conf, self._now = root, conf, now
        self._settings: Settings | None = None
        self._entries: Mapping[str, Entry] = {}
        self._turn = threading.Lock()  # one looks at a time: each needs what the one before has found

    @property
    def content(self) -> Path:
        """The folder of contents."""
        return self._root / "content"

    def look(self) -> View:
        """Return what there is now."""
        with self._turn:
            if self._settings is None:
                _, self._settings, _ = site_settings(self._root / self._conf)
            settings = self._settings
            manner = replace(settings, drafts=True, now=self._moment(settings)).manner(self.content.name)
            outcome = read_content(self.content, manner, self._entries)
            self._entries = outcome.entries
        problems = all_problems(outcome, settings.checks) + given(outcome, advisers(self.content))
        return View(
            things=outcome.things,
            addresses=outcome.addresses,
            problems=tuple(sorted(set(problems), key=lambda each: each.sort_key)),
        )

    def _moment(self, settings: Settings) -> datetime | None:
        if not self._now:
            return settings.now
        moment = datetime.fromisoformat(self._now)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(settings.default_zone))


CODES = tuple(language.code for language in LANGUAGES)
