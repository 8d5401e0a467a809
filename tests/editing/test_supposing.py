"""What is tried on a copy of the content changes nothing of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.editing.supposing import put, supposed


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with a text, and a link that leads away."""
    folder = tmp_path / "content"
    (folder / "news/visit").mkdir(parents=True)
    (folder / "news/visit/index.lt.md").write_text("Title: A\n")
    (folder / "news/visit/away.pdf").symlink_to("nowhere.pdf")
    return folder


@pytest.mark.parametrize("disk", ["one that knows second names", "one that knows none"])
def test_what_is_done_to_it_is_done_to_no_file(content: Path, disk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    if disk == "one that knows none":
        monkeypatch.setattr(os, "link", refuse)
    with supposed(content) as copy:
        assert copy.name == "content"
        assert (copy / "news/visit/index.lt.md").read_text() == "Title: A\n"
        assert (copy / "news/visit/away.pdf").is_symlink()
        put(copy / "news/visit/index.lt.md", b"Title: B\n")
        put(copy / "news/new/index.lt.md", b"Title: C\n")
        (copy / "news/visit/away.pdf").unlink()

    assert (content / "news/visit/index.lt.md").read_text() == "Title: A\n"
    assert (content / "news/visit/away.pdf").is_symlink()
    assert not (content / "news/new").exists()
    assert not copy.exists()
