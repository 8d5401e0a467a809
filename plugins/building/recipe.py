"""What is at work in a build beside the content: where one of these has changed, nothing made before is trusted."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from plugins.building.standing import ROOT, Tree, settings_files
from plugins.reading.survey import tree
from plugins.running.hashing import blake2b

# Settings that say where a build happens and to whom it speaks, not what it makes; the moment is looked at apart.
ASIDE = frozenset(
    {
        "AHEAD", "ALLOW_SHRINK", "ASKED", "BUILD", "CACHE_PATH", "DELETE_OUTPUT_DIRECTORY", "EDITOR_LANGUAGE", "GLANCE",
        "LOG_FILTER", "MEMORY", "NOW", "OUTPUT_PATH", "PICTURE_CACHE", "PLUGINS", "POSTPONE", "POSTPONED", "PROFILE",
        "READERS", "RECIPE", "SAVED", "WAITED_FOR", "WRITER",
    }
)  # fmt: skip
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_TAG = re.compile(r"{%-?\s*(?:extends|from|import|include)\b")
_NAMED = re.compile(r"""{%-?\s*(?:extends|from|import|include)\s+["']([^"']+)["']""")


def code() -> tuple[Tree, ...]:
    """Return the stamps of what is at work in every build."""
    wanted = (
        ("plugins", ".py", ".toml", ".json", ".geojson"),
        ("requirements", "site.lock"),
        ("theme/translations", ".po"),
        ("theme/static/fonts", ".woff2"),  # share pictures are set in them, whatever the theme
    )
    return tuple((str(ROOT / folder), tuple(ends), tree(ROOT / folder, *ends)) for folder, *ends in wanted)


def recipe(chosen: str, at_work: Iterable[Tree]) -> str:
    """Return what changes when code, libraries, words or settings do.

    `chosen` is what `choices` says of settings, `at_work` what `code` says.
    """
    # Folders may have letters that the system, told to use ASCII, does not know: what stands for them is no UTF-8.
    told = blake2b(f"{sys.version}\0{chosen}".encode(errors="surrogateescape"))
    for folder, _, files in at_work:
        told.update(f"{folder} {files}".encode(errors="surrogateescape"))
    # The values of settings are compared, but a function only by its name.
    told.update(f"{settings_files()}".encode())
    return told.hexdigest()


def choices(settings: Mapping[str, Any]) -> str:
    """Return what changes when a setting does. To be asked before Pelican runs, which changes some of its own."""
    names = sorted(name for name in settings if name.isupper() and name not in ASIDE)
    told = [f"{name}={_ADDRESS.sub('', _said(settings[name]))}" for name in names]
    return "\0".join((",".join(str(name) for name in settings["PLUGINS"]), *told))


def _said(value: object) -> str:
    """Return a setting in words that are the same in every process."""
    if isinstance(value, set | frozenset):
        return repr(sorted(map(_said, value)))
    if isinstance(value, Mapping):
        return repr(sorted((str(key), _said(each)) for key, each in value.items()))
    if isinstance(value, list | tuple):
        return repr([_said(each) for each in value])
    return repr(value)


def templates(folder: Path) -> dict[str, bytes]:
    """Return for each template below `folder`, by name, what changes when it does or one that it takes in.

    Where a template takes in one that only the run knows, it is taken to need all of them.
    """
    sources = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.html"))}
    every = blake2b(b"\0".join(sources.values())).digest()
    needs: dict[str, frozenset[str] | None] = {}
    for name, source in sources.items():
        text = source.decode()
        named = _NAMED.findall(text)
        needs[name] = frozenset(named) if len(named) == len(_TAG.findall(text)) else None
    return {name: _with_all(name, sources, needs, every) for name in sources}


def _with_all(
    name: str, sources: Mapping[str, bytes], needs: Mapping[str, frozenset[str] | None], every: bytes
) -> bytes:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        more = needs.get(one)
        if more is None:
            return every
        waiting += more
    return blake2b(b"\0".join(sources[each] for each in sorted(found))).digest()
