"""Made-up items for tests and the styleguide: whole and valid, with as few words as are needed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from plugins.languages import LANGUAGES
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event, EventType
from plugins.model.language import Language
from plugins.model.news import News
from plugins.model.page import Page, Project, Tag
from plugins.model.partner import Partner, PartnerKind
from plugins.model.place import Position
from plugins.model.text import Body, Text

CHANGED = datetime(2016, 10, 1, 8, tzinfo=UTC)
NOW = datetime(2016, 11, 1, 12, tzinfo=UTC)
ALL = ("lt", "nb", "en")
VILNIUS = Position(lat=54.6872, lon=25.2797)
TOWNS = {
    "leu": ("Vilnius", "LT", VILNIUS),
    "fun": ("Oslo", "NO", Position(lat=59.9139, lon=10.7522)),
    "birzai": ("Biržai", "LT", Position(lat=56.2, lon=24.75)),
    "prienai": ("Prienai", "LT", Position(lat=54.6333, lon=23.95)),
    "druskininkai": ("Druskininkai", "LT", Position(lat=54.0167, lon=23.9667)),
    "utena": ("Utena", "LT", Position(lat=55.5, lon=25.6)),
    "vdk": ("Vilnius", "LT", VILNIUS),
}


def texts(kind: str, key: str, languages: tuple[str, ...] = ALL, **words: Any) -> tuple[Text, ...]:
    """Return the words of an item written in `languages`, the first of which stands in for the others.

    A title of its own in each language, unless `words` has one for all.
    """
    made = []
    roots = {language.code: language for language in LANGUAGES}
    for reader, language in roots.items():
        lang = reader if reader in languages else languages[0]
        said = {"title": f"{key} ({lang})", "summary": "", **words}
        body = Body(**{part: said.pop(part) for part in ("html", "headings") if part in said})
        made.append(
            Text(
                reader=reader,
                lang=lang,
                url=item_url(language, kind, key),
                original=item_url(roots[lang], kind, key),
                body=body,
                source=PurePosixPath(f"content/{kind}/{key}/index.{lang}.md"),
                **said,
            )
        )
    return tuple(made)


def item_url(language: Language, kind: str, slug: str) -> str:
    return f"{language.root}{slug}/" if kind == "pages" else language.url(kind, slug)


def _given(kind: str, key: str, facts: dict[str, Any], **usual: Any) -> dict[str, Any]:
    """Return the fields of an item: what `facts` say, and the usual for the rest."""
    languages, words = facts.pop("languages", ALL), facts.pop("words", {})
    if kind == "partners":
        words = {"town": TOWNS.get(key, TOWNS["leu"])[0]} | words
    said = texts("pages" if kind == "project" else kind, key, languages, **words)
    return {"kind": kind, "id": key, "texts": said, "changed": CHANGED} | usual | facts


def a_news(key: str = "news", day: date = date(2016, 11, 14), **facts: Any) -> News:
    return News(**_given("news", key, facts, date=day, published=datetime.combine(day, time(9), UTC)))


def an_event(key: str = "event", starts: date = date(2016, 11, 14), **facts: Any) -> Event:
    usual = {"starts": starts, "ends": starts, "timezone": "Europe/Vilnius", "type": EventType.TRAINING}
    return Event(**_given("events", key, facts, **usual))


def a_partner(key: str = "leu", **facts: Any) -> Partner:
    _, country, position = TOWNS.get(key, TOWNS["leu"])
    usual = {"own_name": key, "own_lang": "lt", "partner_kind": PartnerKind.COLLEGE, "lead": key == "leu"}
    return Partner(**_given("partners", key, facts, country=country, position=position, **usual))


def a_page(key: str = "about", **facts: Any) -> Page:
    return Page(**_given("pages", key, facts, menu="main"))


def a_tag(key: str = "tag", **facts: Any) -> Tag:
    return Tag(**_given("tags", key, facts))


def a_project(**facts: Any) -> Project:
    usual = {"number": "NOR-LT10", "archive_number": "LT10", "starts": date(2015, 9, 11), "ends": date(2017, 4, 30)}
    money = {"planned_cost": Decimal("591162.70"), "final_cost": Decimal(576994), "grant": Decimal(391915)}
    done = {"trainings": (("NO", 12), ("LT", 12)), "training_participants": 301}
    return Project(**_given("project", "project", facts, **usual, **money, **done))


def a_catalogue(**lists: Any) -> Catalogue:
    """Return a catalogue with the lead alone, or what `lists` say, in the order that the real one has."""
    given: dict[str, Any] = {"news": (), "events": (), "partners": (a_partner(),), "pages": (), "tags": ()}
    given |= {"languages": LANGUAGES, "project": a_project(), "downloads": (), "now": NOW} | lists
    given |= {"projects": (given.pop("project"),), "moment": given.pop("now")}
    given["news"] = tuple(sorted(given["news"], key=lambda item: item.published, reverse=True))
    given["events"] = tuple(sorted(given["events"], key=lambda item: (item.instant, item.id)))
    given["partners"] = tuple(sorted(given["partners"], key=lambda item: (not item.lead, item.id)))
    return Catalogue(**given)
