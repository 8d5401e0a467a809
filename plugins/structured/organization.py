"""A partner for search engines: an Organization with its place (schema.org)."""

from __future__ import annotations

from plugins.model.page import Project
from plugins.model.partner import Partner, PartnerKind
from plugins.structured.names import organization_id

# The type closest to what the institution is; all of them are kinds of Organization.
_TYPES = {
    PartnerKind.UNIVERSITY: "CollegeOrUniversity",
    PartnerKind.COLLEGE: "CollegeOrUniversity",
    PartnerKind.EDUCATION_CENTRE: "EducationalOrganization",
    PartnerKind.MUNICIPALITY: "GovernmentOrganization",
    PartnerKind.PUBLIC_HEALTH_OFFICE: "GovernmentOrganization",
    PartnerKind.LIBRARY: "Library",
}


def organization(partner: Partner, project: Project, lang: str, siteurl: str) -> dict[str, object]:
    """Return `partner` as JSON-LD for its profile in `lang`; what is not known is left out.

    Its `@id` is the same in all languages, so that the profiles are known to be of one institution, and outlives a new
    address. Coordinates belong to a Place: the Organization's location.
    """
    text = partner.text(lang)
    place = partner.position
    address = {"@type": "PostalAddress", "addressLocality": text.town, "addressCountry": partner.country}
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(partner.partner_kind, "Organization"),
        "@id": organization_id(partner, siteurl),
        "name": text.title,
        "alternateName": [name for name in (partner.own_name, text.name) if name and name != text.title],
        "description": text.role or text.summary,
        "mainEntityOfPage": siteurl + text.url,
        "url": partner.website,
        "logo": siteurl + partner.logo.url if partner.logo else "",
        "email": partner.email,
        "telephone": partner.phone,
        "address": {key: value for key, value in address.items() if value},
        "location": {
            "@type": "Place",
            **({"name": text.town} if text.town else {}),
            "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon},
        },
        "memberOf": {"@type": "Project", "name": project.text(lang).title, "identifier": project.number},
    }
    return {key: value for key, value in facts.items() if value not in ("", [])}
