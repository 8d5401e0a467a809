"""What is found out about a picture. What is refused, and in which words, stands in tests/broken/picture-*.txt."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from PIL import Image

from plugins.picturing.facts import Facts, Kind
from plugins.picturing.jpeg import scans
from plugins.picturing.probing import probe
from plugins.picturing.recipe import Recipe
from plugins.picturing.unusable import UnusableError
from tests.picturing import making

RECIPE = Recipe()


def test_size_is_as_one_sees_it() -> None:
    facts = probe(making.loaded_jpeg(making.grainy(400, 300), orientation=8), RECIPE)

    assert (facts.kind, facts.width, facts.height) == (Kind.PHOTO, 300, 400)


@pytest.mark.parametrize(("colour", "tone"), [("black", "000"), ("white", "fff"), ("#ff8800", "f80")])
def test_the_tone_is_the_average_colour(colour: str, tone: str) -> None:
    found = probe(making.saved(Image.new("RGB", (90, 60), colour), "JPEG"), RECIPE).tone

    assert all(abs(int(one, 16) - int(other, 16)) <= 1 for one, other in zip(found, tone, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "AVIF", "HEIF"])
def test_the_ending_does_not_matter_but_the_content(kind: str) -> None:
    """A picture is known by its first bytes: a PNG called .jpg is a PNG."""
    assert probe(making.saved(making.grainy(), kind), RECIPE).width == 400


def test_a_jpeg_is_not_decoded_in_full_to_be_looked_at() -> None:
    """4000 × 3000 pixels, of which an eighth each way is decoded."""
    data = making.saved(making.grainy(400, 300).resize((4000, 3000)), "JPEG")
    largest = []
    load = Image.Image.resize

    def spy(image: Image.Image, *args: object, **options: object) -> Image.Image:
        largest.append(image.size)
        return load(image, *args, **options)  # type: ignore[arg-type]

    with patch.object(Image.Image, "resize", spy):
        probe(data, RECIPE)

    assert max(largest) == (500, 375)


def test_a_film_in_webp_or_png_is_refused() -> None:
    for kind in ("WEBP", "PNG", "AVIF"):
        frames = [making.corners(), making.grainy(120, 80)]
        data = making.saved(frames[0], kind, save_all=True, append_images=frames[1:])
        with pytest.raises(UnusableError) as told:
            probe(data, RECIPE)
        assert (told.value.check, told.value.values) == ("picture-moves", {"frames": 2}), kind


def test_a_photo_with_a_second_picture_behind_it_is_a_photo() -> None:
    """Multi-Picture Format: what phones write that keep depth or brightness in a second JPEG."""
    data = making.saved(making.grainy(), "MPO", save_all=True, append_images=[making.grainy(100, 75)])

    assert probe(data, RECIPE).kind is Kind.PHOTO


def test_of_a_burst_the_photo_that_the_phone_has_chosen_is_shown() -> None:
    data = making.saved(making.grainy(), "HEIF", save_all=True, append_images=[making.grainy(100, 75)])

    facts = probe(data, RECIPE)

    assert (facts.kind, facts.width, facts.height) == (Kind.PHOTO, 400, 300)


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_a_photo_of_a_phone_that_ends_too_early_is_damaged(share: float) -> None:
    data = making.saved(making.grainy(), "HEIF")

    with pytest.raises(UnusableError) as told:
        probe(data[: int(len(data) * share)], RECIPE)

    assert told.value.check == "picture-damaged"


def test_where_phones_photos_cannot_be_read_their_editor_is_told_how_to_export_them() -> None:
    data = making.saved(making.grainy(), "HEIF")

    with patch("plugins.picturing.foreign.readable", return_value=False), pytest.raises(UnusableError) as told:
        probe(data, RECIPE)

    assert told.value.check == "picture-format"
    assert "Most Compatible" in told.value.right


def test_a_photo_in_greys_is_no_drawing_for_its_few_colours() -> None:
    data = making.saved(making.grainy().convert("L"), "PNG")

    assert probe(data, RECIPE).kind is Kind.PHOTO
    assert probe(making.saved(making.lined(), "PNG"), RECIPE).kind is Kind.PLATE


@pytest.mark.parametrize("size", [0, 1, 3, 11, 40])
def test_a_few_bytes_of_anything_are_refused_in_words(size: int) -> None:
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"):
        with pytest.raises(UnusableError):
            probe(making.saved(making.grainy(), kind)[:size], RECIPE)


def test_a_file_beyond_the_limit_is_told_with_both_sizes() -> None:
    with pytest.raises(UnusableError) as told:
        probe(bytes(50_000_001), RECIPE)

    assert told.value.values == {"megabytes": 51, "limit": 50}


def test_facts_survive_being_written_down() -> None:
    facts = probe(making.saved(making.grainy(), "JPEG"), RECIPE)

    assert Facts.from_json(facts.to_json()) == facts


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"sha": "0", "kind": "photo", "width": 0, "height": 3}'])
def test_facts_that_make_no_sense_are_an_error(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Facts.from_json(text)


def with_scans(number: int, behind: bytes = b"") -> bytes:
    """Return a JPEG whose last scan stands there `number` times more, with `behind` after its end."""
    data = making.saved(making.grainy(), "JPEG", progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * number + data[-2:] + behind


def test_a_jpeg_that_goes_over_its_picture_hundreds_of_times_is_refused_before_that_is_done() -> None:
    """Each time costs as long as decoding it once, for a hundred bytes or so: a small file could take hours."""
    with pytest.raises(UnusableError) as told:
        probe(with_scans(RECIPE.scans), RECIPE)

    assert told.value.check == "picture-damaged"
    assert probe(with_scans(RECIPE.scans - 10), RECIPE).width == 400, "ten are its own"


def test_what_stands_behind_a_jpegs_end_or_in_its_preview_is_no_scan() -> None:
    """As a film that a phone keeps there, whose bytes look like anything."""
    assert scans(with_scans(0)) == scans(with_scans(0, b"\xff\xda" * 1000)) == 10
    assert scans(making.loaded_jpeg(making.grainy())) == 1
    assert probe(with_scans(0, b"\xff\xda" * 1000), RECIPE).width == 400


def test_a_jpeg_that_ends_too_early_has_the_scans_that_are_there() -> None:
    data = with_scans(0)

    assert scans(data[:-2]) == 10
    assert scans(data[: data.rindex(b"\xff\xda") + 3]) == 10
