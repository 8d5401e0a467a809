"""Edits of which each has something about it, one by one: after each, the site is as if built from nothing."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests import forking
from tests.incremental.twice import LONG_AGO, Twice, counts, picture

SHOWING = "A picture: ![A wall](one.png), and [a file](one.pdf)."


@pytest.fixture
def young(warm: forking.Builder, tmp_path_factory: pytest.TempPathFactory) -> Twice:
    """Return a site whose files have just been written: their stamps say nothing."""
    return Twice(tmp_path_factory.mktemp("young") / "twice", warm)


def shown(site: Twice, colour: str) -> None:
    site.write("news/visit/one.png", picture(colour))
    site.write("news/visit/one.pdf", f"%PDF-1.4 {colour}" * 900)  # each colour is of a size of its own


@pytest.mark.parametrize("old_files", [True, False])
def test_a_picture_and_a_download_become_others_under_their_names(
    warm: forking.Builder, tmp_path_factory: pytest.TempPathFactory, *, old_files: bool
) -> None:
    site = Twice(tmp_path_factory.mktemp("files") / "twice", warm, old_files=old_files)
    site.body("news/visit/index.en.md", SHOWING)
    for colour in ("red", "green", "blue"):
        shown(site, colour)
        assert site.check() == 0


def test_logos_come_and_go_and_so_do_the_marks_of_those_without(twice: Twice) -> None:
    project = next(path for path in twice.paths(".md") if path.startswith("project/"))
    for item in ("partners/alfa/index.lt.md", project):
        twice.write(f"{item.rpartition('/')[0]}/logo.png", picture("red"))
        twice.header(item, "Logo", "logo.png")
        assert twice.check() == 0
    twice.write("partners/alfa/logo.png", picture("blue"))
    assert twice.check() == 0
    twice.header("partners/alfa/index.lt.md", "Logo", None)
    assert twice.check() == 0


def test_what_is_pinned_stands_first_until_its_last_day_is_over(twice: Twice) -> None:
    def first() -> str:
        home = (twice.output / "index.html").read_text(encoding="utf-8")
        return home.partition("news-card__link")[2].partition(">")[0].partition("/naujienos/")[2].strip('/"')

    seen = []
    for moment, until in (("20", None), ("20", "2016-12-21"), ("21", "2016-12-21"), ("22", "2016-12-21"), ("22", None)):
        twice.settings["NOW"] = json.dumps(f"2016-12-{moment} 12:00")
        twice.header("news/begins/index.lt.md", "Pinned_until", until)
        assert twice.check() == 0
        seen.append(first())
    newest, pinned = seen[0], seen[1]
    assert seen == [newest, pinned, pinned, newest, newest]
    assert newest != pinned


def test_the_day_of_an_edit_comes_and_goes(twice: Twice) -> None:
    for item in ("news/visit/index.lt.md", "pages/about/index.lt.md"):
        for day in ("2016-12-20", "2016-12-21", None):
            twice.header(item, "Modified", day)
            assert twice.check() == 0


def test_the_day_that_is_marked_in_the_calendar_moves_on(twice: Twice) -> None:
    for moment in ("2016-11-15 09:00", "2016-11-16 09:00", "2016-11-30 09:00", "2016-11-15 09:00"):
        twice.settings["NOW"] = json.dumps(moment)
        assert twice.check() == 0


def test_where_the_clock_is_set_back_an_edit_may_be_yet_to_come(twice: Twice) -> None:
    """Then search engines are not told of it; a build whose clock was right had not asked whether it is."""
    twice.header("news/visit/index.lt.md", "Modified", "2016-11-21")
    for moment in ("2016-11-21 09:00", "2016-11-20 09:00"):
        twice.settings["NOW"] = json.dumps(moment)
        assert twice.check() == 0


def test_a_change_is_told_when_its_moment_has_come(twice: Twice) -> None:
    """Nobody need touch the file again: until then the item is as old as its date."""
    twice.header("news/visit/index.lt.md", "Modified", "2016-11-21 12:00")
    told = []
    for moment in ("2016-11-21 11:59", "2016-11-21 12:00"):
        twice.settings["NOW"] = json.dumps(moment)
        assert twice.check() == 0
        told.append(b"2016-11-21T10:00:00" in (twice.output / "feeds/news.atom").read_bytes())
    assert told == [False, True]


def test_an_old_address_is_a_file_then_a_folder_then_a_file(twice: Twice) -> None:
    for alias in ("/old.html", "/old.html/", "/old.html"):
        twice.header("pages/about/index.en.md", "Aliases", alias)
        assert twice.check() == 0


def test_a_build_killed_before_it_could_remember_a_new_item_leaves_nothing_behind(twice: Twice) -> None:
    """Its pages lie where the next build, which knows nothing of them, puts the same."""
    assert twice.check() == 0
    for at in (20, 50):
        twice.write(f"news/new-{at}/index.en.md", f"Title: New {at}\nDate: 2016-11-20\n\nNew.\n")
        assert twice.build(DIE=str(at)).status == -signal.SIGKILL
        assert twice.check() == 0


def test_faults_of_every_sort_are_told_as_by_a_build_from_nothing_and_change_nothing(young: Twice) -> None:
    site = young
    path = "news/visit/index.en.md"
    good = site.read(path)
    assert site.check() == 0
    for bad in (
        good.replace("Title:", "Tilte:"),
        good.replace("Title: Partners met in Oslo\n", ""),
        good + "\n[nowhere](nowhere.pdf)\n",
        good + "\n[nowhere](../../news/nowhere/index.en.md)\n",
        good + "\n[no such part](../../news/visit/index.lt.md#no-such-part)\n",
        good + "\n![A wall](missing.png)\n",
        good + "\n<script>alert(1)</script>\n",
        good.replace("Summary:", "Date: 2016-11-18\nSummary:"),
        good.replace("Summary:", "Slug: only\nSummary:").replace("only", "partneriai osle"),
        good.encode().decode("utf-8").replace("News", "\x07"),
    ):
        site.write(path, bad)
        assert site.check() == 1, bad
    site.write(path, good)
    assert site.check() == 0


def test_a_part_that_others_lead_to_may_not_go(twice: Twice) -> None:
    twice.body("news/only/index.nb.md", "Se [andre del](../visit/index.nb.md#h-andre-del).")
    assert twice.check() == 0
    good = twice.read("news/visit/index.nb.md")
    twice.write("news/visit/index.nb.md", good.replace("Andre del\n", "Del to\n").replace("#h-andre-del", "#h-del-to"))
    assert twice.check() == 1


@pytest.mark.slow
def test_with_search_and_share_pictures_and_each_time_in_another_process_it_is_the_same(tmp_path: Path) -> None:
    """Each process puts sets in an order of its own."""
    site = Twice(tmp_path / "site", forking.Builder(None), env={"EVERYTHING": "yes"})
    path = "news/visit/index.en.md"

    def check(seed: str) -> None:
        site.env["PYTHONHASHSEED"] = seed
        assert site.check() == 0

    check("1")
    site.body("pages/about/index.en.md", "Other words.")
    assert 0 < counts(site.build())["pieces of work done"] <= 6
    site.body(path, "A word that nobody has found yet.")
    site.header(path, "Title", "Partners meet again")
    check("2")
    site.write("news/visit/one.png", picture("red"))
    site.header(path, "Image", "one.png")
    for lang in ("lt", "nb", "en"):
        site.header(f"news/visit/index.{lang}.md", "Image_alt", "A wall")
    site.header("events/visit/index.lt.md", "Host", "alfa")
    check("3")
    site.forget("partners/beta")
    check("4")
    site.env["PYTHONHASHSEED"] = "5"
    assert site.again()["pieces of work done"] <= 1  # the picture, which is looked at once more when it is older


def test_what_is_worked_out_of_the_theme_is_kept_for_as_long_as_its_files_are_the_same(twice: Twice) -> None:
    """Files of a theme are mostly older than the build before; what was written just now is looked into each time."""
    theme = twice.own_theme()
    styles, template = theme / "static/css/base.css", theme / "templates/pages/news_item.html"

    def written(place: Path, text: str, when: int) -> None:
        place.write_text(place.read_text(encoding="utf-8") + text, encoding="utf-8")
        os.utime(place, ns=(when, when))

    for path in theme.rglob("*"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert twice.check() == 0
    names = sorted(path.name for path in (twice.output / "theme").glob("site.*.css"))
    twice.body("news/visit/index.en.md", "Other words.")
    assert twice.check() == 0
    for turn in (1, 2):
        written(styles, f"\n.turn-{turn} {{ color: red }}\n", LONG_AGO + turn)
        written(template, f"<!-- {turn} -->", LONG_AGO + turn)
        assert twice.check() == 0
    written(styles, "\n.now { color: red }\n", time.time_ns())
    assert twice.check() == 0
    written(styles, "\n.and { color: red }\n", time.time_ns())
    assert twice.check() == 0
    assert sorted(path.name for path in (twice.output / "theme").glob("site.*.css")) != names


def test_nothing_is_taken_over_from_files_that_somebody_has_been_at(twice: Twice) -> None:
    """One of many pages that one piece of work makes; entries of a feed, of which but one is to be another."""
    twice.header("pages/about/index.lt.md", "Aliases", "/senas/, /senesnis/")
    assert twice.check() == 0
    (twice.output / "senas/index.html").unlink()
    feed = twice.output / "feeds/news.atom"
    said = feed.read_text(encoding="utf-8")
    assert "Partneriai susitiko Osle" in said
    feed.write_text(said.replace("Partneriai susitiko Osle", "Partneriai susipyko Osle"), encoding="utf-8")
    twice.header("news/begins/index.lt.md", "Title", "Kitaip")
    assert twice.check() == 0


def test_an_asset_that_somebody_has_taken_away_is_written_again(twice: Twice) -> None:
    for path in twice.own_theme().rglob("*"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert twice.check() == 0
    for path in (twice.output / "theme").iterdir():
        path.unlink()
    assert twice.check() == 0
