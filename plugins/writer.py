"""The one writer that Pelican hands to all generators: it knows what there is to be made, and sees that it is.

A page is rendered from what it is given and nothing else, so the same content gives the same bytes. Generators hand
in pieces of work; the writer finds out which of them an edit has touched, has those done by as many processes as there
are, and lets what was made take the output's place when all has gone well.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from plugins import report
from plugins.building.build import Build
from plugins.building.environment import environment
from plugins.building.fragments import Fragments
from plugins.building.making import Lister, Maker, PageExtra
from plugins.building.outputs import Sizes
from plugins.building.recipe import choices, code, recipe
from plugins.building.standing import ROOT, standing
from plugins.building.work import Done, Output, Work
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, problem
from plugins.model.webpage import Site
from plugins.running.crew import FEW, share_out
from plugins.running.giving_way import GaveWay, WaitedFor, never
from plugins.writing.place import entangled, place_of, taken

UNWRITABLE = N_("{file} could not be written ({reason}). The site was not built; the last good one is as it was.")
ENTANGLED = N_(
    "To build the site into {output} would take away what is in {folder}: a build leaves nothing that it has not made. "
    "Name a folder of its own."
)
TAKEN = N_(
    "{output} has something in it that is no site: {name}. To build the site there would take it away. "
    "Name a new folder, or an empty one."
)
OURS = ("docs", "plugins", "requirements", "tests", "theme")  # folders of the project, beside its contents
BUILT = N_("The site is built: {pages} pages.")
SHRINK_LIMIT = 2 / 3  # of the last build's pages: fewer are not published without a flag


class SiteWriter(Writer):
    """Takes work from generators, and does what of it is due. Names are relative to the output, with slashes."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        """Take Pelican's settings; templates are those of the theme."""
        super().__init__(output_path, settings=settings)
        self.build: Build = settings["BUILD"]
        settings["WRITER"] = self
        self.catalogue: Catalogue | None = None  # set by the generator that makes it
        self.sites: Mapping[str, Site] = {}  # by language; set by the plugin `site`
        self._extras: tuple[PageExtra, ...] = settings.get("PAGE_EXTRAS", ())
        self._lister: Lister | None = settings.get("PAGE_LISTER")
        self.waited_for: WaitedFor = settings.get("WAITED_FOR", never)
        self._waiting: dict[str, tuple[Work, bool]] = {}
        self._taken: set[str] = set()
        self._maker: Maker | None = None

    def work(
        self,
        name: str,
        make: Callable[[], Iterable[Output]],
        *,
        many: bool = False,
        always: bool = False,
        can_wait: bool = False,
        together: str = "",
        lang: str = "",
    ) -> None:
        """Take a piece of work: it is done if what it asks for has changed, or `always`. See building/work.py."""
        if name in self._taken:
            message = f"two pieces of work are called {name}"
            raise ValueError(message)
        self._taken.add(name)
        self._waiting[name] = (Work(name, make, can_wait, many, together, lang), always)

    def file(self, save_as: str, data: bytes) -> None:
        """Write `data` to `save_as`, in every build. What takes long to make is better handed in as `work`."""
        self.work(f"file {save_as}", lambda: ((save_as, data),), always=True)

    def flush(self, alone: str = "") -> Build:
        """Do all that is waiting and due; with `alone`, only what is called so, if anything is."""
        build = self.build
        waiting = self._waiting
        if alone:
            waiting = {alone: waiting.pop(alone)} if alone in waiting else {}
        else:
            self._waiting = {}
        due = build.roll.due(waiting.values(), build.changed)
        build.roll.enrol(waiting)
        if self.settings.get("POSTPONE"):
            for work in due:
                if work.can_wait:
                    build.postpone(work.name)
            due = [work for work in due if not work.can_wait]
        if due:
            with build.profile.stage("making"):
                # The last that come are single and take long (maps, calendars): begun last, they would be waited for.
                # What can wait does so: where a disk is full, a page is to be the first that finds out.
                order = due[::-1] if len(due) > FEW else due[:]
                order.sort(key=lambda work: work.can_wait)
                tasks: dict[tuple[str, str], list[Work]] = {}
                for work in order:
                    tasks.setdefault((work.together, "" if work.together else work.name), []).append(work)
                do = partial(self._do, self.maker)
                done: dict[str, Done] = {}
                for some, stamps in share_out(tuple(tasks.values()), do, kin=lambda works: works[0].lang):
                    done |= {each.name: each for each in some}
                    build.outputs.take(stamps)
                for work in due:
                    if work.name in done:
                        build.take(done[work.name])
                    else:
                        build.give_way(work.name)
        build.profile.count("pieces of work", len(waiting))
        build.profile.count("pieces of work done", len(due))
        return build

    @property
    def maker(self) -> Maker:
        """What does the work."""
        if self._maker is None:
            assert self.catalogue is not None, "the plugin `catalogue` comes before those that write"
            made = environment(self.settings, Fragments(self.catalogue.ledger))
            self._maker = Maker(made, self.catalogue, self.sites, self._extras, self._lister, self.build.values)
        return self._maker

    def _do(self, maker: Maker, works: Iterable[Work]) -> tuple[list[Done], Sizes]:
        """Return the accounts of `works`, but for what has given way, and the stamps of the files that were written."""
        build, stamps = self.build, Sizes()

        def write(save_as: str, data: bytes) -> None:
            _look_at(save_as)
            try:
                build.outputs.write(save_as, data, stamps)
            except OSError as error:
                raise _unwritable(error, self.settings, save_as) from None

        done = []
        for work in works:
            if work.can_wait and self.waited_for():
                continue
            with contextlib.suppress(GaveWay):
                done.append(maker.do(work, build.roll.reusable(work.name), build.changed, write))
        assert self.catalogue is not None
        self.catalogue.ledger.put_away()
        return done, stamps


