"""Ids of headings, and what leads to them."""

from __future__ import annotations

import pytest

from plugins.model.text import Heading
from plugins.reading.anchors import Ids, anchor, slug
from plugins.reading.engine import MarkdownEngine
from tests.reading.texts import Site, html, rendered


def test_headings_have_ids_that_survive_copying(engine: MarkdownEngine) -> None:
    body, problems = rendered(
        engine,
        "## Tikslai ir *šaltiniai*\n\n### Ærlig „talt“: på Ås & co\n\n## Tikslai ir šaltiniai\n\n## Menu[^1]\n\n[^1]: a",
    )

    assert problems == ()
    assert body.headings == (
        Heading(level=2, id="h-tikslai-ir-saltiniai", title="Tikslai ir šaltiniai"),
        Heading(level=3, id="h-aerlig-talt-pa-as-co", title="Ærlig „talt“: på Ås & co"),
        Heading(level=2, id="h-tikslai-ir-saltiniai-1", title="Tikslai ir šaltiniai"),
        Heading(level=2, id="h-menu", title="Menu"),
    )
    assert '<h2 id="h-tikslai-ir-saltiniai">Tikslai ir <em>šaltiniai</em></h2>' in body.html


def test_no_two_headings_share_an_id() -> None:
    ids = Ids()
    assert [ids.take(title) for title in ("a", "a", "a-1", "a", "—", "…")] == [
        "h-a",
        "h-a-1",
        "h-a-1-1",
        "h-a-2",
        "h-x",
        "h-x-1",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tikslai-ir-šaltiniai", "h-tikslai-ir-saltiniai"),
        ("tikslai-ir-%C5%A1altiniai", "h-tikslai-ir-saltiniai"),
        ("h-tikslai", "h-tikslai"),
        ("fn-1", "fn-1"),
    ],
)
def test_fragments_as_github_writes_them_lead_to_our_ids(written: str, expected: str) -> None:
    assert anchor(written) == expected


def test_other_alphabets_keep_their_letters() -> None:
    assert slug("Цели проекта") == "цели-проекта"


def test_a_link_within_the_text_finds_its_heading(engine: MarkdownEngine) -> None:
    site = Site()
    assert '<a href="#h-saltiniai">' in html(engine, "[a](#šaltiniai)\n\n## Šaltiniai", site=site)
    assert site.asked == []
