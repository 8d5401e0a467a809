"""Pictures that stand by themselves in a text: one becomes a figure, several in a row a gallery; both open large.

They open by a plain link to the largest version, which theme/static/js/lightbox.js makes a dialog of. A decorative
picture has no words to be a link's name, so it is none.
"""

from __future__ import annotations

import re
from html import unescape

from plugins.picturing.markup import FIRST, IN_GALLERY, IN_TEXT, LATER

_ONE = r'<picture class="picture">(?:(?!</picture>).)*</picture>'
_CAPTIONED = rf"<figure>{_ONE}<figcaption>(?:(?!</figcaption>).)*</figcaption></figure>"
_BLOCK = rf"(?:<p>{_ONE}(?:\s*(?:<br>)?\s*{_ONE})*</p>|{_CAPTIONED})"
_ROW = re.compile(rf"{_BLOCK}(?:\s*{_BLOCK})*", re.DOTALL)
_SINGLE = re.compile(rf"({_ONE})(?:<figcaption>(.*?)</figcaption>)?", re.DOTALL)
_ALT = re.compile(r' alt="([^"]*)"')
_LARGEST = re.compile(r'<img [^>]*?src="([^"]*)"(?: srcset="(?:[^"]*, )?([^" ]*) \d+w")?')


def arranged(html: str, *, first: bool = False) -> str:
    """Return a text's HTML with figures and galleries; with `first`, one that it begins with is fetched at once."""
    if '<picture class="picture">' not in html:
        return html
    if first and _ROW.match(html):
        html = html.replace(LATER, FIRST, 1)
    return _ROW.sub(lambda found: _row(found[0]), html)


def _row(html: str) -> str:
    pictures = [(found[1], found[2] or "") for found in _SINGLE.finditer(html)]
    if len(pictures) == 1:
        return _figure(*pictures[0])
    figures = "".join(f"<li>{_figure(picture, caption)}</li>\n" for picture, caption in pictures)
    return f'<ul class="gallery">\n{figures}</ul>'.replace(f'sizes="{IN_TEXT}"', f'sizes="{IN_GALLERY}"')


def _figure(picture: str, caption: str) -> str:
    words = f'<figcaption class="figure__caption">{caption}</figcaption>' if caption else ""
    return f'<figure class="figure">{opening(picture)}{words}</figure>'


def opening(picture: str) -> str:
    """Return the HTML of a picture as a link to its largest version, unless it is decorative."""
    alt, largest = _ALT.search(picture), _LARGEST.search(picture)
    if not (alt and largest and unescape(alt[1]).strip()):
        return picture
    return f'<a class="figure__link" href="{largest[2] or largest[1]}">{picture}</a>'
