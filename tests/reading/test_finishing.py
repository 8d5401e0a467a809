"""What is made of tables and footnotes."""

from __future__ import annotations

import re

import pytest

from plugins.reading.engine import MarkdownEngine
from tests.reading.texts import html


def test_tables_of_a_few_words_stay_as_they_are_and_say_which_cells_are_headers(engine: MarkdownEngine) -> None:
    assert html(engine, "| a | b |\n|---|--:|\n| 1 | 2 |") == (
        '<div class="table"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th class="align-right" scope="col">b</th>'
        '\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class="align-right">2</td>\n</tr>\n</tbody>\n</table></div>'
    )


def test_tables_wider_than_a_phone_can_be_scrolled_by_keyboard_and_have_a_name(engine: MarkdownEngine) -> None:
    table = "| Savivaldybės | Kompetencijų | Bendradarbiavimas |\n|---|---|---|\n| 1 | 2 | 3 |"
    found = html(engine, f"{table}\n\na\n\n{table}")

    for number in (1, 2):
        label = f"Lentelė {number}: Savivaldybės, Kompetencijų, Bendradarbiavimas"
        assert f'<div class="table" role="region" tabindex="0" aria-label="{label}">' in found


def test_a_column_without_a_name_has_no_header_cell(engine: MarkdownEngine) -> None:
    assert '<td></td>\n<th scope="col">b</th>' in html(engine, "|   | b |\n|---|---|\n| 1 | 2 |")


def test_a_range_in_a_cell_is_not_torn_apart_after_its_dash(engine: MarkdownEngine) -> None:
    found = html(engine, "| a | b |\n|---|---|\n| 14.–17. november | 10:00–12:00, A–B |")

    assert re.findall("<span[^>]*>(.*?)</span>", found) == ["14.–17.", "10:00–12:00"]
    assert found.count('class="range"') == 2


def test_cells_may_be_joined(comrak: MarkdownEngine) -> None:
    found = html(comrak, '<table>\n<tr><th scope="row">a</th><td colspan="2">b</td></tr>\n</table>')
    assert '<th scope="row">a</th><td colspan="2">b</td>' in found


@pytest.mark.parametrize(
    ("lang", "notes", "there", "back"),
    [
        ("lt", "Išnašos", "Išnaša 1", "Grįžti į tekstą prie išnašos 1"),
        ("nb", "Fotnoter", "Fotnote 1", "Tilbake til stedet for fotnote 1 i teksten"),
        ("en", "Footnotes", "Footnote 1", "Back to the place of footnote 1 in the text"),
    ],
)
def test_footnotes_speak_the_language_of_the_text(
    engine: MarkdownEngine, lang: str, notes: str, there: str, back: str
) -> None:
    found = html(engine, "a[^x]\n\n[^x]: b", lang)

    assert (
        f'<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref" aria-label="{there}">1</a></sup>'
        in found
    )
    assert f'<section class="footnotes" role="doc-endnotes" aria-label="{notes}">\n<ol>\n<li id="fn-1">\n<p>b' in found
    assert f'<a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="{back}">↩︎</a>' in found


def test_footnotes_ids_are_unique_however_the_notes_are_called(engine: MarkdownEngine) -> None:
    found = html(engine, "a[^a] b[^a] c[^a-2] d[^ą]\n\n[^a]: x\n[^a-2]: y\n[^ą]: z")
    ids = [piece.split('"')[0] for piece in found.split(' id="')[1:]]
    targets = {piece.split('"')[0] for piece in found.split('href="#')[1:]}

    assert ids == ["fnref-1", "fnref-1-2", "fnref-2", "fnref-3", "fn-1", "fn-2", "fn-3"]
    assert targets == set(ids)
