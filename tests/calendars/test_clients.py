"""Calendar files in other people's programs: khal reads each, vdirsyncer follows an event that moves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import Edited
from tests.calendars.scenery import EVENTS, build, write
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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    edited = Edited(tmp_path_factory.mktemp("calendar"))
    for key in EVENTS:
        write(edited, key)
    build(edited)
    return edited


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
def test_khal_shows_a_year_at_its_local_times(zone: str, site: Edited, tmp_path: Path) -> None:
    shown = listed(tmp_path, zone, site.output / "en/calendar/events.ics")

    assert shown == YEAR[zone].strip().splitlines()


def test_khal_repeats_a_weekly_event_at_the_same_hour_on_both_sides_of_the_change_of_clocks(
    site: Edited, tmp_path: Path
) -> None:
    """Summer time ends on 25 October 2026, in Lithuania and in Norway."""
    shown = listed(tmp_path, "Europe/Oslo", site.output / "en/events/weekly/weekly.ics", once=False)

    assert [line.split(" | ")[0] for line in shown] == [
        "2026-10-15 09:00 – 2026-10-15 11:00",
        "2026-10-22 09:00 – 2026-10-22 11:00",
        "2026-10-29 09:00 – 2026-10-29 11:00",
    ]


def test_khal_takes_every_calendar_file_of_the_site_and_has_each_entry_once(site: Edited, tmp_path: Path) -> None:
    """An entry that stands in a dozen calendars, in three languages, is one and the same."""
    files = sorted(site.output.rglob("*.ics"))
    entries = {line for file in files for line in file.read_text("utf-8").splitlines() if line.startswith("UID:")}
    assert len(files) > 40

    shown = listed(tmp_path, "Europe/Vilnius", *files, since="2016-01-01", days=4000)

    uids = [f"UID:{line.split(' | ')[3]}" for line in shown]
    assert sorted(uids) == sorted(entries)


def test_a_session_of_its_own_day_is_an_entry_of_its_own(site: Edited, tmp_path: Path) -> None:
    shown = listed(tmp_path, "Europe/Vilnius", site.output / "nb/arrangementer/series/series.ics")

    assert [line.replace(" | Litauen", "") for line in shown] == [
        "2026-05-04 09:00 – 2026-05-04 11:00 | Kursrekke (1/3) | series@socialcluster.lt",
        "2026-05-11 09:00 – 2026-05-11 11:00 | Kursrekke (2/3) | series.2@socialcluster.lt",
        "2026-05-18 – 2026-05-18 | Kursrekke (3/3) | series.3@socialcluster.lt",
    ]


def test_vdirsyncer_follows_an_event_that_is_moved_renamed_and_cancelled_and_never_doubles_it(
    tmp_path: Path,
) -> None:
    edited = Edited(tmp_path / "site")
    for key in ("moving", "whole", "series"):
        write(edited, key)
    build(edited)
    config = tmp_path / "vdirsyncer.conf"
    vdir = tmp_path / "vdir"
    vdir.mkdir()
    sync = ("vdirsyncer", "-c", str(config))

    def moving() -> list[str]:
        run(tmp_path, *sync, "sync")
        return [line for line in listed(tmp_path, "Europe/Vilnius") if "moving@" in line]

    with served(edited.output) as address:
        config.write_text(VDIRSYNCER.format(folder=tmp_path, url=f"{address}/kalendorius/renginiai.ics"))
        run(tmp_path, *sync, "discover", answer="y\ny\n")
        first = moving()
        entries = len(list(vdir.iterdir()))

        write(edited, "moving", extra="Starts: 2026-04-07 09:00\nEnds: 2026-04-07 10:30\nSequence: 1")
        build(edited)
        moved = moving()

        write(
            edited,
            "moving",
            extra="Starts: 2026-04-07 09:00\nEnds: 2026-04-07 10:30\nSlug: kitur\nSequence: 1",
            lt="Kitas vardas",
        )
        build(edited)
        renamed = moving()

        write(edited, "moving", extra="Status: cancelled\nNotice: Neatvyks.\nSequence: 2")
        build(edited)
        cancelled = moving()
        entries_then = len(list(vdir.iterdir()))

    place = "Store sal, Oslo, Norvegija | moving@socialcluster.lt"
    assert first == [f"2026-03-30 11:00 – 2026-03-30 13:00 | Kilnojamas susitikimas | {place}"]
    assert moved == [f"2026-04-07 10:00 – 2026-04-07 11:30 | Kilnojamas susitikimas | {place}"]
    assert renamed == [f"2026-04-07 10:00 – 2026-04-07 11:30 | Kitas vardas | {place}"]
    assert cancelled == [f"2026-03-30 11:00 – 2026-03-30 13:00 | Atšauktas: Kilnojamas susitikimas | {place}"]
    assert entries == entries_then
