"""From a picture to the files that are published: decoded once, each width made from the next larger one."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from plugins.picturing import svg
from plugins.picturing.facts import Facts, Kind
from plugins.picturing.pixels import pixels
from plugins.picturing.recipe import Recipe


def derivatives(data: bytes, facts: Facts, recipe: Recipe) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of all files made of the picture `data`. A damaged one is an UnusableError."""
    if facts.kind is Kind.SVG:
        yield facts.name(recipe, 0, "svg"), svg.cleaned(data).data
        return
    image: Image.Image | None = None
    for size in reversed(facts.sizes(recipe)):
        image = pixels(data, size) if image is None else image.resize(size, Image.Resampling.LANCZOS)
        for ending in facts.formats():
            if size[0] not in facts.widths(recipe, ending):
                continue
            yield facts.name(recipe, size[0], ending), encoded(image, ending, recipe, facts.kind)


def encoded(image: Image.Image, ending: str, recipe: Recipe, kind: Kind) -> bytes:
    """Return `image` (RGB or RGBA) as a file of pixels and nothing else."""
    out = BytesIO()
    plate = kind is Kind.PLATE
    if ending == "avif":
        quality = recipe.plate_avif_quality if plate else recipe.avif_quality
        image.save(out, "AVIF", quality=quality, speed=recipe.avif_speed, max_threads=1)
    elif ending == "webp" and kind is Kind.DRAWING:
        image.save(out, "WEBP", lossless=True, quality=50, method=recipe.webp_method)
    elif ending == "webp":
        quality = recipe.plate_webp_quality if plate else recipe.webp_quality
        image.save(out, "WEBP", quality=quality, method=recipe.webp_method)
    elif ending == "jpg":
        quality = recipe.plate_jpeg_quality if plate else recipe.jpeg_quality
        image.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue()


def lossless_is_smaller(image: Image.Image, recipe: Recipe) -> bool:
    """Return whether `image` has so few colours that all of them cost less than an approximation does."""
    with_loss = encoded(image, "webp" if image.mode == "RGBA" else "jpg", recipe, Kind.PHOTO)
    return len(encoded(image, "webp", recipe, Kind.DRAWING)) <= len(with_loss)
