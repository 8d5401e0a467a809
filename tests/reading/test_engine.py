"""Markdown becomes the same HTML with either engine, and every fault in it is told with its line."""

from __future__ import annotations

import pickle
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pytest

from plugins.model.problem import Problem
from plugins.model.text import Body, Heading
from plugins.reading.anchors import Ids, anchor, slug
from plugins.reading.engine import MarkdownEngine, render
from plugins.reading.manner import Engine

PATH = PurePosixPath("content/news/oslo/index.lt.md")
FIRST_LINE = 11


@dataclass
class Site:
    """A resolver that writes down what it was asked."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def link(self, href: str, line: int) -> str:
        self.asked.append(("link", href, line))
        return href

    def file(self, url: str) -> tuple[str, str]:
        return ("PDF", "1,2 MB") if url.endswith(".pdf") else ("", "")

    def image(self, src: str, alt: str, line: int) -> str:
        self.asked.append(("image", src, alt, line))
        return f'<img src="/img/{src}" alt="{alt}">'


@pytest.fixture(params=["comrak", "markdown"], scope="module")
def engine(request: pytest.FixtureRequest) -> MarkdownEngine:
    return MarkdownEngine(request.param)


@pytest.fixture(scope="module")
def comrak() -> MarkdownEngine:
    return MarkdownEngine("comrak")


def rendered(
    engine: MarkdownEngine, markdown: str, lang: str = "lt", site: Site | None = None
) -> tuple[Body, tuple[Problem, ...]]:
    return engine.render(markdown, path=PATH, first_line=FIRST_LINE, resolver=site or Site(), lang=lang)


def html(engine: MarkdownEngine, markdown: str, lang: str = "lt", site: Site | None = None) -> str:
    body, problems = rendered(engine, markdown, lang, site)
    assert problems == ()
    return body.html.strip()


def said(engine: MarkdownEngine, markdown: str) -> list[str]:
    _, problems = rendered(engine, markdown)
    assert all(problem.path == PATH for problem in problems)
    return [
        f"{one.line}: {one.wrong.format(**dict(one.values))}; {one.right.format(**dict(one.values))} ({one.check})"
        for one in problems
    ]


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
        ("lt", "Išnašos", "Išnaša 1", "Atgal prie išnašos 1 vietos tekste"),
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


def test_headings_have_ids_that_survive_copying(engine: MarkdownEngine) -> None:
    body, problems = rendered(
        engine,
        "## Tikslai ir *šaltiniai*\n\n### Ærlig „talt“: på Ås & co\n\n## Tikslai ir šaltiniai\n\n## Menu[^1]\n\n[^1]: a",
    )

    assert problems == ()
    assert body.headings == (
        Heading(level=2, id="h-tikslai-ir-saltiniai", title="Tikslai ir šaltiniai"),
        Heading(level=3, id="h-aerlig-talt-pa-as-co", title="Ærlig „talt“: på Ås & co"),
        Heading(level=2, id="h-tikslai-ir-saltiniai-1", title="Tikslai ir šaltiniai"),
        Heading(level=2, id="h-menu", title="Menu"),
    )
    assert '<h2 id="h-tikslai-ir-saltiniai">Tikslai ir <em>šaltiniai</em></h2>' in body.html


def test_no_two_headings_share_an_id() -> None:
    ids = Ids()
    assert [ids.take(title) for title in ("a", "a", "a-1", "a", "—", "…")] == [
        "h-a",
        "h-a-1",
        "h-a-1-1",
        "h-a-2",
        "h-x",
        "h-x-1",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tikslai-ir-šaltiniai", "h-tikslai-ir-saltiniai"),
        ("tikslai-ir-%C5%A1altiniai", "h-tikslai-ir-saltiniai"),
        ("h-tikslai", "h-tikslai"),
        ("fn-1", "fn-1"),
    ],
)
def test_fragments_as_github_writes_them_lead_to_our_ids(written: str, expected: str) -> None:
    assert anchor(written) == expected


def test_other_alphabets_keep_their_letters() -> None:
    assert slug("Цели проекта") == "цели-проекта"


def test_a_link_within_the_text_finds_its_heading(engine: MarkdownEngine) -> None:
    site = Site()
    assert '<a href="#h-saltiniai">' in html(engine, "[a](#šaltiniai)\n\n## Šaltiniai", site=site)
    assert site.asked == []


def test_links_and_pictures_are_asked_for_as_written_with_their_lines(engine: MarkdownEngine) -> None:
    site = Site()
    html(
        engine,
        "a [b](<{filename}../../a b/index.lt.md#ąč>)\nc [d]({static}guide.pdf 'e')\n\n"
        '- https://a.lt/b_c_d?e=1&f=2\n- ![g](h.jpg)\n\n> [i](%C4%85.md)\n\nj <k@l.lt> <a href="m.md">n</a>',
        site=site,
    )
    assert site.asked == [
        ("link", "{filename}../../a b/index.lt.md#ąč", 11),
        ("link", "{static}guide.pdf", 12),
        ("link", "https://a.lt/b_c_d?e=1&f=2", 14),
        ("image", "h.jpg", "g", 15),
        ("link", "ą.md", 17),
        ("link", "mailto:k@l.lt", 19),
        ("link", "m.md", 19),
    ]


def test_what_the_site_answers_stands_in_the_text(engine: MarkdownEngine) -> None:
    class Elsewhere(Site):
        def link(self, href: str, line: int) -> str:
            return f"/nb/?a={line}&b={href}"

    assert html(engine, "[a](b 'c')", site=Elsewhere()) == '<p><a href="/nb/?a=11&amp;b=b" title="c">a</a></p>'


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("guide", " (PDF, 1,2 MB)"),
        ("guide (PDF)", " (1,2 MB)"),
        ("**guide.pdf**", " (1,2 MB)"),
        ("guide, 1.3 MB", " (PDF)"),
        ("guide (PDF, 1.3\u00a0MB)", ""),
        ("![a](b.png)", " (PDF, 1,2 MB)"),
    ],
)
def test_a_link_to_a_file_says_what_it_is_where_its_words_do_not(
    engine: MarkdownEngine, words: str, behind: str
) -> None:
    found = html(engine, f"See [{words}](/files/g.pdf), and [more](https://www.example.org/g.pdf).")

    facts = f' <span class="file-facts">{behind.strip()}</span>' if behind else ""
    assert f'{facts}</a>, and <a href="https://www.example.org/g.pdf">more</a>.</p>' in found
    assert found.count("file-facts") == bool(facts)


def test_a_picture_alone_in_its_paragraph_has_its_title_as_caption(engine: MarkdownEngine) -> None:
    assert html(engine, 'a\n\n![b](c.jpg "d & e")\n\nf') == (
        '<p>a</p>\n<figure><img src="/img/c.jpg" alt="b"><figcaption>d &amp; e</figcaption></figure>\n<p>f</p>'
    )


def test_pictures_on_lines_that_follow_one_another_have_captions_too(engine: MarkdownEngine) -> None:
    row = '![a](b.png "C")\n![d](e.png)  \n![f](g.png "H")'

    assert html(engine, row) == html(engine, row.replace("  \n", "\n").replace("\n", "\n\n"))


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
        ('a\nb <b onclick="c">d</b>', ["12: “onclick” does not belong in <b>; write **words** (unsafe-html)"]),
        ("`<i style=a>`\n\n<i style=a>b</i>", ["13: “style” does not belong in <i>; write *words* (unsafe-html)"]),
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
        ('<img src="a.jpg">', ["11: <img> is not complete; write ![what it shows](file.jpg) (unsafe-html)"]),
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
    text = "a[^1]\n\n## B\n\n[^1]: c\n\n[d]: e"
    assert html(engine, text) == html(engine, text)
    assert html(engine, r"a [d] \[^1]") == "<p>a [d] [^1]</p>"


@pytest.mark.parametrize("name", ["comrak", "markdown"])
def test_a_single_text_can_be_rendered_without_ceremony(name: Engine) -> None:
    body, problems = render("a", path=PATH, first_line=1, engine=name, resolver=Site(), lang="lt")
    assert (body.html.strip(), body.plain, problems) == ("<p>a</p>", "a", ())
