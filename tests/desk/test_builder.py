"""The process that stays and builds: what it keeps in mind gives the same site as a build from nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.desk.builder import BROKEN, BUILD, END, FAULT, REST
from tests import building
from tests.building import SMALL, Edited, files
from tests.tools import ROOT

pytestmark = pytest.mark.slow


class Resident:
    """A running builder of a copy of the tiny site."""

    def __init__(self, site: Edited, conf: str | Path = SMALL) -> None:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "plugins.desk.builder",
            site.content,
            "-s",
            conf,
            "-o",
            site.output,
        ]
        self.process = subprocess.Popen(
            [*command, "-e", 'EDITOR_LANGUAGE="en"', "PROFILE=true"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self.messages: list[str] = []

    def build(self, what: str = BUILD, *saved: Path) -> tuple[int, bool]:
        """Return the exit status of a build, and whether something was left for later."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\t".join([what, *map(str, saved)]) + "\n")
        self.process.stdin.flush()
        self.messages = []
        for line in self.process.stdout:
            if line.startswith(END):
                status, left = line[1:].split()
                return int(status), left == "1"
            self.messages.append(line)
        raise AssertionError("".join(self.messages))

    def count(self, what: str) -> int:
        """Return a figure of the last build's profile."""
        return next(int(line.split()[-1]) for line in self.messages if line.startswith(f"{what} "))

    def end(self) -> None:
        self.process.communicate(timeout=20)


@pytest.fixture
def resident(edited_site: Edited) -> Iterator[Resident]:
    started = Resident(edited_site)
    yield started
    started.end()


def test_settings_that_cannot_be_read_are_told_and_mended(edited_site: Edited) -> None:
    """`serve` starts another process then: this one says what is wrong, and where, and does not just end."""
    conf = edited_site.folder / "conf.py"
    good = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.site.settings import *\n"
    conf.write_text(f"{good}CATALOGUE = (\n")
    resident = Resident(edited_site, conf)

    assert resident.build()[0] == BROKEN
    assert resident.messages[0] == f"{FAULT}{conf}:4: SyntaxError: '(' was never closed\n"
    assert [line[:1] for line in resident.messages] == [FAULT, FAULT]

    conf.write_text(good)
    assert resident.build()[0] == 0
    resident.end()


def clean(site: Edited, output: Path) -> dict[str, bytes]:
    """Return what a build from nothing makes of the content as it is now."""
    return files(building.build(output, content=site.content, conf=SMALL).output)


def test_what_it_builds_edit_by_edit_is_what_a_build_from_nothing_makes(
    edited_site: Edited, resident: Resident, tmp_path: Path
) -> None:
    assert resident.build()[0] == 0
    item = next(path for path in sorted(edited_site.content.glob("news/*/index.lt.md")))
    name = item.relative_to(edited_site.content).as_posix()

    edited_site.write(name, item.read_text(encoding="utf-8") + "\nDar vienas sakinys.\n")
    assert resident.build()[0] == 0
    done = resident.count("pieces of work done")
    for new in ("nauja", "dar-nauja", "dar-naujesnis"):  # one after another, before it rests
        edited_site.write(f"news/{new}/index.lt.md", f"Title: {new}\nDate: 2025-12-07\n\nTekstas.\n")
        assert resident.build() == (0, True)
    edited_site.write(name, item.read_text(encoding="utf-8") + "\nIr dar vienas.\n")
    assert resident.build() == (0, True)
    assert resident.build(REST) == (0, False)

    assert done < 20, "a sentence more is a matter of a few pages"
    assert files(edited_site.output) == clean(edited_site, tmp_path / "clean" / "output")


