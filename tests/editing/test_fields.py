"""The fields of a form: one for each header that there is, and what a field shows is what it sends back."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing import fields as module
from plugins.editing.fields import Control, Field, day_and_time, groups
from plugins.editing.filling import filled
from plugins.editing.folder import look
from plugins.editing.labels import LABELS, hint, label
from plugins.reading.headers import HEADERS
from plugins.wording.strings import Strings

TITLES = {"tags": (("visit", "Vizitai"), ("training", "Mokymai"))}


def made(tmp_path: Path, kind: str, text: str = "Title: A\n\nB\n") -> dict[str, Field]:
    folder = tmp_path / "content" / kind / "x"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.lt.md").write_text(text)
    (folder / "group.jpg").write_bytes(b"1")
    (folder / "guide.pdf").write_bytes(b"1")
    found = [
        each for group in groups(look(tmp_path / "content", kind, "x", ("lt",)), "lt", TITLES) for each in group.fields
    ]
    assert len({each.key for each in found}) == len(found), "a field stands in one place"
    return {each.key: each for each in found}


@pytest.mark.parametrize("kind", HEADERS)
def test_every_header_has_a_field(tmp_path: Path, kind: str) -> None:
    there = made(tmp_path, kind)

    left_out = {"translated_from"} | ({"status"} if kind != "events" else set())
    assert there.keys() == HEADERS[kind].keys() - left_out
    for key, field in there.items():
        assert label(kind, key)
        Strings("lt", "problems")(hint(kind, key))  # there is such a one, or ""
        assert (field.words, field.required) == (HEADERS[kind][key].words, HEADERS[kind][key].required)


def test_every_label_is_some_headers() -> None:
    keys = {key for headers in HEADERS.values() for key in headers} - {"translated_from"}
    assert keys <= LABELS.keys() <= keys | {f"{kind}/{key}" for kind, headers in HEADERS.items() for key in headers}


def test_what_says_the_same_as_draft_is_a_field_only_where_it_is_written(tmp_path: Path) -> None:
    assert "status" in made(tmp_path, "news", "Title: A\nStatus: draft\n\nB\n")


@pytest.mark.parametrize(
    ("key", "written", "entries"),
    [
        ("title", "  A   day\n  in Oslo", ("A day in Oslo",)),
        ("summary", "One\ntwo", ("One two",)),
        ("speakers", "Ana Anaitė (LEU, VDK)\nBo Bo", ("Ana Anaitė (LEU, VDK)", "Bo Bo")),
        ("speakers", "Ana Anaitė (LEU, VDK), Bo Bo", ("Ana Anaitė (LEU, VDK)", "Bo Bo")),
        ("tags", "visit; training\nnew", ("visit", "training", "new")),
        ("draft", "taip", ("yes",)),
        ("draft", "no", ()),
        ("draft", "perhaps", ("yes",)),
        ("type", "Training", ("training",)),
        ("type", "seminar", ("seminar",)),
        ("starts", "2016-11-14 10:00", ("2016-11-14 10:00",)),
        ("starts", "", ()),
    ],
)
def test_what_a_field_shows_is_what_it_sends_back(
    tmp_path: Path, key: str, written: str, entries: tuple[str, ...]
) -> None:
    field = made(tmp_path, "events")[key]

    assert field.entries(written) == entries
    assert field.entries(field.typed(entries)) == entries


def test_lines_are_typed_as_they_come(tmp_path: Path) -> None:
    field = made(tmp_path, "events")["speakers"]

    assert field.typed(["  A \r\n\r\n B (C)  \r\n"]) == "A\nB (C)"


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2016-11-14", ("2016-11-14", "")),
        ("2016-11-14 10:00", ("2016-11-14", "10:00")),
        ("2016-11-14T10:00", ("2016-11-14", "10:00")),
        ("", ("", "")),
        ("14.11.2016", None),
        ("2016-11-14 10.00", None),
    ],
)
def test_a_moment_is_chosen_where_it_is_one(written: str, parts: tuple[str, str] | None) -> None:
    assert day_and_time(written) == parts


def test_a_value_that_is_no_choice_is_shown_and_not_lost(tmp_path: Path) -> None:
    there = made(tmp_path, "events")
    t = Strings("lt", "problems")

    tags = filled(there["tags"], "events", "gone, training", t)
    kind = filled(there["type"], "events", "seminar", t)

    assert tags.choices == (("gone", "", True), ("training", "Mokymai", True), ("visit", "Vizitai", False))
    assert kind.choices[0] == ("seminar", "", True)
    assert [value for value, _, chosen in kind.choices if chosen] == ["seminar"]


def test_pictures_are_chosen_from_the_folder(tmp_path: Path) -> None:
    assert made(tmp_path, "news")["image"].choices == (("group.jpg", ""),)


def test_what_the_file_says_by_now_is_told_where_it_is_something_else(tmp_path: Path) -> None:
    field, t = made(tmp_path, "news")["title"], Strings("en", "problems")

    assert filled(field, "news", "A", t, now="A").now is None
    assert filled(field, "news", "A", t, now="B").now == "B"
    assert filled(field, "news", "A", t, now="").now == "–"
    assert filled(field, "news", "A", t, [("wrong", False)], now="B").described == "told-title hint-title now-title"


def test_every_control_is_in_use() -> None:
    assert set(module._CONTROLS.values()) | {Control.LINE} == set(Control)
