"""From a file's bytes to pixels that every screen shows alike: upright, in sRGB, 8 bits deep, and nothing else.

Whatever else a camera wrote (position, time, serial number, preview) is lost here: only pixels go on.
"""

from __future__ import annotations

from io import BytesIO
from types import MappingProxyType
from typing import Final

from PIL import Image, ImageCms

from plugins.model.problem import N_
from plugins.picturing.heic import is_heic, readable
from plugins.picturing.unusable import UnusableError

FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ORIENTATION: Final = 0x0112  # EXIF 2.32, 4.6.4 A
_UPRIGHT: Final = MappingProxyType({
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
})  # fmt: skip
_LYING: Final = frozenset({5, 6, 7, 8})  # orientations that swap width and height


def orientation(image: Image.Image) -> int:
    """Return which way up the camera was held, 1 to 8; 1 where that cannot be read."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  (EXIF is what any program wrote there: its reader raises anything)
        return 1
    return found if isinstance(found, int) and found in _UPRIGHT else 1


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height as they are seen."""
    width, height = image.size
    return (height, width) if orientation(image) in _LYING else (width, height)


def opened(data: bytes) -> Image.Image:
    """Return the picture with nothing but its header read; raises what Pillow does."""
    formats = ("HEIF",) if is_heic(data) and readable() else FORMATS
    return Image.open(BytesIO(data), formats=formats)


def pixels(data: bytes, size: tuple[int, int] | None = None) -> Image.Image:
    """Return the picture upright as RGB, or RGBA where one sees through it, of `size` (as seen) if that is given.

    A file that ends too early or is damaged is an UnusableError.
    """
    try:
        with opened(data) as image:
            turned = orientation(image)
            profile = image.info.get("icc_profile")
            raw = size if size is None or turned not in _LYING else (size[1], size[0])
            if raw is not None:
                image.draft(None, raw)  # JPEG is decoded at a half, quarter or eighth, as much as is enough
            image.load()
            plain = _plain(image)
            if raw is not None and plain.size != raw:
                plain = plain.resize(raw, Image.Resampling.LANCZOS, reducing_gap=2.0)
    except UnusableError:
        raise
    except Exception:  # noqa: BLE001  (decoders raise anything on damaged data)
        raise damaged() from None
    if turned in _UPRIGHT:
        plain = plain.transpose(_UPRIGHT[turned])
    return _bare(_srgb(plain, profile))


def damaged() -> UnusableError:
    """Return what an editor is told of a file that ends too early or is damaged."""
    return UnusableError(
        "picture-damaged",
        N_("the picture is damaged, or its file ends too early"),
        N_("copy it here once more from where it came"),
    )


def _plain(image: Image.Image) -> Image.Image:
    """Return `image` as L, RGB, CMYK or RGBA."""
    if image.mode.startswith("I;16"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in {"I", "F"}:
        low, high = image.getextrema()
        scale = 255 / max(float(high), 1.0) if float(high) > 255 or float(low) < 0 else 1.0  # type: ignore[arg-type]
        return image.point(lambda value: value * scale).convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        lowest = seen.getchannel("A").getextrema()[0]
        return seen.convert("RGB") if lowest == 255 else seen
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("L" if image.mode == "1" else "RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` as RGB or RGBA in sRGB; a profile that cannot be read is taken for sRGB, as browsers do."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha is not None else image
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            if not ImageCms.getProfileDescription(given).startswith("sRGB"):
                converted = ImageCms.profileToProfile(
                    colours, given, ImageCms.createProfile("sRGB"),
                    renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
                    flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
                )  # fmt: skip
                colours = converted or colours
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _bare(image: Image.Image) -> Image.Image:
    """Return `image` with nothing beside its pixels: encoders would write a comment or profile on."""
    image = image.copy() if image.readonly else image
    image.info = {}
    return image
