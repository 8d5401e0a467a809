"""Drawings of lines and shapes: what is drawn stays, what is noted goes, what acts is refused."""

from __future__ import annotations

import time

import pytest

from plugins.picturing.svg import cleaned
from plugins.picturing.unusable import UnusableError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20"'


def drawing(content: str, head: str = HEAD) -> bytes:
    return f"{head}>\n{content}\n</svg>".encode()


def test_what_a_drawing_program_notes_is_left_out() -> None:
    data = (
        b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">\n'
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        b' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:rdf="http://www.w3.org/rdf#"'
        b' width="30mm" height="20mm" viewBox="0 0 30 20" inkscape:version="1.2">'
        b"<!-- drawn by Jonas --><metadata><rdf:RDF>Jonas</rdf:RDF></metadata><sodipodi:namedview><g/></sodipodi:namedview>"
        b'<g inkscape:label="layer of Jonas" data-name="Jonas" id="a"><title>A &amp; B</title><path d="M0 0h3"/></g></svg>'
    )

    found = cleaned(data)

    assert found.data.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="113" height="76"'
        ' viewBox="0 0 30 20"><g id="a"><title>A &amp; B</title><path d="M0 0h3"></path></g></svg>\n'
    )
    assert (found.width, found.height) == (113, 76)


def test_cleaning_twice_changes_nothing() -> None:
    once = cleaned(drawing('<use xlink:href="#a"/><style>.a &gt; b { fill: url(#g) }</style>')).data

    assert cleaned(once).data == once


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        "<g><script/></g>",
        '<script xlink:href="https://example.org/x.js"/>',
        '<path onclick="alert(1)"/>',
        '<path ONLOAD="alert(1)"/>',
        '<a href="javascript:alert(1)"><path/></a>',
        "<foreignObject><p/></foreignObject>",
        '<image href="https://example.org/photo.jpg"/>',
        '<image xlink:href="data:image/png;base64,AAAA"/>',
        '<use href="https://example.org/a.svg#a"/>',
        '<use xlink:href="//example.org/a.svg#a"/>',
        '<path fill="url(https://example.org/a#b)"/>',
        "<path style=\"fill:url('//example.org')\"/>",
        '<path style="fill: ur/**/l(x)"/><path style="fill:\\75rl(https://x)"/>',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>@\\69mport 'x';</style>",
        "<style>p { background: image-set('x.png' 1x) }</style>",
        "<style>@im<metadata/>port 'https://example.org/a.css';</style>",
        "<style>@im<sodipodi:x xmlns:sodipodi='x'/>port 'https://example.org/a.css';</style>",
        "<style>@im<g></g>port 'https://example.org/a.css';</style>",
        "<style>a{content:'/*'} b{fill:url(https://example.org/a)} c{content:'*/'}</style>",
        "<path style=\"content:'/*';fill:url(https://example.org/a);content:'*/'\"/>",
        '<animate attributeName="href" to="x"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        '<feImage href="x.png"/>',
        "<iframe/>",
    ],
)
def test_what_could_act_or_reach_out_is_refused_with_its_line(content: str) -> None:
    with pytest.raises(UnusableError) as told:
        cleaned(drawing(content))

    assert (told.value.check, told.value.line) == ("svg-unsafe", 2)


def test_what_reaches_out_far_down_in_a_style_sheet_is_refused_with_its_line() -> None:
    """The parser hands a long text over in pieces of some thousands of bytes, which end anywhere."""
    for length in range(8180, 8200):
        with pytest.raises(UnusableError) as told:
            cleaned(drawing(f"<style>{' ' * (length - 1)}\n@import 'x';\n</style>"))

        assert told.value.line == 3


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (HEAD, (30, 20)),
        (HEAD + ' width="60"', (60, 40)),
        (HEAD + ' height="40px"', (60, 40)),
        (HEAD + ' width="100%" height="100%"', (30, 20)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="48"', (96, 48)),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10,-10,300.5,20"', (300, 20)),
    ],
)
def test_the_size_is_that_of_the_drawing(head: str, size: tuple[int, int]) -> None:
    found = cleaned(drawing("", head))

    assert (found.width, found.height) == size
    assert b'viewBox="' in found.data


@pytest.mark.parametrize(
    "size", ['width="1e999" height="1"', 'width="3" viewBox="0 0 1e-300 1e300"', f'width="{"1" * 400}" height="2"']
)
def test_a_size_beyond_all_measure_is_none(size: str) -> None:
    with pytest.raises(UnusableError) as told:
        cleaned(drawing("", f'<svg xmlns="http://www.w3.org/2000/svg" {size}'))

    assert told.value.check == "svg-without-size"


def test_a_length_of_a_hundred_thousand_figures_takes_no_more_than_a_moment() -> None:
    begin = time.process_time()
    assert cleaned(drawing("", f'{HEAD} width="{"0" * 100_000}x"')).width == 30
    assert time.process_time() - begin < 1


def test_words_around_the_root_and_entities_of_xml_are_harmless() -> None:
    assert b"<text>&lt;script&gt;</text>" in cleaned(drawing("<text>&lt;script&gt;</text>")).data


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<use href="#a"/>', '<use href="#a"></use>'),
        ('<use xlink:href="#a"/>', '<use xlink:href="#a"></use>'),
        ('<path xmlns:d="d" d:href="https://example.org/"/>', "<path></path>"),
        ("<style>a{content:'\\110000 \\0'}</style>", "<style>a{content:'\\110000 \\0'}</style>"),
    ],
)
def test_what_leads_within_the_drawing_stays_and_what_another_programs_note_leads_to_goes(
    given: str, kept: str
) -> None:
    assert f">\n{kept}\n</svg>" in cleaned(drawing(given)).data.decode()


def test_a_view_of_nothing_is_taken_for_the_whole() -> None:
    found = cleaned(drawing("", '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 0 20"'))

    assert b'viewBox="0 0 30 20"' in found.data


def test_a_drawing_of_more_bytes_than_can_be_published_as_it_is_is_refused() -> None:
    filling = "<!--" + " " * 1_000_000 + "-->"
    assert cleaned(drawing(filling), megabytes=2).width == 30
    with pytest.raises(UnusableError) as told:
        cleaned(drawing(filling), megabytes=1)

    assert told.value.check == "picture-too-large"
