"""What a site decides about its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from plugins.picturing.recipe import Recipe

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "pictures"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How pictures are made: `pictures=` of the catalogue's settings."""

    recipe: Recipe = field(default_factory=Recipe)
    cache: Path = CACHE
    workers: int = 0  # threads; 0: one for each processor, four at most