def _unwritable(error: OSError, settings: Mapping[str, Any], file: str) -> SystemExit:
    """Return the end of a build that could not write `file`.

    What is to be said is handed on as the status: several processes may end so, and one of them is enough to be heard.
    """
    reason = error.strerror or type(error).__name__
    return SystemExit(report.words(UNWRITABLE, report.language_from(settings), file=file, reason=reason))


def _named(error: OSError, output: str) -> str:
    """Return the file that an error is about, where it says so: one of the output before one that lies aside."""
    place = place_of(output)
    named = [each for each in (error.filename2, error.filename) if isinstance(each, str) and each]
    return _as_seen(next((each for each in named if each.startswith(place)), named[-1] if named else output))


def _as_seen(file: str) -> str:
    """Return a path as it is seen from where the build was asked for."""
    return os.path.relpath(file) if Path(file).is_relative_to(Path.cwd()) else file


def _look_at(save_as: str) -> None:
    parts = save_as.split("/")
    if not all(parts) or ".." in parts or "." in parts or "\\" in save_as:
        message = f"{save_as!r} is not a file below the output folder"
        raise ValueError(message)


# Below: Pelican.


def begin(pelican: Pelican) -> None:
    """Take hold of the output for one run; generators write beside it."""
    console.quiet = False
    for spinner in tuple(getattr(console, "_live_stack", ())):
        spinner.stop()  # it turns in a thread of its own, and where there are threads, work is not shared out
    settings = pelican.settings
    gc.disable()  # nothing that a build makes is let go of before its end
    atexit.unregister(gc.freeze)  # of the build before, in a process that stays
    atexit.register(gc.freeze)  # nor looked through for what could be let go of, when the process ends anyway
    lang = report.language_from(settings)
    pelican.delete_outputdir = False  # only a good build takes the output's place
    _find_a_place(pelican, lang)
    chosen, at_work = settings.setdefault("RECIPE", choices(settings)), code()

    def waiting() -> None:
        settings["AHEAD"] = None  # what was read ahead is old by the time that this is over
        report.say(report.WAITING, lang)

    try:
        build = Build(
            Path(pelican.output_path),
            recipe(chosen, at_work),
            waiting,
            settings.get("MEMORY"),
            hasty=bool(settings.get("POSTPONE")),
            glance=settings.get("GLANCE"),
            standing=standing(settings, at_work),
        )
    except OSError as error:  # no folder can be made beside the output, or there is a file in its way
        raise _unwritable(error, settings, _named(error, pelican.output_path)) from None
    settings["BUILD"] = build
    atexit.register(build.abandon)


