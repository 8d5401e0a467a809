"""A translation that comes later is told of where nothing says when: subscribers would find it among what is old."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.late import late_check
from tests.checks.repository import Repository

NEWS, EVENT, TAG = "news/zinia/index", "events/kursas/index", "tags/tema/index"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.site.write(f"{NEWS}.lt.md", "Title: Žinia apie vizitą\nDate: 2016-12-07\n\nTekstas.\n")
    made.site.write(
        f"{EVENT}.lt.md", "Title: Kursas\nType: training\nDate: 2016-12-07\nStarts: 2017-02-01\n\nTekstas.\n"
    )
    made.site.write(f"{TAG}.lt.md", "Title: Tema\n")
    made.commit_all()
    return made


def told(repository: Repository, now: str = "2017-01-15") -> list[str]:
    return repository.told(late_check(repository.site.content), now)


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("name", [NEWS, EVENT])
def test_a_translation_of_what_was_published_before_is_told_with_the_line_to_write(
    repository: Repository, name: str, *, committed: bool
) -> None:
    repository.site.write(f"{name}.nb.md", "Title: Nytt\n\nTekst.\n")
    if committed:
        repository.commit_all()

    assert told(repository) == [
        (
            f"content/{name}.nb.md:1: the translation came later, and nothing says when: feeds show it among what is old; "
            "add the line “Translated: 2017-01-15”, with the day on which it came (translation-undated)"
        )
    ]


def test_what_says_when_it_came_is_in_no_feed_or_comes_while_all_is_new_is_told_of_no_more(
    repository: Repository,
) -> None:
    repository.site.write(f"{TAG}.nb.md", "Title: Emne\n")
    repository.site.write(f"{EVENT}.nb.md", "Title: Kurs\nTranslated: 2017-01-10\n\nTekst.\n")
    repository.site.write(f"{NEWS}.nb.md", "Title: Nytt\n\nTekst.\n")

    assert told(repository, "2016-12-13") == []
    assert [line.partition(":")[0] for line in told(repository)] == [f"content/{NEWS}.nb.md"]


def test_what_was_begun_in_several_languages_and_has_been_edited_is_not_late(repository: Repository) -> None:
    repository.site.write("news/nauja/index.lt.md", "Title: Nauja\nDate: 2016-12-07\n\nTekstas.\n")
    repository.site.write("news/nauja/index.nb.md", "Title: Ny\n\nTekst.\n")
    repository.commit_all()
    repository.site.write("news/nauja/index.nb.md", "Title: Ny\n\nAnnen tekst.\n")

    assert told(repository) == []


def test_an_event_that_changed_meanwhile_stands_among_what_is_new_anyway(repository: Repository) -> None:
    event = "Title: Kursas\nType: training\nDate: 2016-12-07\nModified: 2017-01-14\nStarts: 2017-02-01\n\nTekstas.\n"
    repository.site.write(f"{EVENT}.lt.md", event)
    repository.site.write(f"{EVENT}.nb.md", "Title: Kurs\n\nTekst.\n")

    assert told(repository) == []


def test_without_history_nothing_is_known(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "new")
    repository.site.write(f"{NEWS}.nb.md", "Title: Nytt\nDate: 2016-12-07\n\nTekst.\n")

    assert told(repository) == []
