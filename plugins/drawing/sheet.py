"""What a share picture shows."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.place import Position


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What is written and lit on a share picture."""

    title: str
    kicker: str = ""  # above the title: what it is, and when: "Nyheter · 14. november 2016"
    site: str  # the site's name: "Sosial klynge"
    address: str  # its host: "socialcluster.lt"
    language: str  # as its speakers call it: "Norsk"
    lit: Position | None = None  # the item's town; None: all are
    seed: str = ""  # the item's id: chooses the crop
