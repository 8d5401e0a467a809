"""What is made of a picture: formats, widths, how hard they are compressed, and how large a picture may come."""

from __future__ import annotations

from dataclasses import dataclass

_EDITION = 2  # grows when the making changes in a way that no figure below tells of


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How pictures are made. Two recipes that differ in anything make files of different names."""

    # What the theme lays out: a card's cover (160 to 320 CSS pixels), half and all of a phone's width at double
    # density, the measure of texts (576) at double density, a whole screen. 1920 is under half of what phones take:
    # such a picture is halved in decoding.
    widths: tuple[int, ...] = (320, 480, 768, 1152, 1920)
    usual: int = 768  # the one width beside the widest of what every browser shows: few ask for it any more
    avif_quality: int = 50  # half of a JPEG's bytes at 80, for the same look
    avif_speed: int = 9  # 0 to 10: a fifth of the time of 8 for files a tenth larger
    webp_quality: int = 78
    webp_method: int = 2  # 0 to 6: a third of the time of 4 for files a twentieth larger
    jpeg_quality: int = 80
    plate_avif_quality: int = 65  # of fine lines on plain ground; half as large again
    plate_webp_quality: int = 88
    plate_jpeg_quality: int = 90
    tallest: int = 8000  # pixels: under WebP's limit of 16,383

    megapixels: int = 80  # a picture may have at most; below the limit at which Pillow itself warns
    megabytes: int = 50  # its file may have at most
    drawing_megabytes: int = 2  # an SVG's, which is published nearly as it is
    scans: int = 100  # a JPEG may be told in; programs write ten, and each takes as long as a whole picture
    slenderness: int = 20  # one side may be so many times the other

    @property
    def fingerprint(self) -> str:
        """Return what tells this recipe from any other, the codecs' versions included: 12 hexadecimal figures."""
        from hashlib import sha256  # a build that makes no picture needs none of this

        import PIL
        from PIL import features

        codecs = [features.version(name) for name in ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "littlecms2")]
        return sha256(repr((_EDITION, PIL.__version__, codecs, self)).encode()).hexdigest()[:12]
