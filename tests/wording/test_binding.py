"""What belongs together stays together at a line's end; everything else stays as it was written."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from plugins.reading.engine import MarkdownEngine
from plugins.wording import dates
from plugins.wording.binding import BOUND, bound, bound_large, longest_word
from plugins.wording.cldr import names


def shown(html: str, lang: str) -> str:
    """Return `html` as it is to be read here: `~` is a no-break space."""
    return bound(html, lang).replace("\N{NO-BREAK SPACE}", "~")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("lt", "<p>Renginys vyks 2017~m. kovo~22~d. 10~val. 30~min., bilietas kainuoja 5~Eur.</p>"),
        ("lt", "<p>2019–2020~m.; lapkričio~14–17~d.; 22~d.; XXI~a.; 10~mėn.; 25~proc.; 25~%; 4~°C; 3,5~mln. litų</p>"),
        ("lt", "<p>Žr. p.~5, Nr.~3, nr.~3 ir 12~str. 2~p. bei §~4 (t.~y. Ozo g.~5), tel.~+370 5 1234</p>"),
        ("lt", "<p>J.~Jonaitis, prof.~A.~M.~Šliūpas, dr.~Ona, p.~Ona ir Utenos A. ir M.~Miškinių biblioteka</p>"),
        ("lt", "<p>Kėdės, stalai ir~kt., ir~pan., ir~t.~t. Šis tas š.~m. kovą, I~a. pr.~Kr., 5~a. po~Kr.</p>"),
        ("lt", "<p>Kovo~22~d. kainavo 10~000~Eur, o ne 1~234~567~Eur.</p>"),
        ("nb", "<p>Møtet er 22.~mars kl.~10 og varer 2~h: 10~000~kr, kr~100, 5~%, §~5, §§~5–6, s.~4, nr.~3, uke~12.</p>"),
        ("nb", "<p>14.–17.~november; Kl.~9.30 kom A.~Ø.~Åsen med dr.~Hansen, tlf.~22 33 44 55, 300 f.~Kr.</p>"),
        ("en", "<p>On 22~March Dr~Smith and Prof.~J.~Jones walked 10~km to p.~4, No.~3, pp.~4–5 (Fig.~2) by 5~p.m.</p>"),
        ("en", "<p>14–17~November 2016, NOK~10~000, EUR~5~million, Mr~Oak, Mrs.~Ash, St~Olav, tel.~+47 22</p>"),
        ("en", "<p>A cluster~– people who work together~— and more<br>\n– Yes, <em>he</em>~– said.</p>"),
        ("xx", "<p>10~km, 10~000, §~5, J.~Jones~– all languages have these</p>"),
    ],
)  # fmt: skip
def test_what_belongs_together_is_bound(lang: str, expected: str) -> None:
    written = expected.replace("~", " ")

    assert shown(written, lang) == expected
    assert shown(shown(written, lang).replace("~", "\N{NO-BREAK SPACE}"), lang) == expected, "nothing more, done twice"


def test_a_line_s_end_in_the_source_is_a_space() -> None:
    assert (
        shown("<p>2017\nm. kovo\n22\nd.\n– ir</p>\n<p>– Taip.</p>", "lt")
        == "<p>2017~m. kovo~22~d.~– ir</p>\n<p>– Taip.</p>"
    )


def test_what_an_editor_has_bound_already_stays_bound() -> None:
    assert shown("<p>kovo 22&nbsp;d. 10&nbsp;val.</p>", "lt") == "<p>kovo~22&nbsp;d. 10&nbsp;val.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p><code>sleep 5 s</code> ir <kbd>Nr. 3</kbd></p>",
        '<pre><code class="language-text">kovo 22 d.\n5 km – 10 000\n</code></pre>',
        '<p><samp>10 km</samp> <a href="/a?b=5 m" title="22 d. – Nr. 3">Nr.</a></p>',
        '<p><img src="/a b/22 d.jpg" alt="2017 m. – J. Jonaitis"></p>',
        "<p>2017 301 dalyvis; 22 dalyviai; 5 mokymai; 3 kartus; Lietuva 2016, 5 kmiai</p>",
        "<p>Vyko mokymai. 301 dalyvis. Vyko renginys. Dalyvavo 5, vėliau 7. Oslas 2016.</p>",
        "<ul>\n<li>– taip</li>\n<li>–</li>\n</ul>\n<table>\n<td>–</td>\n<td>5</td>\n<td>m.</td>",
        "",
        "<p>a–b, 3– 5, a –b</p>",
    ],
)
def test_everything_else_stays_as_it_is(html: str) -> None:
    assert bound(html, "lt") == html


@pytest.mark.parametrize(
    ("lang", "html"),
    [
        ("nb", "<p>I 2016. Mars kom. Det var kl. ti. 22. mann. 5 m.fl. Dr. med.</p>"),
        ("en", "<p>The answer was short. 5 people came in May 2017; 22 Marches; 10 kmh; drs Smith; am 5</p>"),
        ("en", "<p>2017 val. kovo 22 d., Nr. 3, kl. 10, 22. March</p>"),
    ],
)
def test_each_language_has_its_own_list(lang: str, html: str) -> None:
    assert bound(html, lang) == html


@pytest.mark.parametrize("lang", BOUND)
def test_dates_are_bound_as_the_site_writes_them_itself(lang: str) -> None:
    for number, _ in enumerate(names(lang).months, 1):
        written = dates.day_in_month(number, 22, lang)
        assert bound(written.replace("\N{NO-BREAK SPACE}", " "), lang) == written


class Site:
    """A resolver that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def link(self, href: str, line: int) -> str:  # noqa: ARG002  (the interface's)
        self.asked.append(href)
        return href

    def file(self, url: str) -> tuple[str, str]:  # noqa: ARG002  (the interface's)
        return "", ""

    def image(self, src: str, alt: str, line: int) -> str:  # noqa: ARG002  (the interface's)
        self.asked += (src, alt)
        return ""


