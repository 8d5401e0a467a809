"""The catalogue: what the site knows, made from content/ once, right after reading.

Whoever comes after finds it as `context["catalogue"]`. A build whose content has faults ends here, with all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pelican import signals

from plugins import report
from plugins.building.build import Build
from plugins.building.glance import Glance
from plugins.languages import LANGUAGES
from plugins.model.language import Language
from plugins.model.problem import Problem
from plugins.picturing.settings import Settings as PictureSettings
from plugins.reading.keeping import Kept, catalogue_of, keep, manner_of
from plugins.reading.manner import Engine, Manner, Zones
from plugins.reading.renewing import read_again
from plugins.reading.survey import Stamp, contents, resurvey, survey
from plugins.running.generating import PluginGenerator
from plugins.running.later import later
from plugins.writer import SiteWriter

if TYPE_CHECKING:
    from plugins.checks import Check
    from plugins.picturing import album as albums
    from plugins.reading import cataloguing
    from plugins.reading.ahead import Ahead, Plain
    from plugins.reading.cataloguing import Outcome
else:
    albums, cataloguing = later("plugins.picturing.album"), later("plugins.reading.cataloguing")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How content is read."""

    languages: tuple[Language, ...] = LANGUAGES
    default_zone: str = "Europe/Vilnius"
    zone_by_country: tuple[tuple[str, str], ...] = (
        ("DK", "Europe/Copenhagen"),
        ("EE", "Europe/Tallinn"),
        ("FI", "Europe/Helsinki"),
        ("IS", "Atlantic/Reykjavik"),
        ("LT", "Europe/Vilnius"),
        ("LV", "Europe/Riga"),
        ("NO", "Europe/Oslo"),
        ("PL", "Europe/Warsaw"),
        ("SE", "Europe/Stockholm"),
    )
    engine: Engine = "comrak"
    pictures: PictureSettings = field(default_factory=PictureSettings)
    drafts: bool = False  # shown in `serve`, never in production
    host: str = ""  # where the site is published; whoever copies an address of it into a text means the page
    now: datetime | None = None  # aware; None: the clock, read here and nowhere else
    checks: tuple[Check, ...] | None = None  # None: those of checks/registry.py

    def manner(self, shown_as: str) -> Manner:
        """Return these settings as the reading functions take them."""
        return Manner(
            languages=self.languages,
            zones=Zones(default=self.default_zone, by_country=dict(self.zone_by_country)),
            dialect=self.engine,
            pictures=self.pictures,
            now=(self.now or datetime.now(UTC)).astimezone(UTC),
            drafts=self.drafts,
            shown_as=shown_as,
            host=self.host,
        )


def settings_from(settings: Mapping[str, Any]) -> Settings:
    """Return `CATALOGUE` with what `pelican -e` has set for one build.

    DRAFTS, NOW (ISO 8601; without a zone it is meant where the site is at home, as in headers), TEXT_ENGINE,
    PICTURE_CACHE (a folder). Ends the build where NOW is no moment.
    """
    stated: Settings = settings["CATALOGUE"]
    now = settings.get("NOW")
    try:
        moment = datetime.fromisoformat(str(now)) if now else stated.now
    except ValueError:
        report.say(report.NO_MOMENT, report.language_from(settings), value=now, example=report.A_MOMENT)
        raise SystemExit(1) from None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(stated.default_zone))
    cache = settings.get("PICTURE_CACHE", stated.pictures.cache)
    return replace(
        stated,
        drafts=settings.get("DRAFTS", stated.drafts),
        now=moment,
        engine=settings.get("TEXT_ENGINE", stated.engine),
        pictures=replace(stated.pictures, cache=Path(cache)),
    )


