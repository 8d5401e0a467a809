"""The HTML of a picture, in texts and on pages alike: every size, no jump while it loads, no colour but its own.

Its average colour stands behind it till it comes. It is told by three classes, one for each of red, green and blue,
for the site's security policy knows no inline styles: theme/static/css/components/picture.css has the 48 rules.
"""

from __future__ import annotations

import re
from html import escape
from typing import Literal

from plugins.model.item import Picture, Rendition

Priority = Literal["first", "soon", "later"]
"""Seen at once and the largest thing there; seen at once; seen after scrolling, if at all."""

IN_TEXT = "(min-width: 44rem) 40rem, 94vw"  # the measure of texts (--measure in tokens.css), the screen on phones
IN_GALLERY = "(min-width: 44rem) 20rem, 47vw"  # two side by side
LATER = ' loading="lazy" decoding="async"'
FIRST = ' fetchpriority="high"'
_PRIORITIES = {"first": FIRST, "soon": ' decoding="async"', "later": LATER}

_PICTURE = re.compile(r'<picture class="picture">.*?(<img [^>]*>)</picture>', re.DOTALL)
_SET = re.compile(r' (?:srcset|sizes|loading|decoding|fetchpriority|class)="[^"]*"')
_LINK = re.compile(r'<a class="figure__link" href="[^"]*">(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(r'(?<=<a href=")(?:#|/(?!/))')  # as all links of texts begin: reading/links.py


def picture_html(
    picture: Picture, alt: str, sizes: str = IN_TEXT, priority: Priority = "later", block: str = "picture"
) -> str:
    """Return `<picture>`; "" where there is nothing to show.

    `sizes` as in HTML: how wide it is laid out. `block` is the image's own class, "cover" for a cover.
    """
    if not picture.renditions:
        return ""
    *better, usual = picture.renditions
    sources = "".join(
        f'<source type="{each.type}" srcset="{_srcset(each)}" sizes="{escape(sizes)}">' for each in better
    )
    shades = "".join(
        f" {name}-{shade}" for name, shade in zip(("red", "green", "blue"), picture.tone, strict=False)
    )  # fmt: skip
    look = f"{block}__image{shades or ' ' + block + '__image--clear'}"
    several = f' srcset="{_srcset(usual)}" sizes="{escape(sizes)}"' if len(usual.files) > 1 else ""
    return (
        f'<picture class="picture">{sources}<img class="{look}" src="{usual.files[0][0]}"{several} alt="{escape(alt)}"'
        f' width="{picture.width}" height="{picture.height}"{_PRIORITIES[priority]}></picture>'
    )


def _srcset(rendition: Rendition) -> str:
    return ", ".join(f"{url} {width}w" for url, width in rendition.files)


def taken_along(html: str, page: str, siteurl: str) -> str:
    """Return the HTML of a text that leaves the site: every address whole, every picture one plain `<img>`.

    `page` is the text's own address, `siteurl` has no slash at its end. Programs know neither our stylesheet nor
    several versions of a picture.
    """
    if "<picture" in html:  # as in few
        html = _LINK.sub(r"\1", html)
        html = _PICTURE.sub(lambda found: _SET.sub("", found[1]).replace(' src="/', f' src="{siteurl}/'), html)
    return _ADDRESS.sub(lambda found: f"{page if found[0] == '#' else siteurl}{found[0]}", html)
