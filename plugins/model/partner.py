"""A partner of the project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plugins.model.item import Item, Picture
from plugins.model.place import Position


class PartnerKind(StrEnum):
    """What kind of institution it is."""

    UNIVERSITY = "university"
    COLLEGE = "college"
    MUNICIPALITY = "municipality"
    PUBLIC_HEALTH_OFFICE = "public-health-office"
    CARE_INSTITUTION = "care-institution"
    EDUCATION_CENTRE = "education-centre"
    LIBRARY = "library"
    PUBLIC_INSTITUTION = "public-institution"
    UMBRELLA_ORGANISATION = "umbrella-organisation"


@dataclass(frozen=True, kw_only=True)
class Partner(Item):
    """One institution: facts once, its names and role per language in `texts` (title, role, town)."""

    own_name: str  # as it calls itself
    own_lang: str  # the language of `own_name`
    partner_kind: PartnerKind
    lead: bool = False
    country: str  # ISO 3166-1 alpha-2
    position: Position  # of the town, not of a door
    website: str = ""
    email: str = ""
    phone: str = ""
    logo: Picture | None = None
