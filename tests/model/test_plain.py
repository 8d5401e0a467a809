"""The words of a text without its marks, as the page has it."""

from __future__ import annotations

import pytest

from plugins.model.plain import count_words, plain_lines, plain_text

PICTURE = '<picture class="picture"><source srcset="/a.avif"><img src="/a.jpg" alt="A hall"></picture>'

NOTED = (
    '<p>Said<sup class="footnote-ref"><a href="#fn-1">1</a></sup>.</p><ol><li>Where. '
    '<a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="Back">↩</a></li></ol>'
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <em>word</em>,\nand <a href='/x/'>another</a>.</p>\n<p>Next.</p>", "One word, and another. Next."),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("<p>half<wbr>way &amp; back\N{NO-BREAK SPACE}again</p>", "halfway & back again"),
        (NOTED, "Said. Where."),
        ('<p><em>Said<sup class="footnote-ref"><a href="#fn-1">1</a></sup></em>, once</p>', "Said, once"),
        ("<p>CO<sub>2</sub></p><sup>a</sup><pre><code>b</code></pre>c<hr />d<br />e", "CO2 a b c d e"),
        ('<ul><li class="task"><span role="img" aria-label="Done">☑</span> To bring</li></ul>', "To bring"),
        (f"<p>Before</p><figure>{PICTURE}<figcaption>In the hall</figcaption></figure><p>after</p>", "Before after"),
        ('<figure class="quotation"><blockquote><p>Yes.</p></blockquote><figcaption class="quotation__by">— A</figcaption></figure>', "Yes. — A"),
        ("", ""),
    ],
)  # fmt: skip
def test_plain_text_is_the_sentences_in_one_line(html: str, expected: str) -> None:
    assert plain_text(html) == expected


@pytest.mark.parametrize(
    ("html", "number"),
    [
        ("", 0),
        ("<p>One <em>word</em>,\nand <a href='/x y/'>another</a>.</p>\n<p>Next.</p>\n", 5),
        ("<ul>\n<li>a</li>\n<li>b c</li>\n</ul>", 3),
        (f"<figure>{PICTURE}<figcaption>In the hall</figcaption></figure>", 3),
        ("<p>Ąžuolų giraitė &amp; 10\N{NO-BREAK SPACE}000</p>", 4),
    ],
)
def test_words_are_counted_as_a_reader_meets_them(html: str, number: int) -> None:
    assert count_words(html.encode()) == number


PROGRAMME = """<p>For <strong>all</strong>.</p>
<h2 id="h-programme">Programme</h2>
<ul>
<li>10:00 <a href="/x/">Coffee</a></li>
<li><p>11:00 Talks &amp; questions</p>
<ol><li>Ada</li><li>Bo<br>of Oslo</li></ol></li>
</ul>
<div class="table"><table><thead><tr><th scope="col">Hour</th><th>What</th></tr></thead>
<tbody><tr><td>12:00</td><td>Lunch</td></tr></tbody></table></div>
<blockquote><p>Come!</p><p>Bring others.</p></blockquote>"""

LINES = """For all.

Programme

• 10:00 Coffee
• 11:00 Talks & questions
  1. Ada
  2. Bo
of Oslo

Hour · What
12:00 · Lunch

Come!

Bring others."""


def test_where_there_are_no_marks_paragraphs_and_lists_are_told_by_lines() -> None:
    assert plain_lines(PROGRAMME) == LINES
    assert plain_lines("") == ""
    assert plain_lines(f"<figure>{PICTURE}<figcaption>In the hall</figcaption></figure><p>after</p>") == "after"
    assert plain_lines(NOTED) == "Said.\n\n1. Where."


@pytest.mark.parametrize("html", [PROGRAMME, NOTED, "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>d"])
def test_lines_have_the_words_of_the_text_and_no_others(html: str) -> None:
    told = plain_lines(html).replace(" · ", " ").replace("• ", "")
    for number in ("1. ", "2. "):
        told = told.replace(f"\n{number}", "\n").replace(f"  {number}", "")

    assert told.split() == plain_text(html).split()


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ],
)
def test_what_is_marked_within_a_word_leaves_it_one_word(name: str) -> None:
    assert plain_text(f'<p>un<{name} lang="en">believ</{name}>able</p>') == "unbelievable"
    assert plain_lines(f"<p>un<{name}>believ</{name}>able</p>") == "unbelievable"


@pytest.mark.parametrize(
    "name", ["p", "h2", "h3", "blockquote", "pre", "div", "section", "figure", "details", "summary"]
)
def test_what_stands_apart_has_an_empty_line_around_it(name: str) -> None:
    assert plain_lines(f"<p>a</p><{name}>b</{name}><p>c</p>") == "a\n\nb\n\nc"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "• a\n  • b\n• c"),
        ("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol><ol><li>d</li></ol>", "1. a\n  1. b\n2. c\n\n1. d"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>", "a\nb\nc"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<table><tr><td>a</td><td></td><td>b</td></tr><tr><td>c</td></tr></table><p>d</p>", "a · b\nc\n\nd"),
        ("<p>a</p><hr><p>b</p>", "a\n\nb"),
    ],
)
def test_lists_and_tables_are_as_one_types_them(html: str, lines: str) -> None:
    assert plain_lines(html) == lines
