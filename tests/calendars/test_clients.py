"""Calendar files in other people's programs: khal reads each, vdirsyncer follows an event that moves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import Edited
from tests.calendars.scenery import build, write
from tests.forking import Builder
from tests.serving import served

KHAL = """
[calendars]
  [[events]]
    path = {folder}/vdir
    type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
VDIRSYNCER = """
[general]
status_path = "{folder}/status"
[pair events]
a = "site"
b = "mine"
collections = null
[storage site]
type = "http"
url = "{url}"
[storage mine]
type = "filesystem"
path = "{folder}/vdir"
fileext = ".ics"
"""


def run(folder: Path, *command: str, answer: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        input=answer,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={"HOME": str(folder), "LC_ALL": "C.UTF-8", "PATH": "", "TZ": "UTC"},
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def listed(
    folder: Path, zone: str, *files: Path, once: bool = True, since: str = "2026-01-01", days: int = 365
) -> list[str]:
    """Return what khal shows of some days to somebody in `zone`, after importing `files`.

    One line for each entry or, unless `once`, for each day and repetition of it.
    """
    config = folder / "khal.conf"
    config.write_text(KHAL.format(folder=folder, zone=zone), encoding="utf-8")
    (folder / "vdir").mkdir(exist_ok=True)
    khal = ("khal", "-c", str(config))
    if files:
        run(folder, *khal, "import", "--batch", "-a", "events", *map(str, files))
    line = "{start-long} – {end-long} | {title} | {location} | {uid}"
    times = ("--once",) if once else ()
    shown = run(folder, *khal, "list", *times, "--day-format", "", "--format", line, since, f"{days}d")
    return [line.strip() for line in shown.splitlines() if line.strip()]


YEAR = {
    "Europe/Vilnius": """
2026-02-27 – 2026-03-02 | Whole days | Lithuania | whole@socialcluster.lt
2026-03-30 11:00 – 2026-03-30 13:00 | A meeting that moves | Great hall, Oslo, Norway | moving@socialcluster.lt
2026-04-08 – 2026-04-08 | Cancelled: Cancelled one | Lithuania | cancelled@socialcluster.lt
2026-04-09 10:00 – 2026-04-09 12:00 | Postponed: Postponed one | Norway | postponed@socialcluster.lt
2026-04-10 – 2026-04-10 | Maybe | Norway | tentative@socialcluster.lt
2026-04-10 09:00 – 2026-04-10 11:00 | Rescheduled one | Lithuania | rescheduled@socialcluster.lt
2026-04-10 15:00 – 2026-04-10 16:30 | Online one | Online | online@socialcluster.lt
2026-10-15 10:00 – 2026-10-15 12:00 | Every week | Lithuania | weekly@socialcluster.lt
""",
    "Europe/Oslo": """
2026-02-27 – 2026-03-02 | Whole days | Lithuania | whole@socialcluster.lt
2026-03-30 10:00 – 2026-03-30 12:00 | A meeting that moves | Great hall, Oslo, Norway | moving@socialcluster.lt
2026-04-08 – 2026-04-08 | Cancelled: Cancelled one | Lithuania | cancelled@socialcluster.lt
2026-04-09 09:00 – 2026-04-09 11:00 | Postponed: Postponed one | Norway | postponed@socialcluster.lt
2026-04-10 – 2026-04-10 | Maybe | Norway | tentative@socialcluster.lt
2026-04-10 08:00 – 2026-04-10 10:00 | Rescheduled one | Lithuania | rescheduled@socialcluster.lt
2026-04-10 14:00 – 2026-04-10 15:30 | Online one | Online | online@socialcluster.lt
2026-10-15 09:00 – 2026-10-15 11:00 | Every week | Lithuania | weekly@socialcluster.lt
""",
}


@pytest.mark.parametrize("zone", YEAR)
def test_khal_shows_a_year_at_its_local_times(zone: str, calendar_site: Path, tmp_path: Path) -> None:
    shown = listed(tmp_path, zone, calendar_site / "en/calendar/events.ics")

    assert shown == YEAR[zone].strip().splitlines()


def test_khal_repeats_a_weekly_event_at_the_same_hour_on_both_sides_of_the_change_of_clocks(
    calendar_site: Path, tmp_path: Path
) -> None:
    """Summer time ends on 25 October 2026, in Lithuania and in Norway."""
    shown = listed(tmp_path, "Europe/Oslo", calendar_site / "en/events/weekly/weekly.ics", once=False)

    assert [line.split(" | ")[0] for line in shown] == [
        "2026-10-15 09:00 – 2026-10-15 11:00",
        "2026-10-22 09:00 – 2026-10-22 11:00",
        "2026-10-29 09:00 – 2026-10-29 11:00",
    ]


def test_khal_takes_every_calendar_file_of_the_site_and_has_each_entry_once(
    calendar_site: Path, tmp_path: Path
) -> None:
    """An entry that stands in a dozen calendars, in three languages, is one and the same."""
    files = sorted(calendar_site.rglob("*.ics"))
    entries = {line for file in files for line in file.read_text("utf-8").splitlines() if line.startswith("UID:")}
    assert len(files) > 40

    shown = listed(tmp_path, "Europe/Vilnius", *files, since="2016-01-01", days=4000)

    uids = [f"UID:{line.split(' | ')[3]}" for line in shown]
    assert sorted(uids) == sorted(entries)


def test_a_session_of_its_own_day_is_an_entry_of_its_own(calendar_site: Path, tmp_path: Path) -> None:
    shown = listed(tmp_path, "Europe/Vilnius", calendar_site / "nb/arrangementer/series/series.ics")

    assert [line.replace(" | Litauen", "") for line in shown] == [
        "2026-05-04 09:00 – 2026-05-04 11:00 | Kursrekke (1/3) | series@socialcluster.lt",
        "2026-05-11 09:00 – 2026-05-11 11:00 | Kursrekke (2/3) | series.2@socialcluster.lt",
        "2026-05-18 – 2026-05-18 | Kursrekke (3/3) | series.3@socialcluster.lt",
    ]


MOVES = {
    "as announced": ("", "Kilnojamas susitikimas"),
    "moved": ("Starts: 2026-04-07 09:00\nEnds: 2026-04-07 10:30\nSequence: 1", "Kilnojamas susitikimas"),
    "renamed": ("Starts: 2026-04-07 09:00\nEnds: 2026-04-07 10:30\nSlug: kitur\nSequence: 1", "Kitas vardas"),
    "cancelled": ("Status: cancelled\nNotice: Neatvyks.\nSequence: 2", "Kilnojamas susitikimas"),
}
SHOWN = {
    "as announced": "2026-03-30 11:00 – 2026-03-30 13:00 | Kilnojamas susitikimas",
    "moved": "2026-04-07 10:00 – 2026-04-07 11:30 | Kilnojamas susitikimas",
    "renamed": "2026-04-07 10:00 – 2026-04-07 11:30 | Kitas vardas",
    "cancelled": "2026-03-30 11:00 – 2026-03-30 13:00 | Atšauktas: Kilnojamas susitikimas",
}


@pytest.mark.slow
def test_subscribers_and_those_who_take_a_file_see_an_event_once_wherever_it_moves(
    tmp_path: Path, warm: Builder
) -> None:
    """vdirsyncer follows the calendar over HTTP, khal is given each new file of the event on top of the last one.

    vdirsyncer goes by what is no longer there, and names entries anew (its HTTP storage ignores UIDs); khal's import
    goes by the UID alone. An event must stay one for both.
    """
    site = Edited(tmp_path / "site", warm.build)
    for key in ("moving", "whole", "series"):
        write(site, key)
    config, follower, taker = tmp_path / "vdirsyncer.conf", tmp_path / "follower", tmp_path / "taker"
    (follower / "vdir").mkdir(parents=True)
    taker.mkdir()
    sync = ("vdirsyncer", "-c", str(config))
    others = None

    build(site)
    with served(site.output) as address:
        config.write_text(VDIRSYNCER.format(folder=follower, url=f"{address}/kalendorius/renginiai.ics"), "utf-8")
        run(follower, *sync, "discover", answer="y\ny\n")
        for step, (headers, title) in MOVES.items():
            write(site, "moving", extra=headers, lt=title)
            if headers:
                build(site)
            run(follower, *sync, "sync")
            followed = [line.split(" | ")[:2] for line in listed(follower, "Europe/Vilnius")]
            (file,) = site.output.glob("renginiai/*/moving.ics")
            taken = [line.split(" | ")[:2] for line in listed(taker, "Europe/Vilnius", file)]

            due = SHOWN[step].split(" | ")
            assert taken == [due], step
            assert followed.count(due) == 1, step
            rest = [line for line in followed if line != due]
            assert others in (None, rest), step
            others = rest
