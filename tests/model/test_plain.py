"""The words of a text without its marks, as the page has it."""

from __future__ import annotations

import pytest

from plugins.model.plain import plain_text

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
        ("", ""),
    ],
)
def test_plain_text_is_the_sentences_in_one_line(html: str, expected: str) -> None:
    assert plain_text(html) == expected
