"""Entries taken from the last build's calendar: those that would be the same, and what they asked for with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins import calendar
from plugins.calendar import Settings, event_files, files
from plugins.model.catalogue import Catalogue
from tests.making import a_catalogue, an_event

SITE = "https://site.example"


@pytest.fixture
def catalogue() -> Catalogue:
    events = (
        an_event("foreign", date(2016, 11, 14), languages=("nb",)),
        an_event("known", date(2016, 11, 15)),
        an_event("edited", date(2016, 11, 16)),
    )
    return a_catalogue(events=events)


def last_build(folder: Path, catalogue: Catalogue, *changed: str) -> Any:
    """Return what is known of a build that wrote the calendars of `catalogue`, and that these keys are others now."""
    asked = {}
    for event in catalogue.events:
        with catalogue.ledger.account() as account:
            tuple(event_files(catalogue, event.id, SITE, Settings()))
        asked[f"calendar/{event.id}"] = tuple(sorted(account))
    for url, data in files(catalogue, "en", SITE, Settings()):
        place = folder / url.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return SimpleNamespace(
        changed=frozenset(changed),
        roll=SimpleNamespace(
            reusable=lambda name: name == "calendars.en" or None,
            asked=lambda name: asked.get(name, ()),
        ),
        outputs=SimpleNamespace(place=folder),
    )


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ((), {"foreign", "known", "edited"}),
        (("events/edited",), {"foreign", "known"}),
        (("events/edited#lt",), {"foreign", "known"}),  # of its own file: asked for together
        (("events/foreign#en",), {"known", "edited"}),  # what readers of English are shown in its place
        (("partners/leu",), set()),  # stands on every share picture
        (("news/other", "order/news"), {"foreign", "known", "edited"}),
    ],
)
def test_an_entry_is_kept_where_nothing_that_it_asked_for_has_changed(
    catalogue: Catalogue, tmp_path: Path, changed: tuple[str, ...], kept: set[str]
) -> None:
    build = last_build(tmp_path, catalogue, *changed)

    assert set(calendar._kept(catalogue, build, "en")) == kept


def test_calendars_with_entries_that_were_kept_are_the_same_and_have_asked_for_the_same(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    build = last_build(tmp_path, catalogue, "events/edited")
    fresh = a_catalogue(events=tuple(catalogue.events))
    with fresh.ledger.account() as made:
        expected = dict(files(fresh, "en", SITE, Settings()))

    again = a_catalogue(events=tuple(catalogue.events))
    with again.ledger.account() as taken:
        found = dict(files(again, "en", SITE, Settings(), calendar._kept(again, build, "en")))

    assert found == expected
    assert taken >= made


def test_nothing_is_kept_where_nothing_is_known_or_the_file_is_not_there(catalogue: Catalogue, tmp_path: Path) -> None:
    build = last_build(tmp_path, catalogue)

    (tmp_path / "en/calendar/all.ics").unlink()
    assert calendar._kept(catalogue, build, "en") == {}

    build.changed = None
    assert calendar._kept(catalogue, build, "en") == {}

    build.changed, build.roll.reusable = frozenset(), lambda _: None
    assert calendar._kept(catalogue, build, "en") == {}
