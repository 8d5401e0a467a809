"""An event's number grows when its facts do, and editors are told where it did not."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from plugins.checks.sequence import changed_facts, sequence_check, unraised, versions
from plugins.model.problem import Problem
from plugins.reading.sources import parse
from plugins.reading.things import Thing, thing
from tests.checks.repository import Repository

VISIT = {
    "lt": "Title: Vizitas\nType: meeting\nStarts: 2016-11-14 10:00\nEnds: 2016-11-14 12:00\nTown: Oslas",
    "en": "Title: Visit\nTown: Oslo",
}


def an_event(*changes: tuple[str, str], **files: str) -> Thing:
    """Return the visit as `files` tell it, by language, with each (old, new) of `changes` made."""
    problems: list[Problem] = []
    sources = []
    for lang, text in {**VISIT, **files}.items():
        changed = text
        for old, new in changes:
            changed = changed.replace(old, new)
        path = PurePosixPath(f"content/events/visit/index.{lang}.md")
        source, faults = parse(f"{changed}\n\nText.\n".encode(), path, "events", "visit", lang)
        assert source
        assert not faults
        sources.append(source)
    made = thing(sources, problems)
    assert not problems
    return made


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Starts: 2016-11-14 10:00", "Starts: 2016-11-14 09:00", ("starts",)),
        ("Ends: 2016-11-14 12:00", "Ends: 2016-11-15 12:00", ("ends",)),
        ("Type: meeting", "Type: meeting\nStatus: cancelled", ("status",)),
        ("Type: meeting", "Type: meeting\nSessions: 2016-11-14 10:00 – 11:00", ("sessions",)),
        ("Town: Oslas", "Town: Bergenas", ("town",)),
        ("Town: Oslo", "Venue: Town hall\nTown: Oslo", ("venue",)),
        ("Type: meeting", "Type: meeting\nOnline_url: https://video.example/", ("online_url",)),
    ],
)
def test_what_a_visitor_has_to_know_is_a_fact(old: str, new: str, changed: tuple[str, ...]) -> None:
    assert changed_facts(an_event(), an_event((old, new))) == changed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Title: Visit", "Title: Another name"),
        ("Type: meeting", "Type: training\nParticipants: 12\nModified: 2016-12-01"),
        ("Type: meeting", "Type: meeting\nStatus: confirmed\nAttendance: offline\nWeekly: 0"),
    ],
)
def test_names_topics_and_what_went_without_saying_are_none(old: str, new: str) -> None:
    assert changed_facts(an_event(), an_event((old, new))) == ()


def test_a_new_translation_with_a_place_of_its_own_changes_no_fact() -> None:
    assert changed_facts(an_event(), an_event(nb="Title: Besøk\nVenue: Rådhuset\nTown: Oslo")) == ()


def test_a_raised_number_ends_the_search() -> None:
    moved = ("Starts: 2016-11-14 10:00", "Starts: 2016-11-14 09:00")
    raised = ("Type: meeting", "Type: meeting\nSequence: 1")

    assert unraised(an_event(moved), [("new", an_event(moved)), ("old", an_event())]) == ("old", ("starts",))
    assert unraised(an_event(moved, raised), [("old", an_event())]) is None


def told(repository: Repository) -> list[str]:
    return repository.told(sequence_check(repository.site.content))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_an_event_that_moves_without_a_raised_number_is_told_with_the_number_to_write(repository: Repository) -> None:
    repository.commit("Starts: 2016-11-14")
    known = repository.git("rev-parse", "HEAD")[:7]
    repository.commit("Starts: 2016-11-15\nContact: a@b.example")

    assert told(repository) == [
        (
            f"content/events/visit2/index.lt.md:3: since {known}, Starts, Ends, Contact changed, and calendars are not told; "
            "write “Sequence: 1” (sequence-not-raised)"
        )
    ]


def test_a_change_that_is_not_committed_yet_is_told_as_well(repository: Repository) -> None:
    repository.commit("Starts: 2016-11-14")
    repository.write("Starts: 2016-11-14\nStatus: cancelled\nNotice: Liga.")

    (line,) = told(repository)
    assert "Status changed" in line


def test_with_the_number_raised_or_the_facts_as_they_were_nothing_is_told(repository: Repository) -> None:
    repository.commit("Starts: 2016-11-14")
    repository.commit("Starts: 2016-11-15\nSequence: 1")
    repository.commit("Starts: 2016-11-15\nSequence: 1\nParticipants: 10")

    assert told(repository) == []


@pytest.mark.parametrize("draft", ["Draft: yes", "Status: draft"])
def test_a_date_that_was_only_a_drafts_may_change(repository: Repository, draft: str) -> None:
    repository.commit("Starts: 2016-11-14", draft=draft)
    repository.commit("Starts: 2016-11-15", draft=draft)
    repository.commit("Starts: 2016-11-16")

    assert told(repository) == []


def test_without_history_nothing_is_told(repository: Repository) -> None:
    repository.write("Starts: 2016-11-14")
    assert told(repository) == []

    assert versions(repository.site.output.parent / "content" / "events") == {}


def test_outside_a_repository_nothing_is_told(tmp_path: Path) -> None:
    assert versions(tmp_path) == {}
