"""A project in git, for checks that ask what was published before."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from plugins.catalogue import Settings
from plugins.checks import Check, Evidence
from plugins.reading.cataloguing import read_content
from plugins.wording.strings import explain
from tests.building import Edited


class Repository:
    """A project in git, with a history of one event, or of more."""

    def __init__(self, folder: Path) -> None:
        """Begin one in `folder`, with nothing committed."""
        self.site = Edited(folder)
        self.env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *command: str) -> str:
        """Return what git says."""
        name = ("-c", "user.name=An Editor", "-c", "user.email=editor@site.example")
        return subprocess.run(
            ["git", *name, *command], cwd=self.site.folder, env=self.env, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    def commit_all(self) -> None:
        """Commit the content as it is."""
        self.git("add", "--all", "content")
        self.git("commit", "--quiet", "--message", "An edit", "--allow-empty")

    def commit(self, extra: str, draft: str = "") -> None:
        """Commit the event with these headers."""
        self.write(extra, draft)
        self.commit_all()

    def write(self, extra: str, draft: str = "") -> None:
        """Write the event with these headers."""
        self.site.write(
            "events/visit2/index.lt.md", f"Title: Vizitas\nType: meeting\n{extra}\n{draft}".strip() + "\n\nA.\n"
        )
        self.site.write("events/visit2/index.en.md", "Title: Visit\n\nA.\n")

    def delete(self, path: str) -> None:
        """Delete a file of the content."""
        (self.site.content / path).unlink()

    def told(self, check: Check, now: str = "") -> list[str]:
        """Return what `check` says of the content as it is, at the moment `now` (ISO 8601, in UTC) or by the clock."""
        content = self.site.content
        moment = datetime.fromisoformat(now).replace(tzinfo=UTC) if now else None
        outcome = read_content(content, Settings(drafts=True, now=moment).manner("content"))
        assert outcome.catalogue
        return [explain(problem) for problem in check(outcome.catalogue, Evidence(outcome.things))]
