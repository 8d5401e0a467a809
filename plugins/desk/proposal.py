"""Proposals: what is committed, sent to a branch of its own, where the branch that it is for takes nothing directly.

Servers let branches be kept so that somebody has to look at a change first: a pull request or a merge request. The
editor's copy stays on the branch that it is on; her commits wait on it till they come back, accepted.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from plugins.desk.git import PATIENCE, Done, Git, expect
from plugins.reading.naming import plain_id

FOLDER = "hand-in"  # what the names of their branches begin with
_NAMES = ("", "-2", "-3", "-4")  # where somebody else has added to the one before
_BARRED = b"[remote rejected]"  # by a rule of the server, not for being behind; git never translates it
_ASKS = re.compile(r"https?://[^\s\x00-\x1f]*/(?:pull|pulls|compare|pull-requests|merge_requests)\b[^\s\x00-\x1f]*")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What has been sent to a branch of its own, and waits for somebody to accept it."""

    branch: str
    address: str  # at which the server lets people ask for that; "" where it has named none


def is_barred(pushed: Done) -> bool:
    """Return whether a branch took nothing, by a rule of the server; `pushed` with --porcelain."""
    return pushed.returncode != 0 and _BARRED in pushed.stdout


def ahead(git: Git) -> list[str]:
    """Return the commits that the branch lacks where it is sent to, the oldest first."""
    return git.asked("rev-list", "--reverse", "@{upstream}..HEAD").split()


def propose(git: Git, branch: str, barred: Done, otherwise: str) -> Proposal:
    """Send what is committed on `branch` to one of its own; more of it goes to the same, till it is accepted.

    `barred`: why it is; Refused says so in `otherwise`, where no other branch takes it either.
    """
    remote = git.asked("for-each-ref", "--format=%(push:remotename)", f"refs/heads/{branch}")
    first = git.asked("log", "-1", "--format=%an%n%ad", "--date=format:%Y%m%d-%H%M%S", ahead(git)[0])
    author, _, begun = first.partition("\n")
    stem = "-".join(filter(None, (plain_id(author)[:40].strip("-"), begun)))
    pushed = barred
    for number in _NAMES:
        name = f"{FOLDER}/{stem}{number}"
        pushed = git.run(
            "push", "--porcelain", *_lease(git, remote, name, branch), remote, f"HEAD:refs/heads/{name}",
            patience=PATIENCE,
        )  # fmt: skip
        if pushed.returncode == 0:
            told = _ASKS.search(os.fsdecode(pushed.stderr))
            return Proposal(branch=name, address=told[0] if told else "")
        if is_barred(pushed):
            break
    expect(barred if is_barred(pushed) else pushed, otherwise)
    raise AssertionError  # one of them has failed


def _lease(git: Git, remote: str, name: str, branch: str) -> list[str]:
    """Return what lets a proposal be written over: this copy's own, and nothing that somebody else has added to it.

    It has other commits as soon as something was brought in that they come after.
    """
    there = git.asked("rev-parse", "--verify", "--quiet", f"refs/remotes/{remote}/{name}")
    mine = there in git.asked("reflog", "show", "--format=%H", branch).split()
    return [f"--force-with-lease=refs/heads/{name}:{there}"] if there and mine else []


def waiting(git: Git) -> str:
    """Return the branch that all which is committed was proposed on; "" for none."""
    proposals = f"refs/remotes/*/{FOLDER}/*"
    return git.asked("for-each-ref", "--contains=HEAD", "--format=%(refname:lstrip=3)", proposals).split("\n")[-1]


def accepted(git: Git) -> str:
    """Return the last commit of ours all of which the branch has where it is sent to; "" for none.

    Who accepts a proposal may make one commit of many: then none of ours is there, and all that they say is.
    """
    if not git.asked("rev-list", "-1", "HEAD..@{upstream}"):
        return ""
    for commit in reversed(ahead(git)):
        ours = git.names("diff", "--name-only", "--no-renames", "-z", f"@{{upstream}}...{commit}")
        if ours and not ours & git.names("diff", "--name-only", "--no-renames", "-z", commit, "@{upstream}"):
            return commit
    return ""
