"""What is published of a picture: every format and width, the same bytes each time, and nothing but pixels."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from plugins.picturing.encoding import derivatives
from plugins.picturing.facts import Facts, Kind
from plugins.picturing.probing import probe
from plugins.picturing.recipe import Recipe
from tests.picturing import making

RECIPE = Recipe()


def made(data: bytes, recipe: Recipe = RECIPE) -> dict[str, bytes]:
    return dict(derivatives(data, probe(data, recipe), recipe))


def sizes(files: dict[str, bytes], ending: str) -> list[tuple[int, int]]:
    return sorted(Image.open(BytesIO(data)).size for name, data in files.items() if name.endswith(ending))


@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
def test_a_photo_becomes_two_formats_in_all_widths_and_one_for_every_browser_in_two(kind: str) -> None:
    files = made(making.saved(making.grainy(2000, 750), kind))

    for ending in ("avif", "webp"):
        assert sizes(files, ending) == [(320, 120), (480, 180), (768, 288), (1152, 432), (1920, 720)]
    assert sizes(files, "jpg") == [(768, 288), (1920, 720)]
    assert {name.rpartition("-")[2] for name in files} == {
        *(f"{width}.{ending}" for width in RECIPE.widths for ending in ("avif", "webp")), "768.jpg", "1920.jpg"
    }  # fmt: skip


@pytest.mark.parametrize(("width", "expected"), [(100, [100]), (320, [320]), (800, [320, 480, 768, 800])])
def test_a_small_picture_is_never_enlarged(width: int, expected: list[int]) -> None:
    files = made(making.saved(making.grainy(width, width), "JPEG"))

    assert sizes(files, "webp") == [(each, each) for each in expected]
    assert sizes(files, "jpg")[-1] == (width, width)


def test_a_picture_that_was_taken_upright_is_upright_in_all_sizes() -> None:
    files = made(making.loaded_jpeg(making.grainy(1200, 900), orientation=6))

    assert sizes(files, "avif")[-1] == (900, 1200)


def test_a_tall_picture_stays_within_what_formats_can_hold() -> None:
    facts = Facts(sha="0", kind=Kind.PHOTO, width=1900, height=19000)

    assert facts.sizes(RECIPE)[-1] == (800, 8000)


def test_all_files_are_there_that_pages_speak_of() -> None:
    data = making.saved(making.grainy(), "JPEG")
    facts = probe(data, RECIPE)

    spoken = {url for each in facts.renditions(RECIPE, "") for url, _ in each.files}

    assert spoken == set(made(data)) == facts.names(RECIPE)


def test_twice_the_same_is_the_same_bytes() -> None:
    data = making.saved(making.grainy(), "JPEG")

    assert made(data) == made(data)


def test_another_recipe_means_other_names() -> None:
    data = making.saved(making.grainy(), "JPEG")

    assert not made(data).keys() & made(data, Recipe(avif_quality=40)).keys()


def test_nothing_of_the_camera_is_left() -> None:
    data = making.loaded_jpeg(making.grainy(500, 400))
    assert making.metadata_in(data) == {"APP1", "APP2", "APP13", "COM"}

    for name, file in made(data).items():
        assert making.metadata_in(file) == set(), name
        assert making.SERIAL.encode() not in file
        assert making.PLACE.encode() not in file


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_nothing_of_any_program_is_left(kind: str, mode: str) -> None:
    image = making.grainy(300, 200).convert(mode)
    if mode == "RGBA":
        image.putalpha(120)
    data = making.saved(image, kind, exif=making.exif(), xmp=making.xmp(), icc_profile=making.rgb_profile())
    assert making.metadata_in(data)

    for name, file in made(data).items():
        assert making.metadata_in(file) == set(), name


def test_a_drawing_of_few_colours_loses_none() -> None:
    image = making.corners(600, 400)
    data = making.saved(image, "PNG")

    files = made(data)

    assert probe(data, RECIPE).kind is Kind.DRAWING
    assert {name.rpartition(".")[2] for name in files} == {"webp", "png"}
    for ending in ("webp", "png"):
        largest = next(file for name, file in files.items() if name.endswith(f"600.{ending}"))
        assert Image.open(BytesIO(largest)).convert("RGB").tobytes() == image.tobytes()


def test_fine_lines_on_plain_ground_keep_their_ground_plain() -> None:
    """What compression loses is dirt around lines: in a photo nobody sees it, on plain ground everybody does."""
    image = making.lined()
    data = making.saved(image, "PNG")
    exact = image.resize((768, 512), Image.Resampling.LANCZOS).convert("L")

    files = made(data)
    again = made(data, Recipe(plate_avif_quality=50, plate_webp_quality=78, plate_jpeg_quality=80))

    def dirt(found: dict[str, bytes], ending: str) -> float:
        file = next(file for name, file in found.items() if name.endswith(f"768.{ending}"))
        return sum(ImageStat.Stat(ImageChops.difference(exact, Image.open(BytesIO(file)).convert("L"))).rms)

    assert probe(data, RECIPE).kind is Kind.PLATE
    for ending in ("avif", "webp", "jpg"):
        assert dirt(files, ending) < 0.8 * dirt(again, ending), ending


def test_what_one_sees_through_stays_so_in_every_format() -> None:
    image = making.grainy(300, 200).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((300, 200)))
    data = making.saved(image, "PNG")

    files = made(data)

    assert probe(data, RECIPE).tone == ""
    assert {name.rpartition(".")[2] for name in files} == {"avif", "webp", "png"}
    assert all(Image.open(BytesIO(file)).mode == "RGBA" for file in files.values())
