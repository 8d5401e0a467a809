"""No text keeps a build busy, or brings it down."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from plugins.reading.manner import Engine
from tests.reading.making import rendered
from tests.tools import ROOT


def of_length(piece: str, length: int = 20_000) -> str:
    return piece * (length // len(piece))


BOMBS = {
    "brackets": of_length("["),
    "picture brackets": of_length("!["),
    "link beginnings": of_length("[a]("),
    "links in tags": of_length("[a](<b"),
    "quotations": of_length(">"),
    "quotations with spaces": of_length("> "),
    "lists": of_length("- "),
    "deep list": "".join("  " * level + "- a\n" for level in range(140)),
    "emphasis": of_length("*a **a "),
    "nested emphasis": of_length("*", 10_000) + "a" + of_length("*", 10_000),
    "underscores": of_length("_ a_"),
    "struck": of_length("~~a "),
    "code": "".join("`" * number + " " for number in range(200)),
    "table of 10,000 cells": "|a" * 100 + "|\n" + "|-" * 100 + "|\n" + ("|1" * 100 + "|\n") * 100,
    "wide table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n|1|\n",
    "notes": "".join(f"[^{n}]" for n in range(1_000)) + "\n\n" + "".join(f"[^{n}]: x\n" for n in range(1_000)),
    "one note": of_length("[^1]") + "\n\n[^1]: x",
    "less-than signs": of_length("<"),
    "comments": of_length("<!-- "),
    "open tags": of_length("<b>"),
    "open blocks": of_length("<div>\n"),
    "closing tags": of_length("</b>"),
    "crossed tags": of_length("<b></i>"),
    "attributes": "<b " + of_length('a="<b '),
    "unclosed attributes": of_length('<div a="'),
    "scripts": of_length("<script>\n"),
    "headings": of_length("## a\n"),
    "underlined headings": of_length("a\n=\n"),
    "bare addresses": of_length("www."),
    "at signs": of_length("a@"),
    "entities": of_length("&amp;"),
    "backslashes": of_length("\\"),
    "spaces": "a" + of_length(" ") + "b",
    "bad addresses": of_length("[a](javascript:b) "),
    "missing anchors": of_length("[a](#b) "),
    "pictures": of_length("![a](b.jpg)\n\n"),
    "mixture": of_length("*_`[<&!~"),
}


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_no_text_takes_more_than_a_moment(engine: Engine, bomb: str) -> None:
    """20 kB each; most take a hundredth of this limit, which leaves room for slow machines."""
    begin = time.process_time()
    rendered(engine, BOMBS[bomb])
    assert time.process_time() - begin < 3


LONG_ROWS = {
    "ticks": "[^1] " + "`" * 100_000,
    "ticks behind strokes": "[^1] " + "\\`" * 50_000,
    "spaces in the rule of a table": "[^1]\n\n| a | b |\n|-|-" + " " * 100_000 + "x",
    "spaces between pictures": '![a](b.jpg "c")' + " " * 100_000 + "x",
    "call-outs": "> [!NOTE] a\n>\n" * 14_000,
    "who has said it": "> a\n>\n> — " + "&nbsp;" * 30_000 + "b",
    "spaces before the rule of a table": "[^1]\n\n| a | b |\n>" + " " * 100_000 + "|-|x",
}


@pytest.mark.parametrize("row", LONG_ROWS)
def test_a_row_that_is_nearly_as_long_as_a_text_may_be_takes_no_more_than_a_moment(row: str) -> None:
    """What takes time in proportion to the square of a length shows only here."""
    begin = time.process_time()
    rendered("comrak", LONG_ROWS[row])
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("markdown", "check"),
    [(">" * 200 + " a", "too-deep"), ("*" * 500 + "a" + "*" * 500, "too-deep"), ("a\n\n" * 80_000, "too-much")],
)
def test_what_is_too_much_says_so(markdown: str, check: str) -> None:
    body, problems = rendered("comrak", markdown)
    assert [problem.check for problem in problems] == [check]
    assert body.html == ""


@pytest.mark.parametrize(
    ("markdown", "line"), [("a\n\n" + "[" * 300, 3), (">" * 200 + " a", 1), ("a\n\n" * 40_000, 66_667)]
)
def test_python_markdown_refuses_what_would_keep_it_busy(markdown: str, line: int) -> None:
    _, problems = rendered("markdown", markdown)
    assert [(problem.check, problem.line) for problem in problems] == [("too-much", line)]


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
def test_deep_nesting_does_not_bring_the_process_down(engine: Engine) -> None:
    """In a process of its own: an overflow of the stack ends it without a word."""
    script = """
import sys
from pathlib import PurePosixPath
from plugins.reading.engine import MarkdownEngine
engine = MarkdownEngine(sys.argv[1])
for text in (">" * 10_000 + " a", "- " * 10_000, "<b>" * 30_000, "<div>" * 30_000, "[" * 50_000 + "]" * 50_000,
             "*" * 20_000 + "a" + "*" * 20_000, "<div>\\n\\n" * 10_000):
    engine.render(text, path=PurePosixPath("a.md"), first_line=1, resolver=None, lang="lt")
print("whole")
"""
    done = subprocess.run(
        [sys.executable, "-c", script, engine], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "whole\n", "")
