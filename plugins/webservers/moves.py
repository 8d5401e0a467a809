"""Old addresses, and where they lead now."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.catalogue import Catalogue

_FILES = {"events": "ics", "partners": "vcf"}  # by kind: what lies below an item's address, called by its id


@dataclass(frozen=True, kw_only=True)
class Move:
    """An old address, and where it leads."""

    old: str  # root-relative, with or without a slash at its end: "/en/apie/", "/senas.html"
    new: str  # root-relative; a page's has a slash at its end

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the address as people may type it: a folder's also without its slash."""
        path = self.old.rstrip("/")
        return (path, f"{path}/") if self.is_folder else (self.old,)

    @property
    def save_as(self) -> str:
        """Return the file of the page that leads on, below the output folder."""
        return f"{self.old.strip('/')}/index.html" if self.is_folder else self.old.lstrip("/")

    @property
    def is_page(self) -> bool:
        """Whether a server would hand it out as HTML."""
        return self.is_folder or self.old.endswith((".html", ".htm"))

    @property
    def is_folder(self) -> bool:
        """Whether it is the address of a folder, and not of one file."""
        return self.old.endswith("/") or "." not in self.old.rsplit("/", 1)[1]


def moves(catalogue: Catalogue) -> tuple[Move, ...]:
    """Return all old addresses of what is shown, in the order of the alphabet; each once.

    With an event's or a partner's page its file has moved, to which some subscribe.
    """
    known = [
        (item, old, item.text(lang).url) for item in catalogue.items if not item.draft for old, lang in item.aliases
    ]
    found = {old: Move(old=old, new=url) for _, old, url in known}
    for item, old, url in known:
        if (ending := _FILES.get(item.kind)) and found[old].is_folder:
            file = f"{old.rstrip('/')}/{item.id}.{ending}"
            found.setdefault(file, Move(old=file, new=f"{url}{item.id}.{ending}"))
    return tuple(found[old] for old in sorted(found))
