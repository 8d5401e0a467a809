"""git, asked for the desk: with its own settings, keys and hooks, and never at the terminal."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from plugins.desk.drafting import Refused
from plugins.model.problem import N_

Done = subprocess.CompletedProcess[bytes]

PATIENCE = 120  # seconds for anything that asks another computer
_UNASKED = MappingProxyType({
    "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "GIT_EDITOR": "true",
    "LANGUAGE": "en",  # what it says is looked at, below; it speaks neither Lithuanian nor Norwegian
})  # fmt: skip
_SILENT_SSH = "ssh -o BatchMode=yes"  # with a key, or not at all: a password is asked for where `serve` runs

# What stops those who are no programmers, by the English that git, ssh and servers say it in; the first that fits.
_REASONS = (
    (
        r"Host key verification failed",
        N_(
            "this computer has never met the one that keeps the project; "
            "type `git fetch` in a terminal once, and say yes"
        ),
    ),
    (
        r"could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|Permission denied \(",
        N_("you are not signed in there, or no longer; type `git fetch` in a terminal and sign in, or ask for help"),
    ),
    (
        r"returned error: 403|Permission to \S+ denied|not allowed to push|[Ww]rite access .* not granted",
        N_("you may read there, but not write; ask whoever looks after the site to let you"),
    ),
    (
        r"[Cc]ould not resolve host|[Ff]ailed to connect|Connection (?:refused|timed out|reset)|unreachable",
        N_("the computer that keeps the project cannot be reached; is this one connected to the internet?"),
    ),
    (
        r"repository .*not found|Repository not found|not appear to be a git repository",
        N_("there is no such project, or none that you may see; ask whoever looks after the site"),
    ),
)
NO_ANSWER = N_("The computer that keeps the project for all does not answer. What you have written is kept here.")


class Git:
    """git, in the folder `root`."""

    def __init__(self, root: Path) -> None:
        """Ask it nothing yet."""
        self.root = root

    def asked(self, *command: str, strip: bool = True) -> str:
        """Return what git answers; "" where it cannot."""
        done = self.run(*command)
        answer = os.fsdecode(done.stdout) if done.returncode == 0 else ""
        return answer.strip() if strip else answer

    def names(self, *command: str) -> set[str]:
        """Return the names that git answers with, asked with -z."""
        return {*filter(None, self.asked(*command, strip=False).split("\0"))}

    def do(self, otherwise: str, *command: str, given: str = "") -> None:
        """Have git do something; raises Refused, as `expect` does."""
        expect(self.run(*command, given=given, patience=PATIENCE), otherwise)

    def run(self, *command: str, given: str = "", patience: float | None = None) -> Done:
        """Return what became of a command; raises Refused where nothing has after `patience` seconds."""
        try:
            return subprocess.run(  # noqa: S603  (no shell; what is typed is an argument or the input)
                ["git", *command],  # noqa: S607
                cwd=self.root,
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

    @cached_property
    def _environment(self) -> Mapping[str, str]:
        environment = {**os.environ, **_UNASKED}
        asked = ["git", "config", "core.sshCommand"]
        configured = subprocess.run(asked, cwd=self.root, capture_output=True, check=False)  # noqa: S603
        if not configured.stdout:
            environment.setdefault("GIT_SSH_COMMAND", _SILENT_SSH)
        return environment


def expect(done: Done, otherwise: str) -> None:
    """Raise Refused with the first words of what could not be done, which say most, and with what is meant by them."""
    if done.returncode:
        said = [line.strip() for line in os.fsdecode(done.stderr or done.stdout).splitlines()]
        told = [line for line in said if line and not line.startswith("hint:")]
        words = " / ".join(told[:3])
        meant = next((meaning for pattern, meaning in _REASONS if re.search(pattern, "\n".join(told))), "")
        raise Refused(
            otherwise, reason=Refused("{meant} ({words})", meant=Refused(meant), words=words) if meant else words
        )
