"""The font: all letters of the three languages, in the file that its unicode-range names."""

from __future__ import annotations

import re

import pytest
from PIL import ImageFont

from tests.tools import ROOT

FONTS = ROOT / "theme/static/fonts"
CSS = (ROOT / "theme/static/css/fonts.css").read_text(encoding="utf-8")
FACES = re.findall(r'src: url\("\.\./fonts/([\w-]+)\.woff2"\).*?unicode-range: ([^;]+);', CSS, re.DOTALL)
LETTERS = "abcdefghijklmnopqrstuvwxyz" + "ąčęėįšųūž" + "æøå" + "éü"
SIGNS = "0123456789.,;:!?–—…“”„«»’‘()/%€·×−°§&@"


def ranges(said: str) -> list[range]:
    """Return what a unicode-range says."""
    pairs = [part.strip().removeprefix("U+").partition("-") for part in said.split(",")]
    return [range(int(first, 16), int(last or first, 16) + 1) for first, _, last in pairs]


@pytest.mark.parametrize("letter", LETTERS + LETTERS.upper() + SIGNS)
def test_every_letter_is_in_a_file(letter: str) -> None:
    faces = {name for name, said in FACES if any(ord(letter) in each for each in ranges(said))}

    assert faces in ({"figtree-latin", "figtree-latin-italic"}, {"figtree-latin-ext", "figtree-latin-ext-italic"})


@pytest.mark.parametrize("name", [name for name, _ in FACES])
def test_the_files_hold_what_their_ranges_promise(name: str) -> None:
    """A letter that a file lacks is drawn as the sign for what is missing, the same as for a private-use one."""
    font = ImageFont.truetype(FONTS / f"{name}.woff2", 40)
    said = ranges(dict(FACES)[name])
    missing = bytes(font.getmask("\ue000"))
    due = [letter for letter in LETTERS + LETTERS.upper() + SIGNS if any(ord(letter) in each for each in said)]

    assert len(due) >= 18
    assert [letter for letter in due if bytes(font.getmask(letter)) == missing] == []


def test_the_fallback_is_as_wide_and_as_tall_as_the_font() -> None:
    """Figtree: 1000 units, ascent 950, descent 250, mean width 449. Arial: 2048 units, mean width 913."""
    said = {key: float(value) for key, value in re.findall(r"([\w-]+): ([\d.]+)%;", CSS)}
    adjusted = (449 / 1000) / (913 / 2048)

    assert said["size-adjust"] == pytest.approx(100 * adjusted, abs=0.05)
    assert said["ascent-override"] == pytest.approx(95 / adjusted, abs=0.05)
    assert said["descent-override"] == pytest.approx(25 / adjusted, abs=0.05)
    assert said["line-gap-override"] == 0


def test_the_two_files_that_pages_preload_weigh_little() -> None:
    assert sum((FONTS / f"{name}.woff2").stat().st_size for name in ("figtree-latin", "figtree-latin-ext")) < 32_000


def test_every_font_has_its_licence_and_origin_beside_it() -> None:
    note = (FONTS / "README.md").read_text(encoding="utf-8")
    files = sorted(path.name for path in FONTS.glob("*.woff2"))

    assert files
    assert [name for name in files if name not in note or not (FONTS / f"{name}.license").is_file()] == []
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert re.search(r"sha512-[A-Za-z0-9+/]{86}==", note)
