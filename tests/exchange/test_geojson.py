"""The partners as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json

from plugins.exchange.geojson import to_geojson
from tests.conftest import Golden
from tests.making import a_partner

SITE = "https://site.example"


def test_partners_as_points(golden: Golden) -> None:
    partners = [a_partner("leu", lead=True), a_partner("fun", languages=("nb",), website="https://fun.example/")]

    golden("geojson/partners.lt.geojson", to_geojson(partners, "lt", SITE))


def test_longitude_comes_first() -> None:
    (feature,) = json.loads(to_geojson([a_partner("leu")], "en", SITE))["features"]

    assert feature["geometry"] == {"type": "Point", "coordinates": [25.2797, 54.6872]}


def test_a_name_that_is_not_translated_says_its_language() -> None:
    (feature,) = json.loads(to_geojson([a_partner("fun", languages=("nb",))], "lt", SITE))["features"]

    assert feature["properties"]["name_language"] == "nb"
    assert feature["properties"]["profile"].startswith(SITE + "/partneriai/"), "the reader's own page all the same"


def test_no_partners_are_an_empty_collection() -> None:
    assert json.loads(to_geojson([], "lt", SITE)) == {"type": "FeatureCollection", "features": []}
