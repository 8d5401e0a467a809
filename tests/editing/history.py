"""The history of the content that a desk is before."""

from __future__ import annotations

import subprocess

from tests.editing.client import Client

_EDITOR = ("-c", "user.name=An Editor", "-c", "user.email=editor@site.example")


def git(desk: Client, *command: str) -> str:
    """Have git do something, as an editor, and return what it says."""
    done = subprocess.run(
        ["git", *_EDITOR, *command], cwd=desk.content.parent, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip()


def publish(desk: Client) -> None:
    """Commit all content as it is."""
    git(desk, "add", "content")
    git(desk, "commit", "--quiet", "--message", "An edit")
