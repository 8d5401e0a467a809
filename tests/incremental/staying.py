"""The same site under a builder that stays, as `serve` has one: it need not look at what it has made itself."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from plugins.desk.builder import BUILD, END, REST
from tests.building import Build
from tests.incremental.twice import Twice
from tests.tools import ROOT


@dataclass
class Staying(Twice):
    """Builds hastily first, then what could wait; for other settings there is another process."""

    process: subprocess.Popen[str] | None = field(default=None, init=False)
    asked: tuple[list[str], dict[str, str]] = field(default=([], {}), init=False)

    def build(self, output: Path | None = None, cache: str = "again", **env: str) -> Build:
        """Build into the folder that was built before; what is killed is a process of its own."""
        if output is not None or env:
            return super().build(output, cache, **env)
        asked = self.options(cache), self.environment(cache)
        if asked != self.asked:
            self.end()
            self.asked = asked
        made = self._told(BUILD)
        if made.status == 0:
            for what in (f"{REST}\n", REST):  # once it gives way to somebody who then does not build
                rest = self._told(what)
                assert rest.status == 0, rest.messages
        return made

    def _told(self, what: str) -> Build:
        options, env = self.asked
        if self.process is None:
            command = [sys.executable, "-m", "plugins.desk.builder", str(self.content), "-s", str(self.conf)]
            self.process = subprocess.Popen(
                [*command, "-o", str(self.output), "--fatal", "warnings", *options], cwd=ROOT,
                env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "200", **env},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            )  # fmt: skip
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        lines: list[str] = []
        for line in self.process.stdout:
            if line.startswith(END):
                return Build(output=self.output, status=int(line[1:].split()[0]), messages="".join(lines))
            lines.append(line)
        raise AssertionError("".join(lines))

    def end(self) -> None:
        """Let the process go."""
        if self.process is not None:
            self.process.communicate(timeout=60)
            self.process = None
