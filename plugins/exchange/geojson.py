"""The partners as GeoJSON, one file per language, for maps that others make (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.model.partner import Partner


def to_geojson(partners: Iterable[Partner], lang: str, siteurl: str) -> str:
    """Return `partners` as a feature collection of points, in the order given, with addresses below `siteurl`.

    What is not known of a partner is left out. Positions are of the town, in WGS 84, longitude first (RFC 7946, 3.1.1).
    """
    features = [_feature(partner, lang, siteurl) for partner in partners]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def _feature(partner: Partner, lang: str, siteurl: str) -> dict[str, object]:
    text = partner.text(lang)
    facts = {
        "name": text.title,
        "name_language": text.lang,
        "own_name": partner.own_name,
        "own_language": partner.own_lang,
        "kind": partner.partner_kind.value,
        "lead": partner.lead,
        "town": text.town,
        "country": partner.country,
        "role": text.role,
        "profile": siteurl + text.url,
        "website": partner.website,
    }
    return {
        "type": "Feature",
        "id": partner.id,
        "geometry": {"type": "Point", "coordinates": [partner.position.lon, partner.position.lat]},
        "properties": {key: value for key, value in facts.items() if value != ""},
    }
