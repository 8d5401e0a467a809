"""A news item, the site and the trail to a page, as schema.org has them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plugins.model.webpage import Link
from plugins.showing.webpages import site_for, web_page
from plugins.structured.article import article
from plugins.structured.website import breadcrumbs, website
from tests.making import a_catalogue, a_news, a_partner, a_tag, an_event

SITE = "https://small.example"
ZONE = "Europe/Vilnius"
FUN = a_partner("fun", own_name="Fleksibel utdanning Norge", words={"title": "FuN"})
CATALOGUE = a_catalogue(partners=(a_partner("leu"), FUN), tags=(a_tag("visits"),), events=(an_event("visit"),))


def test_an_article_says_who_when_what_and_in_which_other_languages() -> None:
    news = a_news(
        "oslo", tags=("visits",), partners=("fun",), events=("visit",), languages=("lt", "nb"), words={"html": "a b c"}
    )

    told = article(news, CATALOGUE, "nb", SITE, (f"{SITE}/share/x.png",), ZONE)

    assert told["@id"] == f"{SITE}/nb/nyheter/oslo/#article"
    assert (told["headline"], told["inLanguage"], told["wordCount"]) == ("oslo (nb)", "nb", 3)
    assert told["datePublished"] == "2016-11-14T09:00:00+00:00"
    assert told["keywords"] == ["visits (nb)"]
    # No Event: search engines would miss its day and place here.
    assert told["about"] == [{"@type": "Thing", "@id": f"{SITE}/#events/visit", "name": "visit (nb)"}]
    assert told["mentions"] == [{"@type": "Organization", "@id": f"{SITE}/#fun", "name": "FuN"}]
    assert told["workTranslation"] == [{"@id": f"{SITE}/naujienos/oslo/#article"}]


def test_it_was_never_changed_before_it_was_published() -> None:
    told = article(a_news("oslo", changed=datetime(1970, 1, 1, tzinfo=UTC)), CATALOGUE, "nb", SITE, (), ZONE)

    assert told["dateModified"] == told["datePublished"]
    assert "image" not in told


def test_what_has_no_hour_is_of_the_day_that_its_page_says() -> None:
    """A bare date is midnight in Vilnius, and would be the day before in UTC."""
    news = a_news(
        "oslo", published=datetime(2016, 11, 13, 22, tzinfo=UTC), changed=datetime(2016, 11, 15, 22, tzinfo=UTC)
    )

    told = article(news, CATALOGUE, "nb", SITE, (), ZONE)
    in_norway = article(news, CATALOGUE, "nb", SITE, (), "Europe/Oslo")

    assert (told["datePublished"], told["dateModified"]) == ("2016-11-14", "2016-11-16")
    assert in_norway["datePublished"] == "2016-11-13T22:00:00+00:00"  # no midnight there


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("", {"@type": "CollegeOrUniversity", "@id": f"{SITE}/#leu", "name": "leu (nb)"}),
        ("Torhild Slåtto", {"@type": "Person", "name": "Torhild Slåtto"}),
        (
            "Fleksibel utdanning Norge",
            {"@type": "Organization", "@id": f"{SITE}/#fun", "name": "Fleksibel utdanning Norge"},
        ),
    ],
)
def test_its_author_is_a_person_a_partner_or_who_answers_for_the_site(author: str, expected: dict[str, str]) -> None:
    assert article(a_news("oslo", author=author), CATALOGUE, "nb", SITE, (), ZONE)["author"] == expected


def test_a_headline_is_no_longer_than_search_engines_show() -> None:
    told = article(a_news("oslo", words={"title": "Ilgas pavadinimas " * 12}), CATALOGUE, "lt", SITE, (), ZONE)

    assert len(str(told["headline"])) <= 110
    assert str(told["headline"]).endswith("…")


def test_the_site_tells_where_it_is_searched() -> None:
    told = website(site_for(CATALOGUE, "nb", SITE), CATALOGUE.partners[0])

    assert told["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{SITE}/nb/sok/?q={{search_term_string}}"},
    }
    assert (told["@id"], told["inLanguage"]) == (f"{SITE}/#website", ["lt", "nb", "en"])


def test_the_trail_begins_at_home_and_ends_at_the_page() -> None:
    page = web_page(
        CATALOGUE, "nb", address=lambda each: each.url("news", "2"), title="Side 2",
        breadcrumbs=(Link(title="Nyheter", url="/nb/nyheter/"),),
    )  # fmt: skip

    trail = breadcrumbs(page, site_for(CATALOGUE, "nb", SITE), "Hjem")

    assert trail is not None
    assert [(each["position"], each["name"], each["item"]) for each in trail["itemListElement"]] == [  # type: ignore[attr-defined]
        (1, "Hjem", f"{SITE}/nb/"),
        (2, "Nyheter", f"{SITE}/nb/nyheter/"),
        (3, "Side 2", f"{SITE}/nb/nyheter/2/"),
    ]


def test_the_home_page_has_no_trail() -> None:
    page = web_page(CATALOGUE, "nb", address=lambda each: each.root, title="Hjem")

    assert breadcrumbs(page, site_for(CATALOGUE, "nb", SITE), "Hjem") is None
