from __future__ import annotations

import pytest

from plugins.syndication.absolute import absolute

PAGE, SITE = "https://small.example/nb/nyheter/oslo/", "https://small.example"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/nb/om/">om</a>', '<a href="https://small.example/nb/om/">om</a>'),
        ('<a href="#h-del">del</a>', '<a href="https://small.example/nb/nyheter/oslo/#h-del">del</a>'),
        ('<a href="https://example.org/">ut</a>', '<a href="https://example.org/">ut</a>'),
        ('<a href="//example.org/x">ut</a>', '<a href="//example.org/x">ut</a>'),
        ('<a href="mailto:a@example.org">post</a>', '<a href="mailto:a@example.org">post</a>'),
        ('<img src="/media/a.jpg" alt="a > b">', '<img src="https://small.example/media/a.jpg" alt="a > b">'),
        ('<img alt="a > b" src="/media/a.jpg">', '<img alt="a > b" src="https://small.example/media/a.jpg">'),
        (
            '<source srcset="/media/a-320.webp 320w, /media/a-640.webp 640w">',
            '<source srcset="https://small.example/media/a-320.webp 320w, https://small.example/media/a-640.webp 640w">',
        ),
        ('<code>&lt;a href="/x"&gt;</code>', '<code>&lt;a href="/x"&gt;</code>'),
        ('<p>Skriv href="/x" slik</p>', '<p>Skriv href="/x" slik</p>'),
        ('<td data-href="/x">1</td>', '<td data-href="/x">1</td>'),
        ('<img alt=" href=\'/x\'" src="/a.png">', '<img alt=" href=\'/x\'" src="https://small.example/a.png">'),
    ],
)
def test_addresses_become_absolute_and_words_stay(html: str, expected: str) -> None:
    assert absolute(html, PAGE, SITE) == expected
