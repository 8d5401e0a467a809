"""What the sanitiser writes, and that the short way by which most texts go writes the same."""

from __future__ import annotations

import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading import sanitiser
from plugins.reading.engine import RAW
from plugins.reading.manner import Engine
from plugins.reading.sanitiser import Cleaned, Sanitiser
from tests.reading.attacks import ATTACKS, HARMLESS, PIECES
from tests.reading.making import ENGINES


def test_the_sanitiser_writes_no_sign_of_a_tag_within_a_tag() -> None:
    """All that works on its output by regular expressions rests on this."""
    assert Sanitiser().clean("<p title='a>b<c\"d'>e</p>").html == '<p title="a&gt;b&lt;c&quot;d">e</p>'


def test_what_is_clean_stays_as_it_is_when_cleaned_again() -> None:
    own = Sanitiser()
    for attack in ATTACKS + HARMLESS:
        once = own.clean(attack).html
        assert own.clean(once).html == once


def either_way(engine: Engine, markdown: str) -> tuple[Cleaned, Cleaned]:
    """Return what the sanitiser makes of a text if it is told that the engine alone has written it, and if it is not."""
    html, own = ENGINES[engine]._dialect.html(markdown), Sanitiser()
    return own.clean(html, well_formed=True), own.clean(html)


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@settings(max_examples=300)
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
