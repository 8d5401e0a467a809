"""Handing in where the branch takes nothing directly: what waits for somebody to accept it, and what comes back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.desk.repository import CONFLICT, NOT_SENT
from tests.desk.copies import OTHER, TEXT, Desk, refused

ASK = "https://git.site.example/social/cluster/pull/new/"
BAR = """#!/bin/sh
[ "$1" != refs/heads/main ] || [ -e open ] || { echo "main takes nothing directly"; exit 1; }
[ ! -e shut ] || { echo "nothing today"; exit 1; }
"""
TELL = f"""#!/bin/sh
echo "See https://site.example/news, too."
while read old new ref; do echo "Create a pull request by visiting:"; echo "  {ASK}${{ref#refs/heads/}}"; done
"""


@pytest.fixture
def barred(desks: tuple[Desk, Desk], tmp_path: Path) -> tuple[Desk, Desk]:
    """Two copies of a project whose branch takes nothing directly, as servers of git have it."""
    for name, script in (("update", BAR), ("post-receive", TELL)):
        hook = tmp_path / "all.git/hooks" / name
        hook.write_text(script)
        hook.chmod(0o755)
    return desks


def accept(reviewer: Desk, branch: str, *how: str) -> None:
    """Bring a proposal into the branch, as who looks after the site does on the server."""
    server = reviewer.folder.parent / "all.git"
    (server / "open").touch()
    reviewer.git("fetch", "--quiet")
    reviewer.git("reset", "--quiet", "--hard", "origin/main")
    reviewer.git("merge", "--quiet", "--no-edit", *how, f"origin/{branch}")
    if "--squash" in how:
        reviewer.git("commit", "--quiet", "-m", "All at once")
    reviewer.git("push", "--quiet", "origin", "HEAD:main", f":{branch}")
    (server / "open").unlink()


def proposed(desk: Desk, text: str) -> str:
    """Hand in, and return the proposal's branch."""
    desk.write(TEXT, text)
    desk.repository.commit([TEXT], "An edit")
    sent = desk.repository.send().proposal
    assert sent is not None
    return sent.branch


def test_what_the_branch_does_not_take_waits_on_one_of_its_own(barred: tuple[Desk, Desk]) -> None:
    rasa, _ = barred
    before = rasa.git("rev-parse", "origin/main")

    branch = proposed(rasa, "Title: B\n")

    assert branch.startswith("hand-in/rasa-2")
    assert rasa.git("rev-parse", "origin/main") == before
    assert rasa.git("rev-parse", f"origin/{branch}") == rasa.git("rev-parse", "HEAD")
    assert (rasa.repository.unsent, rasa.repository.branch) == (0, "main")
    there = rasa.repository.proposed
    assert there is not None
    assert (there.branch, there.address) == (branch, ASK + branch)


def test_more_of_it_goes_to_the_same_proposal(barred: tuple[Desk, Desk]) -> None:
    rasa, _ = barred
    first = proposed(rasa, "Title: B\n")
    rasa.write(TEXT, "Title: C\n")
    rasa.repository.commit([TEXT], "More")
    assert (rasa.repository.unsent, rasa.repository.proposed) == (1, None)

    assert proposed(rasa, "Title: D\n") == first
    assert rasa.git("show", f"origin/{first}:{TEXT}") == "Title: D"


@pytest.mark.parametrize("how", [("--no-ff",), ("--squash",)], ids=lambda how: how[0])
def test_what_has_been_accepted_is_no_proposal_any_more(barred: tuple[Desk, Desk], how: tuple[str, ...]) -> None:
    rasa, kari = barred
    branch = proposed(rasa, "Title: B\n\n1\n")
    assert proposed(rasa, "Title: C\n\n1\n") == branch
    accept(kari, branch, *how)
    rasa.write(TEXT, "Title: D\n\n1\n")  # goes on meanwhile

    assert rasa.repository.bring() == frozenset()

    assert (rasa.repository.proposed, rasa.repository.unsent) == (None, 0)
    assert rasa.git("rev-parse", "HEAD") == rasa.git("rev-parse", "origin/main")
    assert rasa.read(TEXT) == "Title: D\n\n1\n"


