"""A file with a header changed: what was asked for is another, and all else is as it was."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.drafting import Draft, files
from plugins.editing.rewriting import rewritten
from plugins.reading.sources import Source, parse
from plugins.wording.strings import Strings

TEXT = """Title: Vizitas
<!-- a note to colleagues -->
Summary: Keturios dienos
    ir keturi vakarai
Image-Alt: Stalas
Date: 2016-11-17

Tekstas.

Title: ne antraštė
"""


def source(text: str, kind: str = "news") -> Source:
    found, _ = parse(text.encode(), PurePosixPath("content", kind, "x", "index.lt.md"), kind, "x", "lt")
    assert found is not None
    return found


def changed(text: str, kind: str = "news", body: str | None = None, **changes: str) -> str:
    return rewritten(text, source(text, kind), changes, body)


def test_what_is_not_changed_stays_to_the_letter() -> None:
    assert changed(TEXT) == TEXT


def test_a_value_takes_the_place_of_the_one_before_with_all_its_lines() -> None:
    assert changed(TEXT, summary="Trys dienos") == TEXT.replace("Keturios dienos\n    ir keturi vakarai", "Trys dienos")


def test_a_header_keeps_the_name_that_its_writer_gave_it() -> None:
    assert "\nImage-Alt: Langas\n" in changed(TEXT, image_alt="Langas")


def test_several_lines_are_indented() -> None:
    made = changed("Title: A\nSpeakers: B\n\nC\n", "events", speakers="D (E)\nF")

    assert made == "Title: A\nSpeakers: D (E)\n    F\n\nC\n"


def test_a_header_that_is_emptied_goes_with_its_lines() -> None:
    assert changed(TEXT, summary="") == TEXT.replace("Summary: Keturios dienos\n    ir keturi vakarai\n", "")


def test_a_note_among_the_lines_of_a_value_is_nobodys() -> None:
    text = "Title: A\nSpeakers: B\n    <!-- who else? -->\n    C\nType: training\n\nD\n"

    assert (
        changed(text, "events", speakers="E") == "Title: A\nSpeakers: E\n    <!-- who else? -->\nType: training\n\nD\n"
    )


def test_a_new_header_stands_where_new_would_have_put_it() -> None:
    assert changed("Title: A\nTags: b\n\nC\n", date="2016-11-17") == "Title: A\nDate: 2016-11-17\nTags: b\n\nC\n"
    assert changed("Title: A\n\nC\n", modified="2016-11-17") == "Title: A\nModified: 2016-11-17\n\nC\n"


@pytest.mark.parametrize("editor", ["lt", "nb", "en"])
def test_what_new_has_made_is_filled_in_where_its_notes_stand(editor: str) -> None:
    draft = Draft(kind="news", id="x", titles={"lt": "Vizitas"}, values={"date": "2016-11-17"})
    text = files(draft, editor)["index.lt.md"]
    before = text.split("\n")

    after = changed(text, summary="Trumpai", tags="visit").split("\n")

    assert len(after) == len(before)
    assert [line for line in after if line not in before] == ["Summary: Trumpai", "Tags: visit"]
    assert not any(line.startswith("<!-- Summary: (") for line in after)


def test_a_draft_that_is_finished_loses_the_note_about_it_too() -> None:
    text = files(Draft(kind="news", id="x", titles={"lt": "A"}, values={"date": "2016-11-17"}), "nb")["index.lt.md"]
    note = Strings("nb", "problems")("delete this line when the item is ready to be published")
    assert f"<!-- {note} -->\nDraft: yes\n" in text

    assert changed(text, draft="") == text.replace(f"<!-- {note} -->\nDraft: yes\n", "")
    assert "<!-- mine -->\n" in changed("Title: A\n<!-- mine -->\nDraft: yes\n\nB\n", draft="")


def test_a_fact_that_a_translation_notes_is_not_taken_for_a_place_to_write() -> None:
    text = "Title: A\n<!-- Starts: 2016-11-17 -->\n\nB\n"

    assert (
        changed(text, "events", starts="2016-11-18")
        == "Title: A\nStarts: 2016-11-18\n<!-- Starts: 2016-11-17 -->\n\nB\n"
    )


def test_a_new_text_stands_below_one_empty_line() -> None:
    assert changed(TEXT, body="Naujas.\n\nDu.") == TEXT[: TEXT.index("\n\n")] + "\n\nNaujas.\n\nDu.\n"
    assert changed("Title: A\n", body="B") == "Title: A\n\nB\n"


def test_the_last_header_is_emptied_for_else_the_text_would_be_read_as_one() -> None:
    made = changed("<!-- n -->\nTitle: A\n\nNote: B\n", title="")

    assert made == "<!-- n -->\nTitle:\n\nNote: B\n"
    assert changed(made, title="C") == "<!-- n -->\nTitle: C\n\nNote: B\n"


def test_a_text_that_is_emptied_leaves_the_header() -> None:
    assert changed(TEXT, body="") == TEXT[: TEXT.index("\n\n")] + "\n"


def test_a_file_that_begins_with_empty_lines_keeps_them() -> None:
    assert changed("\n\nTitle: A\n\nB\n", title="C") == "\n\nTitle: C\n\nB\n"


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="<>"), min_size=1)
_VALUES = st.lists(_WORDS.filter(str.strip), min_size=1, max_size=3).map(
    lambda lines: unicodedata.normalize("NFC", "\n".join(lines))  # as every text is read
)
_KEYS = st.sampled_from(["title", "summary", "slug", "date", "tags", "author", "image_alt", "modified"])


@given(
    st.dictionaries(_KEYS, _VALUES, max_size=6),
    st.dictionaries(_KEYS, _VALUES | st.just(""), max_size=4),
    st.sampled_from([(), ("<!-- n -->",)]),
)
def test_what_was_changed_is_read_so_and_nothing_else_otherwise(
    before: dict[str, str], changes: dict[str, str], notes: tuple[str, ...]
) -> None:
    """Whatever stands in values: colons, hashes, hyphens, headers' own names."""
    lines = ["Author-note: x"]
    for key, value in before.items():
        lines += [*notes, f"{key.capitalize()}: " + value.replace("\n", "\n    ")]
    text = "\n".join([*lines, "", "Body.", ""])
    old = source(text)

    made = rewritten(text, old, changes)

    new = source(made)
    assert not new.broken
    wanted = {key: field.value for key, field in old.fields.items()} | changes
    assert {key: field.value for key, field in new.fields.items()} == {
        key: each for key, each in wanted.items() if each
    }
    assert new.body == old.body
    assert made.count("<!-- n -->") == text.count("<!-- n -->")
