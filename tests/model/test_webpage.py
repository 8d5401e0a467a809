"""The skeleton of a page."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.webpage import WebPage


def test_a_page_with_other_parts_is_what_replace_makes_of_it() -> None:
    page = WebPage(lang="nb", url="/nb/", title="Hjem", alternates=(), original="/nb/")

    assert page.but(image="/a.png", draft=True) == replace(page, image="/a.png", draft=True)
    assert page.image == ""
