"""Pictures for tests, as cameras and programs write them, and a reader of what is written beside their pixels."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image, ImageDraw

from plugins.picturing.heic import readable

SERIAL = "SERIAL-0815-4711"
PLACE = "SECRET-PLACE"
CORNERS = ("red", "lime", "blue", "yellow")  # upper left, upper right, lower left, lower right, as one sees them
_D50 = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)  # sRGB's, for D50


def corners(width: int = 120, height: int = 80) -> Image.Image:
    """Return a picture of four quarters in CORNERS."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for number, colour in enumerate(CORNERS):
        x, y = number % 2 * width // 2, number // 2 * height // 2
        draw.rectangle((x, y, x + width // 2, y + height // 2), fill=colour)
    return image


def lined(width: int = 1200, height: int = 800) -> Image.Image:
    """Return thin rings on a plain ground, as a designer draws a cover: few colours, and many once it is made small."""
    image = Image.new("L", (width, height), 30)
    draw = ImageDraw.Draw(image)
    for radius in range(20, width, 40):
        draw.circle((width // 2, height), radius, outline=150, width=3)
    return image.convert("RGB")


def grainy(width: int = 400, height: int = 300) -> Image.Image:
    """Return a picture with as many colours as a photo has."""
    noise = [Image.effect_noise((width, height), sigma) for sigma in (60, 70, 80)]
    return Image.merge("RGB", noise)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    if kind == "AVIF":
        options = {"speed": 10, **options}
    if kind == "HEIF":
        assert readable(), "a machine that has no HEIC has no business with tests of it"
        options = {"quality": 90, "chroma": 444, **options}
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a phone writes: which way up, serial number, position, preview's maker."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "Maker"
    made.get_ifd(0x8769)[0xA431] = SERIAL
    made.get_ifd(0x8825).update({1: "N", 2: (54.0, 41.0, 14.0), 3: "E", 4: (25.0, 16.0, 0.0), 28: PLACE})
    return made


def xmp() -> bytes:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><Iptc4xmpCore:Location>{PLACE}</Iptc4xmpCore:Location></x:xmpmeta>'.encode()


def loaded_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """Return a JPEG with everything a camera and an agency write: EXIF, GPS, XMP, IPTC, a profile, a comment."""
    data = saved(
        image, "JPEG", quality=92, exif=exif(orientation), xmp=xmp(), icc_profile=rgb_profile(), comment=SERIAL.encode()
    )
    record = b"\x1c\x02\x5a" + struct.pack(">H", len(PLACE)) + PLACE.encode()  # IPTC IIM 2:90, city
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + data[2:]


def rgb_profile(*, swapped: bool = False) -> bytes:
    """Return an ICC profile (version 2, matrix and curves) like sRGB's, or with red and green swapped."""
    primaries = (_GREEN, _RED, _BLUE) if swapped else (_RED, _GREEN, _BLUE)

    def xyz(value: tuple[float, float, float]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(part * 65536)) for part in value)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    name = b"Test profile\0"
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * (78 + 3)
    tags = {
        b"desc": desc, b"wtpt": xyz(_D50), b"rXYZ": xyz(primaries[0]), b"gXYZ": xyz(primaries[1]),
        b"bXYZ": xyz(primaries[2]), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve, b"cprt": b"text\0\0\0\0none\0\0\0\0",
    }  # fmt: skip
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    rest = struct.pack(">I", len(tags)) + table + body
    head = struct.pack(">I4sI4s4s4s", 128 + len(rest), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += b"\0" * 12 + b"acsp" + b"\0" * 28
    head += b"".join(struct.pack(">i", round(part * 65536)) for part in _D50)
    return head.ljust(128, b"\0") + rest


def metadata_in(data: bytes) -> set[str]:
    """Return the names of what a picture file holds beside its pixels: segments, chunks, boxes."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg_segments(data)
    if data.startswith(b"\x89PNG"):
        return _png_chunks(data) - {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"}
    if data.startswith(b"RIFF"):
        return _riff_chunks(data) - {"VP8 ", "VP8L", "VP8X", "ALPH"}
    if data[4:8] == b"ftyp":
        return {
            mark.decode() for mark in (b"Exif", b"mime", b"rdf+xml", b"prof", b"rICC", b"uuid") if mark in data[:4096]
        }
    return {mark.decode() for mark in (b"<metadata", b"<rdf", b"inkscape", b"<!--", b"sodipodi") if mark in data}


def _jpeg_segments(data: bytes) -> set[str]:
    found, at = set(), 2
    while data[at + 1] != 0xDA:  # start of scan
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xE1 <= marker <= 0xEF or marker == 0xFE:
            found.add(f"APP{marker - 0xE0}" if marker != 0xFE else "COM")
        at += 2 + length
    return found


def _png_chunks(data: bytes) -> set[str]:
    found, at = set(), 8
    while at < len(data):
        found.add(data[at + 4 : at + 8].decode())
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return found


def _riff_chunks(data: bytes) -> set[str]:
    found, at = set(), 12
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        found.add(data[at : at + 4].decode())
        at += 8 + size + size % 2
    return found
