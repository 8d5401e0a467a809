"""How content is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from plugins.model.language import Language
from plugins.picturing.settings import Settings
from plugins.running.later import later

if TYPE_CHECKING:
    from plugins.reading import engine as engines
else:
    engines = later("plugins.reading.engine")

Engine = Literal["comrak", "markdown"]


@dataclass(frozen=True, kw_only=True)
class Zones:
    """Which time zone holds where nobody names one."""

    default: str  # IANA: of dates and times that are no event's
    by_country: Mapping[str, str]  # ISO 3166-1 -> IANA, for countries that have one zone


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How the content is to be read."""

    languages: tuple[Language, ...]
    zones: Zones
    dialect: Engine  # of Markdown
    pictures: Settings = field(default_factory=Settings)
    now: datetime  # aware: what is embargoed beyond it is not shown
    drafts: bool  # whether drafts are shown, marked as such
    shown_as: str = "content"  # what editors call the folder
    host: str = ""  # where the site is published: "socialcluster.lt"

    @cached_property
    def engine(self) -> engines.MarkdownEngine:
        """What reads Markdown: made when there is some to read."""
        return engines.MarkdownEngine(self.dialect)
