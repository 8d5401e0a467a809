"""One process from which all builds of these tests are forked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import forking
from tests.incremental.twice import Twice


@pytest.fixture(scope="session")
def warm() -> Iterator[forking.Builder]:
    with forking.builder(warm=True) as builder:
        yield builder


@pytest.fixture
def twice(warm: forking.Builder, tmp_path: Path) -> Twice:
    """Return a copy of the tiny site, whose files are old."""
    return Twice(tmp_path / "twice", warm, old_files=True)
