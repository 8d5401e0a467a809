"""New items and translations: made whole, right at once, never over what is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plugins import catalogue, report
from plugins.desk import asking, drafting
from plugins.desk.drafting import Draft
from plugins.desk.fingerprints import fingerprint
from plugins.desk.hints import ORDER, hint
from plugins.reading.cataloguing import Outcome, read_content
from plugins.reading.headers import HEADERS
from tests.tools import ROOT

ALL = {"lt": "Mokymai Biržuose", "nb": "Opplæring i Biržai", "en": "Training in Biržai"}
NEEDED = {
    "news": ["Date: 2016-11-17"],
    "event": ["Type: training", "Starts = 2016-11-14 10:00", "Ends: 2016-11-14 16:00"],
    "partner": [
        "Own_name: Biržų biblioteka",
        "Own_lang: lt",
        "Kind: library",
        "Country: LT",
        "Position: 56.2, 24.75",
    ],
    "topic": [],
    "page": ["Menu: main", "Order: 7"],
}
Told = Callable[[], tuple[list[str], list[str]]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/site/content", tmp_path / "content")
    return tmp_path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    def read() -> tuple[list[str], list[str]]:
        out, err = capsys.readouterr()
        return out.splitlines(), err.splitlines()

    return read


def outcome(project: Path) -> Outcome:
    """Read the content, drafts among it, and find no fault."""
    settings = catalogue.Settings(now=datetime(2026, 1, 1, tzinfo=UTC), drafts=True)
    found = read_content(project / "content", settings.manner("content"))
    assert report.lines(catalogue.all_problems(found, settings.checks), "en") == []
    return found


def everything(project: Path) -> dict[str, bytes]:
    return {str(path.relative_to(project)): path.read_bytes() for path in project.rglob("*") if path.is_file()}


@pytest.mark.parametrize("editor", ["lt", "nb", "en"])
@pytest.mark.parametrize("kind", NEEDED)
def test_a_new_item_has_no_fault_in_any_editors_language(project: Path, kind: str, editor: str, told: Told) -> None:
    assert asking.new(project, kind, titles=ALL, stated=NEEDED[kind], lang=editor) == 0

    out, err = told()
    assert (len(out), err) == (4, [])
    folder = drafting.KINDS[kind]
    (new,) = [thing for (of, key), thing in outcome(project).things.items() if of == folder and "training-in" in key]
    assert [source.lang for source in new.files] == ["lt", "nb", "en"]
    assert new.fact("draft") is True
    assert {lang: new.word(lang, "title") for lang in ALL} == ALL


@pytest.mark.parametrize("kind", ORDER)
def test_every_header_of_a_new_item_stands_in_order_with_a_note(kind: str) -> None:
    made = drafting.files(Draft(kind=kind, id="x", titles={"lt": "X", "en": "X"}, values={}), "en")
    names = [HEADERS[kind][key].name for key in ORDER[kind]]
    lines = made["index.lt.md"].splitlines()

    assert [name for line in lines for name in names if line.startswith((f"{name}:", f"<!-- {name}:"))] == names
    assert all(hint(kind, key) in made["index.lt.md"] for key in ORDER[kind])
    assert "Draft" not in made["index.en.md"]


def test_a_new_event_says_since_when_it_is_announced(project: Path) -> None:
    """Else the feeds would tell of it only when it begins."""
    for extra, folder in ([], "today"), (["Date: 2016-10-01"], "stated"):
        asking.new(project, "event", titles={"lt": "X"}, stated=[*NEEDED["event"], *extra], folder=folder)
    things = outcome(project).things

    assert things["events", "stated"].fact("date") == date(2016, 10, 1)
    assert abs(things["events", "today"].fact("date") - datetime.now(UTC).date()) <= timedelta(days=1)


def test_a_note_that_is_freed_of_its_marks_is_a_header(project: Path) -> None:
    asking.new(project, "news", titles={"lt": "X"}, stated=NEEDED["news"], folder="x")
    path = project / "content/news/x/index.lt.md"
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("<!-- Author:"))
    path.write_text(text.replace(line, "Author: Ona Onaitė"), encoding="utf-8")

    assert outcome(project).things["news", "x"].fact("author") == "Ona Onaitė"


def answering(*answers: str) -> tuple[Callable[[str], str], list[str]]:
    questions: list[str] = []
    waiting: Iterator[str] = iter(answers)

    def ask(question: str) -> str:
        questions.append(question)
        return next(waiting)

    return ask, questions


def test_only_what_is_needed_is_asked_and_a_wrong_answer_is_asked_for_again(project: Path, told: Told) -> None:
    ask, questions = answering("Naujiena", "", "", "17.11.2016", "", "2016-11-17", "")

    assert asking.new(project, "news", titles={}, lang="lt", ask=ask) == 0
    out, _ = told()
    assert questions[0] == "Pavadinimas lietuvių kalba (tuščia – šia kalba dar nebus): "
    assert [question[:4] for question in questions] == ["Pava", "Pava", "Pava", "Date", "Date", "Date", "Apla"]
    assert out[:2] == [
        "„17.11.2016“ parašyta ne taip, kaip čia rašomos datos; rašykite 2016-11-17",
        "trūksta „Date“",
    ]
    assert (project / "content/news/2016-11-naujiena/index.lt.md").is_file()
    outcome(project)


def test_no_answer_is_told_to_be_missing_and_no_word_is_guessed_for_it(project: Path, told: Told) -> None:
    ask, _ = answering("Mokymai", "", "", "", "training", "2016-11-28", "")

    assert asking.new(project, "event", titles={}, lang="lt", ask=ask) == 0
    assert told()[0][0] == "trūksta „Type“"


@pytest.mark.parametrize(
    ("kind", "titles", "stated", "folder", "message"),
    [
        ("news", ALL, [], "", '“Date” is missing; say it like --header "Date: 2016-11-17"'),
        ("news", ALL, ["Date: 17.11.2016"], "", "Date: “17.11.2016” is not in the form that dates have here; write 2016-11-17"),
        ("news", ALL, ["Datum: 1"], "", "there is no header “Datum” in news; use one of Title, Summary, Slug, Date, Author, Tags, Partners, Events, Image, Image_alt, Image_caption, Image_credit, Pinned_until, Publish, Draft"),
        ("event", ALL, ["Dato: 1"], "", "there is no header “Dato” in events; did you mean “Starts”?"),
        ("news", {}, [], "", 'say the title in one language at least: --en "A day in Oslo"'),
        ("", ALL, [], "", "say what to make, one of event, news, partner, topic, page: python3 tasks.py new news"),
        ("tag", ALL, [], "", "there is no “tag” to make; write one of event, news, partner, topic, page"),
        ("news", ALL, NEEDED["news"], "../x", "“../x” cannot be a folder: use small letters from a to z, figures and single hyphens"),
        ("news", ALL, NEEDED["news"], "visit", "content/news/visit is there already; nothing was written"),
        ("news", ALL, NEEDED["news"], "x" * 101, "101 characters are too many for one part of an address"),
        ("news", ALL, NEEDED["news"], "con", "Windows can hold neither a file nor a folder called “con”"),
        ("news", ALL, NEEDED["news"], "visit.", "“visit.” cannot be a folder: use small letters from a to z, figures and single hyphens"),
        ("news", {"lt": "Ж"}, NEEDED["news"], "", "“2016-11-” cannot be a folder: use small letters from a to z, figures and single hyphens"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    project: Path, told: Told, kind: str, titles: dict[str, str], stated: list[str], folder: str, message: str
) -> None:
    before = everything(project)

    assert asking.new(project, kind, titles=titles, stated=stated, folder=folder, lang="en") == 1
    assert told() == ([], [message])
    assert everything(project) == before


def test_no_folder_is_proposed_that_windows_takes_for_a_device() -> None:
    assert drafting.proposed_id("partners", {"en": "AUX"}, {}) == "aux-1"
    assert drafting.proposed_id("news", {"en": "AUX"}, {"date": "2016-11-17"}) == "2016-11-aux"


def test_a_full_disk_leaves_no_half_of_an_item(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = everything(project), Path.write_text

    def full(path: Path, text: str, **options: str) -> int:
        if path.name == "index.nb.md":
            raise OSError(28, "No space left on device")
        return write(path, text, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        asking.new(project, "news", titles=ALL, stated=NEEDED["news"], lang="en")
    assert everything(project) == before


def test_a_translation_has_words_links_and_origin_in_place_and_no_fault(project: Path, told: Told) -> None:
    (project / "content/news/begins/index.lt.md").write_text(
        "Title: Pradžia\nSummary: Trumpai.\nSlug: pradzia\nDate: 2015-09-11\nSpeakers_: x\n\n".replace(
            "Speakers_: x\n", ""
        )
        + "Žr. [vizitą](../visit/index.lt.md), [renginį](../../events/training/index.lt.md) ir [failą](../visit/programa.pdf).\n",
        encoding="utf-8",
    )
    assert asking.translate(project, "begins", to="nb", source="lt", lang="lt") == 0
    assert told() == (
        [
            "Sukurta: content/news/begins/index.nb.md",
            "Skaitytojai tai pamatys, kai svetainė bus sukurta kitą kartą, todėl skelbkite tik viską išvertę.",
        ],
        [],
    )

    text = (project / "content/news/begins/index.nb.md").read_text(encoding="utf-8")
    things = outcome(project).things
    origin = things["news", "begins"].source("lt")
    assert origin
    assert things["news", "begins"].word("nb", "translated_from") == ("lt", fingerprint(origin))
    assert things["news", "begins"].word("nb", "translated") in (datetime.now(UTC).date(), date.today())  # noqa: DTZ011
    assert "Title: Pradžia" in text
    assert "Slug" not in text
    assert "<!-- Date: 2015-09-11 -->" in text
    assert "(../visit/index.nb.md)" in text
    assert "(../../events/training/index.lt.md)" in text  # which nobody has translated


@pytest.mark.parametrize(
    ("name", "to", "message"),
    [
        ("visit", "nb", "several items are called visit: say which, events/visit, news/visit"),
        ("news/visit", "nb", "content/news/visit/index.nb.md is there already; nothing was written"),
        ("", "nb", "say which item, by its folder: python3 tasks.py translate news/2016-11-oslo-visit --to nb"),
        ("nothing", "nb", "there is no item called nothing"),
        ("../../etc", "nb", "there is no item called ../../etc"),
        ("news/only", "xx", "say which language: --to nb"),
        ("news/only", "nb", "there is no text to translate from"),
    ],
)
def test_what_cannot_be_translated_is_told_and_nothing_is_written(
    project: Path, told: Told, name: str, to: str, message: str
) -> None:
    before = everything(project)

    assert asking.translate(project, name, to=to, lang="en") == 1
    assert told() == ([], [message])
    assert everything(project) == before


def test_a_typo_mended_can_be_marked_as_no_change_in_meaning(project: Path, told: Told) -> None:
    asking.translate(project, "news/begins", to="nb", source="lt", lang="en")
    path = project / "content/news/begins/index.lt.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nTaisyta.\n", encoding="utf-8")
    told()

    assert asking.translate(project, "news/begins", to="nb", source="lt", unchanged=True, lang="en") == 0
    assert told()[0] == ["content/news/begins/index.nb.md is up to date with index.lt.md again."]
    things = outcome(project).things
    origin = things["news", "begins"].source("lt")
    assert origin
    assert things["news", "begins"].word("nb", "translated_from") == ("lt", fingerprint(origin))
    assert not list(project.rglob("*.swp"))