@pytest.mark.parametrize("dialect", ["comrak", "markdown"])
def test_a_text_is_bound_and_its_plain_words_headings_and_addresses_are_not(dialect: str) -> None:
    site = Site()
    markdown = '## Kovo 22 d.\n\n[2017 m.](<a 5 m.pdf>)\n\n![J. Jonaitis](<p. 5.jpg> "22 d.")'
    body, problems = MarkdownEngine("comrak" if dialect == "comrak" else "markdown").render(
        markdown, path=PurePosixPath("index.lt.md"), first_line=1, resolver=site, lang="lt"
    )

    assert not problems
    assert body.html.replace("\N{NO-BREAK SPACE}", "~").startswith('<h2 id="h-kovo-22-d">Kovo~22~d.</h2>')
    assert ">2017\N{NO-BREAK SPACE}m.</a>" in body.html
    assert (body.plain, body.headings[0].title) == ("Kovo 22 d. 2017 m.", "Kovo 22 d.")
    assert not any("\N{NO-BREAK SPACE}" in each for each in site.asked)


def test_a_cell_whose_words_cannot_be_torn_apart_may_need_a_table_that_scrolls() -> None:
    cells = "| a | b | c |\n|---|---|---|\n| 1 000 000 Eur | 1 000 000 Eur | 1 000 Eur |\n"
    body, _ = MarkdownEngine().render(
        cells, path=PurePosixPath("index.lt.md"), first_line=1, resolver=Site(), lang="lt"
    )

    assert 'role="region"' in body.html


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("lt", "Projektas baigėsi: 24~mokymų renginiai, devynios programos"),
        ("nb", "Prosjektet er avsluttet: 24~kurs, ni programmer, ett nettverk"),
        ("en", "The project ends: 24~training events, 9~programmes and 1~network"),
        ("en", "From 2015 to 2017 thirteen institutions: part 3.2 of A4 sheets, 10,000 words"),
    ],
)
def test_in_large_words_a_number_stays_with_what_it_counts(lang: str, expected: str) -> None:
    written = expected.replace("~", " ")

    assert bound_large(written, lang).replace("\N{NO-BREAK SPACE}", "~") == expected
    assert shown(written, lang) == written, "in a text it need not"


@pytest.mark.parametrize(
    ("words", "letters"), [("", 0), ("Vizitas Osle", 7), ("Nebeprisikiškiakopūsteliaujantiesiems – 1", 37)]
)
def test_the_longest_word_is_measured_in_letters(words: str, letters: int) -> None:
    assert longest_word(words) == letters
