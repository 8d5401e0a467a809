"""The theme's files under names that change with their content, and the many small stylesheets as one.

Visitors fetch one stylesheet and keep it for good; maintainers read one small file per component. The order of the
layers and of the files is what theme/static/css/site.css says, in plain CSS that a browser could follow by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pelican import signals

from plugins.running.generating import PluginGenerator
from plugins.running.hashing import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pelican import Pelican

    from plugins.building.build import Build
    from plugins.writer import SiteWriter

STYLESHEET = "css/site.css"
IMPORT = re.compile(r'@import\s+(?:url\()?"(?P<path>[^"]+)"\)?(?:\s+layer\((?P<layer>[\w-]+)\))?;')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
URL = re.compile(r'url\("(?P<path>(?!data:)[^"#]+)"\)')
SPACE = re.compile(r"\s*\n\s*")
KINDS = frozenset({".css", ".js", ".woff2", ".svg", ".png"})


@dataclass(frozen=True, kw_only=True)
class Asset:
    """A file of the theme as visitors get it."""

    path: str  # below theme/static/: "js/search.js"
    url: str  # root-relative, with the content's fingerprint: "/theme/search.1a2b3c4d5e.js"
    data: bytes


def assets(static: Path, folder: str = "theme") -> tuple[Asset, ...]:
    """Return the files of `static` by path: the stylesheet as one, all others as they are.

    An @import of a file that is not there, or a stylesheet that site.css does not import, is an OSError or ValueError.
    """
    files = sorted(file for file in static.rglob("*") if file.suffix in KINDS and file.is_file())
    others = tuple(
        _asset(path.relative_to(static).as_posix(), path.read_bytes(), folder)
        for path in files
        if path.suffix != ".css"
    )
    styles = bundle(static / STYLESHEET)
    missing = {path.relative_to(static / "css").as_posix() for path in files if path.suffix == ".css"}
    missing -= {"site.css", *(found["path"] for found in IMPORT.finditer((static / STYLESHEET).read_text("utf-8")))}
    if missing:
        message = f"{STYLESHEET} does not import {', '.join(sorted(missing))}"
        raise ValueError(message)
    urls = {asset.path: asset.url for asset in others}
    styles = URL.sub(lambda found: f'url("{urls[found["path"]]}")', styles)
    return tuple(sorted((*others, _asset(STYLESHEET, styles.encode(), folder)), key=lambda asset: asset.path))


def bundle(entry: Path) -> str:
    """Return a stylesheet with the files that it imports in their place, each in its layer, if any, without comments.

    Addresses in `url("…")` become paths below theme/static/.
    """

    def imported(found: re.Match[str]) -> str:
        path = entry.parent / found["path"]
        styles = URL.sub(lambda inner: f'url("{_from_static(entry, path, inner["path"])}")', path.read_text("utf-8"))
        return f"@layer {found['layer']} {{\n{styles}}}\n" if found["layer"] else styles

    styles = IMPORT.sub(imported, entry.read_text("utf-8"))
    return SPACE.sub("\n", COMMENT.sub("", styles)).lstrip()


def _from_static(entry: Path, stylesheet: Path, relative: str) -> str:
    """Return `relative`, an address in `stylesheet`, as a path below theme/static/."""
    return (stylesheet.parent / relative).resolve().relative_to(entry.parent.parent.resolve()).as_posix()


def _asset(path: str, data: bytes, folder: str) -> Asset:
    name = PurePosixPath(path)
    fingerprint = blake2b(data, digest_size=5).hexdigest()
    return Asset(path=path, url=f"/{folder}/{name.stem}.{fingerprint}{name.suffix}", data=data)


# Below: Pelican.


class ThemeGenerator(PluginGenerator):
    """Writes the theme's files, and lets pages know their addresses: `context["assets"]`."""

    def generate_context(self) -> None:
        """Tell names, before any page asks for one."""
        build: Build = self.settings["BUILD"]
        self.context["assets"] = build.of_theme("assets", self._names)

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them. A name says what is in the file, so that the same name is the same work."""
        for path, url in self.context["assets"]:
            writer.work(f"theme {path} {url}", partial(self._file, path))

    @cached_property
    def _assets(self) -> Mapping[str, Asset]:
        made = assets(Path(self.settings["THEME"]) / "static", self.settings["THEME_STATIC_DIR"])
        return {asset.path: asset for asset in made}

    def _names(self) -> tuple[tuple[str, str], ...]:
        return tuple((path, asset.url) for path, asset in self._assets.items())

    def _file(self, path: str) -> Iterator[tuple[str, bytes]]:
        asset = self._assets[path]
        yield asset.url.lstrip("/"), asset.data


def generators(_pelican: Pelican) -> type[PluginGenerator]:
    """Name the generator to Pelican."""
    return ThemeGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
