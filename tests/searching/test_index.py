"""Pagefind, as it is asked: what it makes hangs on the documents and on nothing else, and its faults are told."""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import cbor2
import pytest

from plugins.running.giving_way import GaveWay
from plugins.searching.canonical import ENTRY
from plugins.searching.documents import Document
from plugins.searching.index import index

DOCUMENTS = tuple(
    Document(url=f"/{lang}/{name}/", lang=lang, kind="news", title=f"{lang} {name}", html="<p>Klasteris</p>" * 3000)
    for name in ("zz", "b", "y", "a", "m", "k", "c", "x")
    for lang in ("lt", "en")
)


def unpacked(data: bytes) -> list[list[list[str]]]:
    content: list[list[list[str]]] = cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
    return content


def test_documents_are_numbered_in_the_order_in_which_they_are_given() -> None:
    """Pagefind's command numbers them as they lie on a disk, which is another on each."""
    made = dict(index(DOCUMENTS))

    for lang, told in json.loads(made[ENTRY])["languages"].items():
        pages = unpacked(made[f"pagefind.{told['hash']}.pf_meta"])[1]
        fragments = [gzip.decompress(made[f"fragment/{name}.pf_fragment"]) for name, _ in pages]
        urls = [json.loads(each.removeprefix(b"pagefind_dcd"))["url"] for each in fragments]
        assert urls == [each.url for each in DOCUMENTS if each.lang == lang]


def test_nothing_is_written_to_a_disk_that_may_be_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind's command cuts its files short there, and says that all is well."""
    expected = dict(index(DOCUMENTS))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)

    assert dict(index(DOCUMENTS)) == expected
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize("asked", [1, 2])
def test_it_gives_way_at_once_to_whoever_is_waited_for(
    asked: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pagefind thinks for seconds before it answers at last; it is ended, and nothing has come of it."""
    number = tmp_path / "number"
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\necho $$ > {number}\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    answers = iter([False] * (asked - 1))
    found = index(DOCUMENTS, lambda: number.exists() and next(answers, True))
    began = time.monotonic()

    with pytest.raises(GaveWay):
        next(found)

    assert time.monotonic() - began < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize(
    ("does", "expected"),
    [
        ("exit 3", "Pagefind ended with 3"),
        ("head -c 10 >/dev/null; exit 0", "Pagefind ended with 0"),
        (
            "head -c 10 >/dev/null; printf '%s,' eyJwYXlsb2FkIjogeyJ0eXBlIjogIkVycm9yIiwgIm1lc3NhZ2UiOiAibm8ifX0=; cat >/dev/null",
            "Pagefind says: no",
        ),
    ],
)
def test_what_goes_wrong_is_told(does: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    with pytest.raises(RuntimeError, match=f"^{expected}$"):
        dict(index(DOCUMENTS))
