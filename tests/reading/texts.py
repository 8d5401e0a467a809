"""Texts as they are rendered, beside a site that writes down what it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from plugins.model.problem import Problem
from plugins.model.text import Body
from plugins.reading.engine import MarkdownEngine

PATH = PurePosixPath("content/news/oslo/index.lt.md")
FIRST_LINE = 11


@dataclass
class Site:
    """A resolver that writes down what it was asked."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def link(self, href: str, line: int) -> str:
        self.asked.append(("link", href, line))
        return href

    def file(self, url: str) -> tuple[str, str]:
        return ("PDF", "1,2 MB") if url.endswith(".pdf") else ("", "")

    def image(self, src: str, alt: str, line: int) -> str:
        self.asked.append(("image", src, alt, line))
        return f'<img src="/img/{src}" alt="{alt}">'


def rendered(
    engine: MarkdownEngine, markdown: str, lang: str = "lt", site: Site | None = None
) -> tuple[Body, tuple[Problem, ...]]:
    return engine.render(markdown, path=PATH, first_line=FIRST_LINE, resolver=site or Site(), lang=lang)


def html(engine: MarkdownEngine, markdown: str, lang: str = "lt", site: Site | None = None) -> str:
    body, problems = rendered(engine, markdown, lang, site)
    assert problems == ()
    return body.html.strip()


def said(engine: MarkdownEngine, markdown: str) -> list[str]:
    _, problems = rendered(engine, markdown)
    assert all(problem.path == PATH for problem in problems)
    return [
        f"{one.line}: {one.wrong.format(**dict(one.values))}; {one.right.format(**dict(one.values))} ({one.check})"
        for one in problems
    ]
