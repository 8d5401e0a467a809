"""Addresses as headers have them: of pages, people and files."""

from __future__ import annotations

import re

from plugins.model.problem import N_
from plugins.reading.naming import DEVICES, HELD, LONGEST, TOO_LONG, UNHELD, held, plain_id, shortened
from plugins.reading.unreadable import Unreadable
from plugins.reading.values import names

LONGEST_OLD = 200  # letters of one part of an old address: other systems have allowed themselves more than we do
_EMAIL = r"[\w.+\-]++@[\w\-]+(?:\.[\w\-]+)+"


def web_address(value: str) -> str:
    """Read an address that begins with https:// or http://."""
    if re.fullmatch(r"https?://[^\s/<>\"'\\]+\.[^\s/<>\"'\\]+(/[^\s<>\"'\\]*)?", value):
        return value
    if "@" in value and "/" not in value:
        right = N_("an e-mail address belongs in “Contact”, a partner's in “Email”")
    else:
        bare = re.fullmatch(r"[\w.-]+\.\w{2,}(/\S*)?", value)
        right = N_("did you mean “{near}”?") if bare else N_("write it like {example}")
    raise Unreadable(
        "address-format",
        N_("“{value}” is not a web address"),
        right,
        value=value,
        near=f"https://{value}",
        example="https://www.example.org/",
    )


def email(value: str) -> str:
    """Read an e-mail address."""
    if re.fullmatch(_EMAIL, value, re.ASCII):
        return value
    near = re.search(rf"(?<![\w.+\-]){_EMAIL}", value, re.ASCII)  # from its beginning only: no value takes long
    raise Unreadable(
        "email-format",
        N_("“{value}” is not an e-mail address"),
        N_("write the address alone: {near}") if near else N_("write it like name@example.org"),
        value=value,
        near=near[0] if near else "",
    )


def phone(value: str) -> str:
    """Read a telephone number with its country's code: `+370 5 279 0281`; 7 to 15 figures (ITU-T E.164)."""
    if re.fullmatch(r"\+[1-9](?: *[0-9]){6,14}", value):
        return value
    raise Unreadable(
        "phone-format",
        N_("“{value}” is not a telephone number that works from abroad"),
        N_("write it like {example}"),
        value=value,
        example="+370 5 000 0000",
    )


def slug(value: str) -> str:
    """Read the last part of an address: `vizitas-osle`."""
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        if value in DEVICES:
            raise Unreadable("slug-format", UNHELD, HELD, name=value, example=held(value))
        if len(value) <= LONGEST:
            return value
        raise Unreadable(
            "slug-format",
            TOO_LONG,
            N_("use {most} at most: “{example}”"),
            n=len(value),
            most=LONGEST,
            example=shortened(value),
        )
    raise Unreadable(
        "slug-format",
        N_("“{value}” cannot be part of an address"),
        N_("use small letters from a to z, figures and single hyphens: “{example}”"),
        value=value,
        example=plain_id(value) or "vizitas-osle",
    )


def file_name(value: str) -> str:
    """Read the name of a file that stands beside the text."""
    if re.fullmatch(r"[^/\\\x00]+", value) and value not in {".", ".."}:
        return value
    raise Unreadable(
        "leaves-content",
        N_("“{value}” is not the name of a file beside the text"),
        N_("put the file into the same folder, and write its name alone"),
        value=value,
    )


def old_addresses(value: str) -> tuple[str, ...]:
    """Read addresses on this site: `/apie/, /senas/puslapis.html`."""
    found = names(value)
    for address in found:
        if not re.fullmatch(r"/([A-Za-z0-9_\-]+(\.[A-Za-z0-9_\-]+)*/?)*", address) or "//" in address:
            raise Unreadable(
                "alias-format",
                N_("“{value}” is not an address on this site"),
                N_("begin with /, and leave the site's name out: {example}"),
                value=address,
                example="/apie/",
            )
        longest = max(map(len, address.split("/")))
        if longest > LONGEST_OLD:
            raise Unreadable(
                "alias-format",
                TOO_LONG,
                N_("use {most} at most, or leave it out"),
                n=longest,
                most=LONGEST_OLD,
            )
        if unheld := next((part for part in address.split("/") if held(part) != part), ""):
            raise Unreadable("alias-format", UNHELD, N_("take it out of “Aliases:”"), name=unheld)
    return found
