"""Where an output may be: with nothing in it that a build has not made, and in nothing that it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.writing.place import entangled, taken


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


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ((), ""),
        ((".gitkeep",), ""),
        (("index.html", "404.html", "lt/index.html"), ""),
        (("letters/to-the-ministry.odt", "photo.jpg"), "letters"),
        ((".ssh/config",), ".ssh"),
        (("index.html", ".git"), ".git"),
    ],
)
def test_what_is_in_a_folder_tells_whether_a_site_may_be_made_there(
    tmp_path: Path, files: tuple[str, ...], name: str
) -> None:
    assert taken(tmp_path / "output") == ""

    (tmp_path / "output").mkdir()
    for file in files:
        (tmp_path / "output" / file).parent.mkdir(exist_ok=True)
        (tmp_path / "output" / file).touch()

    assert taken(tmp_path / "output") == name


def test_a_site_whose_home_page_somebody_has_deleted_is_known_by_its_memory(tmp_path: Path) -> None:
    (tmp_path / "output/lt").mkdir(parents=True)
    (tmp_path / ".output.memory").touch()

    assert taken(tmp_path / "output") == ""
