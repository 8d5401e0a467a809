"""The project's repository, for who writes and does not know git: what waits to be handed in, and how it gets there.

git itself does it all, with its own settings, keys and hooks; nobody is asked anything at the terminal. Nothing is lost
on the way: what cannot be sent stays committed here, and where others have changed the same lines, all is as before.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from plugins.desk.drafting import Refused
from plugins.model.problem import N_

CONTENT = "content"
PATIENCE = 120  # seconds for anything that asks another computer
_UNASKED = MappingProxyType({"GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "GIT_EDITOR": "true"})
_SILENT_SSH = "ssh -o BatchMode=yes"  # with a key, or not at all: a password is asked for where `serve` runs
_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")

NO_GIT = N_(
    "This copy of the project has no history: it was not made by git. Ask whoever looks after the site for one."
)
UNFINISHED = N_(
    "git is in the middle of something here that somebody has to finish first: ask whoever looks after the site."
)
NO_BRANCH = N_("git is on no branch here: ask whoever looks after the site.")
NOT_COMMITTED = N_("git did not take it: {reason}")
NOBODY = N_("This copy of the project knows of nowhere to send it: ask whoever looks after the site.")
NOT_SENT = N_("It is kept here, and could not be sent: {reason}")
UNREACHED = N_("What others have written could not be asked for: {reason}")
NO_ANSWER = N_("The computer that keeps the project for all does not answer. What you have written is kept here.")
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


class Repository:
    """The repository that the project at `root` is kept in, if it is in one."""

    def __init__(self, root: Path) -> None:
        """Look for none yet."""
        self._root = root
        self.turn = threading.Lock()  # for who hands in: two at once would be in each other's way in git

    @property
    def is_there(self) -> bool:
        """Whether git keeps the project."""
        # By itself: a copy that lies within somebody else's repository is none of that.
        inside = self._asked("rev-parse", "--is-inside-work-tree", "--show-cdup").split("\n") == ["true"]
        return inside and self._asked("rev-parse", "--verify", "--quiet", "HEAD") != ""

    @property
    def branch(self) -> str:
        """The branch that is written on; "" where there is none."""
        return self._asked("symbolic-ref", "--quiet", "--short", "HEAD")

    @property
    def author(self) -> Author | None:
        """Who git takes for the author here; None where nobody has said so."""
        name, email = (
            os.environ.get(f"GIT_AUTHOR_{each.upper()}", "") or self._asked("config", f"user.{each}")
            for each in ("name", "email")
        )
        return Author(name=name, email=email) if name and email else None

    def introduce(self, author: Author) -> None:
        """Take `author` for whoever hands in from this copy of the project."""
        for key, value in (("user.name", author.name), ("user.email", author.email)):
            self._do(NOT_COMMITTED, "config", key, value)

    @property
    def pending(self) -> tuple[Pending, ...]:
        """The files of contents that differ from the last commit, by path; none where there is no such thing."""
        if not self.is_there:
            return ()
        listed = self._asked(
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
        return self._git("show", f"HEAD:./{path}").stdout

    @property
    def unsent(self) -> int:
        """How many commits of this branch have not been sent; of one that never was, those that nobody else has."""
        which = ("@{upstream}..HEAD",) if self._upstream else ("HEAD", "--not", "--remotes")
        return int(self._asked("rev-list", "--count", *which) or 0)

    @property
    def has_remote(self) -> bool:
        """Whether there is anywhere to send to."""
        return self._asked("remote") != ""

    def commit(self, paths: Collection[str], message: str) -> None:
        """Commit the files at `paths` as they are, and nothing else. Raises Refused."""
        self._be_ready()
        named = "\0".join(paths)
        which = ("--pathspec-from-file=-", "--pathspec-file-nul")
        self._do(NOT_COMMITTED, "add", "--all", *which, given=named)
        self._do(NOT_COMMITTED, "commit", "--quiet", f"--message={message}", "--only", *which, given=named)

    def send(self) -> frozenset[str]:
        """Send what is committed; return the files that had to be brought in for it, changed by others. Raises Refused.

        If it cannot be sent, it stays committed.
        """
        self._be_ready()
        remotes = self._asked("remote").split()
        if not remotes:
            raise Refused(NOBODY)
        if not self._upstream:
            first = "origin" if "origin" in remotes else remotes[0]
            self._do(NOT_SENT, "push", "--quiet", "--set-upstream", first, "HEAD")
            return frozenset()
        if self._git("push", "--quiet", patience=PATIENCE).returncode == 0:
            return frozenset()
        brought = self.bring(NOT_SENT)  # others may have sent something in between: git takes no other order
        self._do(NOT_SENT, "push", "--quiet")
        return brought

    def bring(self, unreached: str = UNREACHED) -> frozenset[str]:
        """Bring in what others have sent; return the files that are others now, from the root. Raises Refused.

        What is committed here comes after it; what is not stays as it is.
        """
        self._be_ready()
        if not self._upstream:
            return frozenset()
        self._do(unreached, "fetch", "--quiet")
        theirs = self._names("diff", "--name-only", "--no-renames", "-z", "HEAD...@{upstream}")
        mine = {each.path for each in self.pending} | self._names("diff", "--name-only", "--no-renames", "-z", "HEAD")
        if both := sorted(theirs & mine):
            raise Refused(OVERLAP, files=", ".join(both))
        if not self.unsent:
            self._do(NOT_COMMITTED, "merge", "--quiet", "--ff-only", "@{upstream}")
        elif theirs and self._git("rebase", "--quiet", "--autostash", "@{upstream}", patience=PATIENCE).returncode:
            both = sorted(self._names("diff", "--name-only", "--diff-filter=U", "-z"))
            self._git("rebase", "--abort")
            raise Refused(CONFLICT, files=", ".join(both or sorted(theirs)))
        return frozenset(theirs)

    @property
    def _upstream(self) -> str:
        return self._asked("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")

    def _be_ready(self) -> None:
        """Raise Refused where git could not commit, or somebody else is at it."""
        if not self.is_there:
            raise Refused(NO_GIT)
        places = [self._asked("rev-parse", "--git-path", each) for each in _UNFINISHED]
        if any((self._root / place).exists() for place in places):
            raise Refused(UNFINISHED)
        if not self.branch:
            raise Refused(NO_BRANCH)

    @cached_property
    def _environment(self) -> Mapping[str, str]:
        environment = {**os.environ, **_UNASKED}
        asked = ["git", "config", "core.sshCommand"]
        configured = subprocess.run(asked, cwd=self._root, capture_output=True, check=False)  # noqa: S603
        if not configured.stdout:
            environment.setdefault("GIT_SSH_COMMAND", _SILENT_SSH)
        return environment

    def _names(self, *command: str) -> set[str]:
        return {*filter(None, self._asked(*command, strip=False).split("\0"))}

    def _asked(self, *command: str, strip: bool = True) -> str:
        """Return what git answers; "" where it cannot."""
        done = self._git(*command)
        answer = os.fsdecode(done.stdout) if done.returncode == 0 else ""
        return answer.strip() if strip else answer

    def _do(self, otherwise: str, *command: str, given: str = "") -> None:
        """Have git do something; raises Refused with its first words, which say most."""
        done = self._git(*command, given=given, patience=PATIENCE)
        if done.returncode:
            said = [line.strip() for line in os.fsdecode(done.stderr or done.stdout).splitlines()]
            told = [line for line in said if line and not line.startswith("hint:")]
            raise Refused(otherwise, reason=" / ".join(told[:3]))

    def _git(self, *command: str, given: str = "", patience: float | None = None) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603  (no shell; what is typed is an argument or the input)
                ["git", *command],  # noqa: S607
                cwd=self._root,
                env=self._environment,
                input=os.fsencode(given),
                capture_output=True,
                timeout=patience,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(NO_ANSWER) from None
        except OSError:
            return subprocess.CompletedProcess(command, 127, b"", b"git")
