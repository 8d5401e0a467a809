"""The translation board: out of date is what was made from other words than the source's."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

import html5lib

from plugins.desk import boarding, worddiff
from plugins.desk.board import History, Row, State, rows
from plugins.desk.fingerprints import fingerprint
from plugins.reading.sources import Source, parse
from plugins.reading.things import thing

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
    assert [(each.kind, each.text) for each in cell.changes if each.kind != "same"] == [
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
        "  Title: Vizitas [-Keturias-]{+Penkias+} dienas dirbome Osle ir planavome.",
        "  If it still holds: python3 tasks.py translate news/visit --to nb --source lt --unchanged",
    ]


def test_the_page_is_whole_html_and_escapes_what_editors_wrote() -> None:
    text = BEFORE.replace("Vizitas", "<b>A & B</b>")
    row = board(text.replace("Keturias", "<i>Penkias</i>"), norwegian(text), text)
    made = boarding.page((row,), ("lt", "nb", "en"), "nb")

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


def test_what_stayed_is_shortened_and_very_long_texts_are_not_compared() -> None:
    words = " ".join(f"w{number}" for number in range(100))
    found = worddiff.pieces(f"a {words} b {words}", f"a {words} c {words}")

    assert worddiff.as_text(found).startswith(" … ")
    assert "[-b-]{+c+}" in worddiff.as_text(found)
    assert len(worddiff.as_html(found)) < 200
    assert [each.kind for each in worddiff.pieces("x " * 20_000, "y")] == ["gone", "new"]
