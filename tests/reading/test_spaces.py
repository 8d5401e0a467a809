"""File names with spaces lead where editors mean them to."""

from __future__ import annotations

import pytest

from plugins.reading.spaces import with_spaced_names, without_spaced_names


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("![Grupė](mūsų grupė.jpg)", "![Grupė](<mūsų grupė.jpg>)"),
        ('![Grupė](mūsų grupė.JPG "Osle")', '![Grupė](<mūsų grupė.JPG> "Osle")'),
        ("[Programa](dienos programa.pdf), ![A](b c.png)", "[Programa](<dienos programa.pdf>), ![A](<b c.png>)"),
        ("> ![A](b c.png)", "> ![A](<b c.png>)"),
        ("`kodas` ![A](b c.png)", "`kodas` ![A](<b c.png>)"),
        ("[Planas](metų planas (galutinis).pdf)", "[Planas](<metų planas (galutinis).pdf>)"),
        ("[Planas](planas(1) naujas.pdf) (žr. b.pdf)", "[Planas](<planas(1) naujas.pdf>) (žr. b.pdf)"),
        ("[Planas](planas(2026 m).pdf)", "[Planas](<planas(2026 m).pdf>)"),
    ],
)
def test_a_name_with_spaces_is_taken_as_one(written: str, read: str) -> None:
    assert with_spaced_names(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "![A](grupe.jpg)",
        '![A](grupe.jpg "Mūsų grupė.jpg")',
        "![A](<b c.png>)",
        "[A](https://example.org/ b)",
        "[A](b c)",
        "Rašykite `![A](b c.png)`.",
        "```\n![A](b c.png)\n```",
        "~~~\n![A](b c.png)\n```\n![A](b c.png)\n~~~",
        "    ![A](b c.png)",
        "[A](b.pdf) (žr. c.pdf)",
        "[A](b)(c d.pdf)",
    ],
)
def test_everything_else_stays_as_it_is(written: str) -> None:
    assert with_spaced_names(written) == written


def test_after_a_block_of_code_all_is_as_before() -> None:
    assert with_spaced_names("```\nx\n```\n![A](b c.png)") == "```\nx\n```\n![A](<b c.png>)"


def test_whoever_looks_at_words_does_not_see_the_name() -> None:
    blank = " " * len("metų planas (galutinis).pdf")
    assert without_spaced_names('![A](b c.png "Osle"), [d](e.pdf)') == f'![A]({" " * 8}"Osle"), [d](e.pdf)'
    assert without_spaced_names("[Planas](metų planas (galutinis).pdf)") == f"[Planas]({blank})"


@pytest.mark.parametrize("bad", ["](a b", "](a (b) ", "](a (b", "](()", "](a "])
def test_no_text_takes_long(bad: str) -> None:
    assert with_spaced_names(bad * 50_000) == bad * 50_000
