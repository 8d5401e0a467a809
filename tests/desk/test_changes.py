"""What a change does to the site, for whoever reviews it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest

from plugins.desk import changes, changespage, changing, worddiff
from tests.tools import ROOT

PAGE = "<!DOCTYPE html><html lang=lt><head><title>{title}</title><style>x</style></head><body><header>Meniu</header><main>{main}</main></body></html>"


def page(main: str, title: str = "Naujiena") -> bytes:
    return PAGE.format(title=title, main=main).encode()


BEFORE = {
    "a/index.html": page("<p>Keturias <b>die</b>nas.</p><p>Osle.</p>"),
    "b/index.html": page("x", "Sena"),
    "c/index.html": page("<p>Tas pats.</p>"),
    "d/index.html": page("Nepakitęs"),
    "feed.xml": b"1",
}
AFTER = {
    "a/index.html": page("<p>Penkias <b>die</b>nas.</p><p>Osle.</p>"),
    "c/index.html": page('<p class="y">Tas pats.</p>'),
    "d/index.html": page("Nepakitęs"),
    "e/index.html": page("<script>no()</script>Nauja & gera", "Nauja"),
    "feed.xml": b"2",
}
FOUND = changes.compare(BEFORE, AFTER)


def test_pages_appear_vanish_and_change() -> None:
    assert list(changes.summary(FOUND, "en")) == [
        "+ /e/  Nauja",
        "- /b/  Sena",
        "~ /a/  Naujiena",
        "~ /c/  Naujiena",
        "Other files that change: 1",
    ]


def test_words_are_those_that_readers_see() -> None:
    assert changes.seen(AFTER["e/index.html"].decode()) == changes.Seen(title="Nauja", lang="lt", words="Nauja & gera")
    leaf = "<span><span class=x>Bal.</span><span class=y>30</span></span> ži<span>nia</span>"
    assert changes.seen(page(leaf, "Žinia – du – Klasteris").decode()) == changes.Seen(
        title="Žinia – du", lang="lt", words="Bal. 30 žinia"
    )
    assert [worddiff.as_text(each.words) for each in FOUND.pages[2:]] == ["[-Keturias-]{+Penkias+} dienas. Osle.", ""]


def test_the_report_is_one_whole_page_with_the_difference_marked() -> None:
    made = changespage.report(FOUND, {"/a/": ("data:image/webp;base64,AA", "data:image/webp;base64,BB")}, "nb", "main")

    html5lib.HTMLParser(strict=True).parse(made)
    assert "<del>Keturias</del><ins>Penkias</ins>" in made
    assert "Nauja &amp; gera" in made
    assert made.count("<img") == 2
    assert "Bare utseende eller oppbygning" in made


def test_where_nothing_changes_it_says_so() -> None:
    same = changes.compare(BEFORE, BEFORE)

    assert list(changes.summary(same, "en")) == ["Nothing changes on the site."]
    assert "Nothing changes" in changespage.report(same, {}, "en", "main")


@pytest.mark.slow
def test_both_states_are_built_and_no_worktree_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole project in a repository of its own, one title changed since the commit."""
    project = tmp_path / "project"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests/site/content", project / "content")
    shutil.copy(ROOT / "pelicanconf.py", project)
    for command in (
        "init -q -b main",
        "config user.email a@example.org",
        "config user.name a",
        "add .",
        "commit -qm x",
    ):
        subprocess.run(["git", "-C", str(project), *command.split()], check=True)
    file = project / "content/pages/contact/index.en.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nWrite to us any day.\n", encoding="utf-8")

    assert changing.show(project, "main", lang="en", browser=False, now="2026-01-01T00:00+00:00") == 0

    told = capsys.readouterr().out
    assert "~ /en/contact/" in told
    report = (project / ".cache/changes.html").read_text(encoding="utf-8")
    assert "<ins>" in report
    assert "Write to us any day." in report
    listed = subprocess.run(["git", "-C", str(project), "worktree", "list"], capture_output=True, text=True, check=True)
    assert len(listed.stdout.splitlines()) == 1


def test_a_base_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)

    for base in ("nothing", "--help"):
        assert changing.show(tmp_path, base, lang="lt", browser=False) == 1
        assert capsys.readouterr().err == (
            f"Nėra su kuo palyginti („{base}“): nėra tokio pavadinimo šakos, žymės ar įrašo\n"
        )


@pytest.mark.parametrize("path", [os.environ["PATH"], "/nowhere"], ids=["no repository", "no git"])
def test_without_history_it_says_so(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("PATH", path)

    assert changing.show(tmp_path, "main", lang="en", browser=False) == 1
    assert capsys.readouterr().err == ("There is no “main” to compare with: git is missing, or keeps no history here\n")