def all_problems(outcome: Outcome, chosen: tuple[Check, ...] | None) -> list[Problem]:
    """Return what reading found, and what the checks find in what was read."""
    problems = list(outcome.problems)
    if outcome.catalogue is not None:
        from plugins.checks import Evidence, registry, run  # a package: it cannot wait to be used

        which = registry.CHECKS if chosen is None else chosen
        problems += run(which, outcome.catalogue, Evidence(outcome.things))
    return sorted(set(problems), key=lambda each: each.sort_key)


# Below: Pelican.


class CatalogueGenerator(PluginGenerator):
    """Reads content/ before anything is written."""

    def generate_context(self) -> None:
        """Make the catalogue, or end the build with all faults."""
        build: Build = self.settings["BUILD"]
        self.build, root = build, Path(self.path)
        stated = settings_from(self.settings)
        manner = stated.manner(root.name)
        build.standing.root, build.standing.fixed = str(root), stated.now is not None
        with build.profile.stage("looking at files"):
            seen, self.texts = self._seen(root)
            stamps = seen or survey(root)
        before = dict(build.kept.values) if build.kept else {}
        with build.profile.stage("reading"):
            kept = build.kept
            if kept is None or stamps is None or not read_again(kept, root, manner, stamps):
                kept = self._read(root, manner, stamps or {}, kept)
            kept.mended_by(partial(self._read, root, manner, kept.stamps, None))
        report.advise(kept.advice, report.language_from(self.settings))
        build.profile.count("files", len(kept.stamps))
        build.profile.count("files read", len(kept.touched))
        self.catalogue = self.context["catalogue"] = catalogue_of(kept, manner)
        build.begin(self.catalogue, kept, before)
        self.context["album"] = partial(albums.Album, root, manner.shown_as, manner.pictures)
        self.context["pictures"] = kept.rest["pictures"]

    def _seen(self, root: Path) -> tuple[Mapping[str, Stamp] | None, Mapping[str, Plain]]:
        """Return what has been found out by now: the stamps of all files, None where nobody could, and texts."""
        ahead: Ahead | None = self.settings.get("AHEAD")
        if ahead is not None and ahead.root == str(root):
            return ahead.found()
        glance: Glance | None = self.settings.get("GLANCE")
        if glance is not None and glance.known["root"] == str(root):
            return glance.content, {}
        saved: tuple[str, ...] | None = self.settings.get("SAVED")
        kept = self.build.kept if self.build.goes_on else None
        return resurvey(root, kept.stamps, saved) if kept and saved is not None else None, {}

    def _read(self, root: Path, manner: Manner, stamps: Mapping[str, Stamp], kept: Kept | None) -> Kept:
        """Read all there is, texts that have not changed from memory."""
        known = kept if kept and kept.manner == manner_of(manner) else None
        untouched = known.untouched(stamps) if known else frozenset[str]()
        entries = known.entries if known else None
        outcome = cataloguing.read_content(root, manner, entries, self.texts, untouched, stamps.keys() or None)
        self.texts = {}  # read once, and true of that moment
        problems = all_problems(outcome, settings_from(self.settings).checks)
        faults = [each for each in problems if not each.advice]
        if faults or outcome.catalogue is None:
            report.stop(faults, report.language_from(self.settings))
        return keep(outcome, problems, manner, stamps, before=known)

    def generate_output(self, writer: SiteWriter) -> None:
        """Publish the files that texts lead to, and let the writer know the catalogue."""
        catalogue, root = self.catalogue, Path(self.path)
        writer.catalogue = catalogue
        paths = [each.path for each in catalogue.downloads]
        self.build.state({"downloads": contents(root, paths, self.build.kept_stamps)})

        def downloads() -> Iterator[tuple[str, bytes]]:
            catalogue.ledger.note("downloads")
            for download in catalogue.downloads:
                yield f"files/{download.path}", (root / download.path).read_bytes()

        writer.work("downloads", downloads)


def generators(_: Any) -> type[CatalogueGenerator]:  # noqa: ANN401
    """Tell Pelican which generator there is."""
    return CatalogueGenerator


def register() -> None:
    """Connect with Pelican."""
    signals.get_generators.connect(generators)
