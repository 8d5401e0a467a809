"""Addresses of every sort: what is one, and what is proposed in the place of what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.reading import contacts
from plugins.reading.naming import LONGEST
from plugins.reading.unreadable import Unreadable

MAIL = "an e-mail address belongs in “Contact”, a partner's in “Email”"
NEAR = "did you mean “{near}”?"


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (contacts.web_address, "https://www.example.org"),
        (contacts.web_address, "http://a.example/b?c=d&e=@f#g"),
        (contacts.email, "ona.onaite+a@b-c.example.org"),
        (contacts.phone, "+370 5 279 0281"),
        (contacts.phone, "+6831234"),
        (contacts.phone, "+370527902812345"),
        (contacts.slug, "vizitas-osle-2"),
        (contacts.slug, "a" * LONGEST),
        (contacts.file_name, "metų planas.pdf"),
        (contacts.file_name, "..a"),
    ],
)
def test_what_is_an_address_is_taken_as_it_is(read: Callable[[str], str], value: str) -> None:
    assert read(value) == value


@pytest.mark.parametrize(
    ("read", "value", "right"),
    [
        (contacts.web_address, "www.example.org/a", NEAR),
        (contacts.web_address, "ona@example.org", MAIL),
        (contacts.web_address, "example.org/@ona", NEAR),
        (contacts.web_address, "our page", "write it like {example}"),
        (contacts.web_address, "https://localhost/", "write it like {example}"),
        (contacts.web_address, 'https://a.example/"x', "write it like {example}"),
        (contacts.email, "Ona <ona@example.org>", "write the address alone: {near}"),
        (contacts.email, "ona(at)example.org", "write it like name@example.org"),
        (contacts.phone, "8 5 279 0281", "write it like {example}"),
        (contacts.phone, "+0 5 279 0281", "write it like {example}"),
        (contacts.phone, "+370", "write it like {example}"),
        (contacts.phone, "+3      7", "write it like {example}"),
        (contacts.phone, "+3705279٠281", "write it like {example}"),
        (contacts.phone, "+3705279028123456", "write it like {example}"),
        (contacts.slug, "a" * (LONGEST + 1), "use {most} at most: “{example}”"),
        (contacts.slug, "a--b", "use small letters from a to z, figures and single hyphens: “{example}”"),
        (contacts.file_name, "..", "put the file into the same folder, and write its name alone"),
        (contacts.file_name, ".", "put the file into the same folder, and write its name alone"),
        (contacts.file_name, "a/b.jpg", "put the file into the same folder, and write its name alone"),
        (contacts.file_name, r"a\b.jpg", "put the file into the same folder, and write its name alone"),
        (contacts.old_addresses, "/a//b", "begin with /, and leave the site's name out: {example}"),
        (contacts.old_addresses, "/a/../b", "begin with /, and leave the site's name out: {example}"),
        (contacts.old_addresses, "a/", "begin with /, and leave the site's name out: {example}"),
        (contacts.old_addresses, f"/{'a' * (contacts.LONGEST_OLD + 1)}/", "use {most} at most, or leave it out"),
    ],
)
def test_what_is_none_is_told_with_what_would_be_one(read: Callable[[str], object], value: str, right: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(value)

    assert told.value.right == right


def test_old_addresses_are_read_to_the_last_and_as_long_as_they_may_be() -> None:
    longest = f"/{'a' * contacts.LONGEST_OLD}/"

    assert contacts.old_addresses(f"/, /apie/, /senas.html, {longest}") == ("/", "/apie/", "/senas.html", longest)
