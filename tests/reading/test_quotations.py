"""Call-outs and quotations, by both engines; what editors are told of wrong marks stands in tests/broken/callout.txt."""

from __future__ import annotations

import pytest

from plugins.reading.engine import MarkdownEngine
from plugins.reading.quotations import LONGEST, misused
from tests.reading.texts import html, said

NOTE = '<div class="callout" role="note">\n<p class="callout__title"><strong>{}</strong></p>\n<p>a</p>\n</div>'
IMPORTANT = NOTE.replace("callout", "callout callout--important", 1)


@pytest.mark.parametrize(
    ("markdown", "lang", "expected"),
    [
        ("> [!NOTE]\n> a", "lt", NOTE.format("Atkreipkite dėmesį")),
        ("> [!tip] a", "nb", NOTE.format("Merk")),
        ("> [!NOTE]\n>\n> a", "en", NOTE.format("Please note")),
        ("> [!IMPORTANT]\n> a", "en", IMPORTANT.format("Important")),
        ("> [!WARNING]\n> a", "nb", IMPORTANT.format("Viktig")),
        ("> [!Svarbu]  \n> a", "lt", IMPORTANT.format("Svarbu")),
        ("> [!PASTABA]\n> a", "lt", NOTE.format("Atkreipkite dėmesį")),
        ("> [!DĖMESIO]\n> a", "lt", IMPORTANT.format("Svarbu")),
        ("> [!ADVARSEL]\n> a", "nb", IMPORTANT.format("Viktig")),
    ],
)
def test_a_mark_makes_a_callout_of_a_quotation_in_the_words_of_the_text(
    engine: MarkdownEngine, markdown: str, lang: str, expected: str
) -> None:
    assert html(engine, markdown, lang) == expected


def test_a_callout_holds_what_a_text_does(engine: MarkdownEngine) -> None:
    found = html(engine, "> [!NOTE]\n> a\n>\n> - b\n> - c\n>\n> [d](https://www.example.org/)")

    assert "</p>\n<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n<p><a href=" in found
    assert found.count("<div") == found.count("</div>") == 1
    assert "blockquote" not in found


def test_several_in_a_row_are_several(engine: MarkdownEngine) -> None:
    """Python-Markdown takes two quotations that follow one another for one."""
    found = html(engine, "> [!NOTE]\n> a\n\n> [!IMPORTANT]\n> b", "en")

    assert [part.strip() for part in found.split("</div>")] == [
        NOTE.format("Please note").removesuffix("</div>").strip(),
        IMPORTANT.format("Important").replace("<p>a", "<p>b").removesuffix("</div>").strip(),
        "",
    ]


def test_what_stands_above_a_mark_in_a_quotation_stays_one(engine: MarkdownEngine) -> None:
    found = html(engine, "> a\n>\n> [!NOTE] b")

    assert found.startswith("<blockquote>\n<p>a</p>\n</blockquote>\n<div class=")


def test_a_mark_in_a_list_within_a_quotation_is_a_word(engine: MarkdownEngine) -> None:
    assert "callout" not in html(engine, "> a\n>\n> - [!NOTE] b\n>\n> - c")


def test_a_quotation_within_a_callout_is_one(engine: MarkdownEngine) -> None:
    found = html(engine, "> [!NOTE]\n> a\n>\n> > b", "lt")

    assert found.endswith("<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</div>")


@pytest.mark.parametrize(
    ("markdown", "words", "who"),
    [
        ("> a b.\n>\n> — Torhild Slåtto, FuN", "<p>a b.</p>", "— Torhild Slåtto, FuN"),
        ("> a b.\n> – Torhild Slåtto", "<p>a b.</p>", "– Torhild Slåtto"),
        ("> a b.  \n> -- *Torhild* Slåtto", "<p>a b.</p>", "-- <em>Torhild</em> Slåtto"),
        ("> – a b.\n>\n> – c.\n>\n> — d", "<p>– a b.</p>\n<p>– c.</p>", "— d"),
    ],
)
def test_who_has_said_it_stands_outside_of_what_was_said(
    engine: MarkdownEngine, markdown: str, words: str, who: str
) -> None:
    found = html(engine, markdown, "nb").replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")

    assert found == (
        f'<figure class="quotation">\n<blockquote>\n{words}\n</blockquote>\n'
        f'<figcaption class="quotation__by">{who}</figcaption>\n</figure>'
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "> a",
        "> – Vi har lært mye.\n>\n> – Det har vi.",
        "> – Har vi lært mye?\n> – Ja, det har vi!",
        "> — a",
        f"> a\n>\n> — {'b' * (LONGEST + 1)}",
        "> a\n>\n> – b\n>\n> c",
    ],
)
def test_who_speaks_in_the_last_line_has_said_it(engine: MarkdownEngine, markdown: str) -> None:
    found = html(engine, markdown, "nb")

    assert found.startswith("<blockquote>")
    assert "figure" not in found


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("> [!XYZ]\n> a", "11: there is no call-out called “[!XYZ]”; write [!NOTE], or [!IMPORTANT] for what nobody may miss (callout)"),
        ("> [!IMPORTNAT]\n> a", "11: there is no call-out called “[!IMPORTNAT]”; did you mean “[!IMPORTANT]”? (callout)"),
        ("a\n\n> [!NOTE]\n>", "13: the call-out “[!NOTE]” has no words; write them on the next line, behind a > (callout)"),
    ],
)  # fmt: skip
def test_a_mark_that_would_be_read_is_told(engine: MarkdownEngine, markdown: str, told: str) -> None:
    assert said(engine, markdown) == [told]


@pytest.mark.parametrize(
    "markdown",
    ["`[!NOTE]`", "```\n> [!XYZ]\n```", "[![a](b.png)](c.pdf)", "[!Tai] a", "> a\n\n> [!NOTE]\n> b", "> [!NOTE]\na", "a [!NOTE]"],
)  # fmt: skip
def test_other_brackets_are_left_alone(markdown: str) -> None:
    assert list(misused(markdown)) == []
