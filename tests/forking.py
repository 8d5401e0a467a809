"""Many real builds in little time: each in a fork of a process that has imported Pelican and the plugins, and no more.

A build of its own costs a second, most of it imports. A fork begins where they are done, reads its settings, builds
as `python -m plugins` does, and ends as every Python process ends. Where a system has no fork, a process of its own does it.

A `warm` builder has templates compiled and the map's ground drawn as well, which is half of what a small site takes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.building import Build, build
from tests.tools import ROOT


@dataclass(frozen=True)
class Builder:
    """Takes orders for builds, one after another."""

    server: subprocess.Popen[str] | None  # None where there is no fork

    def build(
        self, output: Path, *options: str, content: Path, conf: str, env: Mapping[str, str] | None = None
    ) -> Build:
        """Build as `tests.building.build` does."""
        if self.server is None:
            return build(output, *options, content=content, conf=conf, env=dict(env or {}))
        said = output.with_name(f"{output.name}.messages")
        order = [str(content), "-s", conf, "-o", str(output), "--fatal", "warnings", *options]
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(json.dumps({"order": order, "said": str(said), "env": dict(env or {})}) + "\n")
        self.server.stdin.flush()
        status = int(self.server.stdout.readline())
        messages = said.read_text(encoding="utf-8", errors="replace")
        said.unlink()
        return Build(output=output, status=status, messages=messages)


@contextmanager
def builder(*, warm: bool = False) -> Iterator[Builder]:
    """Yield who builds."""
    if not hasattr(os, "fork"):
        yield Builder(None)
        return
    with subprocess.Popen(
        [sys.executable, "-m", "tests.forking", *(["--warm"] if warm else [])],
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
            os.environ.update(asked["env"])
            order: list[str] = asked["order"]
            return order
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    return None


def warm_up() -> None:
    """Do what is the same for every build of the tiny site, and hangs on nothing but the code: compile, draw ground."""
    from datetime import UTC, datetime

    import jinja2

    import pelicanconf
    from plugins.building.environment import environment
    from plugins.drawing.basemap import basemap
    from plugins.partner_map import partner_map
    from plugins.reading.cataloguing import read_content

    compiled: dict[tuple[object, object], Any] = {}
    compile_anew = jinja2.Environment.compile

    def compile_once(self: jinja2.Environment, source: Any, name: Any = None, *rest: Any, **more: Any) -> Any:
        if (source, name) not in compiled:
            compiled[source, name] = compile_anew(self, source, name, *rest, **more)
        return compiled[source, name]

    jinja2.Environment.compile = compile_once  # type: ignore[method-assign]
    templates = environment(vars(pelicanconf))
    for name in templates.list_templates(["html"]):
        templates.get_template(name)
    chosen = replace(pelicanconf.CATALOGUE, now=datetime(2026, 1, 1, tzinfo=UTC))
    site = read_content(ROOT / "tests/site/content", chosen.manner("content")).catalogue
    assert site is not None
    for language in site.languages:
        partner_map(site, language.code, basemap())


if __name__ == "__main__":
    from plugins.__main__ import main
    from plugins.running.light import import_pelican

    import_pelican()
    import pelicanconf  # noqa: F401  (with it come all plugins)

    if "--warm" in sys.argv:
        warm_up()

    arguments = awaited()
    if arguments is not None:
        sys.exit(main(arguments))
