"""From an editor's Markdown to HTML that can do no harm, and to a list of what is wrong with it.

Two dialects read Markdown: comrak's (CommonMark, the site's own) and Python-Markdown's, one setting away for a site
that needs its extensions. Both promise headings, emphasis, lists, quotations, code, links, pictures, tables, ~~struck~~
words, bare addresses, task lists, footnotes, heading ids, and the same safety. Where they differ: Python-Markdown wants
four spaces before what belongs to an item of a list and an empty line before a list, knows the line of a fault by
searching, and refuses what would keep it busy. More of each in `comrak_dialect` and `python_dialect`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import repeat
from pathlib import PurePosixPath
from typing import Protocol

from plugins.model.problem import N_, Problem, problem
from plugins.model.text import Body, Heading
from plugins.reading import finishing
from plugins.reading.dropped import dropped
from plugins.reading.faults import Fault, faults, misplaced, refused
from plugins.reading.labels import labels
from plugins.reading.links import Links, Resolver
from plugins.reading.manner import Engine
from plugins.reading.quotations import misused, with_quotations
from plugins.reading.sanitiser import DEEPEST, Sanitiser
from plugins.reading.tracing import Tag, What
from plugins.wording.binding import bound

NO_LINE = 0  # lines are counted from 1
LONGEST = 200_000  # characters; a text of this length takes over two hours to read
RAW = re.compile("<[A-Za-z/!?]")  # an editor's own HTML begins so
_IDS = re.compile(r' id="([^"]*)"')


class Dialect(Protocol):
    """An engine, as this module sees it."""

    def too_much(self, source: str) -> int | None:
        """Return the line at which reading `source` would take too long, or None."""
        ...

    def html(self, source: str) -> str:
        """Return `source` as HTML in comrak's manner, unsafe."""
        ...

    def tags(self, source: str) -> Sequence[Tag]:
        """Return the tags of that HTML, in order, with their lines."""
        ...

    def lines(self, source: str, what: What) -> Iterator[int]:
        """Yield the lines of links and pictures (footnotes' left out), or of headings, in their order."""
        ...


class MarkdownEngine:
    """One dialect and one sanitiser, made once and used for all texts; can be pickled and forked."""

    def __init__(self, engine: Engine = "comrak") -> None:
        """Choose the dialect."""
        self.engine: Engine = engine
        self._sanitiser = Sanitiser()
        self._dialect = _dialect(engine)

    def __reduce__(self) -> tuple[type[MarkdownEngine], tuple[Engine]]:
        return (MarkdownEngine, (self.engine,))

    def render(
        self,
        markdown: str,
        *,
        path: PurePosixPath,
        first_line: int,
        resolver: Resolver,
        lang: str,
        lines: bool = True,
    ) -> tuple[Body, tuple[Problem, ...]]:
        """Return the body and what is wrong with it, from top to bottom.

        `path` and `first_line` (from 1: where `markdown` begins in that file) are for problems and for `resolver`.
        It is asked for each link and picture in order, also in a text that has faults, so that all are found at once.
        Without `lines`, it is told that all of them are on the line NO_LINE: to find out is a third of the work, and
        nobody needs to know where nothing is wrong.
        """
        text = _Text(markdown.replace("\r\n", "\n").replace("\r", "\n"), self._dialect, self._sanitiser)
        body = text.body(_Shifted(resolver, first_line - 1) if lines else resolver, lang, lines=lines)
        found = {
            problem(path, fault.line + first_line - 1, fault.check, fault.wrong, fault.right, **fault.values)
            for fault in text.faults
        }
        return body, tuple(sorted(found, key=lambda one: one.sort_key))


