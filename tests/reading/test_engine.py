"""Markdown becomes the same HTML with either engine, and every fault in it is told with its line."""

from __future__ import annotations

import pickle

import pytest

from plugins.reading.engine import MarkdownEngine
from tests.reading.texts import Site, html, rendered, said


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("*a* **b** `c` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>"),
        ("„lietuviškai“ «på norsk» “in English”, it's -- ...", "<p>„lietuviškai“ «på norsk» “in English”, it's -- ...</p>"),
        ('"tiesios" \'kabutės\' & <3', '<p>"tiesios" \'kabutės\' &amp; &lt;3</p>'),
        ("2016\u00a0m.", "<p>2016&nbsp;m.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b\n</code></pre>'),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
        ("&lt;script&gt; \\<b>", "<p>&lt;script&gt; &lt;b&gt;</p>"),
        ("H<sub>2</sub>O, m<sup>2</sup>, <kbd>Ctrl</kbd>", "<p>H<sub>2</sub>O, m<sup>2</sup>, <kbd>Ctrl</kbd></p>"),
        ('<abbr title="Europos erdvė">EEE</abbr>', '<p><abbr title="Europos erdvė">EEE</abbr></p>'),
        ("<abbr title='a \"b\"'>c</abbr>", '<p><abbr title="a &quot;b&quot;">c</abbr></p>'),
        ('<span lang="en">social cluster</span>', '<p><span lang="en">social cluster</span></p>'),
        ("a<BR>b<br/>c", "<p>a<br>b<br>c</p>"),
        ('<b>a</b> <time datetime="2016-11-14">b</time>', '<p><b>a</b> <time datetime="2016-11-14">b</time></p>'),
        ("{: onclick=alert(1) }", "<p>{: onclick=alert(1) }</p>"),
        ("- [ ] a\n- [x] b", '<ul>\n<li class="task"><span role="img" aria-label="neatlikta">☐</span> a</li>\n<li class="task"><span role="img" aria-label="atlikta">☑</span> b</li>\n</ul>'),
        ("a\r\nb", "<p>a\nb</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_both_engines_write_the_same(engine: MarkdownEngine, markdown: str, expected: str) -> None:
    assert html(engine, markdown) == expected


def test_a_list_needs_no_four_spaces(comrak: MarkdownEngine) -> None:
    nested = html(comrak, "- a\n  - b\n\n1. c\n\n   d")

    assert "<li>a\n<ul>\n<li>b</li>" in nested
    assert "<li>\n<p>c</p>\n<p>d</p>\n</li>" in nested


def test_details_hold_markdown(comrak: MarkdownEngine) -> None:
    assert html(comrak, "<details open>\n<summary>a</summary>\n\n*b*\n\n</details>") == (
        '<details open="">\n<summary>a</summary>\n<p><em>b</em></p>\n</details>'
    )


def test_plain_is_what_is_read_aloud(engine: MarkdownEngine) -> None:
    body, _ = rendered(
        engine,
        "## A *b*\n\nc[^1]d &amp; `e < f`  \ng ![h](i.jpg) [j](k)l\n\n| m | n |\n|---|---|\n| o | p |\n\n[^1]: q",
    )
    assert body.plain == "A b cd & e < f g jl m n o p q"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a\n\n<script>alert(1)</script>", ["13: <script> does not belong in a text; take it out (unsafe-html)"]),
        ('a\nb <b onclick="c">d</b>', ["12: “onclick” does not belong in <b>; write **…** (unsafe-html)"]),
        ("`<i style=a>`\n\n<i style=a>b</i>", ["13: “style” does not belong in <i>; write *…* (unsafe-html)"]),
        ("[a](javascript:alert(1))", ["11: an address must not begin with “javascript:”; write one that begins with https:, mailto: or tel:, or the path of a file (unsafe-address)"]),
        ('a <a href="java&#115;cript:b">c</a>', ["11: an address must not begin with “javascript:”; write one that begins with https:, mailto: or tel:, or the path of a file (unsafe-address)"]),
        ("![a](data:image/png;base64,iVBORw0)", ["11: an address must not begin with “data:”; write one that begins with https:, mailto: or tel:, or the path of a file (unsafe-address)"]),
        ('a\n\n<iframe src="https://a.lt"></iframe>', ["13: <iframe> does not belong in a text; take it out, and lead there: [words](https://…) (unsafe-html)"]),
        ("<font color=red>a</font>", ["11: <font> does not belong in a text; take the tags out and keep the words: how they look is the site's matter (unsafe-html)"]),
        ("a\n\n<p class=MsoNormal>b</p>", ["13: <p class=…> was pasted from a word processor; write <p> alone, or take the tags out (unsafe-html)"]),
        ("a <!-- b -->", ["11: an HTML comment: <!-- … -->; take it out: whoever looks at the page's source could read it (unsafe-html)"]),
        ("a <vardas> b", ["11: <vardas> does not belong in a text; to show it, write &lt;vardas> (unsafe-html)"]),
        ("a\n\nb <b>c", ["13: <b> is not closed where it should be; write </b> in the same block of text (unsafe-html)"]),
        ("a\n\nb </kbd> c", ["13: </kbd> closes nothing; take it out, or write <kbd> where it begins (unsafe-html)"]),
        ('<sup id="main">a</sup>', ["11: “id” does not belong in <sup>; write <sup> alone, or take the tags out (unsafe-html)"]),
        ('<sup class="footnote-ref">a</sup>', ["11: “class” does not belong in <sup>; write <sup> alone, or take the tags out (unsafe-html)"]),
        ('<img src="a.jpg">', ["11: <img> is not complete; write ![…](file.jpg) (unsafe-html)"]),
        ("# A", ["11: “# A” is a second title; the title is the page's first heading: write “## A” (heading-level)"]),
        ("a\n\n<h1>B</h1>", ["13: “# B” is a second title; the title is the page's first heading: write “## B” (heading-level)"]),
        ("## A\n\nb\n\n#### C", ["15: the heading “C” leaves out a level; write “### C” (heading-level)"]),
        ("### A", ["11: the heading “A” leaves out a level; write “## A” (heading-level)"]),
        ("a\n\n## ", ["13: a heading without words; write its words behind the marks, or take the marks out (empty-heading)"]),
        ("a\n\n[](b.md)", ["13: a link without words; write [words](address) (empty-link)"]),
        ("[a](#tiksai)\n\n## Tikslai", ["11: no heading of this text is called “#tiksai”; did you mean “#tikslai”? (dangling-anchor)"]),
        ('a ![b](c.jpg "d")', ["11: a picture within a paragraph cannot have the caption “d”; put empty lines before and after the picture, or take the caption out (picture-caption)"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_would_be_right(
    engine: MarkdownEngine, markdown: str, expected: list[str]
) -> None:
    assert said(engine, markdown) == expected


def test_a_block_within_a_line_is_told(comrak: MarkdownEngine) -> None:
    assert said(comrak, "a\n\nb <div>c</div>") == [
        "13: <div> stands where it cannot stand; put an empty line before and after it (unsafe-html)"
    ]


def test_all_faults_are_told_at_once_and_links_are_asked_for_all_the_same(engine: MarkdownEngine) -> None:
    site = Site()
    _, problems = rendered(engine, "# A\n\n<script>\n</script>\n\n[b](javascript:c)\n\n[d](e.md)", site=site)

    assert [(one.line, one.check) for one in problems] == [
        (11, "heading-level"), (13, "unsafe-html"), (16, "unsafe-address")
    ]  # fmt: skip
    assert site.asked == [("link", "e.md", 18)]


def test_an_engine_travels_to_other_processes(engine: MarkdownEngine) -> None:
    assert html(pickle.loads(pickle.dumps(engine)), "*a*") == "<p><em>a</em></p>"


def test_one_engine_keeps_nothing_of_the_text_before(engine: MarkdownEngine) -> None:
    text = "a[^1] [d]\n\n## B\n\n[^1]: c\n\n[d]: e"
    assert html(engine, text) == html(engine, text)
    assert html(engine, r"a [d] \[^1]") == "<p>a [d] [^1]</p>"
