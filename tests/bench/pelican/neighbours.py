"""The articles before and after, for Pelican, which does not know them: in one pass, language by language."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator


def join(generator: ArticlesGenerator) -> None:
    """Let each article know its neighbours as `older` and `newer`."""
    by_language: dict[str, list[Any]] = {}
    for article in (*generator.articles, *generator.translations):
        article.older = article.newer = None
        by_language.setdefault(article.lang, []).append(article)
    for articles in by_language.values():
        for older, newer in pairwise(sorted(articles, key=lambda each: (each.date, each.slug))):
            older.newer, newer.older = newer, older


def register() -> None:
    """Join Pelican."""
    signals.article_generator_finalized.connect(join)
