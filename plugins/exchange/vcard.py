"""A partner as a card for address books: vCard 4.0 (RFC 6350), one per language.

Apple, Google and Nextcloud read version 4; Outlook wants 3, and takes the lines that it knows from 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.model.item import NEVER_STATED
from plugins.model.partner import Partner
from plugins.wording.names import country

LONGEST = 75  # octets in a line, its end not counted (RFC 6350, 3.2)


def to_vcard(partner: Partner, lang: str, siteurl: str) -> str:
    """Return the card for readers of `lang`, with CRLF line ends; it ends in one.

    The name in the reader's language comes first, and the name that the partner gives itself is beside it as another
    form of the same (ALTID: RFC 6350, 5.4). The town is all of the address that is known.
    """
    return "".join(f"{_folded(line)}\r\n" for line in _lines(partner, lang, siteurl))


def _lines(partner: Partner, lang: str, siteurl: str) -> Iterator[str]:
    text = partner.text(lang)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "KIND:org"
    yield f"UID;VALUE=text:{partner.id}@{urlsplit(siteurl).hostname}"  # outlives a new name or address
    yield f"FN;ALTID=1;PREF=1;LANGUAGE={text.lang}:{_escaped(text.title)}"
    if (partner.own_name, partner.own_lang) != (text.title, text.lang):
        yield f"FN;ALTID=1;LANGUAGE={partner.own_lang}:{_escaped(partner.own_name)}"
    yield f"ORG;LANGUAGE={text.lang}:{_escaped(text.title)}"
    if text.name not in {"", text.title}:  # else it would be its own nickname
        yield f"NICKNAME:{_escaped(text.name)}"
    yield f"ADR;LANGUAGE={lang}:;;;{_escaped(text.town)};;;{_escaped(country(partner.country, lang))}"
    yield f"GEO:geo:{partner.position.lat},{partner.position.lon}"
    if partner.logo:
        yield f"LOGO:{siteurl}{partner.logo.url}"
    if partner.email:
        yield f"EMAIL:{_escaped(partner.email)}"
    if partner.phone:
        yield f"TEL;VALUE=uri:tel:{''.join(sign for sign in partner.phone if sign.isdigit() or sign == '+')}"
    if partner.website:
        yield f"URL;TYPE=work:{partner.website}"
    yield f"URL:{siteurl}{text.url}"
    if text.role:
        yield f"NOTE;LANGUAGE={text.lang_of('role')}:{_escaped(text.role)}"
    if partner.changed != NEVER_STATED:
        yield f"REV:{partner.changed:%Y%m%dT%H%M%SZ}"
    yield "END:VCARD"


def _escaped(value: str) -> str:
    """Escape what would end a value or a part of it (RFC 6350, 3.4)."""
    for sign in ("\\", ",", ";"):
        value = value.replace(sign, f"\\{sign}")
    return " ".join(value.splitlines())


def _folded(line: str) -> str:
    """Break a long line between letters: what follows a break begins with a space (RFC 6350, 3.2)."""
    parts, part, room = [], "", LONGEST
    for letter in line:
        if len((part + letter).encode()) > room:
            parts.append(part)
            part, room = "", LONGEST - 1
        part += letter
    return "\r\n ".join([*parts, part])
