"""A text that leaves the site takes whole addresses with it."""

from __future__ import annotations

import re

# With attributes; their values are in double quotes: the sanitiser's manner.
_TAG = re.compile(r'<[A-Za-z][A-Za-z0-9-]*\s(?:[^<>"]|"[^"]*")*>')
_ADDRESS = re.compile(r'(?P<name>\s(?:href|src|poster|cite))="(?P<value>[^"]*)"')
_SET = re.compile(r'(?P<name>\ssrcset)="(?P<value>[^"]*)"')


def absolute(html: str, page: str, siteurl: str) -> str:
    """Return `html` with absolute addresses only; `page` is the text's own, `siteurl` has no slash at its end.

    Addresses in `html` are absolute, root-relative or fragments; words that look like attributes stay as they are.
    """

    def whole(address: str) -> str:
        if address.startswith("#"):
            return page + address
        return siteurl + address if address.startswith("/") and not address.startswith("//") else address

    def candidates(found: re.Match[str]) -> str:
        each = (candidate.strip() for candidate in found["value"].split(", "))
        return f'{found["name"]}="{", ".join(whole(one) for one in each)}"'

    def tag(found: re.Match[str]) -> str:
        if "/" not in found[0] and "#" not in found[0]:  # as in headings, of which there are most
            return found[0]
        inside = _ADDRESS.sub(lambda part: f'{part["name"]}="{whole(part["value"])}"', found[0])
        return _SET.sub(candidates, inside)

    return _TAG.sub(tag, html)
