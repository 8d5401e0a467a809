"""Sheets, the pages of items: what stands where, and how much of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("path", ["rezultatai", "nb/om", "en/contact"])
def test_what_is_on_a_page_is_told_before_the_page_and_not_at_its_end(real_site: Path, path: str) -> None:
    """On a telephone, what is beside a text on a desk stands below it."""
    page = (real_site / path / "index.html").read_text(encoding="utf-8")

    assert 0 < page.index("sheet__head") < page.index('class="contents"') < page.index("sheet__body")


def test_many_partners_beside_a_text_are_names_few_are_told_of(real_site: Path) -> None:
    def roles(path: str) -> tuple[int, int]:
        page = (real_site / path / "index.html").read_text(encoding="utf-8")
        side = re.search(r"<aside.*?</aside>", page, re.DOTALL)
        assert side
        return side[0].count("partner-card__name"), side[0].count("partner-card__role")

    assert roles("en/news/project-ends") == (13, 0)
    assert roles("en/news/training-in-lithuania") == (3, 3)
