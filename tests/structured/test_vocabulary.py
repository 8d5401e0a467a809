"""Structured data against schema.org's own vocabulary: schema-dts, its types in TypeScript, made by Google from it.

The compiler finds a property that a type does not have, and a value that it cannot have.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.pages import BuiltPage, pages_of
from tests.tools import ROOT

OPTIONS = ["--noEmit", "--strict", "--skipLibCheck", "--module", "es2022", "--moduleResolution", "node"]


def faults(things: Iterable[dict[str, Any]], folder: Path) -> list[str]:
    """Return what the compiler says of `things`, JSON-LD texts."""
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    lines = ['import type * as schema from "schema-dts";']
    for number, thing in enumerate(things):
        told = json.dumps(thing, ensure_ascii=False)
        lines.append(f"export const x{number}: schema.WithContext<schema.{thing['@type']}> = {told};")
    (folder / "things.ts").write_text("\n".join(lines), encoding="utf-8")
    compiler = folder / "node_modules/typescript/bin/tsc"
    done = subprocess.run(
        ["node", compiler, *OPTIONS, "things.ts"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout.splitlines()


def shape(value: Any) -> Any:
    """Return what the compiler sees of a part of JSON-LD: to it, one text is as another, but for the vocabulary's words."""
    if isinstance(value, dict):
        return {name: each if name == "@type" else shape(each) for name, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value]
    return value if isinstance(value, str) and value.startswith("https://schema.org") else type(value).__name__


def told(pages: Iterable[BuiltPage]) -> list[tuple[BuiltPage, dict[str, Any]]]:
    return [
        (page, json.loads(node.text()))
        for page in pages
        for node in page.tree.css('script[type="application/ld+json"]')
    ]


@pytest.fixture(scope="module")
def real(real_site: Path) -> list[tuple[BuiltPage, dict[str, Any]]]:
    return told(pages_of(real_site).values())


@pytest.mark.slow
def test_everything_that_the_site_says_is_in_the_vocabulary(
    real: list[tuple[BuiltPage, dict[str, Any]]], tmp_path: Path, needs: Callable[[str], None]
) -> None:
    """One of each shape; and the last two, which are not in it, show that the compiler looks."""
    needs("npm packages")
    wrong: list[dict[str, Any]] = [
        {"@context": "https://schema.org", "@type": "NewsArticle", "headlines": "x"},
        {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": {"@type": "Offerr"}},
    ]
    shapes = {json.dumps(shape(thing)): thing for _, thing in real}
    things: list[dict[str, Any]] = list(shapes.values())
    assert {thing["@type"] for thing in things} == {thing["@type"] for _, thing in real}
    assert len(real) > 100

    found = faults([*things, *wrong], tmp_path)

    lines = {int(line.split("(")[1].split(",")[0]) - 2 for line in found if line.startswith("things.ts(")}
    assert lines == {len(things), len(things) + 1}, found


def test_each_kind_of_page_says_what_it_is(real: list[tuple[BuiltPage, dict[str, Any]]]) -> None:
    kinds: dict[str, set[str]] = {}
    for page, thing in real:
        kinds.setdefault(page.address, set()).add(thing["@type"])

    assert kinds["/"] == {"WebSite"}
    assert kinds["/nb/nyheter/"] == {"BreadcrumbList"}
    assert kinds["/nb/nyheter/besok-i-oslo/"] == {"NewsArticle", "BreadcrumbList"}
    assert kinds["/renginiai/pirmieji-mokymai-lietuvoje/"] == {"Event", "BreadcrumbList"}
    assert kinds["/renginiai/projekto-pradzia/"] == {"BreadcrumbList"}, "a day of the project, at no place, is no event"
    assert kinds["/nb/partnere/fleksibel-utdanning-norge/"] == {"Organization", "BreadcrumbList"}


def test_the_original_alone_tells_of_a_news_item(real: list[tuple[BuiltPage, dict[str, Any]]]) -> None:
    addresses = [thing["mainEntityOfPage"] for _, thing in real if thing["@type"] == "NewsArticle"]

    assert len(addresses) == len(set(addresses)) > 10
    assert not [page.address for page, thing in real if page.stands_in and thing["@type"] == "NewsArticle"]


def test_what_is_named_has_one_name_on_all_pages(real: list[tuple[BuiltPage, dict[str, Any]]]) -> None:
    """Whoever organizes an event is the organization of which a profile tells."""
    profiles = {
        thing["@id"]
        for page, thing in real
        if "/partner" in page.address and thing["@type"] not in {"BreadcrumbList", "Event"}
    }
    named = {thing["organizer"]["@id"] for _, thing in real if thing["@type"] == "Event"}
    named |= {each["@id"] for _, thing in real for each in thing.get("mentions", [])}

    assert len(profiles) == 13
    assert named <= profiles
    assert len(named) > 2
