"""How much advice there is: counted by a process of its own (counting.py) while nobody waits, said in one line.

What the advice is, `check` tells: who writes is not to be interrupted.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.model.problem import N_

SAID = N_("Advice, which stops nothing: at least {n}. To read it: {command}")


class Adviser:
    """Who counts, again after each change, and tells the number where it is another."""

    def __init__(self, root: Path, command: Sequence[str], tell: Callable[[int], None]) -> None:
        """`command` counts, in the folder `root`."""
        self._root, self._command, self._tell = root, command, tell
        self._process: subprocess.Popen[str] | None = None
        self._stale = True
        self._told = 0

    def look(self) -> None:
        """Begin to count if something has changed, or tell what has come of it; waits for nothing."""
        if self._process is None:
            if self._stale:
                self._stale = False
                self._process = subprocess.Popen(  # noqa: S603  (our own command)
                    self._command, cwd=self._root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL, encoding="utf-8", errors="replace",
                )  # fmt: skip
        elif self._process.poll() is not None:
            found = self._process.communicate()[0].strip()
            self._process = None
            if found.isdigit() and int(found) != self._told:  # else something is at fault that the build tells of
                self._told = int(found)
                if self._told:
                    self._tell(self._told)

    def change(self) -> None:
        """Count again when there is time: what is counted now was of the texts before."""
        self.end()
        self._stale = True

    def end(self) -> None:
        """Stop counting."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
