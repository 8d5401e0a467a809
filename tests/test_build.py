"""A build as a whole: it makes the site, or it says everything that is wrong and leaves the last good site alone."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.builder import END
from tests.building import SMALL, Edited, build, files
from tests.tools import ROOT


@pytest.fixture
def edited_site(tmp_path: Path) -> Edited:
    """Return a copy of the tiny site's content that is built as by hand: each time by a process of its own."""
    return Edited(tmp_path)


BAD = "Title: Nauja\nDate: 07.12.2016\nTgas: x\n\nŽiūrėk [čia](niekur.pdf).\n"


def test_a_fault_ends_the_build_with_every_message_and_leaves_the_output_as_it_was(edited_site: Edited) -> None:
    assert edited_site.build().status == 0
    before = files(edited_site.output)
    edited_site.write("news/nauja/index.lt.md", BAD)

    made = edited_site.build()

    assert made.status == 1
    assert made.messages.splitlines() == [
        "content/news/nauja/index.lt.md:2: “07.12.2016” is not in the form that dates have here; write 2016-12-07 (date-format)",
        "content/news/nauja/index.lt.md:3: there is no header “Tgas” in news; did you mean “Tags”? (unknown-header)",
        "content/news/nauja/index.lt.md:5: niekur.pdf leads to nothing; put the file there, or correct its name (dangling-link)",
        "The site was not built; the last good one is as it was. Faults: 3",
    ]
    assert files(edited_site.output) == before


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("lt_LT.UTF-8", "Svetainė nesukurta"),
        ("nb_NO.UTF-8", "Nettstedet ble ikke"),
        ("no_NO.UTF-8", "Nettstedet ble ikke"),
        ("de_DE.UTF-8", "The site was not built"),
    ],
)
def test_editors_are_spoken_to_in_their_language(edited_site: Edited, locale: str, expected: str) -> None:
    edited_site.write("news/nauja/index.lt.md", BAD)

    assert edited_site.build(env={"LC_ALL": locale}).messages.splitlines()[-1].startswith(expected)


def test_pelicans_own_switch_that_empties_the_output_cannot_empty_it(edited_site: Edited) -> None:
    assert edited_site.build().status == 0
    before = files(edited_site.output)
    edited_site.write("news/nauja/index.lt.md", BAD)

    assert edited_site.build("--delete-output-directory").status == 1
    assert files(edited_site.output) == before


def test_what_is_deleted_from_the_content_is_gone_from_the_output(edited_site: Edited) -> None:
    edited_site.build()
    assert (edited_site.output / "nb/nyheter/only/index.html").is_file()
    (edited_site.content / "news/only/index.nb.md").unlink()
    (edited_site.content / "news/only").rmdir()

    assert edited_site.build().status == 0
    assert not (edited_site.output / "nb/nyheter/only").exists()


def test_a_site_that_lost_more_than_a_third_of_its_pages_needs_a_word(edited_site: Edited) -> None:
    edited_site.build()
    before = files(edited_site.output)
    pages = sum(1 for name in before if name.endswith(".html"))
    # As many pages again, which are then gone: as if half of the content had been deleted.
    for number in range(pages):
        (edited_site.output / f"lost-{number}.html").write_text("lost", encoding="utf-8")
    grown = files(edited_site.output)

    refused = edited_site.build()

    assert refused.status == 1
    assert refused.messages.splitlines()[0] == (
        f"content:1: the site would have {pages} pages; the last one had {2 * pages}; "
        "if that is meant, build with --allow-shrink (site-shrunk)"
    )
    assert files(edited_site.output) == grown
    assert edited_site.build("--extra-settings", "ALLOW_SHRINK=true").status == 0
    assert files(edited_site.output) == before


