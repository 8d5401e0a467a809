"""A partner as a card for address books: vCard 3.0 (RFC 2426), one per language.

Not version 4: Android's address book refuses it, and so does Outlook, while whatever reads 4 reads 3 as well. What the
older version has no word for is said as programs say it to one another: a card of an institution has an empty N and
Apple's X-ABShowAs.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.item import NEVER_STATED
from plugins.model.partner import Partner
from plugins.wording.names import country

LONGEST = 75  # octets in a line, its end not counted (RFC 2425, 5.8.1)


def to_vcard(partner: Partner, lang: str, siteurl: str, uid_domain: str) -> str:
    """Return the card for readers of `lang`, with CRLF line ends; it ends in one.

    `uid_domain` is part of the name by which programs know the card, whatever the site's address is. The town is all of
    the address that is known.
    """
    return "".join(f"{_folded(line)}\r\n" for line in _lines(partner, lang, siteurl, uid_domain))


def _lines(partner: Partner, lang: str, siteurl: str, uid_domain: str) -> Iterator[str]:
    text = partner.text(lang)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"  # at once: Android tries version 2.1 as far as here
    yield f"UID:{partner.id}@{uid_domain}"  # outlives a new name or address
    yield f"FN;LANGUAGE={text.lang}:{_escaped(text.title)}"
    yield "N:;;;;"  # must be there, and is of people
    yield f"ORG;LANGUAGE={text.lang}:{_escaped(text.title)}"
    yield "X-ABShowAs:COMPANY"
    others = dict.fromkeys(name for name in (text.name, partner.own_name) if name not in {"", text.title})
    if others:
        yield f"NICKNAME:{','.join(_escaped(name) for name in others)}"
    yield f"ADR;TYPE=WORK;LANGUAGE={lang}:;;;{_escaped(text.town)};;;{_escaped(country(partner.country, lang))}"
    yield f"GEO:{partner.position.lat};{partner.position.lon}"
    if partner.logo:
        yield f"LOGO;VALUE=uri:{siteurl}{partner.logo.url}"
    if partner.email:
        yield f"EMAIL;TYPE=INTERNET:{_escaped(partner.email)}"
    if partner.phone:
        yield f"TEL;TYPE=WORK,VOICE:{_escaped(partner.phone)}"
    # The standard has no types of URL; Outlook passes over one that has none, and others take the first.
    yield f"URL;TYPE=WORK:{partner.website or siteurl + text.url}"
    if partner.website:
        yield f"URL:{siteurl}{text.url}"
    if text.role:
        yield f"NOTE;LANGUAGE={text.lang_of('role')}:{_escaped(text.role)}"
    if partner.changed != NEVER_STATED:
        yield f"REV:{partner.changed:%Y-%m-%dT%H:%M:%SZ}"
    yield "END:VCARD"


def _escaped(value: str) -> str:
    """Escape what would end a value or a part of it (RFC 2426, 4)."""
    for sign in ("\\", ",", ";"):
        value = value.replace(sign, f"\\{sign}")
    return " ".join(value.splitlines())


def _folded(line: str) -> str:
    """Break a long line between letters: what follows a break begins with a space (RFC 2425, 5.8.1)."""
    parts, part, room = [], "", LONGEST
    for letter in line:
        if len((part + letter).encode()) > room:
            parts.append(part)
            part, room = "", LONGEST - 1
        part += letter
    return "\r\n ".join([*parts, part])
