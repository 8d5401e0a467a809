"""What pictures cost: this site beside pelican-image-process, the same photos in the same widths and formats.

    python3 -m tests.bench.pictures --theirs PYTHON [--photos 10]

PYTHON is that of an environment with pelican and pelican-image-process of its own (it is no dependency of ours). Each
is built cold and then again without changes; CPU time and peak memory are what the system says of the process and its
children. No test: figures depend on the machine, their ratio hardly does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter

from plugins.picturing.recipe import Recipe
from tests.tools import ROOT

WIDTHS = Recipe().widths
ENDINGS = ("avif", "webp", "jpg")
THEIRS = f"""
SITENAME, SITEURL, PATH, THEME, OUTPUT_PATH = "Bench", "", "content", "simple", "output"
PLUGINS, STATIC_PATHS, ARTICLE_PATHS = ["image_process"], ["photos"], ["articles"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
IMAGE_PROCESS = {{"wide": {{
    "type": "responsive-image", "sizes": "94vw", "default": "768w",
    "srcset": [(f"{{width}}w", [f"scale_in {{width}} 8000 False"], ending)
               for width in {WIDTHS} for ending in {ENDINGS}],
}}}}
"""


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    cpu: float  # seconds, user and system
    peak: float  # MB, of the largest process
    files: int


def photo(seed: int) -> bytes:
    """Return a JPEG of 4000 × 3000 pixels with large shapes, textures and a sensor's noise: 2 to 3 MB."""
    size = (4000, 3000)
    layers = [
        Image.effect_noise((size[0] // step, size[1] // step), 90).resize(size, Image.Resampling.BICUBIC)
        for step in (500 + seed, 60, 12)
    ]
    noise = Image.effect_noise(size, 14).filter(ImageFilter.GaussianBlur(0.8))
    out = BytesIO()
    Image.merge("RGB", [Image.blend(layer, noise, 0.25) for layer in layers]).save(out, "JPEG", quality=88)
    return out.getvalue()


def measured(command: list[str | Path], folder: Path, output: Path) -> Cost:
    """Run `command` in `folder` to its good end."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    made = sum(1 for path in output.rglob("*") if path.suffix[1:] in ENDINGS and path.stat().st_size)
    return Cost(usage.ru_utime + usage.ru_stime, kilobytes / 1024, made)


def ours(folder: Path, photos: list[Path]) -> list[Cost]:
    """Build this site's small test content with one more news item, cold and again."""
    shutil.copytree(ROOT / "tests/site/content", folder / "content")
    item = folder / "content/news/photos"
    item.mkdir()
    for each in photos:
        shutil.copy(each, item)
    text = "".join(f"![Photo]({each.name})\n\n" for each in photos)
    (item / "index.en.md").write_text(f"Title: Photos\nDate: 2025-12-01\n\n{text}", encoding="utf-8")
    command: list[str | Path] = [sys.executable, "-m", "pelican", folder / "content", "-s", "tests/site/settings.py"]
    command += ["-o", folder / "output", "-e", f'PICTURE_CACHE="{folder / "cache"}"']
    return [measured(command, ROOT, folder / "output/media") for _ in range(2)]


def theirs(folder: Path, photos: list[Path], python: str) -> list[Cost]:
    """Build a site of one article with pelican-image-process, cold and again."""
    (folder / "content/articles").mkdir(parents=True)
    (folder / "content/photos").mkdir()
    for each in photos:
        shutil.copy(each, folder / "content/photos")
    images = "".join(
        f'<img class="image-process-wide" alt="Photo" src="{{static}}/photos/{each.name}">\n\n' for each in photos
    )
    (folder / "content/articles/photos.md").write_text(f"Title: Photos\nDate: 2025-12-01\n\n{images}", encoding="utf-8")
    (folder / "conf.py").write_text(THEIRS, encoding="utf-8")
    command: list[str | Path] = [python, "-m", "pelican", "-s", "conf.py"]
    return [measured(command, folder, folder / "output/photos/derivatives") for _ in range(2)]


def main() -> None:
    """Measure both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--theirs", required=True, help="Python with pelican-image-process")
    parser.add_argument("--photos", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "photos").mkdir()
        photos = [folder / f"photos/photo{number:03}.jpg" for number in range(asked.photos)]
        # In a process of its own: what this one grows to would count as its children's least peak.
        with ProcessPoolExecutor(1) as pool:
            for place, data in zip(photos, pool.map(photo, range(asked.photos)), strict=True):
                place.write_bytes(data)
        rows = {}
        for name in ("ours", "theirs"):
            room = folder / name
            room.mkdir()
            rows[name] = ours(room, photos) if name == "ours" else theirs(room, photos, asked.theirs)
    for name, costs in rows.items():
        for when, cost in zip(("cold", "again"), costs, strict=True):
            print(f"{name:>6} {when:>5}: {cost.cpu:8.1f} s CPU, {cost.peak:6.0f} MB, {cost.files} files")  # noqa: T201
    print(f"ours / theirs, cold: {rows['ours'][0].cpu / rows['theirs'][0].cpu:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