@pytest.mark.parametrize("staying", [False, True])
def test_a_file_that_cannot_be_put_in_its_place_is_told_in_words_and_all_is_as_it_was(
    edited_site: Edited, *, staying: bool
) -> None:
    """As one that another program holds open, on Windows. A process that stays can build again afterwards."""
    assert edited_site.build().status == 0
    before = files(edited_site.output)
    edited_site.write("news/nauja/index.lt.md", "Title: Nauja\nDate: 2025-12-07\n\nTekstas.\n")
    held = str(edited_site.output / "naujienos/index.html")
    asked = [str(edited_site.content), "-s", SMALL, "-o", str(edited_site.output), "--fatal", "warnings"]
    called = "builder.main(asked)" if staying else "main(asked)"
    program = f"""
import os, sys
from plugins.__main__ import main
from plugins.desk import builder
replace, asked, held = os.replace, {asked!r}, {held!r}
times = iter(range(99))
def holding(source, target):
    if target == held and next(times) == 0:
        raise PermissionError(13, "Held by another program", str(source), None, str(target))
    replace(source, target)
os.replace = holding
sys.exit({called})
"""

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        input="rest\nrest\n" if staying else "",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    said = f"{held} could not be written (Held by another program). The site was not built; the last good one is as it was."
    told = (done.stdout if staying else done.stderr).rstrip("\n").split("\n")
    assert said in told
    if staying:
        assert [line[:2] for line in told if line.startswith(END)] == [f"{END}1", f"{END}0"]
        assert "naujienos/nauja/index.html" in files(edited_site.output)
    else:
        assert (done.returncode, told) == (1, [said])
        assert files(edited_site.output) == before
        assert edited_site.build().status == 0
        assert files(edited_site.output) != before


def test_drafts_and_what_lies_in_the_future_are_nowhere(small_site: Path) -> None:
    everything = files(small_site)

    assert not [name for name in everything if "draft" in name or "future" in name or "juodrastis" in name]
    for words in ("Juodraštis", "Ateities žinia"):
        assert not [name for name, data in everything.items() if words.encode() in data]


