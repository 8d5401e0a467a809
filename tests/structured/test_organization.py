"""What a partner's profile tells search engines."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from plugins.model.item import Picture, Rendition
from plugins.model.partner import PartnerKind
from plugins.structured.organization import organization
from tests.making import a_partner, a_project

SITE = "https://site.example"
PROJECT = a_project()


def test_all_that_is_known_is_said() -> None:
    logo = Picture(path="x.png", renditions=(Rendition(type="image/png", files=(("/media/x.png", 200),)),))
    partner = a_partner(
        "leu",
        partner_kind=PartnerKind.UNIVERSITY,
        own_name="Universitetas",
        website="https://leu.example/",
        email="info@leu.example",
        phone="+370 5 279 0281",
        logo=logo,
        words={"title": "The University", "role": "Leads.", "name": "LEU"},
    )

    assert organization(partner, PROJECT, "en", SITE) == {
        "@context": "https://schema.org",
        "@type": "CollegeOrUniversity",
        "@id": "https://site.example/#leu",
        "name": "The University",
        "alternateName": ["Universitetas", "LEU"],
        "description": "Leads.",
        "mainEntityOfPage": SITE + partner.text("en").url,
        "url": "https://leu.example/",
        "logo": "https://site.example/media/x.png",
        "email": "info@leu.example",
        "telephone": "+370 5 279 0281",
        "address": {"@type": "PostalAddress", "addressLocality": "Vilnius", "addressCountry": "LT"},
        "location": {
            "@type": "Place",
            "name": "Vilnius",
            "geo": {"@type": "GeoCoordinates", "latitude": 54.6872, "longitude": 25.2797},
        },
        "memberOf": {"@type": "Project", "name": PROJECT.text("en").title, "identifier": PROJECT.number},
    }


def test_what_is_not_known_is_not_said() -> None:
    facts = organization(a_partner("fun"), PROJECT, "lt", SITE)

    assert not {"url", "email", "telephone", "logo"} & set(facts)
    assert "" not in facts.values()
    nowhere = organization(a_partner("fun", words={"town": ""}), PROJECT, "lt", SITE)["location"]
    assert list(nowhere) == ["@type", "geo"]  # type: ignore[call-overload]


def test_it_is_one_institution_in_all_languages() -> None:
    partner = a_partner("leu")

    assert len({str(organization(partner, PROJECT, lang, SITE)["@id"]) for lang in ("lt", "nb", "en")}) == 1
    assert len({str(organization(partner, PROJECT, lang, SITE)["name"]) for lang in ("lt", "nb", "en")}) == 3


def test_it_outlives_a_new_name() -> None:
    partner = a_partner("leu")
    renamed = replace(
        partner, texts=tuple(replace(text, title="New", url=f"/new/{text.reader}/") for text in partner.texts)
    )

    assert organization(renamed, PROJECT, "en", SITE)["@id"] == organization(partner, PROJECT, "en", SITE)["@id"]


@pytest.mark.parametrize("kind", PartnerKind)
def test_every_kind_is_a_kind_of_organization(kind: PartnerKind) -> None:
    of_schema_org = {
        "Organization", "CollegeOrUniversity", "EducationalOrganization", "GovernmentOrganization", "Library",
    }  # fmt: skip

    assert organization(a_partner("leu", partner_kind=kind), PROJECT, "en", SITE)["@type"] in of_schema_org


def test_it_is_json_with_whole_addresses() -> None:
    facts = json.loads(json.dumps(organization(a_partner("leu"), PROJECT, "nb", SITE)))

    assert urlsplit(facts["mainEntityOfPage"]).netloc == "site.example"
