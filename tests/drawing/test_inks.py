"""A picture in a few inks: which ink a pixel is of, and how much of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from plugins.drawing.inks import Inked

NIGHT, WHITE, AMBER = "#102030", "#ffffff", "#f0b050"


def inked() -> Inked:
    return Inked.bare((4, 2), NIGHT, (WHITE, AMBER))


def cover(*amounts: int) -> Image.Image:
    """Return one row, so much of it covered, each of 255."""
    return Image.frombytes("L", (len(amounts), 1), bytes(amounts))


def pixels(picture: Inked, row: int = 0) -> list[str]:
    seen = Image.open(BytesIO(picture.png())).convert("RGB")
    return [f"#{bytes(seen.getpixel((x, row))).hex()}" for x in range(seen.width)]  # type: ignore[arg-type]


def test_a_picture_without_ink_is_its_ground() -> None:
    assert pixels(inked()) == [NIGHT] * 4


@pytest.mark.parametrize(
    ("ink", "seen"), [(WHITE, ["#102030", "#888f97", "#ffffff"]), (AMBER, ["#102030", "#80683f", "#f0b050"])]
)
def test_an_ink_is_seen_as_much_as_it_covers(ink: str, seen: list[str]) -> None:
    picture = inked()

    picture.lay(ink, cover(0, 128, 255), (1, 1))

    assert pixels(picture, 0) == [NIGHT] * 4
    assert pixels(picture, 1)[0] == NIGHT
    for given, wanted in zip(pixels(picture, 1)[1:], seen, strict=True):
        pairs = zip(bytes.fromhex(given[1:]), bytes.fromhex(wanted[1:]), strict=True)
        assert all(abs(a - b) <= 1 for a, b in pairs), (given, wanted)


@pytest.mark.parametrize(
    ("first", "second", "of_the_second"), [(255, 255, True), (255, 254, False), (100, 101, True), (101, 100, False)]
)
def test_of_two_inks_the_one_is_seen_that_covers_more_and_the_later_one_if_in_doubt(
    first: int, second: int, *, of_the_second: bool
) -> None:
    picture, wanted = inked(), inked()
    picture.lay(WHITE, cover(first))
    picture.lay(AMBER, cover(second))

    wanted.lay(AMBER if of_the_second else WHITE, cover(second if of_the_second else first))

    assert pixels(picture) == pixels(wanted)


def test_what_is_cleared_takes_ink_as_if_there_had_been_none() -> None:
    picture, wanted = inked(), inked()
    picture.lay(WHITE, cover(255, 255, 255))

    picture.clear(cover(255, 1), (1, 0))
    picture.lay(AMBER, cover(9), (1, 0))

    wanted.lay(WHITE, cover(255))
    wanted.lay(AMBER, cover(9), (1, 0))
    assert pixels(picture) == pixels(wanted)


def test_a_copy_is_gone_on_with_alone() -> None:
    picture = inked()
    picture.lay(WHITE, cover(255))

    picture.copy().lay(AMBER, cover(255, 255))

    assert pixels(picture) == [WHITE, NIGHT, NIGHT, NIGHT]


def test_many_inks_leave_few_amounts_of_each_and_each_in_full() -> None:
    inks = tuple(f"#{red:02x}0000" for red in range(1, 256))
    picture = Inked.bare((4, 1), "#000000", inks)

    picture.lay(inks[-1], cover(255))
    picture.lay(inks[0], cover(255), (1, 0))

    assert pixels(picture)[:3] == ["#ff0000", "#010000", "#000000"]
