"""A text that was a draft for long and bears the day on which it was begun is asked about; no other is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plugins.checks.drafts import draft_check, let_go
from tests.checks.repository import Repository

NEWS = "news/zinia/index.lt.md"
TEXT = "Title: Žinia\nDate: {}\n{}\n\nTekstas.\n"
BEGUN = "2016-12-07"
TODAY = datetime.now(UTC).date()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.commit_all()
    return made


def told(repository: Repository) -> list[str]:
    return repository.told(draft_check(repository.site.content))


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("draft", ["Draft: yes", "Status: draft"])
def test_a_draft_that_is_let_go_of_is_told_with_the_day_to_write(
    repository: Repository, draft: str, *, committed: bool
) -> None:
    path = NEWS if draft.startswith("Draft") else "events/renginys/index.lt.md"
    event = "" if path == NEWS else "Type: meeting\nStarts: 2016-12-20\n"
    repository.site.write(path, TEXT.format(BEGUN, event + draft))
    repository.commit_all()
    assert told(repository) == []

    repository.site.write(path, TEXT.format(BEGUN, event))
    if committed:
        repository.commit_all()
    (line,) = told(repository)
    assert line.startswith(f"content/{path}:2: this was a draft until 20")
    assert f", and is dated {BEGUN}: it stands below all that has come since; write “Date: 20" in line


def test_the_day_is_that_of_the_commit(repository: Repository) -> None:
    for day, draft in (
        ("2026-01-02", "Draft: yes"),
        ("2026-01-09", "Draft: yes"),
        ("2026-01-10", ""),
        ("2026-01-11", "\n"),
    ):
        repository.site.write(NEWS, TEXT.format(BEGUN, draft))
        repository.env["GIT_COMMITTER_DATE"] = f"{day}T12:00:00Z"
        repository.commit_all()

    asked = {("news", "zinia"): date(2016, 12, 7)}
    assert let_go(repository.site.content, "2026-01-01", asked, TODAY) == {("news", "zinia"): date(2026, 1, 10)}
    assert let_go(repository.site.content, "2026-01-11", asked, TODAY) == {}, "long ago"


@pytest.mark.parametrize(
    "headers",
    [
        (TODAY.isoformat(), ""),  # as asked for
        ((TODAY - timedelta(days=6)).isoformat(), ""),  # finished within the week
        (BEGUN, f"Publish: {TODAY} 00:00"),  # which says when it came
        (BEGUN, "Draft: yes"),
    ],
)
def test_what_has_its_day_or_is_not_shown_yet_is_not_told(repository: Repository, headers: tuple[str, str]) -> None:
    repository.site.write(NEWS, TEXT.format(BEGUN, "Draft: yes"))
    repository.commit_all()
    repository.site.write(NEWS, TEXT.format(*headers))

    assert told(repository) == []


def test_what_never_was_a_draft_there_may_be_of_any_day(repository: Repository) -> None:
    repository.site.write(NEWS, TEXT.format(BEGUN, ""))
    assert told(repository) == []
    repository.commit_all()
    assert told(repository) == []


def test_outside_a_repository_nothing_is_told(tmp_path: Path) -> None:
    assert let_go(tmp_path, "30 days ago", {("news", "zinia"): date(2016, 12, 7)}, TODAY) == {}
