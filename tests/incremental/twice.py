"""One site, built again and again into one folder, and made from nothing into another: both have to be the same."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.building import Build, files
from tests.forking import Builder
from tests.tools import ROOT

CONF = "tests/incremental/settings.py"
CONTENT = ROOT / "tests/site/content"
STAYING = {"output", ".output.lock", ".output.memory", ".output.pack", ".output.stamps"}
LONG_AGO = 1_500_000_000 * 10**9  # ns since 1970: no file of that age is looked into again if its stamp is the same


def picture(colour: str, kind: str = "PNG", size: tuple[int, int] = (24, 16)) -> bytes:
    """Return a small picture file."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


@dataclass
class Twice:
    """A copy of the tiny site in a folder of its own, with what it has to be built with."""

    folder: Path
    builder: Builder
    old_files: bool = False  # edits bear an old date; else they were made this second
    conf: str | Path = CONF
    source: Path = CONTENT
    settings: dict[str, str] = field(default_factory=dict)  # JSON, for `-e`
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.content, self.output = self.folder / "content", self.folder / "site" / "output"
        self.theme: Path | None = None
        self.memory = self.output.with_name(".output.memory")
        self._clock = 0
        shutil.copytree(self.source, self.content)
        self.output.parent.mkdir()
        for path in self.paths():
            self._dated(path)

    # What editors do.

    def paths(self, ending: str = "") -> list[str]:
        """Return the files of the content, by their paths there."""
        return sorted(
            path.relative_to(self.content).as_posix()
            for path in self.content.rglob("*")
            if path.is_file() and path.name.endswith(ending)
        )

    def items(self, *kinds: str) -> list[str]:
        """Return the folders of the items of `kinds`: "news/visit"."""
        return sorted({path.rpartition("/")[0] for path in self.paths(".md") if path.split("/")[0] in kinds})

    def read(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8")

    def write(self, path: str, data: str | bytes) -> None:
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data.encode() if isinstance(data, str) else data)
        self._dated(path)

    def remove(self, path: str) -> None:
        """Take a file or folder away, and folders that are empty then."""
        place = self.content / path
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()
        while place.parent != self.content and not any(place.parent.iterdir()):
            place = place.parent
            place.rmdir()

    def header(self, path: str, name: str, value: str | None) -> None:
        """Let the header `name` be `value`; None takes it out."""
        head, empty, body = self.read(path).partition("\n\n")
        lines = [line for line in head.splitlines() if not line.lower().startswith(f"{name.lower()}:")]
        lines += [f"{name}: {value}"] if value is not None else []
        self.write(path, "\n".join(lines) + (empty + body if empty else "\n"))

    def body(self, path: str, text: str) -> None:
        head = self.read(path).partition("\n\n")[0].rstrip("\n")
        self.write(path, f"{head}\n\n{text}\n")

    def rename(self, folder: str, name: str) -> None:
        """Call an item otherwise, and wherever it is spoken of."""
        kind, _, old = folder.partition("/")
        (self.content / folder).rename(self.content / kind / name)
        for path in self.paths(".md"):
            text = self.read(path)
            said = text.replace(f"/{folder}/", f"/{kind}/{name}/").replace(f"../{folder}/", f"../{kind}/{name}/")
            if (found := self._naming(kind)) is not None:
                said = found.sub(lambda line: re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", name, line[0]), said)
            if said != text:
                self.write(path, said)

    def forget(self, folder: str) -> None:
        """Take an item away, and its name out of others' headers and links."""
        kind, _, old = folder.partition("/")
        self.remove(folder)
        for path in self.paths(".md"):
            text = self.read(path)
            said = re.sub(rf"\[([^\]]*)\]\([^)]*/{re.escape(folder)}/[^)]*\)", r"\1", text)
            if (found := self._naming(kind)) is not None:
                said = found.sub(lambda line: _without(line[0], old), said)
            if said != text:
                self.write(path, said)

    @staticmethod
    def _naming(kind: str) -> re.Pattern[str] | None:
        names = {"partners": "Partners|Host", "tags": "Tags", "events": "Events"}.get(kind)
        return re.compile(rf"^(?:{names}):[^\n]*\n", re.MULTILINE) if names else None

    def _dated(self, path: str) -> None:
        if self.old_files:
            self._clock += 1
            when = LONG_AGO + self._clock * 10**9
            os.utime(self.content / path, ns=(when, when))

    def own_theme(self) -> Path:
        """Return a copy of the theme, from now on the site's."""
        if self.theme is None:
            self.theme = self.folder / "theme"
            shutil.copytree(ROOT / "theme", self.theme, ignore=shutil.ignore_patterns("translations"))
        return self.theme

    def kept(self) -> dict[str, bytes]:
        """Return the content, to go back to."""
        return files(self.content)

    def back_to(self, kept: dict[str, bytes]) -> None:
        now = self.kept()
        for path in sorted(now.keys() - kept.keys()):
            self.remove(path)
        for path, data in kept.items():
            if now.get(path) != data:
                self.write(path, data)

    # What comes of it.

    def options(self, cache: str) -> list[str]:
        """Return the options that the site is built with."""
        given = {
            "PICTURE_CACHE": f'"{self.folder}/{cache}"',
            "ALLOW_SHRINK": "true",
            "PROFILE": "true",
            **self.settings,
        }
        options = ["-e", *(f"{name}={value}" for name, value in given.items())]
        return [*options, "-t", str(self.theme)] if self.theme else options

    def environment(self, cache: str) -> dict[str, str]:
        """Return what is added to the environment."""
        return {"SHARE_CACHE": f"{self.folder}/{cache}.share", **self.env}

    def build(self, output: Path | None = None, cache: str = "again", **env: str) -> Build:
        """Build into the folder that was built before."""
        return self.builder.build(
            output or self.output,
            *self.options(cache),
            content=self.content,
            conf=str(self.conf),
            env={**self.environment(cache), **env},
        )

    def end(self) -> None:
        """Let go of what stays between builds: nothing."""

    def anew(self) -> Build:
        """Build from nothing."""
        place = self.folder / "anew"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return self.build(place / "output", "anew-cache")

    def check(self) -> int:
        """Build in both ways and compare all that can be seen; return the status of both."""
        before = self.state()
        clean, made = self.anew(), self.build()
        assert (made.status, told(made)) == (clean.status, told(clean)), (
            f"{made.messages}\n\nbut anew:\n{clean.messages}"
        )
        assert self.beside() <= STAYING
        if made.status:
            assert made.status == 1
            assert self.state() == before, "a faulty build has changed the output"
        else:
            found = different(clean.files(), made.files())
            assert not found, "\n".join(["not as anew:", *found])
            assert folders(clean.output) == folders(made.output)
        return made.status

    def again(self) -> dict[str, int]:
        """Build once more where nothing has changed, and return the counts."""
        before = self.state()
        made = self.build()
        assert made.status == 0, made.messages
        assert self.state() == before
        return counts(made)

    def state(self) -> dict[str, tuple[bytes, int]]:
        """Return what is in the output, and when it was written."""
        found = sorted(path for path in self.output.rglob("*") if path.is_file())
        return {str(path.relative_to(self.output)): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}

    def beside(self) -> set[str]:
        return {path.name for path in self.output.parent.iterdir()}


def _without(line: str, name: str) -> str:
    head, _, said = line.partition(":")
    left = [each for each in map(str.strip, said.split(",")) if each != name]
    return f"{head}: {', '.join(left)}\n" if left else ""


def told(build: Build) -> list[str]:
    """Return what an editor is told, the profile apart."""
    lines = build.messages.splitlines()
    return [line for line in lines if not re.fullmatch(r"[a-z ]+  +[\d.]+( ms)?", line)]


def counts(build: Build) -> dict[str, int]:
    """Return the counts of a build's profile."""
    found = re.findall(r"^([a-z ]+?)  +(\d+)$", build.messages, re.MULTILINE)
    return {name: int(count) for name, count in found}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths of files that are not the same in both, and how."""
    names = sorted(one.keys() | other.keys())
    return [
        f"{name}: {'lacks' if name not in other else 'should not be' if name not in one else _where(one[name], other[name])}"
        for name in names
        if one.get(name) != other.get(name)
    ]


def _where(one: bytes, other: bytes) -> str:
    place = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    first, last = max(0, place - 40), place + 60
    return f"{one[first:last]!r} is {other[first:last]!r}"


def folders(output: Path) -> set[str]:
    """Return the folders below `output`."""
    return {str(path.relative_to(output)) for path in output.rglob("*") if path.is_dir()}
