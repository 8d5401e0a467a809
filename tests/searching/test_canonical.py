"""The index is the same whatever order Pagefind's hash tables had, and still hangs together."""

from __future__ import annotations

import gzip
import json
from itertools import permutations

import cbor2
import pytest

from plugins.searching.canonical import ENTRY, canonical

KINDS = [["news", [1, 2]], ["events", [3]], ["tags", [0]]]
COUNTRIES = [["LT", [1, 3]], ["NO", [2]]]


def packed(content: object) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor2.dumps(content))


def unpacked(data: bytes) -> list[object]:
    content: list[object] = cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
    return content


def an_index(kinds: list[object], *, countries_first: bool = False) -> dict[str, bytes]:
    """Return an index as Pagefind writes it, with filter values, filters and languages in some order."""
    named = [["kind", f"lt_{len(str(kinds[0])):07x}"], ["country", "lt_fedcba9"]]
    filters = named[::-1] if countries_first else named
    languages = {"lt": {"hash": "lt_0123456789", "page_count": 4}, "en": {"hash": "en_0000000000", "page_count": 0}}
    return {
        f"filter/{named[0][1]}.pf_filter": packed(["kind", kinds]),
        "filter/lt_fedcba9.pf_filter": packed(["country", COUNTRIES]),
        "pagefind.lt_0123456789.pf_meta": packed(["1.5.2", [["lt_aaaaaaa", 3]], [["a", "b", "lt_c"]], filters, [], []]),
        "pagefind.en_0000000000.pf_meta": packed(["1.5.2", [], [], [], [], []]),
        "fragment/lt_aaaaaaa.pf_fragment": b"as it is",
        ENTRY: json.dumps({"languages": dict(sorted(languages.items(), reverse=countries_first))}).encode(),
    }


def test_every_order_gives_the_same_bytes_under_the_same_names() -> None:
    indexes = [
        canonical(an_index(list(order), countries_first=first))
        for order in permutations(KINDS)
        for first in (False, True)
    ]

    assert len(indexes) == 12
    assert all(each == indexes[0] for each in indexes)


def test_files_name_each_other_as_they_are_called_now() -> None:
    made = canonical(an_index([*KINDS]))

    entry = json.loads(made[ENTRY])
    meta = unpacked(made[f"pagefind.{entry['languages']['lt']['hash']}.pf_meta"])
    filters = {key: unpacked(made[f"filter/{name}.pf_filter"]) for key, name in meta[3]}  # type: ignore[attr-defined]

    assert filters == {"kind": ["kind", sorted(KINDS)], "country": ["country", COUNTRIES]}
    assert meta[:3] == ["1.5.2", [["lt_aaaaaaa", 3]], [["a", "b", "lt_c"]]]
    assert len(made) == len(an_index([*KINDS]))


def test_the_python_that_has_packed_a_file_does_not_show() -> None:
    """The names of files are made of their bytes: a new Python would have had all readers fetch all of them again."""
    heads = {
        data[:10] for name, data in canonical(an_index([*KINDS])).items() if name.endswith((".pf_filter", ".pf_meta"))
    }

    assert {head[9] for head in heads} == {255}
    assert {head[4:8] for head in heads} == {bytes(4)}


def test_another_content_has_another_name() -> None:
    one, other = canonical(an_index([*KINDS])), canonical(an_index([["news", [1]], *KINDS[1:]]))

    assert {name for name in one if "filter" in name} != {name for name in other if "filter" in name}
    assert one[ENTRY] != other[ENTRY]


def test_what_pagefind_has_found_stays_as_it_is() -> None:
    assert canonical(an_index([*KINDS]))["fragment/lt_aaaaaaa.pf_fragment"] == b"as it is"


def test_a_file_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not a file of Pagefind's index"):
        canonical({"filter/lt_0000000.pf_filter": gzip.compress(cbor2.dumps({"kind": []}))})
