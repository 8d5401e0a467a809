"""What an editor probably meant whose link leads to nothing: an item, or a file. Nothing is led there in silence."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from plugins.reading.addresses import Addresses
from plugins.reading.naming import KINDS
from plugins.reading.sources import Source
from plugins.reading.suggest import suggest

_FILE = re.compile(r"(?:^|/)index\.[a-z]{2}\.md$|^[{|]\w+[}|]|(?:\.html?|\.md)$")


class Meant:
    """What may be meant by paths in the text `source`: things that have addresses, and files within content/."""

    def __init__(self, source: Source, addresses: Addresses, files: frozenset[str]) -> None:
        self._source, self._addresses, self._files = source, addresses, files

    @property
    def _others(self) -> list[tuple[str, str]]:
        """Kind and id of all that there is but this: few mean the page that they write on."""
        return [known for known in self._addresses.of if known != (self._source.kind, self._source.id)]

    def item(self, href: str) -> str:
        """Return kind and id of the thing whose file or folder `href` names at its end, from wherever; "" for none."""
        parts = [part for part in _FILE.sub("", unquote(href.partition("#")[0])).split("/") if part]
        *above, key = parts or [""]  # “{tag}”, “/index.lt.md”: a mark or a file's name, and nothing else
        known = self._others
        if above and (above[-1], key) in known:
            return f"{above[-1]}/{key}"
        return next((f"{kind}/{key}" for kind in (self._source.kind, *KINDS) if (kind, key) in known), "")

    def instead_of(self, kind: str, key: str, href: str) -> str:
        """Return kind and id of what is like `kind`/`key`, of which there is none; else `item`; "" for nothing."""
        known = self._others
        if kind not in KINDS:
            return self.item(href) or suggest(f"{kind}/{key}", ("/".join(pair) for pair in known)) or ""
        near = suggest(key, (other for each, other in known if each == kind))
        return f"{kind}/{near}" if near else self.item(href)

    def file(self, folder: str, name: str, endings: frozenset[str]) -> str:
        """Return the file that is meant by `name` in `folder`, as the text has to write it; "" for none."""
        fit = [path for path in self._files if posixpath.splitext(path)[1].lower() in endings]
        beside = {posixpath.basename(path): path for path in fit if posixpath.dirname(path) == folder}
        stem = posixpath.splitext(name)[0].casefold()
        same = [other for other in beside if posixpath.splitext(other)[0].casefold() == stem]
        elsewhere = [path for path in fit if posixpath.basename(path) == name]
        near = min(same, default=None) or suggest(name, beside)
        path = beside[near] if near else min(elsewhere, default="")
        return posixpath.relpath(path, f"{self._source.kind}/{self._source.id}") if path else ""
