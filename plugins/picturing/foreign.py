"""Pictures in formats that cameras and programs write and browsers do not show: known by name, or by how they begin."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from plugins.model.problem import N_
from plugins.picturing.unusable import UnusableError

ENDINGS: Final = MappingProxyType({
    **dict.fromkeys((".heic", ".heif", ".hif"), "HEIC"),
    **dict.fromkeys((".tif", ".tiff"), "TIFF"),
    **dict.fromkeys((".bmp", ".dib"), "BMP"),
    **dict.fromkeys((".psd", ".psb"), "Photoshop"),
    **dict.fromkeys((".jp2", ".j2k", ".jpf"), "JPEG 2000"),
    ".jxl": "JPEG XL",
    **dict.fromkeys((".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".raf", ".rw2", ".raw"), "RAW"),
    **dict.fromkeys((".eps", ".ai"), "Illustrator"),
})  # fmt: skip

_BY_SIGNATURE = (
    (re.compile(rb".{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), "HEIC"),
    (re.compile(rb"II\*\0|MM\0\*|II\+\0|MM\0\+"), "TIFF"),
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"8BPS"), "Photoshop"),
    (re.compile(rb"\0\0\0\x0cjP  "), "JPEG 2000"),
    (re.compile(rb"\xff\x0a|\0\0\0\x0cJXL "), "JPEG XL"),
    (re.compile(rb"%PDF"), "PDF"),
)


def foreign_format(data: bytes) -> str:
    """Return the format of `data` by its first bytes, where it is one that browsers do not show; else ""."""
    if b"avif" in data[8:40]:  # the same container as HEIC
        return ""
    return next((name for signature, name in _BY_SIGNATURE if signature.match(data)), "")


def foreign(name: str) -> UnusableError:
    """Return what an editor is told of a picture in a format that browsers do not show."""
    if name == "HEIC":
        return UnusableError(
            "picture-format", N_("the picture is a HEIC file, as iPhones make them; most browsers cannot show it"),
            N_("export it as JPEG; on the phone: Settings › Camera › Formats › Most Compatible"),
        )  # fmt: skip
    return UnusableError(
        "picture-format", N_("the picture is a {format} file, which browsers cannot show"),
        N_("export it as JPEG or PNG"), format=name,
    )  # fmt: skip
