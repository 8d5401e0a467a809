"""What an editor probably meant whose link leads to nothing: an item, or a file. Nothing is led there in silence."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from plugins.model.problem import N_
from plugins.reading.addresses import Addresses
from plugins.reading.links import HANDED_OUT
from plugins.reading.naming import KINDS, on_disk
from plugins.reading.sources import Source
from plugins.reading.suggest import suggest

NOWHERE = N_("{href} leads to nothing")
NO_ADDRESS = N_("{href} is no address to lead readers to")  # it may lead somewhere, for a while, or somebody

_FEED = re.compile(r"\.(?:ics|atom|rss|json)$")
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

    def page(self, path: str, href: str) -> tuple[str, str, str]:
        """Return what is wrong with `path` on this site, which no page has, what would be right, and what is meant."""
        at, near, right = self._addresses, "", N_("did you mean “{near}”?")
        own = at.sections.get(self._source.lang)
        above = f"{posixpath.dirname(path).rstrip('/')}/"  # of an item's own calendar file, of “index.html”
        file = on_disk(unquote(path.removeprefix(HANDED_OUT)), self._files) if path.startswith(HANDED_OUT) else ""
        if file in self._files:
            return NO_ADDRESS, right, posixpath.relpath(file, f"{self._source.kind}/{self._source.id}")
        if above in at.owner or (path.endswith(".html") and above in at.lists):
            near = above
        elif own and _FEED.search(path):
            return NO_ADDRESS, N_("lead to {near}, where readers choose how they subscribe"), own["subscribe"]
        elif own and any(re.fullmatch(rf"{lists['calendar']}\d+/\d+/?", path) for lists in at.sections.values()):
            near, right = own["calendar"], N_("nothing takes place in that month; lead to the whole calendar, {near}")
        elif meant := self.item(href):
            near = f"../../{meant}/index.{self._source.lang}.md"
        else:
            near = suggest(f"{path.rstrip('/')}/", (*at.owner, *at.lists)) or ""
        return NOWHERE, right if near else N_("lead to a file: {example}"), near

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
