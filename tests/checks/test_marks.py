"""Marks that readers see: each is told on the line on which it stands, with what to write in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import Check
from plugins.checks.marks import bold_shown, heading_shown, link_shown
from tests.checks.advising import advised, body


@pytest.mark.parametrize(
    ("check", "marked", "right"),
    [
        (bold_shown, "Apie **skaidrumą **kalbėta.", "**skaidrumą**"),
        (bold_shown, "Apie ** skaidrumą** kalbėta.", "**skaidrumą**"),
        (bold_shown, "Apie **skaidrumą kalbėta.", ""),
        (heading_shown, "##Kas toliau", "Kas toliau"),
        (heading_shown, "##\N{NO-BREAK SPACE}Kas toliau", "Kas toliau"),
        (link_shown, "Yra [vadovas] (https://www.example.org/).", "[vadovas](https://www.example.org/)"),
        (link_shown, "Yra ! [Salė] (https://a.example/a.jpg).", "![Salė](https://a.example/a.jpg)"),
        (link_shown, "Yra (vadovas)[https://www.example.org/].", "[vadovas](https://www.example.org/)"),
        (link_shown, "Yra [vadovas](https://a.example/du žodžiai).", "[vadovas](<https://a.example/du žodžiai>)"),
        (link_shown, 'Yra [vadovas](https://a.example/du "žodžiai" x).', ""),
        (link_shown, "Skambinkite [mums](tel:+370 600 00000).", "[mums](tel:+37060000000)"),
        (link_shown, "Rašykite [mums](mailto: a@b.lt).", "[mums](mailto:a@b.lt)"),
        (link_shown, "![Grupė](grupe.jpg „Pirmoji diena“)", '![Grupė](grupe.jpg "Pirmoji diena")'),
        (link_shown, "![Gruppe](gruppe.jpg «Første dag»)", '![Gruppe](gruppe.jpg "Første dag")'),
        (link_shown, "Yra [vadovas](vadovas.pdf “Lietuviškai”).", '[vadovas](vadovas.pdf "Lietuviškai")'),
        (link_shown, "Yra [vadovas][čia].", "[vadovas](https://…)"),
    ],
)
def test_marks_are_told_on_their_line_with_what_is_right(check: Check, marked: str, right: str, tmp_path: Path) -> None:
    header = 4  # lines, the empty one among them
    text = f"Pirma eilutė.\n\nDar viena\nir trečia,\n{marked}\n\nIr pabaiga."
    found = advised(tmp_path, body(text), check)

    assert [each.line for each in found] == [header + 5]
    values = dict(found[0].values)
    assert ("{right}" in found[0].right or check is heading_shown) is bool(right)
    assert (values["words"] if check is heading_shown else values["right"]) == right


@pytest.mark.parametrize("check", [bold_shown, heading_shown, link_shown])
def test_marks_that_do_what_they_are_for_are_left_alone(check: Check, tmp_path: Path) -> None:
    """And so is what stands in code, or was said to be no mark."""
    text = (
        "## Antraštė\n\nApie **skaidrumą** ir `**ne**`, \\*\\*ir ne\\*\\*, 5 # 3, [vadovas](https://www.example.org/)"
        " bei `[x] (https://www.example.org/)`.\n\n```\n##Ne\n**\n[x][y]\n```\n"
    )

    assert advised(tmp_path, body(text), check) == []
