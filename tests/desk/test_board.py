"""The translation board: out of date is what was made from other words than the source's."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import html5lib
import pytest

from plugins.catalogue import Settings
from plugins.desk import asking, boarding, boardpage, worddiff
from plugins.desk.board import History, Row, State, rows
from plugins.desk.fingerprints import fingerprint
from plugins.languages import LANGUAGES
from plugins.reading.cataloguing import read_content
from plugins.reading.sources import Source, parse
from plugins.reading.things import thing
from tests.tools import ROOT

BEFORE = "Title: Vizitas\nSlug: vizitas\nDate: 2016-11-17\n\nKeturias dienas dirbome Osle ir planavome.\n"


def source(text: str, lang: str = "lt") -> Source:
    made, faults = parse(text.encode(), PurePosixPath(f"content/news/visit/index.{lang}.md"), "news", "visit", lang)
    assert made is not None
    assert faults == []
    return made


def board(lt: str, nb: str | None, *history: str) -> Row:
    def versions(path: PurePosixPath) -> list[bytes]:
        assert path.name == "index.lt.md"
        return [each.encode() for each in history]

    given: History = versions
    files = [source(lt)] + ([source(nb, "nb")] if nb else [])
    (row,) = rows([thing(files, [])], ("lt", "nb", "en"), given)
    return row


def norwegian(made_from: str) -> str:
    return f"Title: Besøk\nTranslated-from: lt {fingerprint(source(made_from))}\n\nTekst.\n"


def states(row: Row) -> list[str]:
    return [cell.state.value for cell in row.cells.values()]


def test_an_item_is_written_or_missing() -> None:
    assert states(board(BEFORE, None)) == ["done", "missing", "missing"]
    assert states(board(BEFORE, norwegian(BEFORE))) == ["done", "done", "missing"]
    assert states(board(BEFORE, "Title: Besøk\n\nTekst.\n")) == ["done", "done", "missing"]


def test_other_words_make_a_translation_out_of_date_and_what_is_different_is_shown() -> None:
    after = BEFORE.replace("Keturias", "Penkias")
    cell = board(after, norwegian(BEFORE), after, BEFORE).cells["nb"]

    assert cell.state is State.OUTDATED
    assert cell.changes is not None
    (change,) = cell.changes
    assert change.header == ""
    assert [(each.kind, each.text) for each in change.pieces if each.kind != "same"] == [
        ("gone", "Keturias"),
        ("new", "Penkias"),
    ]


def test_without_the_old_version_it_says_so() -> None:
    row = board(BEFORE.replace("Keturias", "Penkias"), norwegian(BEFORE))

    assert row.cells["nb"].changes is None
    assert "is not in the history" in boarding.table((row,), ("lt", "nb", "en"), "en")


def test_neither_facts_nor_addresses_nor_white_space_make_a_translation_out_of_date() -> None:
    for after in (
        BEFORE.replace("2016-11-17", "2016-11-18"),
        BEFORE.replace("Slug: vizitas", "Slug: kitas\nAliases: /vizitas/"),
        BEFORE.replace(" ir ", "\nir\n"),
        BEFORE.replace("\n", "\r\n"),
    ):
        assert fingerprint(source(after)) == fingerprint(source(BEFORE))
    assert fingerprint(source(BEFORE.replace("Vizitas", "Antras vizitas"))) != fingerprint(source(BEFORE))


def test_the_table_has_a_sign_for_each_language_and_the_sums() -> None:
    row = board(BEFORE.replace("Keturias", "Penkias"), norwegian(BEFORE), BEFORE)

    assert boarding.table((row,), ("lt", "nb", "en"), "en").splitlines() == [
        "Item        lt  nb  en",
        "news/visit  ✓   !   –",
        "",
        "lt: ✓ written 1, – missing 0, ! out of date 0",
        "nb: ✓ written 0, – missing 0, ! out of date 1",
        "en: ✓ written 0, – missing 1, ! out of date 0",
        "",
        "content/news/visit/index.nb.md: out of date",
        "  Text: [-Keturias-]{+Penkias+} dienas dirbome Osle ir planavome.",
        "  If it still holds: python3 tasks.py translate news/visit --to nb --source lt --unchanged",
    ]


def test_the_page_is_whole_html_and_escapes_what_editors_wrote() -> None:
    text = BEFORE.replace("Vizitas", "<b>A & B</b>")
    row = board(text.replace("Keturias", "<i>Penkias</i>"), norwegian(text), text)
    made = boardpage.page((row,), LANGUAGES, "nb")

    html5lib.HTMLParser(strict=True).parse(made)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in made
    assert "<del>Keturias</del>" in made
    assert "<i>" not in made


def test_versions_come_from_gits_history_the_newest_first(tmp_path: Path) -> None:
    file = tmp_path / "content/news/x/index.lt.md"
    file.parent.mkdir(parents=True)
    path = PurePosixPath("content/news/x/index.lt.md")
    assert list(boarding.versions(tmp_path, path)) == []  # there is no git here
    for command in ("init -q", "config user.email a@example.org", "config user.name a"):
        subprocess.run(["git", "-C", str(tmp_path), *command.split()], check=True)
    for text in ("one", "two"):
        file.write_text(text, encoding="utf-8")
        subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
        subprocess.run(["git", "-C", str(tmp_path), "commit", "-qm", text], check=True)

    assert list(boarding.versions(tmp_path, path)) == [b"two", b"one"]


def test_words_beside_one_another_change_as_one_phrase() -> None:
    found = worddiff.pieces("Du žodžiai, visi. Kitas.", "Trys raidės, visi. Kitas.")

    assert worddiff.as_text(found) == "[-Du žodžiai-]{+Trys raidės+}, visi. Kitas."
    assert worddiff.pieces("a b", "a b") == (worddiff.Piece(kind="same", text="a b"),)
    assert [each.kind for each in worddiff.pieces(" ", ", x")] == ["gone", "new"]


def test_what_stayed_is_shortened_and_very_long_texts_are_not_compared() -> None:
    words = " ".join(f"w{number}" for number in range(100))
    found = worddiff.pieces(f"a {words} b {words}", f"a {words} c {words}")

    assert worddiff.as_text(found).startswith(" … ")
    assert "[-b-]{+c+}" in worddiff.as_text(found)
    assert len(worddiff.as_html(found)) < 200
    assert [each.kind for each in worddiff.pieces("x " * 20_000, "y")] == ["gone", "new"]


OUTDATED = BEFORE.replace("Keturias", "Penkias").replace("Title: Vizitas", "Title: Antras vizitas")


def a_board() -> Row:
    """An item whose Norwegian and English were made from other words than there are now."""
    files = [source(OUTDATED), source(norwegian(BEFORE), "nb")]
    files.append(source(norwegian(BEFORE).replace("Besøk", "Visit"), "en"))
    (row,) = rows([thing(files, [])], ("lt", "nb", "en"), lambda _: [BEFORE.encode()])
    return row


def test_what_has_changed_is_told_header_by_header_in_the_files_order() -> None:
    row = a_board()
    changes = row.cells["en"].changes

    assert changes is not None
    assert [change.header for change in changes] == ["Title", ""]
    assert boarding.table((row,), ("lt", "nb", "en"), "lt").splitlines()[7:10] == [
        "content/news/visit/index.nb.md: paseno",
        "  Title: [-Vizitas-]{+Antras vizitas+}",
        "  Tekstas: [-Keturias-]{+Penkias+} dienas dirbome Osle ir planavome.",
    ]


def test_the_page_tells_what_is_out_of_date_once_for_all_languages_and_leads_there() -> None:
    made = boardpage.page((a_board(),), LANGUAGES, "lt")

    assert made.count("<ins>Penkias</ins>") == 1
    assert made.count('href="#news-visit-nb-en"') == 2
    assert 'id="news-visit-nb-en"' in made
    assert "--to nb --source lt --unchanged" in made
    assert "--to en --source lt --unchanged" in made
    assert "juodraštis" not in made
    html5lib.HTMLParser(strict=True).parse(made)


def test_a_draft_is_marked_and_what_is_missing_says_how_to_begin() -> None:
    row = board(BEFORE.replace("\n\n", "\nDraft: yes\n\n", 1), None)
    made = boardpage.page((row,), LANGUAGES, "lt")

    assert '<span class="board__draft">juodraštis</span>' in made
    assert "<code>python3 tasks.py translate news/visit --to nb</code>" in made
    assert "Paseno" not in made


def test_the_page_needs_nothing_beside_it() -> None:
    made = boardpage.page((a_board(),), LANGUAGES, "en")

    assert re.findall(r'(?:src|href)="(?!#|data:)', made) == []
    assert re.findall(r"url\((?!\"data:|data:)", made) == []
    assert "<script" not in made


def test_a_word_mended_in_the_real_content_makes_its_translations_out_of_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once all translations are said to hold; then one word of one source is another."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for folder in sorted(path for path in (tmp_path / "content").glob("*/*") if path.is_dir()):
        first, *others = [lang for lang in ("lt", "nb", "en") if (folder / f"index.{lang}.md").is_file()]
        for lang in others:
            item = f"{folder.parent.name}/{folder.name}"
            assert asking.translate(tmp_path, item, to=lang, source=first, unchanged=True) == 0
    for command in ("init -q", "config user.email a@example.org", "config user.name a", "add .", "commit -qm x"):
        subprocess.run(["git", "-C", str(tmp_path), *command.split()], check=True)
    settings = Settings(now=datetime(2026, 1, 1, tzinfo=UTC))

    def stands() -> dict[str, str]:
        found = read_content(tmp_path / "content", settings.manner("content"))
        made = rows(found.things.values(), ("lt", "nb", "en"), lambda path: boarding.versions(tmp_path, path))
        return {
            cell.path: boarding.table((row,), (lang,), "en")
            for row in made
            for lang, cell in row.cells.items()
            if cell.state is State.OUTDATED
        }

    assert stands() == {}
    file = tmp_path / "content/pages/about/index.lt.md"
    title = re.sub(r"^Title: ", "Title: Trumpai: ", file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    file.write_text(title, encoding="utf-8")

    assert list(stands()) == ["content/pages/about/index.nb.md", "content/pages/about/index.en.md"]
    assert all("Title: {+Trumpai: +}" in told for told in stands().values())
    assert asking.translate(tmp_path, "pages/about", to="nb", unchanged=True) == 0
    assert list(stands()) == ["content/pages/about/index.en.md"]
    capsys.readouterr()
