"""Old addresses, and where they lead now."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.catalogue import Catalogue


@dataclass(frozen=True, kw_only=True)
class Move:
    """An old address, and where it leads."""

    old: str  # root-relative, with or without a slash at its end: "/en/apie/", "/senas.html"
    new: str  # root-relative, with a slash at its end

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the address as people may type it: a folder's also without its slash."""
        path = self.old.rstrip("/")
        return (self.old,) if self._file else (path, f"{path}/")

    @property
    def save_as(self) -> str:
        """Return the file of the page that leads on, below the output folder."""
        return self.old.lstrip("/") if self._file else f"{self.old.strip('/')}/index.html"

    @property
    def is_page(self) -> bool:
        """Whether a server would hand it out as HTML."""
        return not self._file or self.old.endswith((".html", ".htm"))

    @property
    def _file(self) -> bool:
        return not self.old.endswith("/") and "." in self.old.rsplit("/", 1)[1]


def moves(catalogue: Catalogue) -> tuple[Move, ...]:
    """Return all old addresses of what is shown, in the order of the alphabet; each once."""
    found = {
        old: Move(old=old, new=item.text(lang).url)
        for item in catalogue.items
        if not item.draft
        for old, lang in item.aliases
    }
    return tuple(found[old] for old in sorted(found))
