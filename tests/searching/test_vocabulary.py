"""The words of the site, by which one that is mistyped is understood."""

from __future__ import annotations

from pathlib import Path

from plugins.searching import vocabulary as module
from plugins.searching.documents import Document
from plugins.searching.vocabulary import vocabulary


def a_document(lang: str = "en", **said: object) -> Document:
    given = {"url": "/x/", "kind": "news", "title": "", **said}
    return Document(lang=lang, **given)  # type: ignore[arg-type]


def test_words_that_most_texts_have_come_first_then_by_their_letters() -> None:
    documents = (
        a_document(title="Training", html="<p>Training, training, and fish &amp; ships.</p>"),
        a_document(title="The guide", summary="On training.", names=("Vilnius",), aside=("Oslo",)),
    )

    assert vocabulary(documents, "en").split("\n") == ["training", "fish", "guide", "oslo", "ships", "vilnius"]


def test_what_is_no_word_or_another_language_s_is_left_out() -> None:
    """Neither what stands in a tag, nor numbers, nor what is shorter than four letters: too many others are near."""
    documents = (
        a_document(html='<p class="lede"><a href="/guide/">Åpenhet</a> in 2016a, abc</p>'),
        a_document("lt", title="Vizitas"),
    )

    assert vocabulary(documents, "en") == "åpenhet"
    assert vocabulary(documents, "nb") == ""


def test_of_a_large_site_it_holds_the_commonest() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    rare = " ".join(f"rare{one}{two}{three}" for one in letters for two in letters for three in letters[:8])
    documents = (a_document(html=f"<p>{rare} common</p>"), a_document(html="<p>common</p>"))

    words = vocabulary(documents, "en").split("\n")

    assert len(words) == module.MOST < len(rare.split())
    assert words[0] == "common"


def test_each_language_of_the_real_site_has_its_list_and_it_is_light(real_site: Path) -> None:
    for lang, word in (("lt", "korupcija"), ("nb", "åpenhet"), ("en", "corruption")):
        data = (real_site / "pagefind" / f"words-{lang}.txt").read_text(encoding="utf-8")
        assert word in data.split("\n")
        assert len(data) < 60_000
