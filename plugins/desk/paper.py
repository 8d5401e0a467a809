"""What the desk's pages are written on: one HTML file with the site's own type and colours in it, nothing beside it.

A reviewer gets it by mail or opens it from a disk, so styles and fonts travel along. It needs no script and no network.
"""

from __future__ import annotations

import base64
import html
import re
from functools import lru_cache
from pathlib import Path

from plugins.wording.strings import Strings

STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"
SITE_STYLES = ("tokens", "reset", "base")
OWN_STYLES = ("desk", "board", "changes")  # beside this file
FONTS = ("figtree-latin", "figtree-latin-ext")  # upright: nothing here is set in italics

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


@lru_cache(maxsize=1)
def styles() -> str:
    """Return the stylesheet."""
    css = STATIC / "css"
    sheets = [(css / f"{name}.css").read_text(encoding="utf-8") for name in SITE_STYLES]
    faces = _FACE.findall((css / "fonts.css").read_text(encoding="utf-8"))
    sheets += [_with_font(face, name) for name in FONTS for face in faces if f"/{name}.woff2" in face]
    sheets += [face for face in faces if "local(" in face]
    sheets += [(Path(__file__).parent / f"{name}.css").read_text(encoding="utf-8") for name in OWN_STYLES]
    return re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", "\n".join(sheets))).strip()


def _with_font(face: str, name: str) -> str:
    data = base64.b64encode((STATIC / "fonts" / f"{name}.woff2").read_bytes()).decode()
    return face.replace(f"../fonts/{name}.woff2", f"data:font/woff2;base64,{data}")


def page(title: str, lead: str, body: str, lang: str, more: str = "") -> str:
    """Return a whole page in the editor's language; `title` is plain text, `lead` and `body` HTML, `more` styles."""
    site, words = html.escape(Strings(lang)("Social Cluster")), html.escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{words} – {site}</title>\n<style>\n{styles()}\n{more}</style></head>\n"
        f'<body>\n<header class="head"><p class="head__site">{site}</p><h1 class="head__title">{words}</h1>'
        f"{lead}</header>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
