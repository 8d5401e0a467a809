"""A page about the project, a tag, and the project itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.model.item import Item, Picture


@dataclass(frozen=True, kw_only=True)
class Page(Item):
    """About, results, contact, privacy, accessibility: a text at an address of its own."""

    order: int = 0  # its place in menus, lowest first
    menu: str = "footer"  # "main", "footer" or "none"


@dataclass(frozen=True, kw_only=True)
class Tag(Item):
    """A subject that news and events share; its words are its name in each language."""


@dataclass(frozen=True, kw_only=True)
class Project(Item):
    """The project that the site tells of. Title, summary and text are words; the rest is facts."""

    number: str
    archive_number: str
    starts: date
    ends: date
    planned_cost: Decimal  # EUR
    final_cost: Decimal  # EUR
    grant: Decimal  # EUR, the funder's share of the final cost
    trainings: tuple[tuple[str, int], ...]  # (country, number of training events held there)
    training_participants: int  # in the events for social-cluster competences alone
    funder_url: str = ""
    logo: Picture | None = None  # the funder's
