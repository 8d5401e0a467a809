"""The real content, mutilated at random: every time a list of problems in the editor's language, never a traceback.

A few hundred mutations in every run; `MUTATIONS=20000 python3 tasks.py test tests/test_mutations.py` tries as many.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins import catalogue, report
from plugins.checks.advice import ADVICE
from plugins.desk import inspecting
from plugins.reading.cataloguing import read_content
from plugins.reading.headers import HEADERS
from plugins.reading.manner import Engine
from tests.tools import ROOT

COUNT = int(os.environ.get("MUTATIONS", "300"))
FILES = sorted((ROOT / "content").glob("*/*/index.*.md"))
PROJECT = ROOT / "content" / "project"
SETTINGS = {
    engine: catalogue.Settings(now=datetime(2026, 1, 1, tzinfo=UTC), drafts=True, engine=engine)
    for engine in ("comrak", "markdown")
}

NASTY = [
    b"", b"\0", b"\x07", b"\xff\xfe", b"\xe2\x80\xae", b"\r", b"\r\n\r\n", b"\n\n", b"---\n", b"<<<<<<< HEAD\n", b"=======\n",
    b"<!-- ", b"-->", b"<script>", b"</div>", b"<div>", b"[x](", b"](../../", b"![](x.jpg)", b"{filename}", b"{static}",
    b"# ", b"###### ", b"```\n", b"|a|\n|-|\n", b"[^1]", b"[^1]: x\n", b"%s%d{0}{x}", b"{", b"}", b"`", b"``", b"*" * 50,
    b"[" * 200, b"<" * 200, b"> " * 120, b"&#0;", b"&#x110000;", b"&amp", b"\xc4\x85\xcc\x81", b"\xf0\x9f\x87\xb1", b"0000-00-00",
    b"9999-12-31", b"2016-02-30", b"2016-11-14 25:61", b"0001-01-01", b"-1", b"1" * 400, b"NO", b"nan, inf", b"91, 181",
    b"../../../etc/passwd", b"javascript:alert(1)", b"//x", b"https://", b"mailto:", b"/", b"#", b"#x", b"?", b":", b": ", b"\t", b" ",
    "Ж".encode(), "„“”«»".encode(), "\u2028\u2029\x85".encode(), "\U000e0001".encode(), "İı".encode(),
]  # fmt: skip
NAMES = sorted({header.name.encode() for headers in HEADERS.values() for header in headers.values()})

places = st.floats(0, 1)
anything = st.one_of(st.sampled_from(NASTY), st.binary(max_size=12), st.text(max_size=12).map(str.encode))


def between(data: bytes, one: float, other: float) -> tuple[int, int]:
    first, last = sorted((round(one * len(data)), round(other * len(data))))
    return first, last


def cut(data: bytes, one: float, other: float, _: bytes) -> bytes:
    first, last = between(data, one, other)
    return data[:first] + data[last:]


def double(data: bytes, one: float, other: float, _: bytes) -> bytes:
    first, last = between(data, one, other)
    return data[:last] + data[first:last] + data[last:]


def insert(data: bytes, one: float, _: float, more: bytes) -> bytes:
    first = round(one * len(data))
    return data[:first] + more + data[first:]


def overwrite(data: bytes, one: float, _: float, more: bytes) -> bytes:
    first = round(one * len(data))
    return data[:first] + more + data[first + len(more) :]


def swap_lines(data: bytes, one: float, other: float, _: bytes) -> bytes:
    lines = data.split(b"\n")
    first, last = (min(round(each * len(lines)), len(lines) - 1) for each in (one, other))
    lines[first], lines[last] = lines[last], lines[first]
    return b"\n".join(lines)


def value(data: bytes, one: float, _: float, more: bytes) -> bytes:
    """Another value for one of the headers."""
    head, empty, body = data.partition(b"\n\n")
    lines = head.split(b"\n")
    at = min(round(one * len(lines)), len(lines) - 1)
    lines[at] = lines[at].partition(b":")[0] + b": " + more
    return b"\n".join(lines) + empty + body


def header(data: bytes, one: float, other: float, more: bytes) -> bytes:
    """One header more, of any kind of content."""
    name = NAMES[min(round(one * len(NAMES)), len(NAMES) - 1)]
    lines = data.split(b"\n")
    lines.insert(round(other * 8), name + b": " + more)
    return b"\n".join(lines)


def recode(data: bytes, one: float, *_: object) -> bytes:
    encodings = ("utf-16", "cp1257", "cp1252", "utf-8-sig", "utf-32")
    chosen = encodings[min(int(one * len(encodings)), len(encodings) - 1)]
    return data.decode("utf-8", "replace").encode(chosen, "replace")


def line_ends(data: bytes, one: float, *_: object) -> bytes:
    return data.replace(b"\n", b"\r\n" if one < 0.5 else b"\r")


Change = Callable[[bytes, float, float, bytes], bytes]
CHANGES: list[Change] = [cut, double, insert, overwrite, swap_lines, value, value, header, recode, line_ends]
mutations = st.lists(st.tuples(st.sampled_from(CHANGES), places, places, anything), min_size=1, max_size=4)
names = st.sampled_from(
    ["", "", "", "", "", "", "", "", "index.no.md", "Index.lt.md", "index.md", "index.lt.md.md", "x.lt.md", "index..md"]
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose content has the project, and room for one item."""
    folder = tmp_path_factory.mktemp("mutations")
    shutil.copytree(PROJECT, folder / "content/project")
    return folder


@pytest.mark.slow
@settings(
    max_examples=COUNT,
    derandomize=COUNT <= 300,  # the same few in every run; the many are new each time
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    database=None,
)
@given(
    file=st.sampled_from(FILES),
    changes=mutations,
    name=names,
    engine=st.sampled_from(["comrak", "comrak", "comrak", "markdown"]),
)
def test_whatever_an_editor_does_to_a_file_she_is_told_and_nothing_breaks(
    bench: Path, file: Path, changes: list[tuple[Change, float, float, bytes]], name: str, engine: Engine
) -> None:
    data = file.read_bytes()
    for change, one, other, more in changes:
        data = change(data, one, other, more)
    kind, item = file.parent.parent.name, file.parent.name
    content = bench / "content"
    shutil.rmtree(content)
    if kind != "project":
        shutil.copytree(PROJECT, content / "project")
    shutil.copytree(file.parent, content / kind / item)
    (content / kind / item / file.name).unlink()
    place = content / kind / item / (name or file.name)
    place.write_bytes(data)
    before = sorted(content.rglob("*"))

    chosen = SETTINGS[engine]
    outcome = read_content(content, chosen.manner("content"))
    problems = catalogue.all_problems(outcome, chosen.checks) + inspecting.given(outcome, ADVICE)

    for lang in ("lt", "nb", "en"):
        assert len(report.lines(problems, lang)) == len(problems)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert [
        each
        for each in problems
        if str(each.path) == f"content/{kind}/{item}/{place.name}" and not 1 <= each.line <= lines
    ] == []
    assert (sorted(content.rglob("*")), place.read_bytes()) == (before, data), "reading has written"
    if not problems:
        assert outcome.catalogue is not None
