"""What the whole content says of what is in a form: faults and advice about it, what it may name, where it is seen."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.catalogue import Settings, all_problems
from plugins.checks import Check
from plugins.desk.counting import advisers
from plugins.desk.inspecting import given, site_settings
from plugins.editing.fields import Choice
from plugins.languages import LANGUAGES
from plugins.model.problem import Problem
from plugins.reading.cataloguing import Outcome, read_content
from plugins.reading.entries import Entry
from plugins.reading.naming import plain_id
from plugins.reading.survey import UNSURE, Stamp, survey

NAMED = frozenset({"events", "partners", "tags"})  # kinds whose items headers name


@dataclass(frozen=True, kw_only=True)
class View:
    """The content as it was when somebody looked, drafts and all."""

    outcome: Outcome
    problems: tuple[Problem, ...]  # what a build would tell
    advisers: tuple[Check, ...]

    def about(self, kind: str, item: str) -> tuple[Problem, ...]:
        """Return what is said of one item: what a build would tell, and advice."""
        found = {*self.problems, *given(self.outcome, self.advisers, (kind, item))}
        return tuple(
            sorted((each for each in found if each.path.parts[1:3] == (kind, item)), key=lambda each: each.sort_key)
        )

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What keeps the site from being built."""
        return tuple(each for each in self.problems if not each.advice)

    def url(self, kind: str, item: str, lang: str) -> str:
        """Return the address of an item's page; "" where it has none."""
        return self.outcome.addresses.url(kind, item, lang) or ""

    def title(self, kind: str, item: str, editor: str) -> tuple[str, str]:
        """Return an item's title and its language, the editor's if there is one; ("", "") where there is none."""
        thing = self.outcome.things.get((kind, item))
        languages = (editor, *(file.lang for file in thing.files)) if thing else ()
        titles = ((str(thing.word(lang, "title")), lang) for lang in languages if thing)
        return next((each for each in titles if each[0]), ("", ""))

    def called(self, words: str) -> frozenset[tuple[str, str]]:
        """Return kind and id of the items in whose titles, or folder, each of `words` is; marks on letters aside."""
        wanted = [plain for word in words.split() if (plain := plain_id(word))]
        found = set()
        for (kind, item), thing in self.outcome.things.items():
            names = [item, *(plain_id(str(thing.word(file.lang, "title"))) for file in thing.files)]
            if all(any(word in name for name in names) for word in wanted):
                found.add((kind, item))
        return frozenset(found)

    def titles(self, editor: str) -> dict[str, Sequence[Choice]]:
        """Return the items of each kind that headers name, by id: the newest events first, others by title."""
        found: dict[str, list[Choice]] = {}
        for kind, item in self.outcome.things:
            if kind in NAMED:
                found.setdefault(kind, []).append((item, self.title(kind, item, editor)[0] or item))
        for kind, choices in found.items():
            choices.sort(
                key=self._start if kind == "events" else lambda each: each[1].casefold(), reverse=kind == "events"
            )
        return dict(found)

    def _start(self, event: Choice) -> str:
        return str(self.outcome.things["events", event[0]].fact("starts", ""))


class Looker:
    """Who reads the content, and remembers what has not changed since."""

    def __init__(self, root: Path, conf: str, now: str = "") -> None:
        """Read the site with the settings file `conf` of the project at `root`; `now` as in `serve`."""
        self._root, self._conf, self._now = root, conf, now
        self._settings: Settings | None = None
        self._stamps: dict[str, Stamp] | None = None
        self._view: View | None = None
        self._turn = threading.Lock()  # one looks at a time: each needs what the one before has found

    @property
    def content(self) -> Path:
        """The folder of contents."""
        return self._root / "content"

    def look(self) -> View:
        """Return what there is now."""
        with self._turn:
            stamps, before, view = survey(self.content), self._stamps, self._view
            if view is not None and stamps is not None and stamps == before and UNSURE not in stamps.values():
                return view
            untouched = frozenset(
                path for path, each in (stamps or {}).items() if each != UNSURE and (before or {}).get(path) == each
            )
            self._view = self._read(self.content, view.outcome.entries if view else {}, untouched)
            self._stamps = stamps
            return self._view

    def look_at(self, content: Path) -> View:
        """Return what there is in another folder of contents, as if it were this one's."""
        with self._turn:
            return self._read(content, {}, frozenset())

    def _read(self, content: Path, known: Mapping[str, Entry], untouched: frozenset[str]) -> View:
        if self._settings is None:
            _, self._settings, _ = site_settings(self._root / self._conf)
        settings = self._settings
        manner = replace(settings, drafts=True, now=self._moment(settings)).manner(self.content.name)
        outcome = read_content(content, manner, known, untouched=untouched)
        return View(
            outcome=outcome,
            problems=tuple(all_problems(outcome, settings.checks)),
            advisers=advisers(self.content),
        )

    def _moment(self, settings: Settings) -> datetime | None:
        if not self._now:
            return settings.now
        moment = datetime.fromisoformat(self._now)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(settings.default_zone))


CODES = tuple(language.code for language in LANGUAGES)
