"""Many real builds in little time: each in a fork of a process that has imported Pelican and the plugins, and no more.

A build of its own costs a second, most of it imports. A fork begins where they are done, reads its settings, builds
through `pelican.main`, and ends as every Python process ends. Where a system has no fork, a process of its own does it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.building import Build, build
from tests.tools import ROOT


@dataclass(frozen=True)
class Builder:
    """Takes orders for builds, one after another."""

    server: subprocess.Popen[str] | None  # None where there is no fork

    def build(self, output: Path, *options: str, content: Path, conf: str) -> Build:
        """Build as `tests.building.build` does."""
        if self.server is None:
            return build(output, *options, content=content, conf=conf)
        said = output.with_name(f"{output.name}.messages")
        order = [str(content), "-s", conf, "-o", str(output), "--fatal", "warnings", *options]
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(json.dumps({"order": order, "said": str(said)}) + "\n")
        self.server.stdin.flush()
        status = int(self.server.stdout.readline())
        messages = said.read_text(encoding="utf-8")
        said.unlink()
        return Build(output=output, status=status, messages=messages)


@contextmanager
def builder() -> Iterator[Builder]:
    """Yield who builds."""
    if not hasattr(os, "fork"):
        yield Builder(None)
        return
    with subprocess.Popen(
        [sys.executable, "-m", "tests.forking"],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "200"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        yield Builder(server)


# Below: the process that is forked.


def awaited() -> list[str] | None:
    """Fork for each order; return its arguments in the fork, and None here when there are no more."""
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            said = os.open(asked["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            nothing = os.open(os.devnull, os.O_RDONLY)
            for one, other in ((nothing, 0), (said, 1), (said, 2)):
                os.dup2(one, other)
            order: list[str] = asked["order"]
            return order
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    return None


if __name__ == "__main__":
    import pelican

    import pelicanconf  # noqa: F401  (with it come all plugins)

    arguments = awaited()
    if arguments is not None:
        pelican.main(arguments)
