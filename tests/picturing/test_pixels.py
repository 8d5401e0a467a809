"""Pixels come out upright, in sRGB and 8 bits deep, whatever a camera or program wrote."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from plugins.picturing.pixels import pixels
from plugins.picturing.unusable import UnusableError
from tests.picturing import making

COLOURS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0)}
# How a camera that was held so stores what is upright: the inverse of what a viewer does (EXIF 2.32, 4.6.4 A).
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def near(found: Any, wanted: tuple[int, ...], by: int = 24) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


def seen_corners(image: Image.Image) -> list[Any]:
    width, height = image.size
    return [image.getpixel((x, y)) for y in (height // 4, height * 3 // 4) for x in (width // 4, width * 3 // 4)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("orientation", STORED)
def test_every_orientation_is_applied(orientation: int, kind: str) -> None:
    turn = STORED[orientation]
    stored = making.corners() if turn is None else making.corners().transpose(turn)
    options = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {"lossless": True} if kind == "WEBP" else {}
    data = making.saved(stored, kind, exif=making.exif(orientation).tobytes(), **options)

    for size in (None, (60, 40)):
        seen = pixels(data, size)

        assert seen.size == (size or (120, 80))
        for found, name in zip(seen_corners(seen), making.CORNERS, strict=True):
            assert near(found, COLOURS[name]), (orientation, name, found)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("exif", [making.exif(99), b"Exif\0\0MM\0*garbage", b"Exif\0\0"])
def test_an_orientation_that_is_nonsense_is_none(exif: object) -> None:
    assert pixels(making.saved(making.corners(), "JPEG", exif=exif)).size == (120, 80)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_profile_is_turned_to_srgb(kind: str) -> None:
    """In a profile whose red and green have changed places, red is green."""
    data = making.saved(Image.new("RGB", (32, 32), "red"), kind, icc_profile=making.rgb_profile(swapped=True))

    assert near(pixels(data).getpixel((9, 9)), (0, 255, 0), 40)


def test_a_profile_of_a_picture_that_one_sees_through_leaves_it_so() -> None:
    image = Image.new("RGBA", (8, 8), (255, 0, 0, 100))

    seen = pixels(making.saved(image, "PNG", icc_profile=making.rgb_profile(swapped=True)))

    assert near(seen.getpixel((1, 1)), (0, 255, 0, 100), 40)


def test_a_profile_that_cannot_be_read_is_taken_for_srgb() -> None:
    data = making.saved(Image.new("RGB", (8, 8), "red"), "PNG", icc_profile=b"no profile at all")

    assert pixels(data).getpixel((1, 1)) == (255, 0, 0)


def test_colours_for_print_become_colours_for_screens() -> None:
    data = making.saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG")

    seen = pixels(data)

    assert seen.mode == "RGB"
    assert near(seen.getpixel((8, 8)), (255, 0, 0), 40)


def test_sixteen_bits_become_eight_by_value() -> None:
    grey = Image.new("I;16", (3, 1))
    for x, value in enumerate((0, 32896, 65535)):
        grey.putpixel((x, 0), value)

    assert [pixels(making.saved(grey, "PNG")).getpixel((x, 0)) for x in range(3)] == [(0,) * 3, (128,) * 3, (255,) * 3]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA"])
def test_every_kind_of_pixel_comes_out_as_colour(mode: str) -> None:
    image = Image.new("RGBA", (8, 8), "white").convert(mode)

    seen = pixels(making.saved(image, "PNG"))

    assert seen.mode == "RGB"
    assert seen.getpixel((4, 4)) == (255, 255, 255)


def test_a_transparent_colour_is_seen_through() -> None:
    data = making.saved(Image.new("RGB", (8, 8), "red"), "PNG", transparency=(255, 0, 0))

    assert pixels(data).mode == "RGBA"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_file_that_ends_too_early_is_refused(kind: str, share: float) -> None:
    data = making.saved(making.grainy(200, 150), kind)

    with pytest.raises(UnusableError) as told:
        pixels(data[: int(len(data) * share)])

    assert told.value.check == "picture-damaged"


def test_nothing_but_pixels_goes_on() -> None:
    assert pixels(making.loaded_jpeg(making.corners())).info == {}
