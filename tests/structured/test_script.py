"""Structured data within a page: what a JSON reader makes of it is what was told, and no browser finds a tag in it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.structured.script import Part, to_script

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text(), inner)
        | st.dictionaries(st.text(), inner).map(Part)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES))
def test_whatever_is_told_is_read_as_json_writes_it(thing: dict[str, Any]) -> None:
    written = to_script(thing)

    assert json.loads(written) == json.loads(json.dumps(thing))
    unsafe = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    assert written == unsafe.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def test_no_text_ends_the_script() -> None:
    assert to_script({"name": "</script><!-- &"}) == r'{"name":"\u003c/script\u003e\u003c!-- \u0026"}'
