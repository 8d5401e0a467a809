"""What editors call a thing in their own words leads to the word that its files have for it."""

from __future__ import annotations

from enum import StrEnum

import pytest

from plugins.model.event import Attendance, EventStatus, EventType
from plugins.reading.headers import HEADERS
from plugins.reading.things import header_meant
from plugins.wording.labels import suggest_kind
from plugins.wording.strings import Strings


@pytest.mark.parametrize(
    ("word", "kinds", "meant"),
    [
        ("Mokymai", EventType, "training"),
        ("mokymų renginys", EventType, "training"),
        ("Kurs", EventType, "training"),
        ("opplæring", EventType, "training"),
        ("training event", EventType, "training"),
        ("sklaidos renginys", EventType, "dissemination"),
        ("projekto gairė", EventType, "milestone"),
        ("milepæl", EventType, "milestone"),
        ("vietoje", Attendance, "offline"),
        ("fysisk oppmøte", Attendance, "offline"),
        ("på nett", Attendance, "online"),
        ("nett", Attendance, "online"),
        ("flyttet til nettet", EventStatus, "moved-online"),
        ("nukelta", EventStatus, "postponed"),
        ("kažkas", EventType, ""),
    ],
)
def test_a_word_of_the_editors_leads_to_the_sites(word: str, kinds: type[StrEnum], meant: str) -> None:
    assert suggest_kind(word, kinds) == meant


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
@pytest.mark.parametrize(
    ("said", "header"),
    [
        ("Contact", "Contact"),
        ("Country", "Country"),
        ("Earlier date", "Previous_start"),
        ("Expected participants", "Expected_participants"),
        ("Host", "Host"),
        ("Join online", "Online_url"),
        ("Languages spoken", "Spoken"),
        ("Participants", "Participants"),
        ("Register by", "Registration_deadline"),
        ("Registration", "Registration"),
        ("Repeated", "Weekly"),
        ("Sessions", "Sessions"),
        ("Speakers", "Speakers"),
        ("Topics", "Tags"),
        ("Town", "Town"),
        ("Type", "Type"),
    ],
)
def test_what_an_events_page_calls_a_fact_is_understood_as_its_header(said: str, header: str, lang: str) -> None:
    assert header_meant(Strings(lang)(said), HEADERS["events"]) == header


@pytest.mark.parametrize(
    ("said", "header"),
    [("užrašas", "Image_caption"), ("viršelis", "Image"), ("hovedbilde", "Image"), ("emner", "Tags")],
)
def test_what_the_guides_call_a_header_is_understood(said: str, header: str) -> None:
    assert header_meant(said, HEADERS["news"]) == header
