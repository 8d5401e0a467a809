"""Pictures in formats that cameras and programs write and nobody reads here: known by name, or by how they begin."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from plugins.model.problem import N_
from plugins.picturing.heic import is_heic, readable
from plugins.picturing.unusable import UnusableError

ENDINGS: Final = MappingProxyType({
    **dict.fromkeys((".tif", ".tiff"), "TIFF"),
    **dict.fromkeys((".bmp", ".dib"), "BMP"),
    **dict.fromkeys((".psd", ".psb"), "Photoshop"),
    **dict.fromkeys((".jp2", ".j2k", ".jpf"), "JPEG 2000"),
    ".jxl": "JPEG XL",
    **dict.fromkeys((".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".raf", ".rw2", ".raw"), "RAW"),
    **dict.fromkeys((".eps", ".ai"), "Illustrator"),
})  # fmt: skip

_BY_SIGNATURE = (
    (re.compile(rb"II\*\0|MM\0\*|II\+\0|MM\0\+"), "TIFF"),
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"8BPS"), "Photoshop"),
    (re.compile(rb"\0\0\0\x0cjP  "), "JPEG 2000"),
    (re.compile(rb"\xff\x0a|\0\0\0\x0cJXL "), "JPEG XL"),
    (re.compile(rb"%PDF"), "PDF"),
)


def foreign_format(data: bytes) -> str:
    """Return the format of `data` by its first bytes, where it is one that is not read here; else ""."""
    if is_heic(data):
        return "" if readable() else "HEIC"
    return next((name for signature, name in _BY_SIGNATURE if signature.match(data)), "")


def foreign(name: str) -> UnusableError:
    """Return what an editor is told of a picture in a format that is not read here."""
    if name == "HEIC":
        return UnusableError(
            "picture-format", N_("the picture is a HEIC file, as iPhones make them; this computer cannot read it"),
            N_("export it as JPEG; on the phone: Settings › Camera › Formats › Most Compatible"),
        )  # fmt: skip
    return UnusableError(
        "picture-format", N_("the picture is a {format} file, which browsers cannot show"),
        N_("export it as JPEG or PNG"), format=name,
    )  # fmt: skip
