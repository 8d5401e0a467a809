"""Where links of a text lead that are right; what editors are told of wrong ones stands in tests/broken/."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.item import Picture
from plugins.reading import linking
from plugins.reading.addresses import Addresses
from plugins.reading.attachments import Attachments
from plugins.reading.linking import NOT_YET, SiteLinks
from plugins.reading.months import MonthPage
from plugins.reading.sources import Source, header_of

VISIT = {"lt": "/naujienos/vizitas/", "en": "/en/news/visit/"}
LATER = {"lt": "/naujienos/veliau/", "en": "/en/news/later/"}
CALENDAR = {"lt": "/kalendorius/", "en": "/en/calendar/"}
SEARCH = {"lt": "/paieska/", "en": "/en/search/"}
MONTHS = {"/en/calendar/2016/11/": "visit", "/en/calendar/2016/12/": "secret"}
HOME = {"lt": "/", "en": "/en/"}
OF = {("news", "visit"): VISIT, ("news", "later"): LATER, ("project", "cluster"): HOME}
OWNER = {url: (kind, key, lang) for (kind, key), urls in OF.items() for lang, url in urls.items()}

SIZES = {  # bytes
    "news/mine/guide.pdf": 1_234_567, "news/mine/photo.JPG": 1, "news/visit/plan b.pdf": 340_000,
    "news/mine/From%20the%20web.pdf": 1000,
}  # fmt: skip


def links(lang: str = "en") -> SiteLinks:
    """Return the links of a text that stands beside the news `visit` and the file guide.pdf."""
    source = Source(
        path=PurePosixPath(f"content/news/mine/index.{lang}.md"), kind="news", id="mine", lang=lang,
        header=header_of({}), written=b"", body_line=1,
    )  # fmt: skip
    attached = Attachments(
        names=frozenset(SIZES), picture=lambda path, credit: Picture(path=path, credit=credit),
        picture_html=lambda path, alt: path + alt, weigh=SIZES.__getitem__,
    )  # fmt: skip
    return SiteLinks(
        source,
        Addresses(
            OF,
            OWNER,
            dict.fromkeys((*CALENDAR.values(), *SEARCH.values()), CALENDAR),
            {month: MonthPage({}, frozenset({("events", key)})) for month, key in MONTHS.items()},
            {each: {"calendar": CALENDAR[each], "search": SEARCH[each]} for each in ("lt", "en")},
            "example.org",
        ),
        attached,
        frozenset({("news", "later"), ("events", "secret")}),
    )


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("../visit/index.lt.md", "/en/news/visit/"),
        ("../visit/", "/en/news/visit/"),
        ("{filename}../visit/index.en.md", "/en/news/visit/"),
        ("{filename}/news/visit/index.en.md", "/en/news/visit/"),
        ("/en/news/visit/", "/en/news/visit/"),
        ("/en/news/visit", "/en/news/visit/"),
        ("{index}", "/en/"),
        ("/en/calendar", "/en/calendar/"),
        ("/kalendorius/#next", "/kalendorius/#next"),
        ("guide.pdf", "/files/news/mine/guide.pdf"),
        ("../visit/plan%20b.pdf", "/files/news/visit/plan%20b.pdf"),
        ("From%20the%20web.pdf", "/files/news/mine/From%2520the%2520web.pdf"),
        ("{static}/news/visit/plan b.pdf", "/files/news/visit/plan%20b.pdf"),
        ("https://www.example.com/a%20b#c", "https://www.example.com/a%20b#c"),
        ("https://example.org.evil.example/", "https://example.org.evil.example/"),
        ("https://example.org@evil.example/", "https://example.org@evil.example/"),
        ("https://example.org:8443/en/news/", "https://example.org:8443/en/news/"),
        ("https://mail.example.org/en/news/", "https://mail.example.org/en/news/"),
        ("https://example.org/en/news/visit/", "/en/news/visit/"),
        ("http://WWW.example.org/en/calendar#all", "/en/calendar/#all"),
        ("https://example.org/en/search/?q=Oslo", "/en/search/?q=Oslo"),
        ("/en/search?q=a%20b#main", "/en/search/?q=a%20b#main"),
        ("/en/calendar/2016/11/", "/en/calendar/2016/11/"),
        ("/en/calendar/2016/12", NOT_YET),
        ("mailto:a@b.lt", "mailto:a@b.lt"),
        ("../later/index.en.md", NOT_YET),
        ("/en/news/later", NOT_YET),
    ],
)
def test_a_link_leads_where_readers_of_the_texts_language_find_it(href: str, url: str) -> None:
    text = links()

    assert text.link(href, 1) == url
    assert text.problems == []


@pytest.mark.parametrize(
    ("href", "anchor"), [("../visit/index.en.md#b", "h-b"), ("/en/news/visit#what-next", "h-what-next")]
)
def test_a_place_within_a_text_is_noted_to_be_looked_for_there(href: str, anchor: str) -> None:
    """However short its name is."""
    text = links()

    assert text.link(href, 7) == f"/en/news/visit/#{anchor}"
    assert text.anchors == [("/en/news/visit/", anchor, 7)]


def test_an_empty_place_is_the_texts_beginning() -> None:
    text = links()

    assert text.link("../visit/index.en.md#", 1) == "/en/news/visit/"
    assert text.anchors == []


@pytest.mark.parametrize(
    ("href", "right", "hint"),
    [
        ("//example.org/a", "write the address with https: in front", {}),
        ("www.example.org/a", "did you mean “{near}”?", {"near": "https://www.example.org/a"}),
        ("vrm.lt", "did you mean “{near}”?", {"near": "https://vrm.lt"}),
        ("post.oslo.kommune.no/om-oss", "did you mean “{near}”?", {"near": "https://post.oslo.kommune.no/om-oss"}),
        ('"https://vrm.lt/a"', "did you mean “{near}”?", {"near": "https://vrm.lt/a"}),
        ("„mailto:a@b.lt“", "did you mean “{near}”?", {"near": "mailto:a@b.lt"}),
        ("a@b.lt", "did you mean “{near}”?", {"near": "mailto:a@b.lt"}),
        (r"..\visit\index.lt.md", "did you mean “{near}”?", {"near": "../visit/index.lt.md"}),
        ("{author}ona", "this site has no such pages: lead to an item or a topic", {}),
        ("{category}news", "this site has no such pages: lead to an item or a topic", {}),
        ("photo.JPG", "show a picture with ![what it shows]({name})", {"name": "photo.JPG"}),
        ("Guide.pdf", "did you mean “{near}”?", {"near": "guide.pdf"}),
        ("guide.docx", "did you mean “{near}”?", {"near": "guide.pdf"}),
        ("plan b.pdf", "did you mean “{near}”?", {"near": "../visit/plan b.pdf"}),
        ("visit", "did you mean “{near}”?", {"near": "../../news/visit/index.en.md"}),
        ("visit.html", "did you mean “{near}”?", {"near": "../../news/visit/index.en.md"}),
        ("../vizit/", "did you mean “{near}”?", {"near": "../../news/visit/index.en.md"}),
        ("../../news/vizit/index.lt.md", "did you mean “{near}”?", {"near": "../../news/visit/index.en.md"}),
        ("../../events/visit/", "did you mean “{near}”?", {"near": "../../news/visit/index.en.md"}),
        ("../../nevs/visit/", "did you mean “{near}”?", {"near": "../../news/visit/index.en.md"}),
        ("nothing.pdf", "put the file there, or correct its name", {}),
    ],
)
def test_a_link_to_nothing_is_told_with_what_was_meant(href: str, right: str, hint: dict[str, str]) -> None:
    text = links()

    assert text.link(href, 4) == href
    (told,) = text.problems
    assert (told.check, told.line, told.right) == ("dangling-link", 4, right)
    assert {name: dict(told.values)[name] for name in ("near", "name") if dict(told.values).get(name)} == hint


@pytest.mark.parametrize("mark", ["", "{filename}", "{static}", "{tag}", "{attach}", "|tag|"])
@pytest.mark.parametrize(
    "path",
    ["", "/", "//", ".", "..", "../..", "index.no.md", "/index.lt.md", "../index.lt.md", "#", "/#", "?", "%2e%2e/"],
)
def test_a_link_with_little_in_it_is_told_as_any_other(mark: str, path: str) -> None:
    """“{tag}” and “/index.lt.md” ended the build with words for programmers, and neither file nor line."""
    text = links()

    assert text.link(mark + path, 4) in {mark + path, "/"}
    assert [each.line for each in text.problems] == [4] * (mark + path not in {"/", "/#"})


def test_a_picture_of_another_site_is_not_shown() -> None:
    for src in ("https://example.org/a.jpg", "//example.org/a.jpg"):
        text = links()

        assert text.image(src, "A hall", 3) == ""
        assert [problem.check for problem in text.problems] == ["outside-picture"]


def test_a_file_that_a_text_leads_to_is_published() -> None:
    text = links()
    text.link("guide.pdf", 1)

    assert text.downloads == {"news/mine/guide.pdf"}


def test_of_a_file_kind_and_size_are_known_and_of_nothing_else() -> None:
    text = links("lt")
    at = [
        text.link(href, 1)
        for href in ("guide.pdf", "../visit/plan b.pdf", "../visit/", "https://www.example.org/a.pdf")
    ]

    assert [text.file(url) for url in at] == [("PDF", "1,2\u00a0MB"), ("PDF", "340\u00a0kB"), ("", ""), ("", "")]


@pytest.mark.parametrize(
    ("src", "right"),
    [
        ("hall.tiff", "export it as JPEG or PNG"),
        ("hall.doc", "save it as {ending}"),
        ("hall.jpg", "put the file there, or correct its name"),
        ("guide.pdf", "to offer the file to readers, write [what it is]({href})"),
    ],
)
def test_who_shows_a_picture_that_is_none_reads_what_to_do_with_it(src: str, right: str) -> None:
    text = links()

    assert text.image(src, "The hall", 3) == ""
    assert [(problem.check, problem.line, problem.right) for problem in text.problems] == [
        ("missing-picture", 3, right)
    ]


def test_a_link_to_a_picture_that_no_browser_shows_may_as_well_be_misspelt() -> None:
    text = links()
    text.link("hall.tiff", 1)

    assert [problem.right for problem in text.problems] == ["put the file there, or correct its name"]


HREFS = st.lists(
    st.sampled_from(["..", "/", "news", "events", "visit", "later", "no", "index.lt.md", "index.en.md", "#", "#h-a", "\n", "%20", "?"]),
    max_size=9,
).map("".join)  # fmt: skip


@given(HREFS | st.sampled_from(["../visit/index.lt.md", "../../news/visit/index.en.md", "../../nws/visit/index.en.md"]))
def test_the_short_way_of_most_links_leads_where_the_long_one_does(href: str) -> None:
    short, long = links(), links()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(linking, "_USUAL", re.compile(r"(?!)"))
        told = long.link(href, 1), long.bare

    assert (short.link(href, 1), short.bare) == told
