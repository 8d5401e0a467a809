"""What is forgotten is asked about, and what is as it should be is not."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins import catalogue
from plugins.checks.advice import ADVICE
from plugins.desk.examples import check_name
from plugins.desk.inspecting import given
from plugins.reading.cataloguing import read_content
from tests.tools import ROOT

NOW = datetime(2016, 1, 1, tzinfo=UTC)
NEWS = "Title: Nauja žinia\nDate: 2016-12-07\nSummary: Trumpai.\n"
EVENT = "Title: Renginys\nType: meeting\nStarts: 2016-12-07\nSummary: Trumpai.\n"
TEXT = "\nTekstas.\n"


def asked(folder: Path, *files: tuple[str, str], faulty: bool = False, now: datetime = NOW) -> list[str]:
    """Return which checks ask about `files`, (path, text), laid over the tiny site."""
    content = folder / "content"
    shutil.copytree(ROOT / "tests/site/content", content)
    for path, text in files:
        place = content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    outcome = read_content(content, catalogue.Settings(now=now, drafts=True).manner("content"))
    assert bool(outcome.problems) is faulty, outcome.problems
    names = {str(Path(path).parent) for path, _ in files}
    return [each.check for each in given(outcome, ADVICE) if any(name in str(each.path) for name in names)]


@pytest.mark.parametrize(
    ("check", "path", "text"),
    [
        ("folder-date", "news/2026-12-nauja/index.lt.md", NEWS + TEXT),
        ("folder-date", "events/2026-12-nauja/index.lt.md", EVENT + TEXT),
        ("", "news/2016-10-nauja/index.lt.md", NEWS + TEXT),
        ("", "news/2016-09-nauja/index.lt.md", NEWS + TEXT),
        ("folder-date", "news/2016-08-nauja/index.lt.md", NEWS + TEXT),
        ("", "news/2017-03-nauja/index.lt.md", NEWS + TEXT),
        ("folder-date", "news/2017-04-nauja/index.lt.md", NEWS + TEXT),
        ("", "news/1918-vasario-16/index.lt.md", NEWS + TEXT),
        ("", "events/2016-06-nauja/index.lt.md", EVENT + "Status: rescheduled\nPrevious_start: 2016-06-01\n" + TEXT),
        ("date-far-off", "news/nauja/index.lt.md", NEWS.replace("2016", "2062") + TEXT),
        ("", "news/nauja/index.lt.md", NEWS + TEXT),
        ("modified-to-come", "news/nauja/index.lt.md", NEWS + "Modified: 2016-01-02\n" + TEXT),
        ("modified-to-come", "events/nauja/index.lt.md", EVENT + "Modified: 2061-01-01 09:00\n" + TEXT),
        ("", "news/nauja/index.lt.md", NEWS + "Modified: 2016-01-01 18:00\n" + TEXT),  # of today
        ("", "news/nauja/index.lt.md", NEWS.replace("2016-12-07", "2017-02-04") + TEXT),
        ("date-far-off", "news/nauja/index.lt.md", NEWS.replace("2016-12-07", "2017-02-05") + TEXT),
        ("way-to-join", "events/nauja/index.lt.md", EVENT + "Attendance: online\n" + TEXT),
        ("way-to-join", "events/nauja/index.lt.md", EVENT + "Attendance: mixed\n" + TEXT),
        ("way-to-join", "events/nauja/index.lt.md", EVENT + "Registration_deadline: 2016-12-01\n" + TEXT),
        ("way-to-join", "events/nauja/index.lt.md", EVENT + "Status: moved-online\n" + TEXT),
        ("", "events/nauja/index.lt.md", EVENT + "Attendance: online\nContact: a@b.example\n" + TEXT),
        ("", "events/nauja/index.lt.md", EVENT + "Attendance: online\nOnline_url: https://b.example/\n" + TEXT),
        ("", "events/nauja/index.lt.md", EVENT + "Attendance: mixed\nRegistration: https://b.example/\n" + TEXT),
        ("", "events/nauja/index.lt.md", EVENT + "Attendance: online\nStatus: cancelled\nNotice: Liga.\n" + TEXT),
        ("", "events/nauja/index.lt.md", EVENT.replace("2016", "2015") + "Attendance: online\n" + TEXT),
        ("text-missing", "news/nauja/index.lt.md", NEWS),
        ("", "events/nauja/index.lt.md", EVENT),
    ],
)
def test_what_is_forgotten_is_asked_about(check: str, path: str, text: str, tmp_path: Path) -> None:
    assert asked(tmp_path, (path, text)) == [check][: bool(check)]


def test_a_change_of_today_is_not_asked_about_in_the_first_hours_of_the_day(tmp_path: Path) -> None:
    """In Vilnius it is one o'clock, and in Greenwich still the day before."""
    text = NEWS + "Modified: 2016-01-01\n" + TEXT

    assert asked(tmp_path, ("news/nauja/index.lt.md", text), now=datetime(2015, 12, 31, 23, tzinfo=UTC)) == []


def test_a_file_is_asked_about_until_a_text_names_it(tmp_path: Path) -> None:
    plan = ("news/nauja/metų planas.pdf", "x")
    drawing = ("news/nauja/planas.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"></svg>')
    named = "\n[Planas](metų planas.pdf)\n\n![Salės planas](planas.svg)\n"

    assert asked(tmp_path / "1", ("news/nauja/index.lt.md", NEWS + TEXT), plan, drawing) == ["file-unused"] * 2
    assert asked(tmp_path / "2", ("news/nauja/index.lt.md", NEWS + named), plan, drawing) == []


def test_nobody_is_asked_about_the_files_of_an_item_with_faults(tmp_path: Path) -> None:
    """One that says “Nuotrauka: x.png” shows a picture, only not in words that the site knows."""
    text = NEWS + "Nuotrauka: planas.svg\n" + TEXT
    drawing = ("news/nauja/planas.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"></svg>')

    assert asked(tmp_path, ("news/nauja/index.lt.md", text), drawing, faulty=True) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Susitinkame penktadienį, gruodžio 8 d.", False),
        ("Susitinkame gruodžio 8 d. (penktadienį).", False),
        ("Susitinkame ketvirtadienį, 2016 m. gruodžio 8 d., ir gruodžio 9 d., penktadienį.", True),
        ("Sausio 4 d., trečiadienį, tęsiame.", True),
        ("Susitikome antradienį, 2015 m. gruodžio 8 d.", True),
        ("Susitikome ketvirtadienį, 2015 m. gruodžio 8 d.", False),
        ("Penktadienį susitinkame. Gruodžio 8 d. – jau kitur.", True),
    ],
)
def test_a_day_of_the_week_is_that_of_its_date(text: str, *, right: bool, tmp_path: Path) -> None:
    found = asked(tmp_path, ("news/nauja/index.lt.md", f"{NEWS}\n{text}\n"))

    assert found == ([] if right else ["weekday-differs"])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Vi møtes fredag 8. desember."),
        ("nb", "Sted: Oslo, 8. desember 2016 (fredag)"),
        ("en", "Friday, 8 December 2016"),
    ],
)
def test_it_is_so_in_each_language(lang: str, text: str, tmp_path: Path) -> None:
    assert asked(tmp_path, (f"news/nauja/index.{lang}.md", f"{NEWS}\n{text}\n")) == ["weekday-differs"]


def test_each_has_a_name_of_its_own() -> None:
    names = {check_name(check) for check in ADVICE}
    assert {"file-unused", "folder-date", "date-far-off", "way-to-join", "text-missing", "weekday-differs"} <= names
