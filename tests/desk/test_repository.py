"""Handing in and bringing in, by git itself: two editors, and the repository that both send to."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.desk import git as asking_git
from plugins.desk.git import NO_ANSWER, Git
from plugins.desk.repository import (
    CONFLICT,
    NO_BRANCH,
    NO_GIT,
    NOBODY,
    NOT_COMMITTED,
    NOT_SENT,
    OVERLAP,
    UNFINISHED,
    UNREACHED,
    Author,
    Pending,
    Repository,
    Sent,
    State,
)
from tests.desk.copies import OTHER, TEXT, Desk, refused


def test_what_waits_is_named_with_what_has_become_of_it(desks: tuple[Desk, Desk]) -> None:
    rasa, _ = desks
    rasa.write(TEXT, "Title: B\n")
    rasa.write("content/news/ąžuolas „x“/index.lt.md", "Title: C\n")
    (rasa.folder / OTHER).unlink()
    rasa.write("plugins/mine.py", "")

    assert rasa.repository.pending == (
        Pending(path=OTHER, state=State.GONE),
        Pending(path=TEXT, state=State.CHANGED),
        Pending(path="content/news/ąžuolas „x“/index.lt.md", state=State.NEW),
    )
    assert rasa.repository.committed(TEXT).startswith(b"Title: A")
    assert rasa.repository.committed("content/news/ąžuolas „x“/index.lt.md") == b""


def test_what_is_handed_in_reaches_the_others_and_nothing_else_does(desks: tuple[Desk, Desk]) -> None:
    rasa, kari = desks
    rasa.write(TEXT, "Title: B\n")
    rasa.write("content/news/new/index.lt.md", "Title: C\n")
    (rasa.folder / OTHER).unlink()
    rasa.write("content/news/later/index.lt.md", "Title: D\n")
    rasa.write("plugins/mine.py", "")
    rasa.git("add", "plugins/mine.py")

    rasa.repository.commit([TEXT, "content/news/new/index.lt.md", OTHER], "News: -- B; $(C)")
    assert rasa.repository.unsent == 1
    assert rasa.repository.send() == Sent()

    assert (rasa.repository.unsent, rasa.git("log", "-1", "--format=%s")) == (0, "News: -- B; $(C)")
    assert [each.path for each in rasa.repository.pending] == ["content/news/later/index.lt.md"]
    assert kari.repository.bring() == {TEXT, "content/news/new/index.lt.md", OTHER}
    assert kari.read(TEXT) == "Title: B\n"
    assert not (kari.folder / OTHER).exists()
    assert not (kari.folder / "plugins").exists()


def test_what_is_gone_is_put_back_and_nothing_is_written_over(desks: tuple[Desk, Desk]) -> None:
    rasa, _ = desks
    rasa.git("rm", "--quiet", TEXT, OTHER)
    rasa.write(OTHER, "Title: anew\n")

    rasa.repository.put_back([TEXT, OTHER])
    rasa.repository.put_back([OTHER])

    assert rasa.read(TEXT).startswith("Title: A\n")
    assert rasa.read(OTHER) == "Title: anew\n"


def test_two_who_hand_in_different_lines_get_each_others(desks: tuple[Desk, Desk]) -> None:
    rasa, kari = desks
    rasa.hand_in(TEXT, "Title: A\n\n1 by Rasa\n\n2\n\n3\n")
    kari.write(OTHER, "Title: not handed in\n")

    brought = kari.hand_in(TEXT, "Title: A\n\n1\n\n2\n\n3 by Kari\n")

    assert brought == {TEXT}
    assert kari.read(TEXT) == "Title: A\n\n1 by Rasa\n\n2\n\n3 by Kari\n"
    assert kari.read(OTHER) == "Title: not handed in\n"
    assert kari.git("log", "--format=%an", "origin/main").split() == ["kari", "rasa", "rasa"]


def test_the_same_lines_are_left_to_people_and_nothing_is_lost(desks: tuple[Desk, Desk]) -> None:
    rasa, kari = desks
    rasa.hand_in(TEXT, "Title: Rasa\n")
    kari.write(OTHER, "Title: not handed in\n")

    with refused(CONFLICT) as told:
        kari.hand_in(TEXT, "Title: Kari\n")

    assert told.value.values == {"files": TEXT}
    assert (kari.read(TEXT), kari.read(OTHER)) == ("Title: Kari\n", "Title: not handed in\n")
    assert (kari.repository.unsent, kari.repository.branch) == (1, "main")
    assert kari.git("show", "origin/main:" + TEXT) == "Title: Rasa"


def test_what_is_not_handed_in_is_not_written_over(desks: tuple[Desk, Desk]) -> None:
    rasa, kari = desks
    rasa.hand_in("content/news/new/index.lt.md", "Title: Rasa\n")
    for path in (TEXT, "content/news/new/index.lt.md"):
        kari.write(path, "Title: Kari\n")

    with refused(OVERLAP) as told:
        kari.repository.bring()

    assert told.value.values == {"files": "content/news/new/index.lt.md"}
    assert kari.read("content/news/new/index.lt.md") == "Title: Kari\n"


def test_who_is_behind_gets_all_without_being_known(desks: tuple[Desk, Desk]) -> None:
    rasa, kari = desks
    rasa.hand_in(TEXT, "Title: Rasa\n")
    kari.git("config", "--unset", "user.name")
    kari.write(OTHER, "Title: not handed in\n")

    assert kari.repository.author is None
    assert kari.repository.bring() == {TEXT}
    assert (kari.read(TEXT), kari.read(OTHER)) == ("Title: Rasa\n", "Title: not handed in\n")
    assert kari.repository.bring() == frozenset()


def test_who_introduces_herself_is_known_from_then_on(desks: tuple[Desk, Desk]) -> None:
    rasa, _ = desks
    rasa.git("config", "--unset", "user.email")
    assert rasa.repository.author is None

    rasa.repository.introduce(Author(name="Rasa Ūsė", email="r@site.example"))
    rasa.hand_in(TEXT, "Title: B\n")

    assert rasa.git("log", "-1", "--format=%an <%ae>") == "Rasa Ūsė <r@site.example>"


def test_a_branch_of_ones_own_is_sent_under_its_name(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    rasa, _ = desks
    rasa.git("checkout", "--quiet", "-b", "visit")
    assert rasa.repository.unsent == 0

    (tmp_path / "all.git").rename(tmp_path / "away.git")
    with refused(NOT_SENT):
        rasa.hand_in(TEXT, "Title: B\n")
    assert rasa.repository.unsent == 1
    (tmp_path / "away.git").rename(tmp_path / "all.git")
    rasa.repository.send()

    assert rasa.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/visit"
    assert rasa.repository.unsent == 0


def test_what_cannot_be_sent_is_kept_and_sent_later(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    rasa, _ = desks
    (tmp_path / "all.git").rename(tmp_path / "away.git")

    with refused(NOT_SENT) as told:
        rasa.hand_in(TEXT, "Title: B\n")
    assert "all.git" in told.value.told("en")
    with refused(UNREACHED):
        rasa.repository.bring()
    (tmp_path / "away.git").rename(tmp_path / "all.git")
    rasa.repository.send()

    assert rasa.repository.unsent == 0


def test_a_computer_that_does_not_answer_is_not_waited_for(
    desks: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rasa, _ = desks
    slow = tmp_path / "ssh"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(slow))
    monkeypatch.setattr(asking_git, "PATIENCE", 1)
    rasa.git("remote", "set-url", "origin", "ssh://site.example/all.git")

    with refused(NO_ANSWER):
        rasa.repository.bring()


def test_a_hook_that_refuses_is_heard(desks: tuple[Desk, Desk]) -> None:
    rasa, _ = desks
    hook = rasa.folder / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'No texts on Sundays' >&2\nexit 1\n")
    hook.chmod(0o755)

    with refused(NOT_COMMITTED) as told:
        rasa.hand_in(TEXT, "Title: B\n")

    assert told.value.values == {"reason": "No texts on Sundays"}


def test_what_is_not_as_usual_is_left_alone(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    rasa, kari = desks
    (tmp_path / "download/content").mkdir(parents=True)
    assert not Repository(tmp_path / "download").is_there
    rasa.write("content/within/content/x.md", "")
    assert Repository(rasa.folder / "content/within").pending == ()
    with refused(NO_GIT):
        Repository(rasa.folder / "content").bring()  # in a repository, which is not of its own

    rasa.git("remote", "remove", "origin")
    with refused(NOBODY):
        rasa.hand_in(TEXT, "Title: B\n")
    rasa.git("checkout", "--quiet", "--detach")
    with refused(NO_BRANCH):
        rasa.hand_in(TEXT, "Title: C\n")

    kari.write(TEXT, "Title: Kari\n")
    kari.git("stash")
    kari.write(TEXT, "Title: Other\n")
    kari.git("commit", "--quiet", "--all", "-m", "Other")
    kari.git("checkout", "--quiet", "-b", "old", "HEAD~1")
    kari.write(TEXT, "Title: Old\n")
    kari.git("commit", "--quiet", "--all", "-m", "Old")
    assert subprocess.run(["git", "merge", "main"], cwd=kari.folder, capture_output=True, check=False).returncode
    with refused(UNFINISHED):
        kari.hand_in(OTHER, "Title: C\n")


def test_nothing_is_asked_at_the_terminal(desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    rasa, _ = desks
    monkeypatch.delenv("GIT_SSH_COMMAND", raising=False)
    assert Git(rasa.folder)._environment["GIT_TERMINAL_PROMPT"] == "0"
    assert "BatchMode=yes" in Git(rasa.folder)._environment["GIT_SSH_COMMAND"]

    rasa.git("config", "core.sshCommand", "ssh -i key")
    assert "GIT_SSH_COMMAND" not in Git(rasa.folder)._environment
