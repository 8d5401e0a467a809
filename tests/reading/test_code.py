"""Which lines are code is what CommonMark says, in lists too: what is told of a text hangs on it."""

from __future__ import annotations

import re

import pytest

from plugins.reading.code import outside_code
from plugins.reading.comrak_dialect import ComrakDialect
from plugins.reading.dropped import dropped
from plugins.reading.spaces import with_spaced_names

NOTE = "\n\n[^1]: Note.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Words\n\n    code\n\nwords",
        "Words\n    that go on",
        "## Heading\n    code",
        "Words\n\n\tcode",
        "- item\n    - inner\n        - innermost",
        "- item\n\n    of the item\n\n        code\n\nwords\n\n    code",
        "1. item\n\n   of it\n\n       code",
        "10. item\n\n    of it",
        "- item\ngoes on\n    goes on",
        "- item\n## Heading\n\n    code",
        "-    item\n\n     of it\n\n         code",
        "-\n  item\n\n      code",
        "- item\n> quoted\n\n    code",
        "* * *\n    code",
        "```\ncode\n    ```\ncode\n```\nwords",
        "```words``` and words\n\nwords\n\n    code",
        "~~~ `info`\ncode\n~~~\nwords",
        "- item\n\n  ```\n  code\n  ```\n\n  words\n\nwords",
        "- item\n\n    ```\n    code\n    ```\n    words",
        "> quoted\n>     - inner",
    ],
)
def test_lines_of_code_are_those_of_commonmark(text: str) -> None:
    lines = text.split("\n")
    blocks = re.findall(r'<pre data-sourcepos="(\d+):\d+-(\d+):', ComrakDialect().traced(text))
    code = {line for start, end in blocks for line in range(int(start) - 1, int(end))}
    outside = [index for index, line in enumerate(lines) if line.strip() and index not in code]

    assert [index for index, line in outside_code(lines) if line.strip()] == outside


@pytest.mark.parametrize(
    "text",
    [
        "- item\n    - inner[^1]",
        "1. item\n\n    of the item[^1]",
        "Words\n    that go on[^1]",
        "```words``` on a line of their own\n\nmore[^1]",
        "Word[^2].\n\n[^2]: Note\n\n    that goes on[^1]",
    ],
)
def test_a_footnote_that_readers_find_is_not_called_lost(text: str) -> None:
    assert list(dropped(text + NOTE)) == []


def test_a_row_with_too_many_cells_is_told_of_in_a_list_too() -> None:
    table = "- item\n\n    | a | b |\n    | --- | --- |\n    | 1 | 2 | 3 |\n"

    assert [(fault.line, fault.check) for fault in dropped(table)] == [(5, "table-row")]


def test_a_picture_whose_name_has_spaces_is_shown_in_a_list_too() -> None:
    assert with_spaced_names("- item\n    - ![Group](our group.jpg)") == "- item\n    - ![Group](<our group.jpg>)"
