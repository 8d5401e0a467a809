from __future__ import annotations

import logging
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import Markup

from plugins.model.problem import N_, problem
from plugins.wording import strings
from plugins.wording.strings import Strings, explain
from tests.tools import ROOT

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Read %(link)s"
msgstr "Skaitykite %(link)s"

msgid "100 % certain"
msgstr "100 % tikra"

msgctxt "verb"
msgid "Search"
msgstr "Ieškoti"

msgctxt "noun"
msgid "Search"
msgstr "Paieška"

msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "%(n)s diena"
msgstr[1] "%(n)s dienos"
msgstr[2] "%(n)s dienų"

msgid "Not yet"
msgstr ""
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a root with one small Lithuanian catalogue."""
    folder = tmp_path / "theme/translations/lt/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(strings, "ROOT", tmp_path)
    monkeypatch.setattr(strings, "TRANSLATIONS", tmp_path / "theme/translations")
    monkeypatch.setattr(strings, "CACHE", tmp_path / ".cache")
    strings._words.cache_clear()
    return tmp_path


def test_a_catalogue_that_the_disk_has_spoilt_is_compiled_anew(house: Path) -> None:
    assert Strings("lt").p("noun", "Search") == "Paieška"
    (kept,) = (house / ".cache").iterdir()
    data = kept.read_bytes()
    for spoilt in (data.replace(b"Paie", b"Paja"), data[:-9], b"", b"\0" * len(data)):
        kept.write_bytes(spoilt)
        strings._read.cache_clear()
        strings._words.cache_clear()
        assert Strings("lt").p("noun", "Search") == "Paieška"
    assert [each.name for each in (house / ".cache").iterdir()] == [kept.name]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 dienų"),
        (1, "1 diena"),
        (2, "2 dienos"),
        (9, "9 dienos"),
        (10, "10 dienų"),
        (11, "11 dienų"),
        (12, "12 dienų"),
        (19, "19 dienų"),
        (20, "20 dienų"),
        (21, "21 diena"),
        (22, "22 dienos"),
        (101, "101 diena"),
        (111, "111 dienų"),
        (1002, "1\u00a0002 dienos"),
    ],
)
@pytest.mark.usefixtures("house")
def test_lithuanian_has_three_forms(count: int, said: str) -> None:
    assert Strings("lt").n("%(n)s day", "%(n)s days", count) == said


def test_english_needs_no_catalogue() -> None:
    t = Strings("en")

    assert t.n("%(n)s day", "%(n)s days", 1) == "1 day"
    assert t.n("%(n)s day", "%(n)s days", 1500) == "1,500 days"
    assert t.p("noun", "Search") == "Search"


@pytest.mark.usefixtures("house")
def test_a_word_can_mean_two_things() -> None:
    t = Strings("lt")

    assert (t.p("verb", "Search"), t.p("noun", "Search")) == ("Ieškoti", "Paieška")


@pytest.mark.usefixtures("house")
def test_a_per_cent_sign_is_a_sign_where_there_are_no_gaps() -> None:
    assert Strings("lt")("100 % certain") == "100 % tikra"


@pytest.mark.usefixtures("house")
def test_markup_in_a_gap_stays_and_all_else_is_escaped() -> None:
    link = Markup("<a>this</a>")
    said = Strings("lt")("Read %(link)s", link=link)

    assert (said, hasattr(said, "__html__")) == ("Skaitykite <a>this</a>", True)
    assert not hasattr(Strings("lt")("Read %(link)s", link="<b>"), "__html__")
    assert Strings("en")("%(link)s & %(word)s", link=link, word="<") == "<a>this</a> &amp; &lt;"


@pytest.mark.usefixtures("house")
def test_what_has_no_translation_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    """Builds run with warnings fatal: English in a Lithuanian page is never silent."""
    with caplog.at_level(logging.WARNING):
        said = Strings("lt")("Not yet")

    assert said == "Not yet"
    assert [record.getMessage() for record in caplog.records] == [
        "theme/translations/lt/LC_MESSAGES/messages.po has no translation of “Not yet”: run `python3 tasks.py strings`"
    ]


def test_an_edited_catalogue_is_never_stale(house: Path) -> None:
    said = Strings("lt").p("noun", "Search")
    file = house / "theme/translations/lt/LC_MESSAGES/messages.po"
    file.write_text(CATALOGUE.replace("Paieška", "Ieškojimas"), encoding="utf-8")

    assert (said, Strings("lt").p("noun", "Search")) == ("Paieška", "Ieškojimas")
    assert len(list((house / ".cache").iterdir())) == 2


def test_a_disk_that_cannot_be_written_to_is_no_hindrance(house: Path) -> None:
    (house / ".cache").write_text("a file where the folder would be")

    assert Strings("lt").p("noun", "Search") == "Paieška"


def test_a_damaged_cache_is_made_anew(house: Path) -> None:
    Strings("lt")
    kept = next((house / ".cache").iterdir())
    kept.write_bytes(b"half a file")
    strings._words.cache_clear()

    assert Strings("lt").p("noun", "Search") == "Paieška"


def test_strings_travel_to_worker_processes() -> None:
    t = pickle.loads(pickle.dumps(Strings("lt")))

    assert (t, t.lang, len(pickle.dumps(t)) < 200) == (Strings("lt"), "lt", True)


def test_babel_is_not_loaded_where_the_catalogue_has_been_compiled() -> None:
    """Importing it would cost every build some 40 ms."""
    Strings("lt")("News")
    code = (
        "import sys; from plugins import languages; from plugins.wording.strings import Strings;"
        "Strings('lt')('News'); languages.FILTERS['country']('NO', 'lt'); print('babel' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert answer.stdout == "False\n"


def test_a_problem_is_told_in_the_editors_language() -> None:
    found = problem(
        "content/news/x/index.lt.md", 3, "date-format", N_("“{value}” is not a date"), N_("write {iso}"),
        value="lapkritis {}", iso="2016-11-14",
    )  # fmt: skip

    assert [explain(found, lang) for lang in ("en", "lt", "nb")] == [
        "content/news/x/index.lt.md:3: “lapkritis {}” is not a date; write 2016-11-14 (date-format)",
        "content/news/x/index.lt.md:3: „lapkritis {}“ nėra data; rašykite 2016-11-14 (date-format)",
        "content/news/x/index.lt.md:3: «lapkritis {}» er ikke en dato; skriv 2016-11-14 (date-format)",
    ]
