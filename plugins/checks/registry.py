"""All checks of the catalogue, in no order that matters: problems are sorted by file."""

from __future__ import annotations

from plugins.checks import Check
from plugins.checks.events import events
from plugins.checks.partnership import partnership
from plugins.checks.pictures import header_pictures
from plugins.checks.places import places
from plugins.checks.terms import terms

CHECKS: tuple[Check, ...] = (events, header_pictures, partnership, places, terms)
