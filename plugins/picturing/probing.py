"""What a picture is, found out once: whether it can be shown, how large it is, of what colour and kind."""

from __future__ import annotations

import re
import warnings
from hashlib import sha256

from PIL import Image, UnidentifiedImageError

from plugins.model.problem import N_
from plugins.picturing import svg
from plugins.picturing.encoding import lossless_is_smaller
from plugins.picturing.facts import Facts, Kind
from plugins.picturing.foreign import foreign, foreign_format
from plugins.picturing.heic import is_heic
from plugins.picturing.jpeg import scans
from plugins.picturing.pixels import damaged, opened, pixels, upright_size
from plugins.picturing.recipe import Recipe
from plugins.picturing.unusable import UnusableError

_SMALLER = N_("export it smaller: 4000 pixels on the longer side are plenty")
_TOO_LARGE = N_("the picture has {megapixels} million pixels; at most {limit} million can be taken")
_SMALL = 64  # pixels on the longer side: enough for an average colour
_PALETTE = 256  # colours
_TRIAL = 640  # likewise, for the trial whether a picture is a drawing


def probe(data: bytes, recipe: Recipe) -> Facts:
    """Return what the file `data` shows; what cannot be shown is an UnusableError.

    All of the file is decoded, so that whatever passes here can be made into pictures too.
    """
    if not data:
        raise UnusableError("picture-empty", N_("the picture's file is empty"), N_("copy it here once more"))
    limit_bytes(len(data), recipe)
    if svg.looks_like_svg(data):
        drawing = svg.cleaned(data, recipe.drawing_megabytes)
        return Facts(sha=_sha(data), kind=Kind.SVG, width=drawing.width, height=drawing.height)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its size, and of EXIF that cannot be read: neither matters here
        taken, (width, height) = _header(data, recipe)
        small = pixels(data, _within(width, height, _SMALL if taken else _TRIAL))
    clear = small.mode == "RGBA"
    kind = Kind.CLEAR if clear else Kind.PHOTO
    if not taken and lossless_is_smaller(small, recipe):
        kind = Kind.DRAWING
    elif not taken and not clear and _has_plain_ground(data):
        kind = Kind.PLATE
    return Facts(
        sha=_sha(data), kind=kind, width=width, height=height, tone="" if clear else _tone(small)
    )  # fmt: skip


def _has_plain_ground(data: bytes) -> bool:
    """Return whether a picture, decoded before, has as few colours as a palette holds, and one of them on a quarter.

    A photo in greys has few, too, but none that often.
    """
    with opened(data) as image:
        found = image.convert("RGB").getcolors(_PALETTE)
        return found is not None and 4 * max(count for count, _ in found) >= image.width * image.height


def limit_bytes(size: int, recipe: Recipe) -> None:
    """Refuse a file of more bytes than can be taken, before it is read."""
    if size > recipe.megabytes * 1_000_000:
        raise UnusableError(
            "picture-too-large", N_("the picture's file has {megabytes} MB; at most {limit} MB can be taken"), _SMALLER,
            megabytes=-(-size // 1_000_000), limit=recipe.megabytes,
        )  # fmt: skip


def _sha(data: bytes) -> str:
    return sha256(data).hexdigest()


def _header(data: bytes, recipe: Recipe) -> tuple[bool, tuple[int, int]]:
    """Return whether it is a format that cameras write, and the size as seen; only the header is read."""
    name = foreign_format(data)
    if name:
        raise foreign(name)
    try:
        with opened(data) as image:
            jpeg = image.format in {"JPEG", "MPO"}  # MPO: a JPEG with a second picture behind, as some phones make
            taken = jpeg or image.format == "HEIF"
            size = upright_size(image)
            _limits(*size, recipe)
            frames = 1 if taken else getattr(image, "n_frames", 1)  # of a burst, HEIC says itself which is the one
    except UnusableError:
        raise
    except Image.DecompressionBombError as error:
        pixels_found = int(next(iter(re.findall(r"\d+", str(error))), 0))
        raise _too_large(pixels_found, recipe) from None
    except UnidentifiedImageError:
        if (
            data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF"))
            or data[4:12] == b"ftypavif"
            or is_heic(data)
        ):
            raise damaged() from None
        raise UnusableError(
            "picture-unknown", N_("this is no picture, whatever its name says"), N_("export it as JPEG or PNG")
        ) from None
    except Exception:  # noqa: BLE001  (decoders raise anything on damaged data)
        raise damaged() from None
    if jpeg and scans(data) > recipe.scans:
        raise damaged()
    if frames > 1:
        raise UnusableError(
            "picture-moves", N_("the picture moves: it has {frames} frames"),
            N_("export the best one as JPEG or PNG; lead to a film with a link"), frames=frames,
        )  # fmt: skip
    return taken, size


def _limits(width: int, height: int, recipe: Recipe) -> None:
    if width * height > recipe.megapixels * 1_000_000:
        raise _too_large(width * height, recipe)
    if max(width, height) > recipe.slenderness * min(width, height):
        raise UnusableError(
            "picture-too-slender",
            N_("the picture has {width} × {height} pixels; one side may be {limit} times the other at most"),
            N_("cut out what matters"), width=width, height=height, limit=recipe.slenderness,
        )  # fmt: skip


def _too_large(number: int, recipe: Recipe) -> UnusableError:
    megapixels = -(-number // 1_000_000)
    return UnusableError("picture-too-large", _TOO_LARGE, _SMALLER, megapixels=megapixels, limit=recipe.megapixels)


def _within(width: int, height: int, longest: int) -> tuple[int, int]:
    scale = min(1.0, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _tone(image: Image.Image) -> str:
    average = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(average, tuple)
    return "".join(f"{round(value / 17):x}" for value in average[:3])
