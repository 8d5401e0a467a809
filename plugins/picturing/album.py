"""All pictures of one build: what pages show of them, what is wrong with them, and the files that are published."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from plugins.model.item import Picture
from plugins.model.problem import N_, Problem, problem
from plugins.picturing.markup import picture_html
from plugins.picturing.settings import Settings
from plugins.picturing.unusable import UnusableError
from plugins.running.later import later

if TYPE_CHECKING:
    import hashlib
    from concurrent import futures

    from plugins.picturing import cache, encoding, probing
    from plugins.picturing.facts import Facts
else:  # Pillow: most builds look at no picture
    futures, hashlib = later("concurrent.futures"), later("hashlib")
    cache, encoding, probing = (later(f"plugins.picturing.{name}") for name in ("cache", "encoding", "probing"))

FOLDER = "/media/"  # root-relative; its files' names change with their content, so browsers may keep them for good

Progress = Callable[[int, int], None]
"""Told how many pictures are made, of how many."""


class Album:
    """The pictures below a folder of contents. Files are looked at when a text or header first shows them."""

    def __init__(self, root: Path, shown_as: str, settings: Settings) -> None:
        """`shown_as` is what editors call the folder `root`."""
        self._root, self._shown_as, self._recipe = root, shown_as, settings.recipe
        self._workers = settings.workers or min(4, os.cpu_count() or 1)
        self._settings = settings
        self._facts: dict[str, Facts | None] = {}
        self.problems: list[Problem] = []

    @cached_property
    def _cache(self) -> cache.Cache:
        return cache.Cache(self._settings.cache, self._root, self._recipe)

    def picture(self, path: str, credit: str = "") -> Picture:
        """Return what is published of the file `path` below the root; one that cannot be shown joins `problems`."""
        facts = self._look(path)
        if facts is None:
            return Picture(path=path, credit=credit)
        width, height = (facts.sizes(self._recipe) or ((facts.width, facts.height),))[-1]
        return Picture(
            path=path,
            credit=credit,
            width=width,
            height=height,
            tone=facts.tone,
            renditions=facts.renditions(self._recipe, FOLDER),
        )

    def html(self, path: str, alt: str) -> str:
        """Return the HTML of a picture in a text."""
        return picture_html(self.picture(path), alt)

    def files(self, paths: Iterable[str], progress: Progress | None = None) -> Iterator[tuple[str, bytes]]:
        """Yield (file below the output, bytes) of all that is published of the pictures at `paths`.

        Two files of the same bytes are made once. What the cache has is not made again.
        """
        wanted: dict[str, tuple[str, Facts]] = {}
        for path in sorted(set(paths)):
            facts = self._look(path)
            if facts is not None:
                wanted.setdefault(facts.sha, (path, facts))
        missing: list[tuple[str, Facts]] = []
        for path, facts in wanted.values():
            kept = self._cache.made(facts)
            if kept is None:
                missing.append((path, facts))
            else:
                yield from _published(kept)
        if missing:
            yield from self._made(missing, progress)
        self._cache.close()

    def _made(self, missing: list[tuple[str, Facts]], progress: Progress | None) -> Iterator[tuple[str, bytes]]:
        # Threads: Pillow lets go of the interpreter while it decodes, scales and encodes, and the decoded picture
        # need not travel. Results are written as they come; a few wait at most.
        tell = progress or (lambda _done, _of: None)
        with warnings.catch_warnings(), futures.ThreadPoolExecutor(self._workers) as pool:
            warnings.simplefilter("ignore")  # of what Pillow finds odd: each picture has been looked at
            tell(0, len(missing))
            jobs = [pool.submit(self._make, path, facts) for path, facts in missing]
            try:
                for done, job in enumerate(futures.as_completed(jobs), 1):
                    yield from _published(job.result())
                    jobs.remove(job)
                    tell(done, len(missing))
            finally:
                pool.shutdown(cancel_futures=True)

    def _make(self, path: str, facts: Facts) -> dict[str, bytes]:
        data = (self._root / path).read_bytes()
        files = dict(encoding.derivatives(data, facts, self._recipe))
        # Else it has changed since it was looked at: the next build's matter.
        if hashlib.sha256(data).hexdigest() == facts.sha:
            self._cache.keep_made(facts, files)
        return files

    def _look(self, path: str) -> Facts | None:
        if path not in self._facts:
            try:
                self._facts[path] = self._probed(path)
            except UnusableError as fault:
                self._facts[path] = None
                where = PurePosixPath(self._shown_as, path)
                self.problems.append(
                    problem(where, fault.line, fault.check, fault.wrong, fault.right, **fault.values)
                )  # fmt: skip
        return self._facts[path]

    def _probed(self, path: str) -> Facts:
        try:
            probing.limit_bytes((self._root / path).stat().st_size, self._recipe)
            sha = self._cache.sha(path)
            facts = self._cache.facts(sha)
            if facts is None:
                facts = probing.probe((self._root / path).read_bytes(), self._recipe)
                self._cache.keep_facts(facts)
        except OSError as error:
            raise UnusableError(
                "picture-unreadable", N_("the picture's file cannot be read ({reason})"),
                N_("see who may read it"), reason=error.strerror or error,
            ) from None  # fmt: skip
        return facts


def _published(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, data in files.items():
        yield FOLDER.lstrip("/") + name, data
