"""What Markdown would drop is told where it stands; what only looks like it is left alone."""

from __future__ import annotations

import pytest

from plugins.reading.dropped import dropped

TABLE = "| a | b |\n| --- | --- |\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TABLE, []),
        (f"{TABLE}| 3 | 4 | 5 |\n", [(4, "table-row")]),
        (f"{TABLE}| 3 |\n| 4 | 5 | 6 |\n", [(5, "table-row")]),
        (f"{TABLE}\n3 | 4 | 5\n", []),  # a paragraph: the table has ended
        (f"{TABLE}```\n3 | 4 | 5\n```\n3 | 4 | 5\n", []),
        (f"{TABLE}| 3 | 4 \\| 5 |\n", []),
        ("".join(f"> {line}\n" for line in f"{TABLE}| 3 | 4 | 5 |".splitlines()), [(4, "table-row")]),
        ("a | b | c\n\n--- | --- | ---\n1 | 2 | 3 | 4\n", []),  # no head stands above the rule
        ("Word[^1].\n\n[^1]: Note.\n", []),
        ("Word[^A].\n\n[^a]: Note.\n", []),
        ("Word[^1].\n", [(1, "footnote-missing")]),
        ("Word.\n\n[^1]: Note.\n", [(3, "footnote-unused")]),
        ("Word.\n\n[programme]: https://a.lt\n[b c]: d.pdf 'e'\n", [(3, "link-unused"), (4, "link-unused")]),
        ("[Programme], [words][B\nc].\n\n[programme]: https://a.lt\n[b c]: d.pdf 'e'\n", []),
        ("Word.\n[programme]: https://a.lt\n\n[note]: two words\n\n```\n[a]: b\n```\n\n[//]: # (comment)\n", []),
        ("Word[^1].\n\n[^1]: Note.\n[^1]: Again.\n", [(4, "footnote-twice")]),
        ("Word[^1].\n\n[^1]: Note[^2].\n", [(3, "footnote-missing")]),
        ("`Word[^1]` and \\[^1].\n\n```\n[^1]: Note.\n```\n", []),
    ],
)
def test_what_readers_would_not_see_is_told_on_its_line(text: str, told: list[tuple[int, str]]) -> None:
    assert [(fault.line, fault.check) for fault in dropped(text)] == told
