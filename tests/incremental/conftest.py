"""A site that is built twice, by forks of one process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import forking
from tests.incremental.twice import Twice


@pytest.fixture
def twice(warm: forking.Builder, tmp_path: Path) -> Twice:
    """Return a copy of the tiny site, whose files are old."""
    return Twice(tmp_path / "twice", warm, old_files=True)
