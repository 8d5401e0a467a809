"""A build that has nothing to do sees so by stamps alone; whatever could make it another has it look closer."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.building.glance import Glance
from plugins.building.stamps import read, stamp_of, write
from plugins.building.standing import Standing
from plugins.reading.bodies import Bodies, Bodiless
from plugins.reading.keeping import Kept
from plugins.reading.pack import Packed
from plugins.reading.survey import RECENT, stamp, tree
from plugins.running.beside import Beside
from plugins.writing import lock
from tests.building import Build
from tests.incremental.twice import Twice, counts, told
from tests.tools import ROOT

PAST = 1_500_000_000


@pytest.fixture(autouse=True)
def _nothing_just_edited() -> None:
    """Wait until a glance may rely on what a build here stands on: it does not, two seconds after an edit or a checkout."""
    files = [each for folder in ("plugins", "requirements", "theme", "tests") for each in tree(ROOT / folder).values()]
    files += [each for path in ROOT.glob("*.py") if (each := stamp(path)) is not None]
    wait = max(when for when, _, _ in files) + RECENT - time.time_ns()
    if 0 <= wait <= RECENT:  # what bears a date to come would not be old by then
        time.sleep(wait / 10**9 + 0.001)


def glanced(build: Build) -> bool:
    """Whether the build came to its end without a look into its memory."""
    assert build.status == 0, build.messages
    return "remembering" not in build.messages


def built(twice: Twice) -> Build:
    first = twice.build()
    assert not glanced(first)
    return first


def test_where_nothing_has_changed_the_last_words_are_said_again(twice: Twice) -> None:
    """The advice of the first build, too."""
    twice.header("news/visit/index.lt.md", "Summary", None)
    first = built(twice)

    again = twice.build()

    assert glanced(again)
    assert told(again) == told(first)
    assert counts(again) == {**counts(first), "files read": 0, "pieces of work done": 0, "files written": 0}


def deleted(twice: Twice) -> None:
    (twice.output / "index.html").unlink()


def scribbled_in(twice: Twice) -> None:
    (twice.output / "index.html").write_text("mine")


def added_to(twice: Twice) -> None:
    (twice.output / "apie/mine.txt").write_text("mine")


def left_a_folder_in(twice: Twice) -> None:
    (twice.output / "mine/too").mkdir(parents=True)
    (twice.output / "mine/too/index.html").write_text("mine")


def output_gone(twice: Twice) -> None:
    twice.output.rename(twice.output.with_name("elsewhere"))
    (twice.output.with_name("elsewhere")).rename(twice.folder / "elsewhere")


def edited(twice: Twice) -> None:
    twice.body("pages/about/index.lt.md", "Kiti žodžiai.")


def item_added(twice: Twice) -> None:
    twice.write("news/nauja/index.lt.md", "Title: Nauja\nDate: 2025-12-07\n\nTekstas.\n")


def item_removed(twice: Twice) -> None:
    twice.remove("news/only")


def killed_before(twice: Twice) -> None:
    twice.output.with_name(".output.new").mkdir()


def clock_set_back(twice: Twice) -> None:
    """What was built last was built for a moment that is yet to come."""
    place = twice.output.with_name(".output.stamps")
    known = read(place)
    assert known is not None
    write({**known, "since": time.time_ns() + 10**12}, place)


def asked_otherwise(twice: Twice) -> None:
    twice.settings["SITEURL"] = '"https://other.example"'


def elsewhere(twice: Twice) -> None:
    twice.env["SITE_TERMINAL"] = "another"


def with_other_styles(twice: Twice) -> None:
    theme = twice.own_theme()
    built(twice)
    assert glanced(twice.build())
    styles = theme / "static/css/base.css"
    styles.write_text(styles.read_text() + "\nbody { color: red }\n")


@pytest.mark.parametrize(
    "deed",
    [
        deleted, scribbled_in, added_to, left_a_folder_in, output_gone, edited, item_added, item_removed, killed_before, clock_set_back,
        asked_otherwise, elsewhere, with_other_styles,
    ],
)  # fmt: skip
def test_whatever_may_have_changed_is_looked_at(twice: Twice, deed: Callable[[Twice], None]) -> None:
    built(twice)
    assert glanced(twice.build())

    deed(twice)

    assert not glanced(twice.build())
    assert twice.check() == 0


def test_a_text_saved_again_with_the_same_words_is_read_once(twice: Twice) -> None:
    built(twice)
    twice.write("pages/about/index.lt.md", twice.read("pages/about/index.lt.md"))

    assert not glanced(twice.build())
    assert glanced(twice.build())


def test_texts_written_this_moment_are_looked_into(twice: Twice) -> None:
    """Their stamps say nothing: they could be written again without a new one."""
    path = twice.content / "pages/about/index.lt.md"
    text = path.read_bytes()
    path.write_bytes(text)
    built(twice)
    assert glanced(twice.build())
    state = path.stat()

    path.write_bytes(text.replace(b"Apie projekt", b"Apie Projekt"))
    os.utime(path, ns=(state.st_mtime_ns, state.st_mtime_ns))

    assert not glanced(twice.build())
    assert twice.check() == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a forked process to hold the lock as well")
def test_a_process_beside_this_one_does_not_keep_the_output_locked(tmp_path: Path) -> None:
    handle = lock.opened(tmp_path / "lock")
    assert lock.take(handle)
    held = Beside(lambda: time.sleep(1))  # which has the lock's file open as well

    lock.let_go(handle)

    other = lock.opened(tmp_path / "lock")
    assert lock.take(other)
    lock.let_go(other)
    held.found()


def test_a_text_that_is_gone_or_not_to_be_read_is_left_to_the_build(twice: Twice) -> None:
    path = twice.content / "pages/about/index.lt.md"
    path.write_bytes(path.read_bytes())
    built(twice)
    known = read(twice.output.with_name(".output.stamps"))
    assert known is not None
    assert "pages/about/index.lt.md" in known["digests"]
    handle = os.open(path, os.O_RDONLY)
    seen = Glance(known, handle)
    os.close(handle)

    path.unlink()

    assert not seen.nothing_to_do


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a fork that fails")
def test_where_no_other_process_may_be_started_nothing_is_found_out_beside_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_fork() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    before = len([*Path("/dev/fd").iterdir()])
    monkeypatch.setattr(os, "fork", no_fork)

    assert Beside(lambda: {"found": 1}).found() is None
    assert len([*Path("/dev/fd").iterdir()]) == before


def kept(until: datetime | None, *keys: str) -> Kept:
    return Kept(
        manner="", stamps={}, bodies=Bodies(), entries=Bodiless(), items=Bodiless(), values=dict.fromkeys(keys),
        rest=Packed(), advice=(), since=datetime.fromtimestamp(PAST, UTC), until=until,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("until", "keys", "expected"),
    [
        (None, (), 0),  # never
        (datetime(2026, 3, 1, 12, tzinfo=UTC), (), datetime(2026, 3, 1, 12, tzinfo=UTC)),
        (None, ("today/Europe/Vilnius", "order/news"), datetime(2026, 2, 9, 22, tzinfo=UTC)),
        (None, ("today/Europe/Vilnius", "today/Europe/Oslo"), datetime(2026, 2, 9, 22, tzinfo=UTC)),
        (None, ("today/Europe/Vilnius 2026-02-02 2026-03-01",), datetime(2026, 2, 9, 22, tzinfo=UTC)),
        (datetime(2026, 2, 9, 21, tzinfo=UTC), ("today/Europe/Oslo",), datetime(2026, 2, 9, 21, tzinfo=UTC)),
    ],
)
def test_what_was_built_holds_until_a_day_or_an_embargo_is_over(
    until: datetime | None, keys: tuple[str, ...], expected: datetime | int
) -> None:
    moment = datetime(2026, 2, 9, 12, 30, tzinfo=UTC)
    stamps = Standing(asked=("x",)).stamps(kept(until, *keys), moment)

    assert stamps["since"] == int(moment.timestamp()) * 10**9
    assert stamps["until"] == (expected if isinstance(expected, int) else int(expected.timestamp()) * 10**9)
    fixed = Standing(asked=("x",), fixed=True).stamps(kept(until, *keys), moment)
    assert (fixed["since"], fixed["until"]) == (0, 0), "a stated moment does not pass"


def test_code_written_this_moment_is_nothing_to_rely_on() -> None:
    def asked(seconds_ago: int) -> tuple[str, ...]:
        when = int((datetime.now(UTC) - timedelta(seconds=seconds_ago)).timestamp() * 10**9)
        standing = Standing(asked=("x",), trees=(("plugins", (".py",), {"a.py": (when, 1, 1)}),))
        return standing.stamps(kept(None), datetime.now(UTC))["asked"]

    assert asked(10) == ("x",)
    assert asked(0) == ()


def test_stamps_come_back_as_they_were_written_or_not_at_all(tmp_path: Path) -> None:
    place = tmp_path / ".output.stamps"
    stamps = Standing(asked=("x",)).stamps(kept(None), datetime(2026, 1, 1, tzinfo=UTC))
    assert read(place) is None
    write(stamps, place)

    assert read(place) == stamps
    assert stamp_of(place)[0] == place.stat().st_size
    data = place.read_bytes()
    for harmed in (data[:-1], data[:-1] + bytes([data[-1] ^ 1]), data.replace(b"stamps 1", b"stamps 0"), b""):
        place.write_bytes(harmed)
        assert read(place) is None


def test_nothing_that_takes_time_is_imported_for_a_glance(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "plugins",
        "tests/site/content",
        "-s",
        "tests/site/settings.py",
    ]
    command += ["-o", str(tmp_path / "output"), "--fatal", "warnings"]

    def run() -> str:
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stderr

    def imported(told: str) -> set[str]:
        return {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time")}

    assert "pelican" in imported(run())

    told = run()

    assert "The site is built" in told
    names = imported(told)
    assert not names & {"pelican", "typing", "dataclasses", "re", "logging", "hashlib", "pathlib", "json", "pickle"}
