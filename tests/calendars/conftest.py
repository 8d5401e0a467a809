"""The pages of the small site with events of every sort."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages import BuiltPage, pages_of


@pytest.fixture(scope="session")
def pages(calendar_site: Path) -> dict[str, BuiltPage]:
    return pages_of(calendar_site)
