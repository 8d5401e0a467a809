"""The project's repository, for who writes and does not know git: what waits to be handed in, and how it gets there.

git itself does it all (git.py). Nothing is lost on the way: what cannot be sent stays committed here, and where others
have changed the same lines, all is as before. What its branch does not take directly is a proposal (proposal.py).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from plugins.desk import proposal
from plugins.desk.drafting import Refused
from plugins.desk.git import PATIENCE, Git, expect
from plugins.desk.proposal import Proposal
from plugins.model.problem import N_

CONTENT = "content"
_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")

NO_GIT = N_(
    "This copy of the project has no history: it was not made by git. Ask whoever looks after the site for one."
)
UNFINISHED = N_(
    "git is in the middle of something here that somebody has to finish first: ask whoever looks after the site."
)
NO_BRANCH = N_("git is on no branch here: ask whoever looks after the site.")
NOT_COMMITTED = N_("git did not take it: {reason}")
NOT_PUT_BACK = N_("git could not put it back: {reason}")
NOBODY = N_("This copy of the project knows of nowhere to send it: ask whoever looks after the site.")
NOT_SENT = N_("It is kept here, and could not be sent: {reason}")
UNREACHED = N_("What others have written could not be asked for: {reason}")
OVERLAP = N_(
    "Others have changed files that you have changed, too, and not handed in: {files}. Hand those in first, or keep "
    "yours under other names."
)
CONFLICT = N_(
    "Somebody else has changed the same lines: {files}. Nothing is lost: what you have written is kept here. Ask "
    "whoever looks after the site to bring both together."
)


class State(StrEnum):
    """What has happened to a file since the last commit."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A file that is not handed in yet."""

    path: str  # from the project's root
    state: State


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who hands in, as git will say for good."""

    name: str
    email: str


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What came of sending."""

    brought: frozenset[str] = frozenset()  # files that had to be brought in for it, changed by others
    proposal: Proposal | None = None  # what it was sent as, where its branch takes nothing directly


