"""Once around: from a file into the form, and from the form into the file, whatever stands in either."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Mapping
from html import unescape
from pathlib import Path, PurePosixPath

from hypothesis import example, given
from hypothesis import strategies as st

from plugins.editing import pages
from plugins.editing.fields import Control, Field, Group, groups
from plugins.editing.filling import TIME
from plugins.editing.folder import Folder, look, write
from plugins.editing.pages import Standing
from plugins.editing.sheet import TEXT, Sheet, changed, sheet
from plugins.reading.sources import parse

LANGS = ("lt", "nb", "en")
_LINES = st.one_of(
    st.sampled_from(
        ["", " ", "---", "<!-- n -->", "<!--", "-->", "Title: x", "title: y", "Town : z", "    z", "\tz", "# a", "=======",
         "</textarea><script>", '" onfocus="x', "&amp;lt;", "A, B; C", "2016 m. lapkričio 17 d.", "\ufeff", "\u2028", "A\x0cB"]
    ),
    st.text(max_size=12),
)  # fmt: skip
_NAMES = st.sampled_from(
    ["Title", "Summary", "Date", "Starts", "Ends", "Tags", "Speakers", "Sessions", "Draft", "Status", "Type", "Image_alt",
     "image-caption", "Unknown", "Country", "Position"]
)  # fmt: skip
_MOMENTS = st.sampled_from(["2016-11-17", "2016-11-17T10:00", "2016-02-31", "2016-11-17  24:00", "10:00", "rytoj"])
_HEADERS = st.lists(st.builds("{}: {}".format, _NAMES, _LINES | _MOMENTS) | _LINES, max_size=8)
_FILES = st.builds(
    lambda first, head, body, end: (end.join([first, *head, "", *body])).encode("utf-8", errors="replace"),
    st.sampled_from(["Title: A", "\ufeffTitle: A", "", "<!-- n -->"]),
    _HEADERS,
    st.lists(_LINES, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
)


def opened(content: Path, texts: Mapping[str, bytes]) -> tuple[Folder, tuple[Group, ...]]:
    place = content / "events/x"
    place.mkdir(parents=True, exist_ok=True)
    for lang, text in texts.items():
        (place / f"index.{lang}.md").write_bytes(text)
    folder = look(content, "events", "x", LANGS)
    return folder, groups(folder, "lt", {"tags": [("visit", "Vizitai")]})


def all_fields(made: tuple[Group, ...]) -> tuple[Field, ...]:
    return tuple(field for group in made for field in group.fields)


def sent(page: str, field: Field) -> str:
    """Return what a browser sends of a field of a form, read from the page itself."""
    if field.control in {Control.SEVERAL, Control.YES}:
        tags = re.findall(rf'<input type="(?:checkbox|hidden)"[^>]* name="{field.key}"[^>]*>', page)
        parts = [_value(tag) for tag in tags if "hidden" in tag or " checked" in tag]
    elif field.control is Control.ONE:
        shown = re.search(rf'<select[^>]* name="{field.key}"[^>]*>(.*?)</select>', page, re.DOTALL)
        parts = [_value(each) for each in re.findall(r"<option[^>]* selected>", shown[1] if shown else "")]
    elif area := re.search(rf'<textarea[^>]* name="{field.key}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL):
        parts = [unescape(area[1])]
    else:
        names = "|".join(re.escape(name) for name in (field.key, TIME.format(field.key)))
        parts = [
            _value(tag) for tag in re.findall(rf'<input type="(?:text|date|time)"[^>]* name="(?:{names})"[^>]*>', page)
        ]
    assert parts or field.control is Control.ONE
    return field.typed(parts)


def _value(tag: str) -> str:
    found = re.search(r' value="([^"]*)"', tag)
    assert found
    return unescape(found[1])


@given(_FILES, _FILES)
@example(b"Title: A\nStarts: 2016-11-17T10:00\n\nB\n", b"Title: A\nStarts: 2016-11-18\n\nB\n")
def test_what_is_sent_back_as_it_was_shown_changes_no_file(own: bytes, other: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, made = opened(Path(place) / "content", {"lt": own, "en": other})
        if not folder.is_plain("lt"):
            return
        held = sheet(folder, "lt", all_fields(made))
        page = pages.form(folder, "lt", made, held, (), Standing(), "lt")

        assert "<script>" not in page
        back = {field.key: sent(page, field) for field in all_fields(made)}
        body = re.search(rf'<textarea[^>]* name="{TEXT}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
        assert body
        assert changed(folder, "lt", all_fields(made), Sheet(values=back, body=unescape(body[1]))) == {}


@given(
    _FILES,
    st.dictionaries(
        st.sampled_from(["title", "summary", "starts", "tags", "speakers", "sessions", "draft", "type", "town"]),
        st.lists(_LINES, max_size=3).map("\n".join),
    ),
    st.lists(_LINES, max_size=4).map("\n".join),
)
def test_what_is_typed_is_what_is_read(own: bytes, typed: dict[str, str], text: str) -> None:
    """Letters that look the same are made the same in reading, and signs that are none become spaces on the way."""
    text, *parts = (
        unicodedata.normalize("NFC", re.sub("[\x00-\x08\x0e-\x1f\r]", " ", each.encode(errors="replace").decode()))
        for each in (text, *typed.values())
    )
    with tempfile.TemporaryDirectory() as place:
        folder, made = opened(Path(place) / "content", {"lt": own})
        _, told = parse(own, PurePosixPath("x"), "events", "x", "lt")
        if not folder.is_plain("lt") or any(each.check == "header-twice" for each in told):
            return
        fields = all_fields(made)
        before = sheet(folder, "lt", fields)
        by_key = {field.key: field for field in fields}
        values = {key: by_key[key].typed([part]) for key, part in zip(typed, parts, strict=True)}

        for lang, written in changed(
            folder, "lt", fields, Sheet(values={**before.values, **values}, body=text)
        ).items():
            write(folder, lang, written)

        after = look(Path(place) / "content", "events", "x", LANGS)
        assert after.is_plain("lt")
        now = sheet(after, "lt", fields)
        for field in fields:
            wanted = values.get(field.key, before.values[field.key])
            assert field.entries(now.values[field.key]) == field.entries(wanted), field.key
        assert now.body.rstrip() == _below(text)


def _below(text: str) -> str:
    """Return a text without the empty lines above it, which are there in any case."""
    lines = text.rstrip().split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    return "\n".join(lines)