def test_what_was_not_among_it_waits_on(barred: tuple[Desk, Desk]) -> None:
    rasa, kari = barred
    branch = proposed(rasa, "Title: B\n")
    assert proposed(rasa, "Title: C\n") == branch
    accept(kari, branch, "--squash")
    rasa.write(TEXT, "Title: D\n")
    rasa.repository.commit([TEXT], "Later")

    assert rasa.repository.bring() == frozenset()
    next_one = rasa.repository.send().proposal

    assert rasa.git("log", "--format=%s", "origin/main..HEAD") == "Later"
    assert next_one is not None
    assert rasa.git("show", f"origin/{next_one.branch}:{TEXT}") == "Title: D"


def test_what_others_wrote_meanwhile_comes_before_it(barred: tuple[Desk, Desk]) -> None:
    rasa, kari = barred
    branch = proposed(rasa, "Title: B\n")
    kari.write(OTHER, "Title: Kari\n")
    kari.repository.commit([OTHER], "An edit")
    theirs = kari.repository.send().proposal
    assert theirs is not None
    accept(kari, theirs.branch)

    assert rasa.repository.bring() == {OTHER}
    assert proposed(rasa, "Title: C\n") == branch

    assert rasa.git("log", "--format=%an", f"origin/{branch}").split() == ["rasa", "rasa", "kari", "rasa"]


def test_what_a_reviewer_has_added_is_not_written_over(barred: tuple[Desk, Desk]) -> None:
    rasa, kari = barred
    branch = proposed(rasa, "Title: B\n")
    kari.git("fetch", "--quiet")
    kari.git("checkout", "--quiet", branch)
    kari.hand_in(TEXT, "Title: B, better\n")

    assert proposed(rasa, "Title: C\n") == f"{branch}-2"
    assert proposed(rasa, "Title: D\n") == f"{branch}-2"

    rasa.git("fetch", "--quiet")
    assert rasa.git("show", f"origin/{branch}:{TEXT}") == "Title: B, better"
    assert rasa.git("show", f"origin/{branch}-2:{TEXT}") == "Title: D"


def test_what_was_accepted_and_changed_since_is_left_to_people(barred: tuple[Desk, Desk]) -> None:
    rasa, kari = barred
    branch = proposed(rasa, "Title: B\n")
    assert proposed(rasa, "Title: C\n") == branch
    accept(kari, branch, "--squash")
    (kari.folder.parent / "all.git/open").touch()
    kari.hand_in(TEXT, "Title: C, better\n")

    with refused(CONFLICT):
        rasa.repository.bring()

    assert (rasa.read(TEXT), rasa.repository.branch) == ("Title: C\n", "main")


def test_what_no_branch_takes_is_kept_with_the_reason(barred: tuple[Desk, Desk], tmp_path: Path) -> None:
    rasa, _ = barred
    (tmp_path / "all.git/shut").touch()
    rasa.write(TEXT, "Title: B\n")
    rasa.repository.commit([TEXT], "An edit")

    with refused(NOT_SENT) as told:
        rasa.repository.send()

    assert "main takes nothing directly" in str(told.value.values["reason"])
    assert (rasa.repository.unsent, rasa.repository.proposed) == (1, None)


def test_a_name_that_is_taken_is_no_reason_to_lose_anything(barred: tuple[Desk, Desk]) -> None:
    rasa, kari = barred
    subprocess.run(["git", "push", "--quiet", "origin", "HEAD:refs/heads/hand-in"], cwd=kari.folder, check=True)
    rasa.write(TEXT, "Title: B\n")
    rasa.repository.commit([TEXT], "An edit")

    with refused(NOT_SENT):
        rasa.repository.send()
    assert rasa.repository.unsent == 1
