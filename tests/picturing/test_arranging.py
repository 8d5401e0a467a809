"""The HTML of pictures: in texts, in rows, on pages and in feeds."""

from __future__ import annotations

import re

import pytest

from plugins.model.item import Picture, Rendition
from plugins.picturing.arranging import arranged
from plugins.picturing.markup import IN_TEXT, picture_html, taken_along
from plugins.reading.engine import MarkdownEngine
from tests.reading.texts import html as rendered


def rendition(ending: str, kind: str, *widths: int) -> Rendition:
    return Rendition(type=f"image/{kind}", files=tuple((f"/media/a-{width}.{ending}", width) for width in widths))


PHOTO = Picture(
    path="news/x/a.jpg",
    width=1152,
    height=864,
    tone="7ab",
    renditions=(rendition("avif", "avif", 320, 1152), rendition("jpg", "jpeg", 768, 1152)),
)
DRAWING = Picture(path="news/x/a.svg", width=30, height=20, renditions=(rendition("svg", "svg+xml", 30),))


def test_every_format_and_width_with_its_place_and_colour() -> None:
    assert picture_html(PHOTO, 'Say "hi" & <go>', "50vw") == (
        '<picture class="picture"><source type="image/avif" srcset="/media/a-320.avif 320w, /media/a-1152.avif 1152w"'
        ' sizes="50vw"><img class="picture__image red-7 green-a blue-b" src="/media/a-768.jpg"'
        ' srcset="/media/a-768.jpg 768w, /media/a-1152.jpg 1152w" sizes="50vw" alt="Say &quot;hi&quot; &amp; &lt;go&gt;"'
        ' width="1152" height="864" loading="lazy" decoding="async"></picture>'
    )


def test_a_drawing_is_one_file_of_every_size() -> None:
    assert picture_html(DRAWING, "Plan", priority="first") == (
        '<picture class="picture"><img class="picture__image picture__image--clear" src="/media/a-30.svg" alt="Plan"'
        ' width="30" height="20" fetchpriority="high"></picture>'
    )


def test_a_picture_that_cannot_be_shown_is_nothing() -> None:
    assert picture_html(Picture(path="news/x/a.jpg"), "x") == ""


def test_one_picture_by_itself_is_a_figure_that_opens_large() -> None:
    one = picture_html(PHOTO, "One")

    assert arranged(f"<p>Before</p>\n<p>{one}</p>\n<p>After</p>") == (
        f'<p>Before</p>\n<figure class="figure"><a class="figure__link" href="/media/a-1152.jpg">{one}</a></figure>\n'
        "<p>After</p>"
    )


def test_a_caption_stays_with_its_picture() -> None:
    one = picture_html(PHOTO, "One")

    assert arranged(f"<figure>{one}<figcaption>Osle &amp; Vilniuje</figcaption></figure>") == (
        f'<figure class="figure"><a class="figure__link" href="/media/a-1152.jpg">{one}</a>'
        '<figcaption class="figure__caption">Osle &amp; Vilniuje</figcaption></figure>'
    )


def test_several_in_a_row_are_a_gallery_however_they_were_written() -> None:
    one = picture_html(PHOTO, "One")
    row = f"<p>{one}\n{one}</p>\n<figure>{one}<figcaption>Words</figcaption></figure>\n<p>{one}<br>\n{one}</p>"

    html = arranged(f"<h2>A</h2>\n{row}\n<p>B</p>")

    assert html.count('<ul class="gallery">') == 1
    assert html.count("<li><figure") == 5
    assert IN_TEXT not in html
    assert html.startswith("<h2>A</h2>\n<ul")
    assert html.endswith("</ul>\n<p>B</p>")


def test_words_between_pictures_part_them() -> None:
    one = picture_html(PHOTO, "One")

    assert "gallery" not in arranged(f"<p>{one}</p>\n<p>Words</p>\n<p>{one}</p>")


def test_a_picture_within_words_or_a_link_stays_there() -> None:
    one = picture_html(PHOTO, "One")

    for html in (f"<p>Words {one} words</p>", f'<p><a href="/x/">{one}</a></p>', f"<td>{one}</td>"):
        assert arranged(html) == html


def test_decoration_is_no_link_for_it_would_have_no_name() -> None:
    assert "<a" not in arranged(f"<p>{picture_html(PHOTO, '')}</p>")


def test_a_text_that_begins_with_a_picture_fetches_it_at_once_and_no_other() -> None:
    one = f"<p>{picture_html(PHOTO, 'One')}</p>"

    html = arranged(f"{one}\n<p>Words</p>\n{one}", first=True)

    assert html.count("fetchpriority") == html.count('loading="lazy"') == 1
    assert html.index("fetchpriority") < html.index('loading="lazy"')
    assert "fetchpriority" not in arranged(f"<p>Words</p>{one}", first=True)


def test_feeds_get_one_plain_picture_at_its_full_address() -> None:
    html = arranged(f"<p>{picture_html(PHOTO, 'One')}</p>")

    assert taken_along(html, "https://example.org/nb/om/", "https://example.org") == (
        '<figure class="figure"><img src="https://example.org/media/a-768.jpg" alt="One" width="1152" height="864"></figure>'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/nb/om/">om</a>', '<a href="https://s.example/nb/om/">om</a>'),
        ('<a href="#h-del">del</a>', '<a href="https://s.example/nb/oslo/#h-del">del</a>'),
        ('<a href="https://example.org/">ut</a>', '<a href="https://example.org/">ut</a>'),
        ('<a href="//example.org/x">ut</a>', '<a href="//example.org/x">ut</a>'),
        ('<a href="mailto:a@example.org">post</a>', '<a href="mailto:a@example.org">post</a>'),
        ('<code>&lt;a href="/x"&gt;</code>', '<code>&lt;a href="/x"&gt;</code>'),
        ('<p>Skriv href="/x" slik</p>', '<p>Skriv href="/x" slik</p>'),
    ],
)
def test_addresses_are_whole_where_a_text_leaves_the_site_and_words_stay(html: str, expected: str) -> None:
    assert taken_along(html, "https://s.example/nb/oslo/", "https://s.example") == expected


def test_every_address_of_a_text_is_whole_there_whatever_an_editor_wrote_before_it() -> None:
    text = 'See <a title="t" lang="nb" href="/nb/om/">this</a>, [that](/nb/om/ "t") and a note[^1].\n\n[^1]: Note.\n'
    addresses = re.findall(
        r'href="([^"]*)"', taken_along(rendered(MarkdownEngine(), text), "https://s/p/", "https://s")
    )

    assert len(addresses) == 4
    assert all(each.startswith("https://s/") for each in addresses)
