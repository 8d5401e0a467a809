"""What several tests of forms look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editing.answered import answered
from tests.editing.client import Client
from tests.editing.history import git, publish


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Client]:
    """A desk before a copy of the tests' site; each test has its own."""
    with answered(tmp_path, "en") as port:
        yield Client(port, tmp_path / "content")


@pytest.fixture
def published(desk: Client) -> Client:
    """A desk before content that git has."""
    git(desk, "init", "--quiet", "-b", "main")
    publish(desk)
    return desk
