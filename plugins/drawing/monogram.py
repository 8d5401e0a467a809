"""A mark for a partner that has given no logo: its letters over a few stars of its own, the same in every build."""

from __future__ import annotations

import re
from hashlib import sha256
from math import cos, sin, tau

from markupsafe import Markup, escape

SIZE = 96  # pixels of the drawing
MOST = 4  # letters
# Words that stand for nothing in an abbreviation, in the site's languages; an A that is a name's is written large.
_SMALL = frozenset(["and", "of", "the", "for", "in", "i", "ir", "og", "av", "a"])
# Forms of companies and institutions, which stand before or after a name and are none of it.
_LEGAL = frozenset(["VšĮ", "UAB", "AB", "MB", "IĮ", "BĮ", "AS", "ASA", "SA"])


def letters(name: str, short: str = "") -> str:
    """Return up to four letters for `name`: the short form where it is short, else the initials of its words."""
    if 0 < len(short) <= MOST:
        return short
    words = [word for word in re.findall(r"\w+", name) if word not in _SMALL]
    words = [word for word in words if word not in _LEGAL] or words
    initials = "".join(word[0] for word in words if word[0].isupper()) or "".join(word[0] for word in words)
    return (initials or "–")[:3].upper()


def monogram(name: str, short: str, key: str) -> Markup:
    """Return the mark as SVG for the page; decoration beside the name, so nothing to read aloud.

    `key` decides where its stars are; it is the partner's id.
    """
    digest = sha256(key.encode()).digest()
    stars = []
    for number in range(4):
        turn = tau * (number + digest[number] / 256 * 0.8) / 4
        reach = 34 + digest[number + 8] / 256 * 9
        stars.append((round(48 + reach * cos(turn), 1), round(48 + reach * sin(turn), 1)))
    line = "M" + "L".join(f"{x} {y}" for x, y in stars)
    dots = "".join(
        f'<circle class="monogram__star" cx="{x}" cy="{y}" r="{2 + digest[number + 16] % 3 * 0.7:.1f}"/>'
        for number, (x, y) in enumerate(stars)
    )
    said = letters(name, short)
    size = {1: 40, 2: 34, 3: 27}.get(len(said), 22)
    # The letters are escaped, all else is ours.
    return Markup(  # noqa: S704
        f'<svg class="monogram" viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}" aria-hidden="true">'
        f'<rect class="monogram__ground" width="{SIZE}" height="{SIZE}" rx="6"/>'
        f'<path class="monogram__line" d="{line}"/>{dots}'
        f'<text class="monogram__letters" x="48" y="48" dy="0.36em" font-size="{size}">{escape(said)}</text></svg>'
    )
