"""Links and pictures in a text: what is asked of the site, and what stands there of its answers."""

from __future__ import annotations

import pytest

from plugins.reading.engine import MarkdownEngine
from tests.reading.texts import Site, html


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