class _Text:
    """One text on its way through the house."""

    def __init__(self, source: str, dialect: Dialect, sanitiser: Sanitiser) -> None:
        self._source, self._dialect, self._sanitiser = source, dialect, sanitiser
        self.faults: list[Fault] = []

    @cached_property
    def _tags(self) -> Sequence[Tag]:
        return self._dialect.tags(self._source)

    def body(self, resolver: Resolver, lang: str, *, lines: bool) -> Body:
        if self._too_much():
            return Body()
        safe, said = self._safe(), labels(lang)
        if "<blockquote" in safe:
            safe = with_quotations(safe, said)  # before a dash is bound to the word above it
        safe = bound(safe, lang)
        if "]:" in self._source or "[^" in self._source or "<table" in safe:
            self.faults += dropped(self._source)
        if "[!" in self._source:
            self.faults += misused(self._source)
        headings: tuple[Heading, ...] = ()
        if "<h" in safe:
            safe, headings = finishing.with_heading_ids(safe)
            self._look_at(headings)
        if "<table" in safe:
            safe = finishing.with_tables(safe, said)
        if "<input" in safe:
            safe = finishing.with_tasks(safe, said)
        if "data-footnote" in safe:
            safe = finishing.with_footnotes(safe, said)
        if "<a " in safe or "<img" in safe:
            found = self._lines("links") if lines else repeat(NO_LINE)
            links = Links(resolver, frozenset(_IDS.findall(safe)), found)
            safe = links.resolved(safe)
            self.faults += links.faults
        return Body(html=safe, headings=headings)

    def _too_much(self) -> bool:
        line = self._source.count("\n", 0, LONGEST) + 1 if len(self._source) > LONGEST else None
        if line is None:
            line = self._dialect.too_much(self._source)
        if line is None:
            return False
        wrong = N_("this text is too long, or too many signs stand side by side, to be read in a moment")
        right = N_("share it out between several pages, or take the rows of brackets and signs out")
        self.faults.append(Fault(line=line, check="too-much", wrong=wrong, right=right))
        return True

    def _safe(self) -> str:
        rendered = self._dialect.html(self._source)
        raw = RAW.search(self._source) is not None
        cleaned = self._sanitiser.clean(rendered, well_formed=not raw)
        if cleaned.whole and not (raw and refused(self._tags)):
            return cleaned.html
        self.faults += faults(self._source, rendered, self._tags)
        if not self.faults:
            self.faults.append(self._hidden_fault(rendered, cleaned.too_deep))
        return cleaned.html

    def _hidden_fault(self, rendered: str, too_deep: int | None) -> Fault:
        """Every tag is fine by itself; together they are not."""
        number = self._sanitiser.first_moved(rendered) if too_deep is None else too_deep
        tag = self._tags[min(number, len(self._tags) - 1)] if self._tags else None
        if too_deep is None or tag is None:
            return misplaced(tag)
        wrong = N_("more than {limit} quotations, lists or tags stand inside one another")
        right = N_("end some of them before you begin new ones")
        return Fault(line=tag.line, check="too-deep", wrong=wrong, right=right, values={"limit": DEEPEST})

    def _look_at(self, headings: tuple[Heading, ...]) -> None:
        """Find headings that would leave whoever jumps from one to the next wondering what she has missed."""
        above, lines = 1, None
        for index, heading in enumerate(headings):
            wrong = right = check = ""
            if heading.level == 1:
                check, wrong = "heading-level", N_("“# {title}” is a second title")
                right = N_("the title is the page's first heading: write “## {title}”")
            elif heading.level > above + 1:
                check, wrong = "heading-level", N_("the heading “{title}” leaves out a level")
                right = N_("write “{marks} {title}”")
            if not heading.title:
                check, wrong = "empty-heading", N_("a heading without words")
                right = N_("write its words behind the marks, or take the marks out")
            if check:
                lines = lines or tuple(self._lines("headings"))
                line = lines[min(index, len(lines) - 1)]
                values = {"title": heading.title, "marks": "#" * (above + 1)}
                self.faults.append(Fault(line=line, check=check, wrong=wrong, right=right, values=dict(values)))
            above = max(heading.level, 2)

    def _lines(self, what: What) -> Iterator[int]:
        """Yield lines; nothing is looked up before the first is asked for."""
        yield from self._dialect.lines(self._source, what)


class _Shifted:
    """A resolver that is told lines of the file, not of the text."""

    def __init__(self, resolver: Resolver, by: int) -> None:
        self._resolver, self._by = resolver, by

    def link(self, href: str, line: int) -> str:
        return self._resolver.link(href, line + self._by)

    def file(self, url: str) -> tuple[str, str]:
        return self._resolver.file(url)

    def image(self, src: str, alt: str, line: int) -> str:
        return self._resolver.image(src, alt, line + self._by)


def _dialect(engine: Engine) -> Dialect:
    if engine == "markdown":
        from plugins.reading.python_dialect import PythonDialect

        return PythonDialect()
    from plugins.reading.comrak_dialect import ComrakDialect

    return ComrakDialect()
