"""Pictures are made once: by their bytes and the recipe, whatever state the cache is in."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PIL import Image

from plugins.picturing import cache as cache_module
from plugins.picturing.album import Album
from plugins.picturing.recipe import Recipe
from plugins.picturing.settings import Settings
from tests.picturing import making

RECIPE = Recipe(widths=(32, 64))
PATHS = ("news/x/a.jpg", "news/x/b.png", "news/y/c.svg")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    data = (
        making.loaded_jpeg(making.grainy(100, 75)),
        making.saved(making.corners(), "PNG"),
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>',
    )
    for path, each in zip(PATHS, data, strict=True):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(each)
    return root


def album(content: Path, recipe: Recipe = RECIPE) -> Album:
    return Album(content, "content", Settings(recipe=recipe, cache=content.parent / "cache", workers=2))


def made(content: Path, recipe: Recipe = RECIPE) -> dict[str, bytes]:
    """Return all that a build with its own album publishes."""
    return dict(album(content, recipe).files(PATHS))


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Yield a list of what is opened as a picture, or read from below content/."""
    seen: list[str] = []
    read, open_picture = Path.read_bytes, Image.open

    def reading(path: Path) -> bytes:
        if "content" in path.parts:
            seen.append(f"read {path.name}")
        return read(path)

    def opening(*args: object, **options: object) -> Image.Image:
        seen.append("opened")
        return open_picture(*args, **options)  # type: ignore[arg-type]

    with patch.object(Path, "read_bytes", reading), patch.object(Image, "open", opening):
        yield seen


def test_without_changes_no_picture_is_opened_or_even_read(content: Path, opened: list[str]) -> None:
    before = made(content)
    assert {"opened", "read a.jpg", "read b.png", "read c.svg"} <= set(opened)
    opened.clear()

    assert made(content) == before
    assert album(content).picture(PATHS[0]).width == 64
    assert opened == []


def test_a_picture_that_moved_or_was_checked_out_anew_is_read_but_not_opened(content: Path, opened: list[str]) -> None:
    before = made(content)
    opened.clear()
    os.utime(content / PATHS[0], ns=(1, 1))

    assert made(content) == before
    assert opened == ["read a.jpg"]


def test_a_changed_picture_is_made_anew_even_if_it_looks_as_old_and_as_large(content: Path) -> None:
    place = content / PATHS[0]
    before, state = made(content), place.stat()
    data = bytearray(place.read_bytes())
    data[-30] ^= 1
    place.unlink()
    place.write_bytes(bytes(data))
    os.utime(place, ns=(state.st_atime_ns, state.st_mtime_ns))

    after = made(content)

    assert len(set(before) & set(after)) == len(before) - 5  # two formats in two widths and one in one have other names


def test_another_recipe_makes_all_anew(content: Path, opened: list[str]) -> None:
    before = made(content)
    opened.clear()

    after = made(content, Recipe(widths=(32, 64), jpeg_quality=50))

    assert not set(before) & set(after)
    assert "opened" in opened


@pytest.mark.parametrize("suffix", [".zip", ".json"])
@pytest.mark.parametrize("harm", ["cut", "empty", "garbage", "flipped", "folder"])
def test_whatever_happens_to_the_cache_the_site_is_the_same(content: Path, suffix: str, harm: str) -> None:
    before = made(content)
    for place in [path for path in (content.parent / "cache").rglob("*") if path.suffix == suffix]:
        data = place.read_bytes()
        place.unlink()
        if harm == "folder":
            place.mkdir()
        else:
            middle = len(data) // 2
            flipped = data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :]
            place.write_bytes({"cut": data[:middle], "empty": b"", "garbage": b"\xff\0" * 99, "flipped": flipped}[harm])

    assert made(content) == before


def test_a_cache_that_cannot_be_written_does_no_harm(content: Path) -> None:
    (content.parent / "cache").write_text("in the way", encoding="utf-8")

    assert made(content).keys() == made(content).keys() != set()


def test_without_the_cache_the_site_is_the_same(content: Path) -> None:
    before = made(content)
    shutil.rmtree(content.parent / "cache")

    assert made(content) == before


def test_two_files_of_the_same_bytes_are_made_once(content: Path) -> None:
    shutil.copy(content / PATHS[0], content / "news/y/again.jpg")
    both = album(content)

    names = [name for name, _ in both.files((PATHS[0], "news/y/again.jpg"))]

    assert len(names) == len(set(names)) == 5
    assert both.picture(PATHS[0]).url == both.picture("news/y/again.jpg").url


def test_only_what_is_asked_for_is_made(content: Path) -> None:
    names = {name for name, _ in album(content).files(PATHS[1:2])}

    assert names == {url.lstrip("/") for each in album(content).picture(PATHS[1]).renditions for url, _ in each.files}


def test_what_nobody_has_used_for_a_month_leaves_the_cache(content: Path) -> None:
    made(content, Recipe(widths=(16,)))
    old = list((content.parent / "cache").glob("*/*"))
    for place in old:
        os.utime(place, (10**9, 10**9))

    made(content)

    assert not [place for place in old if place.exists()]
    assert cache_module.KEPT == 30 * 24 * 3600


def test_progress_counts_to_the_end(content: Path) -> None:
    told: list[tuple[int, int]] = []

    dict(album(content).files(PATHS, lambda done, of: told.append((done, of))))

    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_picture_that_cannot_be_shown_is_a_problem_once(content: Path) -> None:
    (content / PATHS[0]).write_bytes(b"")
    shown = album(content)

    assert shown.html(PATHS[0], "x") == shown.html(PATHS[0], "y") == ""
    assert [str(problem.path) for problem in shown.problems] == ["content/news/x/a.jpg"]


def test_a_picture_that_is_saved_while_it_is_made_is_not_kept_for_what_it_was(content: Path) -> None:
    before = (content / PATHS[0]).read_bytes()
    looking = album(content)
    looking.picture(PATHS[0])
    (content / PATHS[0]).write_bytes(making.loaded_jpeg(making.grainy(100, 50)))
    dict(looking.files(PATHS[:1]))
    (content / PATHS[0]).write_bytes(before)

    again = made(content)
    shutil.rmtree(content.parent / "cache")
    assert again == made(content)


def test_of_a_picture_of_which_not_all_is_kept_all_is_made(content: Path) -> None:
    whole = made(content)
    for kept in (content.parent / "cache").rglob("*.zip"):
        with zipfile.ZipFile(kept) as pack:
            files = {name: pack.read(name) for name in pack.namelist()}
        with zipfile.ZipFile(kept, "w") as pack:
            for name in sorted(files)[1:]:
                pack.writestr(name, files[name])

    assert made(content) == whole
