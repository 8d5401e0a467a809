"""Words of a header that a language's file lacks, and another file lends: each says in which language it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.building import Edited
from tests.forking import Builder

EVENT = {
    "lt": "Title: Susitikimas\nType: meeting\nStatus: cancelled\nStarts: 2016-12-01\nCountry: NO\n\nTekstas.\n",
    "nb": "Title: Et møte\nVenue: Store sal\nNotice: Salen står under vann.\n\nTekst.\n",
}
PARTNER = {
    "lt": (
        "Title: Gama\nOwn_name: Gama\nOwn_lang: lt\nKind: library\nCountry: LT\nPosition: 55.5, 25.6\nImage: g.svg"
        "\nImage_alt: Namas\n\nTekstas.\n"
    ),
    "nb": "Title: Gamma\nRole: Lånte ut salen.\nImage_alt: Et hus\nImage_caption: Huset ved elven\n\nTekst.\n",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0h30v20"/></svg>'


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, warm: Builder) -> Path:
    site = Edited(tmp_path_factory.mktemp("lending"), warm.build)
    for kind, files in (("events", EVENT), ("partners", PARTNER)):
        for lang, text in files.items():
            site.write(f"{kind}/gamma/index.{lang}.md", text)
    site.write("partners/gamma/g.svg", SVG)
    done = site.build()
    assert done.status == 0, done.messages
    return done.output


def languages(page: Path, words: str) -> set[str]:
    """Return in which languages a page says that `words` are."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    found = set()
    for node in tree.css("body *"):
        if node.text(deep=False).strip().startswith(words):
            at = node
            while not at.attributes.get("lang"):
                assert at.parent
                at = at.parent
            found.add(str(at.attributes["lang"]))
    return found


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("renginiai/gamma", "Salen står under vann."),
        ("renginiai/gamma", "Store sal"),
        ("partneriai/gamma", "Lånte ut salen."),
        ("partneriai/gamma", "Huset ved elven"),
        ("partneriai", "Lånte ut salen."),
    ],
)
def test_what_is_lent_says_whose_it_is(place: str, words: str, output: Path) -> None:
    assert languages(output / place / "index.html", words) == {"nb"}


@pytest.mark.parametrize(("place", "words"), [("renginiai/gamma", "Tekstas."), ("partneriai/gamma", "Tekstas.")])
def test_what_is_a_files_own_is_in_the_language_of_its_page(place: str, words: str, output: Path) -> None:
    assert languages(output / place / "index.html", words) == {"lt"}


def test_an_address_book_is_told_it_too(output: Path) -> None:
    (card,) = (output / "partneriai/gamma").glob("*.vcf")

    assert "NOTE;LANGUAGE=nb:Lånte ut salen." in card.read_text(encoding="utf-8")
