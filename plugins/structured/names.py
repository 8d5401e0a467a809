"""What things are called in structured data (`@id`): the same on every page and in every language."""

from __future__ import annotations

from plugins.model.partner import Partner


def organization_id(partner: Partner, siteurl: str) -> str:
    """Return the name of a partner."""
    return f"{siteurl}/#{partner.id}"


def site_id(siteurl: str) -> str:
    """Return the name of the site, all languages of it."""
    return f"{siteurl}/#website"
