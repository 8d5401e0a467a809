"""The engines that read Markdown."""

from __future__ import annotations

import pytest

from plugins.reading.engine import MarkdownEngine


@pytest.fixture(params=["comrak", "markdown"], scope="session")
def engine(request: pytest.FixtureRequest) -> MarkdownEngine:
    return MarkdownEngine(request.param)


@pytest.fixture(scope="session")
def comrak() -> MarkdownEngine:
    return MarkdownEngine("comrak")