def _find_a_place(pelican: Pelican, lang: str) -> None:
    """See that a build takes away nothing that is not its own."""
    settings, output = pelican.settings, _as_seen(pelican.output_path)
    sources = (settings["PATH"], settings["THEME"], *(str(ROOT / each) for each in OURS))
    if folder := entangled(pelican.output_path, sources):
        report.say(ENTANGLED, lang, output=output, folder=_as_seen(folder))
        raise SystemExit(1)
    try:
        name = taken(pelican.output_path)
    except OSError as error:
        raise _unwritable(error, settings, _named(error, pelican.output_path)) from None
    if name:
        report.say(TAKEN, lang, output=output, name=name)
        raise SystemExit(1)


def finish(pelican: Pelican) -> None:
    """Let what was made be the output, unless far too much of it is gone."""
    writer: SiteWriter = pelican.settings["WRITER"]
    build, lang = writer.flush(), report.language_from(pelican.settings)
    advice = report.lines(build.advice, lang)

    def said(pages: int) -> str:
        return "".join(f"{line}\n" for line in (*advice, report.words(BUILT, lang, pages=pages)))

    try:
        shrunk = build.finish(least=None if pelican.settings.get("ALLOW_SHRINK") else SHRINK_LIMIT, said=said)
    except OSError as error:  # a file of the output is held by another program, a folder of it is read-only
        raise _unwritable(error, pelican.settings, _named(error, pelican.output_path)) from None
    if shrunk:
        build.abandon()
        before, after = shrunk
        report.stop(
            [
                problem(
                    Path(pelican.settings["PATH"]).name,
                    1,
                    "site-shrunk",
                    N_("the site would have {after} pages; the last one had {before}"),
                    N_("if that is meant, build with --allow-shrink"),
                    before=before,
                    after=after,
                )
            ],
            lang,
        )
    atexit.unregister(build.abandon)
    pelican.settings["POSTPONED"] = build.left_undone
    report.say(BUILT, lang, pages=build.profile.counts["pages"])
    if pelican.settings.get("PROFILE"):
        report.tell(build.profile.lines())
    console.quiet = True  # Pelican is about to say how many articles it has made itself: none


def begin_run(pelican: Pelican) -> None:
    """Begin, in answer to the first thing that Pelican asks in each run; there is no generator here."""
    begin(pelican)


def in_order(generators: list[Generator]) -> None:
    """Let plugins write in the order in which PLUGINS has them: those who answer a signal come in any order.

    Pelican's own generators have nothing to write, and are not asked: they would compile templates that nobody uses.
    """
    if generators:
        places = {name: place for place, name in enumerate(generators[0].settings["PLUGINS"])}
        generators.sort(key=lambda each: places.get(type(each).__module__, -1))
        for own in generators:
            if type(own).__module__ not in places:
                own.generate_output = _nothing


def _nothing(_: SiteWriter) -> None:
    pass


def writer(_: Pelican) -> type[SiteWriter]:
    """Tell Pelican which writer to use."""
    return SiteWriter


def register() -> None:
    """Connect with Pelican."""
    signals.get_generators.connect(begin_run)
    signals.all_generators_finalized.connect(in_order)
    signals.get_writer.connect(writer)
    signals.finalized.connect(finish)