class Repository:
    """The repository that the project at `root` is kept in, if it is in one."""

    def __init__(self, root: Path) -> None:
        """Look for none yet."""
        self._git = Git(root)
        self._addresses: dict[str, str] = {}  # of proposals, by branch: the server names them once
        self.turn = threading.Lock()  # for who hands in: two at once would be in each other's way in git

    @property
    def is_there(self) -> bool:
        """Whether git keeps the project."""
        # By itself: a copy that lies within somebody else's repository is none of that.
        inside = self._git.asked("rev-parse", "--is-inside-work-tree", "--show-cdup").split("\n") == ["true"]
        return inside and self._git.asked("rev-parse", "--verify", "--quiet", "HEAD") != ""

    @property
    def branch(self) -> str:
        """The branch that is written on; "" where there is none."""
        return self._git.asked("symbolic-ref", "--quiet", "--short", "HEAD")

    @property
    def author(self) -> Author | None:
        """Who git takes for the author here; None where nobody has said so."""
        name, email = (
            os.environ.get(f"GIT_AUTHOR_{each.upper()}", "") or self._git.asked("config", f"user.{each}")
            for each in ("name", "email")
        )
        return Author(name=name, email=email) if name and email else None

    def introduce(self, author: Author) -> None:
        """Take `author` for whoever hands in from this copy of the project."""
        for key, value in (("user.name", author.name), ("user.email", author.email)):
            self._git.do(NOT_COMMITTED, "config", key, value)

    @property
    def pending(self) -> tuple[Pending, ...]:
        """The files of contents that differ from the last commit, by path; none where there is no such thing."""
        if not self.is_there:
            return ()
        listed = self._git.asked(
            "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", CONTENT, strip=False
        )
        found = []
        for entry in filter(None, listed.split("\0")):
            signs, path = entry[:2], entry[3:]
            state = State.NEW if signs in {"??", "A ", "AM"} else State.GONE if "D" in signs else State.CHANGED
            found.append(Pending(path=path, state=state))
        return tuple(sorted(found, key=lambda each: each.path))

    def committed(self, path: str) -> bytes:
        """Return what the last commit has in a file; b"" for none."""
        return self._git.run("show", f"HEAD:./{path}").stdout

    @property
    def unsent(self) -> int:
        """How many commits have not been sent anywhere."""
        return int(self._git.asked("rev-list", "--count", "HEAD", "--not", "--remotes") or 0)

    @property
    def proposed(self) -> Proposal | None:
        """What has been sent as a proposal, and was not accepted yet, as far as this copy knows; None for nothing."""
        branch = proposal.waiting(self._git) if proposal.ahead(self._git) else ""
        return Proposal(branch=branch, address=self._addresses.get(branch, "")) if branch else None

    @property
    def has_remote(self) -> bool:
        """Whether there is anywhere to send to."""
        return self._git.asked("remote") != ""

    def commit(self, paths: Collection[str], message: str) -> None:
        """Commit the files at `paths` as they are, and nothing else. Raises Refused."""
        self._be_ready()
        named = "\0".join(paths)
        which = ("--pathspec-from-file=-", "--pathspec-file-nul")
        self._git.do(NOT_COMMITTED, "add", "--all", *which, given=named)
        self._git.do(NOT_COMMITTED, "commit", "--quiet", f"--message={message}", "--only", *which, given=named)

    def put_back(self, paths: Collection[str]) -> None:
        """Put back the files at `paths` as the last commit has them, where there are none now. Raises Refused."""
        self._be_ready()
        gone = [each for each in paths if not os.path.lexists(self._git.root / each)]
        if gone:
            self._git.do(
                NOT_PUT_BACK, "restore", "--source=HEAD", "--staged", "--worktree",
                "--pathspec-from-file=-", "--pathspec-file-nul", given="\0".join(gone),
            )  # fmt: skip

    def send(self) -> Sent:
        """Send what is committed, if need be as a proposal. Raises Refused: then it stays committed, for later."""
        self._be_ready()
        remotes = self._git.asked("remote").split()
        if not remotes:
            raise Refused(NOBODY)
        if not self._upstream:
            first = "origin" if "origin" in remotes else remotes[0]
            self._git.do(NOT_SENT, "push", "--quiet", "--set-upstream", first, "HEAD")
            return Sent()
        push = ("push", "--quiet", "--porcelain")
        done = self._git.run(*push, patience=PATIENCE)
        brought: frozenset[str] = frozenset()
        if done.returncode and not proposal.is_barred(done):
            brought = self.bring(NOT_SENT)  # others may have sent something in between: git takes no other order
            done = self._git.run(*push, patience=PATIENCE)
        if not proposal.is_barred(done):
            expect(done, NOT_SENT)
            return Sent(brought=brought)
        sent = proposal.propose(self._git, self.branch, done, NOT_SENT)
        self._addresses[sent.branch] = sent.address or self._addresses.get(sent.branch, "")
        return Sent(brought=brought, proposal=sent)

    def bring(self, unreached: str = UNREACHED) -> frozenset[str]:
        """Bring in what others have sent; return the files that are others now, from the root. Raises Refused.

        What is committed here comes after it; what is not stays as it is.
        """
        self._be_ready()
        if not self._upstream:
            return frozenset()
        git = self._git
        git.do(unreached, "fetch", "--quiet")
        accepted = proposal.accepted(git)
        theirs = self._differ(f"{accepted}..@{{upstream}}" if accepted else "HEAD...@{upstream}")
        mine = {each.path for each in self.pending} | self._differ("HEAD")
        if both := sorted(theirs & mine):
            raise Refused(OVERLAP, files=", ".join(both))
        rebase = ("rebase", "--quiet", "--autostash", "--onto", "@{upstream}", accepted or "@{upstream}")
        if not proposal.ahead(git):
            git.do(NOT_COMMITTED, "merge", "--quiet", "--ff-only", "@{upstream}")
        elif (theirs or accepted) and git.run(*rebase, patience=PATIENCE).returncode:
            both = sorted(git.names("diff", "--name-only", "--diff-filter=U", "-z"))
            git.run("rebase", "--abort")
            raise Refused(CONFLICT, files=", ".join(both or sorted(theirs)))
        return frozenset(theirs)

    def _differ(self, which: str) -> set[str]:
        """Return the files in which two commits differ, or one and the disk."""
        return self._git.names("diff", "--name-only", "--no-renames", "-z", which)

    @property
    def _upstream(self) -> str:
        return self._git.asked("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")

    def _be_ready(self) -> None:
        """Raise Refused where git could not commit, or somebody else is at it."""
        if not self.is_there:
            raise Refused(NO_GIT)
        places = [self._git.asked("rev-parse", "--git-path", each) for each in _UNFINISHED]
        if any((self._git.root / place).exists() for place in places):
            raise Refused(UNFINISHED)
        if not self.branch:
            raise Refused(NO_BRANCH)
