"""What an editor commits can do no harm: either it is refused, or a browser sees nothing in it but what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading.manner import Engine
from plugins.reading.sanitiser import EVERYWHERE, SCHEMES, WRITABLE
from tests.reading.attacks import ATTACKS, HARMLESS, PIECES
from tests.reading.making import rendered

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


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@settings(max_examples=150)
@given(pieces=st.lists(PIECES, max_size=30))
def test_no_text_shows_more_than_is_allowed(engine: Engine, pieces: list[str]) -> None:
    body, problems = rendered(engine, "".join(pieces))

    assert_harmless(body.html)
    if not problems:
        assert "<script" not in body.html


@pytest.mark.parametrize("engine", ["comrak", "markdown"])
@settings(max_examples=100)
@given(text=st.text(st.sampled_from("ab ąž.,*_`[]()!#>-\n1"), max_size=60))
def test_words_without_html_are_never_called_unsafe(engine: Engine, text: str) -> None:
    _, problems = rendered(engine, text)
    assert not {problem.check for problem in problems} & {"unsafe-html", "unsafe-address"}
