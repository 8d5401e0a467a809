"""Everything that can be said about the content: faults, which stop a build, and advice, which does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.catalogue import Settings, all_problems, settings_from
from plugins.checks import Check, Evidence, run
from plugins.model.problem import Problem
from plugins.reading.cataloguing import Outcome, read_content


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What came of looking."""

    problems: tuple[Problem, ...]  # by file and line
    files: int  # texts looked through

    @property
    def faults(self) -> int:
        """How many problems stop a build."""
        return sum(not each.advice for each in self.problems)

    @property
    def advice(self) -> int:
        """How many do not."""
        return len(self.problems) - self.faults


def inspect(content: Path, settings: Settings, advice: tuple[Check, ...]) -> Inspection:
    """Look through `content`: what stops a build, now and once all is published, and what `advice` finds."""
    outcome = read_content(content, replace(settings, drafts=True).manner(content.name))
    problems = all_problems(outcome, settings.checks) + given(outcome, advice)
    known = outcome.catalogue
    if known is None or any(item.draft for item in (*known.items, known.project)):
        today = read_content(content, replace(settings, drafts=False).manner(content.name))
        problems += all_problems(today, settings.checks)
    return Inspection(
        problems=tuple(sorted(set(problems), key=lambda each: each.sort_key)),
        files=sum(len(thing.files) for thing in outcome.things.values()),
    )


def given(outcome: Outcome, advice: tuple[Check, ...], asked: tuple[str, str] | None = None) -> list[Problem]:
    """Return what `advice` finds in what was read; of texts, in those of the thing `asked` (kind, id) alone, if given.

    Looking into a thousand texts takes seconds.
    """
    if outcome.catalogue is None:
        return []
    used = outcome.pictures | {download.path for download in outcome.catalogue.downloads}
    faulty = {each.path.parts[-3:-1] for each in outcome.problems}  # kind and id: what they use is not known
    files = frozenset(path for path in outcome.files if tuple(path.split("/")[:2]) not in faulty)
    return run(advice, outcome.catalogue, Evidence(outcome.things, files=files, used=used, asked=asked))


def site_settings(conf: Path) -> tuple[Path, Settings, Mapping[str, Any]]:
    """Return the folder of contents, how it is read, and all settings, from Pelican's settings file `conf`."""
    from pelican.settings import read_settings  # slow to load

    settings = read_settings(str(conf))
    return Path(settings["PATH"]), settings_from(settings), settings
