"""What the benchmark's texts are made of, out of phrases.toml: every phrase in each of the site's languages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("phrases.toml")
LANGUAGES = ("lt", "nb", "en")  # the site's order

Words = dict[str, str]  # language -> what it says, with gaps


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something that has a title in each language: a topic, a pattern of titles, a text."""

    words: Words
    id: str = ""
    slug: Words
    kind: str = ""  # of partners and events: what the header says; of pages: which menu


@dataclass(frozen=True, kw_only=True)
class Town:
    """Where partners are at home."""

    where: Words  # "Vilniuje", "i Vilnius", "in Vilnius"
    name: Words
    country: str  # ISO 3166-1
    position: str  # degrees north, east: "54.6872, 25.2797"


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """All of them; those of one kind in the order of the file."""

    titles: tuple[Named, ...]
    summaries: tuple[Words, ...]
    openings: tuple[Words, ...]
    headings: tuple[Words, ...]
    sentences: tuple[Words, ...]
    points: tuple[Words, ...]  # of lists
    quotations: tuple[Words, ...]
    links: tuple[Words, ...]  # sentences that lead to another item
    events: tuple[Named, ...]
    tags: tuple[Named, ...]
    towns: tuple[Town, ...]
    partners: tuple[tuple[Named, Town], ...]
    pages: tuple[Named, ...]


@cache
def phrases() -> Phrases:
    """Return what phrases.toml says."""
    told: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    towns = tuple(_town(entry) for entry in told["towns"])
    return Phrases(
        titles=_named(told["titles"]),
        summaries=_words(told["summaries"]),
        openings=_words(told["openings"]),
        headings=_words(told["headings"]),
        sentences=_words(told["sentences"]),
        points=_words(told["points"]),
        quotations=_words(told["quotations"]),
        links=_words(told["links"]),
        events=_named(told["events"]),
        tags=_named(told["tags"]),
        towns=towns,
        partners=tuple(
            (named, towns[entry["town"]])
            for named, entry in zip(_named(told["partners"]), told["partners"], strict=True)
        ),
        pages=_named(told["pages"]),
    )


def _words(entries: list[dict[str, Any]]) -> tuple[Words, ...]:
    return tuple({lang: entry[lang] for lang in LANGUAGES} for entry in entries)


def _named(entries: list[dict[str, Any]]) -> tuple[Named, ...]:
    return tuple(
        Named(
            words=words,
            id=entry.get("id", ""),
            slug=entry.get("slug", {}),
            kind=entry.get("type") or entry.get("kind") or entry.get("menu", ""),
        )
        for entry, words in zip(entries, _words(entries), strict=True)
    )


def _town(entry: dict[str, Any]) -> Town:
    return Town(
        where={lang: entry[lang] for lang in LANGUAGES},
        name=entry["name"],
        country=entry["country"],
        position=entry["position"],
    )
