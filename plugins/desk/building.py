"""The process that builds (builder.py), as `serve` starts, tells, hears and ends it."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from plugins.desk.builder import BROKEN, BUILD, END, FAULT
from plugins.model.problem import N_
from plugins.wording.strings import Strings

PATIENCE = 3  # seconds for a process to end

BUILDING = N_("Building …")
NOT_BUILT = N_("Not built: the site is as it was before. Mend what is named above; saving the file builds it again.")
NOTHING_YET = N_("Nothing is built yet.")


class Builder:
    """The process that builds."""

    def __init__(self, root: Path, command: Sequence[str | Path], say: Callable[[str], None], t: Strings) -> None:
        """`command` starts it, in the folder `root`; `t` has the editor's language."""
        self._root, self._command, self._say, self._t = root, command, say, t
        self._process: subprocess.Popen[str] | None = None
        self.messages: list[str] = []  # what the last build has said
        self.faults = ""  # what the last build said if it went wrong
        self.waiting = False  # whether something is left that can wait
        self._over = False

    def build(self, what: str = BUILD, saved: Iterable[str] = (), *, quiet: bool = False) -> bool:
        """Build, and return whether that went well; `quiet` tells nothing but faults.

        `saved` are all files that have changed since the last time, where that is known.
        """
        if self._over:
            return False
        if not quiet:
            self._say(self._t(BUILDING))
        status = self._built(what, saved, quiet=quiet)
        if status == str(BROKEN) and not self._over:
            # Somebody may have deleted the output, or half of it: another process looks at all there is.
            self.end()
            status = self._built(what, (), quiet=quiet)
            if status == str(BROKEN) and not quiet:
                self._say("".join(self.messages).rstrip())
        if status == "0" or self._over:
            self.faults = ""
            return not self._over
        if not status or status == str(BROKEN):
            self.end()  # it could not even begin: the next change starts another
        if quiet:
            self._say("".join(self.messages).rstrip())
        self._say(self._t(NOT_BUILT))
        self.faults = "".join(self.messages).rstrip() or self._t(NOTHING_YET)
        return False

    def _built(self, what: str, saved: Iterable[str], *, quiet: bool) -> str:
        """Have it built, say what the process says, and return the status that it ends with; "" if it is no more."""
        self.messages.clear()
        process = self._running()
        status = ""
        with contextlib.suppress(OSError):  # it has ended: then nothing will be heard either
            assert process.stdin is not None
            named = [what, *saved]
            process.stdin.write("\t".join(named if all(each.isprintable() for each in named) else [what]) + "\n")
            process.stdin.flush()
        for line in process.stdout or ():
            if line.startswith(END):
                status, _, left = line[1:].strip().partition(" ")
                self.waiting = left == "1"
                break
            self.messages.append(line.removeprefix(FAULT))
            if not quiet and not line.startswith(FAULT):
                print(line, end="", flush=True)  # noqa: T201  (what the build says)
        return status

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  (our own command)
                self._command, cwd=self._root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                encoding="utf-8", errors="replace", env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            )  # fmt: skip
        return self._process

    def hurry(self) -> None:
        """Have it leave what can wait, if it is at that: somebody, who builds next, is waiting."""
        process = self._process
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):  # it has ended
                process.stdin.write("\n")
                process.stdin.flush()

    def close(self) -> None:
        """Build no more; whoever waits for the process waits no longer."""
        self._over = True
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        """End the process; the next build starts another, which reads all code anew."""
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self._process.communicate(timeout=PATIENCE)  # a disk that is slow to write holds up what is killed, too
            self._process = None
