"""Where an output may be: with nothing in it that a build has not made, and in nothing that it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.writing.place import entangled


@pytest.mark.parametrize(
    ("output", "with_what"),
    [
        ("site/output", ""),
        ("site/content-as-built", ""),
        ("site/content", "site/content"),
        ("site/content/news/output", "site/content"),
        ("site", "site/content"),
        (".", "site/content"),
        ("site/content/../docs", "site/docs"),
        ("leads-there/news", "site/content"),
    ],
)
def test_an_output_has_a_place_of_its_own(tmp_path: Path, output: str, with_what: str) -> None:
    for folder in ("site/content/news", "site/docs"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "leads-there").symlink_to("site/content")
    sources = [str(tmp_path / each) for each in ("site/content", "site/docs")]

    assert entangled(tmp_path / output, sources) == (str(tmp_path / with_what) if with_what else "")
    assert entangled("/", sources) == sources[0]