def test_told_what_has_been_saved_it_looks_at_nothing_else_until_it_rests(
    edited_site: Edited, resident: Resident, tmp_path: Path
) -> None:
    assert resident.build()[0] == 0
    first, second, *_ = sorted(edited_site.content.glob("news/*/index.lt.md"))
    for item in (first, second):
        item.write_text(f"{item.read_text(encoding='utf-8')}\nDar vienas sakinys.\n", encoding="utf-8")

    assert resident.build(BUILD, first) == (0, True)
    assert resident.count("files read") == 1
    new = edited_site.content / "news/nauja/index.lt.md"
    edited_site.write("news/nauja/index.lt.md", "Title: Nauja\nDate: 2025-12-07\n\nTekstas.\n")
    assert resident.build(BUILD, new, new.parent) == (0, True)  # a new folder: all is looked at
    new.unlink()
    new.parent.rmdir()
    assert resident.build(BUILD, new) == (0, True)
    assert resident.build(REST) == (0, False)

    assert files(edited_site.output) == clean(edited_site, tmp_path / "clean" / "output")


def test_what_can_wait_waits_from_the_first_and_gives_way_to_whoever_is_waiting(
    edited_site: Edited, resident: Resident, tmp_path: Path
) -> None:
    """The first page of a new site is there before hundreds of pictures for social networks are drawn."""

    def waiting() -> tuple[list[Path], list[Path]]:
        return [*edited_site.output.glob("share/*/*.png")], [*edited_site.output.glob("pagefind/*")]

    assert resident.build() == (0, True)
    assert waiting() == ([], [])
    assert resident.build(f"{REST}\n") == (0, True), "another line has come"
    assert waiting() == ([], [])
    first = next(path for path in sorted(edited_site.content.glob("news/*/index.lt.md")))
    first.write_text(f"{first.read_text(encoding='utf-8')}\nDar vienas sakinys.\n", encoding="utf-8")
    assert resident.build(BUILD, first) == (0, True)
    assert resident.build(REST) == (0, False)

    assert files(edited_site.output) == clean(edited_site, tmp_path / "clean" / "output")


def test_a_fault_is_told_and_what_is_mended_afterwards_is_built(
    edited_site: Edited, resident: Resident, tmp_path: Path
) -> None:
    assert resident.build()[0] == 0
    before = files(edited_site.output)

    edited_site.write("news/nauja/index.lt.md", "Title: Nauja\nDate: vakar\n\nTekstas.\n")
    assert resident.build()[0] == 1
    told, after = "".join(resident.messages), files(edited_site.output)
    edited_site.write("news/nauja/index.lt.md", "Title: Nauja\nDate: 2025-12-07\n\nTekstas.\n")
    assert resident.build()[0] == 0
    assert resident.build(REST)[0] == 0

    assert "content/news/nauja/index.lt.md:2:" in told
    assert "Traceback" not in told
    assert after == before
    assert files(edited_site.output) == clean(edited_site, tmp_path / "clean" / "output")


def test_what_it_leaves_serves_the_next_process(edited_site: Edited, resident: Resident, tmp_path: Path) -> None:
    """Ended in the middle of hasty builds, whose memory is not written down, it leaves nothing that misleads."""
    assert resident.build()[0] == 0
    edited_site.write("news/nauja/index.lt.md", "Title: Nauja\nDate: 2025-12-07\n\nTekstas.\n")
    assert resident.build()[0] == 0
    resident.end()

    assert edited_site.build().status == 0

    assert files(edited_site.output) == clean(edited_site, tmp_path / "clean" / "output")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at what a process has open as Linux tells it")
def test_it_can_stay_for_days(edited_site: Edited, resident: Resident) -> None:
    """What a build has opened and held is let go of, whether it went well or not."""
    name = "pages/about/index.lt.md"
    good = (edited_site.content / name).read_text(encoding="utf-8")
    handles, held = list[int](), list[int]()
    for number in range(12):
        edited_site.write(name, good.replace("Title:", "Titel:"))
        assert resident.build()[0] == 1
        edited_site.write(name, f"{good}\nSakinys {number}.\n")
        assert resident.build()[0] == 0
        assert resident.build(REST)[0] == 0
        handles.append(len([*Path(f"/proc/{resident.process.pid}/fd").iterdir()]))
        status = Path(f"/proc/{resident.process.pid}/status").read_text(encoding="utf-8")
        held.append(int(status.partition("VmRSS:")[2].split()[0]))

    assert handles[-1] <= handles[3]
    *steps, _ = sorted(after - before for before, after in pairwise(held[3:]))  # once, Python may take a new arena
    assert sum(steps) < 2000, f"kB after each build: {held}"