def built_on_a_full_disk(site: Edited, locale: str) -> subprocess.CompletedProcess[str]:
    """Build; a limit on the size of a file stands in for the disk: to the program, both are an OSError while writing."""
    return subprocess.run(
        [sys.executable, "-m", "plugins", site.content, "-s", SMALL, "-o", site.output],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": locale},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_full_disk_leaves_the_output_as_it_was_and_says_so_without_a_traceback(edited_site: Edited) -> None:
    assert edited_site.build().status == 0
    before = files(edited_site.output)
    edited_site.write("news/nauja/index.lt.md", "Title: Nauja\nDate: 2025-12-07\n\nTekstas.\n")

    done = built_on_a_full_disk(edited_site, "C.UTF-8")

    assert done.returncode != 0
    assert "Traceback" not in done.stdout + done.stderr
    assert files(edited_site.output) == before
    assert edited_site.build().status == 0


def test_what_cannot_be_written_is_told_once_however_many_processes_find_out(edited_site: Edited) -> None:
    for number in range(200):
        edited_site.write(f"news/n-{number}/index.en.md", f"Title: News {number}\nDate: 2025-12-07\n\nText.\n")

    done = built_on_a_full_disk(edited_site, "nb_NO.UTF-8")

    assert done.returncode == 1
    assert done.stderr.endswith("Nettstedet ble ikke bygd; den siste gode utgaven står som før.\n")
    assert len(done.stderr.splitlines()) == 1
    assert not edited_site.output.exists()


def own_theme(edited_site: Edited) -> Path:
    theme = edited_site.folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    return theme


def test_a_fault_of_a_template_is_told_with_its_place_and_leaves_the_output_as_it_was(edited_site: Edited) -> None:
    """By whichever process has found it, and without a traceback: an editor may have touched a file by mistake."""
    theme = own_theme(edited_site)
    assert edited_site.build("-t", str(theme)).status == 0
    before = files(edited_site.output)
    page = theme / "templates/pages/news_item.html"
    text = page.read_text(encoding="utf-8")
    lines = text.count("\n")
    ends = {
        "{% if %}": f"{page}:{lines + 1}: TemplateSyntaxError: Expected an expression, got 'end of statement block'",
        "{{ nobody.knows }}": "UndefinedError: 'nobody' is undefined",
    }
    for added, expected in ends.items():
        page.write_text(
            text.replace("{% block main %}", f"{{% block main %}}{added}") if "nobody" in added else text + added
        )

        made = edited_site.build("-t", str(theme), env={"LC_ALL": "lt_LT.UTF-8"})

        told = made.messages.splitlines()
        assert made.status == 1
        assert told[0].endswith(expected)
        assert told[0].startswith(f"{page}:")
        assert len(told) == 2
        assert told[1].startswith("Tai nustatymų, temos ar kodo, ne teksto klaida: „git status“")
        assert told[1].endswith("Paskutinė tvarkinga svetainė liko, kokia buvo.")
        assert files(edited_site.output) == before


@pytest.mark.parametrize("gone", ["", "templates", "templates/base.html", "static/css/site.css"])
def test_what_is_gone_of_the_theme_is_told_without_a_traceback(edited_site: Edited, gone: str) -> None:
    theme = own_theme(edited_site)
    place = theme / gone
    shutil.rmtree(place) if place.is_dir() else place.unlink()

    made = edited_site.build("-t", str(theme))

    told = made.messages.splitlines()
    assert made.status == 1
    assert len(told) == 2 if "css" not in gone else "Traceback" not in made.messages
    assert "No such file or directory" in told[0] or told[0] == f"Could not find the theme {theme}"
    assert told[-1].endswith("The last good site is as it was.")


@pytest.mark.parametrize("name", ["PLUGINS", "CATALOGUE", "JINJA_ENVIRONMENT", "PAGE_LISTER"])
def test_a_setting_that_is_missing_is_told(edited_site: Edited, name: str) -> None:
    """Without PLUGINS, Pelican would publish a site of its own; without its environment, one with nothing escaped."""
    conf = edited_site.folder / "fewer.py"
    conf.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.site.settings import *\ndel {name}\n")

    made = build(edited_site.output, content=edited_site.content, conf=conf)

    assert made.status == 1
    assert [f"no setting {name}" in line for line in made.messages.splitlines()][-2:] == [True, False]
    assert not edited_site.output.exists()


def test_an_output_that_cannot_be_is_told_in_words(edited_site: Edited, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where its folder would be")

    made = build(tmp_path / "file/output", content=edited_site.content, conf=SMALL)

    assert made.status == 1
    assert f"{tmp_path}/file could not be written (" in made.messages
    assert "Traceback" not in made.messages


@pytest.mark.parametrize("output", ["content", "content/news", "."])
def test_no_build_takes_the_place_of_what_it_is_made_of(edited_site: Edited, output: str) -> None:
    """All texts were gone, and the build said that the site was built."""
    before = files(edited_site.folder)

    made = build(edited_site.folder / output, content=edited_site.content, conf=SMALL)

    assert made.status == 1
    assert made.messages.endswith(
        f"would take away what is in {edited_site.content}: a build leaves nothing that it has not made."
        " Name a folder of its own.\n"
    )
    assert files(edited_site.folder) == before


def test_no_build_takes_the_place_of_what_is_no_site(edited_site: Edited, tmp_path: Path) -> None:
    """A folder of letters was gone, and the build said that the site was built."""
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Documents/letter.odt").write_text("To whom it may concern")

    made = build(tmp_path / "Documents", content=edited_site.content, conf=SMALL)

    assert made.status == 1
    assert made.messages.endswith(
        f"{tmp_path}/Documents has something in it that is no site: letter.odt. To build the site there would take it"
        " away. Name a new folder, or an empty one.\n"
    )
    assert files(tmp_path / "Documents") == {"letter.odt": b"To whom it may concern"}
