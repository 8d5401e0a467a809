"""What a form holds, and which files change when it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.editing.fields import Field, groups
from plugins.editing.folder import Folder, look
from plugins.editing.sheet import Sheet, changed, differing, sheet
from tests.tools import ROOT

LANGS = ("lt", "nb", "en")


def opened(tmp_path: Path, **texts: str) -> tuple[Folder, tuple[Field, ...]]:
    place = tmp_path / "content/events/x"
    place.mkdir(parents=True)
    for lang, text in texts.items():
        (place / f"index.{lang}.md").write_text(text)
    folder = look(tmp_path / "content", "events", "x", LANGS)
    return folder, fields_of(folder)


def fields_of(folder: Folder) -> tuple[Field, ...]:
    return tuple(field for group in groups(folder, "en", {}) for field in group.fields)


def with_values(held: Sheet, **values: str) -> Sheet:
    return replace(held, values={**held.values, **values})


def every_text() -> Iterator[tuple[Path, str, str, str]]:
    """Yield all texts there are, the site's and the tests': (content, kind, id, language)."""
    for content in (ROOT / "content", ROOT / "tests/site/content"):
        for path in sorted(content.glob("*/*/index.*.md")):
            yield content, path.parts[-3], path.parts[-2], path.name.split(".")[1]


@pytest.mark.parametrize("content", [ROOT / "content", ROOT / "tests/site/content"], ids=["site", "tests"])
def test_a_form_that_comes_back_as_it_was_changes_nothing(content: Path) -> None:
    seen = 0
    for _, kind, item, lang in (each for each in every_text() if each[0] == content):
        folder = look(content, kind, item, LANGS)
        fields = fields_of(folder)
        held = sheet(folder, lang, fields)
        back = Sheet(
            values={field.key: field.typed(field.entries(held.values[field.key])) for field in fields},
            body=held.body.rstrip(),
        )

        assert changed(folder, lang, fields, back) == {}, f"{kind}/{item} {lang}"
        seen += 1
    assert seen > 10


def test_words_are_changed_in_the_file_of_their_language_alone(tmp_path: Path) -> None:
    folder, fields = opened(tmp_path, lt="Title: A\nTown: Oslas\n\nB\n", en="Title: C\nTown: Oslo\n\nD\n")
    held = sheet(folder, "en", fields)
    assert (held.values["town"], held.body) == ("Oslo", "D\n")

    assert changed(folder, "en", fields, with_values(held, town="Bergen")) == {"en": "Title: C\nTown: Bergen\n\nD\n"}


def test_a_fact_is_changed_wherever_it_stands(tmp_path: Path) -> None:
    folder, fields = opened(
        tmp_path, lt="Title: A\nCountry: LT\n\nB\n", nb="Title: E\n\nF\n", en="Title: C\nCountry: LT\n\nD\n"
    )
    held = sheet(folder, "nb", fields)
    assert held.values["country"] == "LT"

    found = changed(folder, "nb", fields, with_values(held, country="NO"))

    assert found == {"lt": "Title: A\nCountry: NO\n\nB\n", "en": "Title: C\nCountry: NO\n\nD\n"}
    assert changed(folder, "nb", fields, with_values(held, country="")) == {
        "lt": "Title: A\n\nB\n",
        "en": "Title: C\n\nD\n",
    }


def test_facts_that_differ_do_so_until_somebody_says_which_is_right(tmp_path: Path) -> None:
    folder, fields = opened(tmp_path, lt="Title: A\nCountry: LT\n\nB\n", en="Title: C\nCountry: NO\n\nD\n")
    held = sheet(folder, "en", fields)
    assert held.values["country"] == "NO"
    assert differing(folder, "en", fields) == {"country"}
    norwegian = {"lt": "Title: A\nCountry: NO\n\nB\n"}

    assert changed(folder, "en", fields, held) == {}
    assert changed(folder, "en", fields, replace(held, agreed=frozenset({"country"}))) == norwegian
    assert changed(folder, "en", fields, with_values(held, country="SE")) == {
        "lt": "Title: A\nCountry: SE\n\nB\n",
        "en": "Title: C\nCountry: SE\n\nD\n",
    }


def test_a_control_character_in_a_text_nobody_has_touched_stays(tmp_path: Path) -> None:
    """No browser sends it back; a message tells of it."""
    folder, fields = opened(tmp_path, lt="Title: A\x01B\nTown: C\n\nD\x02E\n")
    held = sheet(folder, "lt", fields)
    assert (held.values["title"], held.body) == ("A B", "D E\n")

    assert changed(folder, "lt", fields, held) == {}
    assert changed(folder, "lt", fields, with_values(held, town="F")) == {"lt": "Title: A\x01B\nTown: F\n\nD\x02E\n"}


def test_a_new_fact_goes_where_facts_are(tmp_path: Path) -> None:
    folder, fields = opened(tmp_path, lt="Title: A\nCountry: LT\n\nB\n", en="Title: C\n\nD\n")
    held = with_values(sheet(folder, "en", fields), host="fun", venue="Hall 1")

    assert changed(folder, "en", fields, held) == {
        "lt": "Title: A\nCountry: LT\nHost: fun\n\nB\n",
        "en": "Title: C\nVenue: Hall 1\n\nD\n",
    }


def test_a_file_that_is_no_text_with_a_header_is_left_alone(tmp_path: Path) -> None:
    folder, fields = opened(tmp_path, lt="---\nTitle: A\nCountry: LT\n\nB\n", en="Title: C\nCountry: LT\n\nD\n")

    found = changed(folder, "en", fields, with_values(sheet(folder, "en", fields), country="NO"))

    assert found == {"en": "Title: C\nCountry: NO\n\nD\n"}


def test_an_empty_description_that_is_meant_stays(tmp_path: Path) -> None:
    folder, fields = opened(tmp_path, lt="Title: A\nImage_alt:\n\nB\n")

    assert changed(folder, "lt", fields, sheet(folder, "lt", fields)) == {}


def test_white_space_at_the_end_of_a_text_is_no_change(tmp_path: Path) -> None:
    folder, fields = opened(tmp_path, lt="Title: A\n\nB\n\n\n")
    held = sheet(folder, "lt", fields)

    assert changed(folder, "lt", fields, replace(held, body="B")) == {}
    assert changed(folder, "lt", fields, replace(held, body="C")) == {"lt": "Title: A\n\nC\n"}
