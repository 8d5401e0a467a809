"""A picture that browsers do not show, as one that they do, and small: for its editor alone."""

from __future__ import annotations

from plugins.picturing.encoding import encoded
from plugins.picturing.facts import Kind
from plugins.picturing.pixels import pixels
from plugins.picturing.recipe import Recipe

_LONGEST = 640  # pixels


def preview(data: bytes) -> bytes:
    """Return the picture as a JPEG; one that is damaged is an UnusableError."""
    image = pixels(data).convert("RGB")
    image.thumbnail((_LONGEST, _LONGEST))
    return encoded(image, "jpg", Recipe(), Kind.PHOTO)
