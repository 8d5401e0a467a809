"""What things are called in structured data (`@id`): the same on every page and in every language."""

from __future__ import annotations

from plugins.model.event import Event
from plugins.model.partner import Partner


def organization_id(partner: Partner, siteurl: str) -> str:
    """Return the name of a partner."""
    return f"{siteurl}/#{partner.id}"


def event_id(event: Event, siteurl: str) -> str:
    """Return the name of an event, whose page may yet get a translation before all others."""
    return f"{siteurl}/#events/{event.id}"


def site_id(siteurl: str) -> str:
    """Return the name of the site, all languages of it."""
    return f"{siteurl}/#website"
