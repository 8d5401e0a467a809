"""What subscribers read of an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.calendars.words import words_for
from plugins.model.event import Attendance, Event, EventStatus, EventType
from plugins.model.item import Picture, Rendition
from plugins.picturing.markup import picture_html
from tests.calendars.making import OSLO_HOURS, an_event
from tests.making import a_catalogue, a_partner, a_tag

PARTNERS = (a_partner("leu"), a_partner("fun"))


def said(event: Event, lang: str = "en") -> str:
    return words_for(
        event, a_catalogue(events=(event,), partners=PARTNERS), lang, "https://site.example"
    ).description.replace("\u00a0", " ")


def test_a_subscriber_needs_not_open_the_site() -> None:
    told = said(
        replace(
            OSLO_HOURS,
            speakers=("Ada (LEU)", "Bo"),
            registration="https://register.example/",
            registration_deadline=date(2016, 11, 10),
            contact="a@b.example",
            host="fun",
        )
    )

    assert told.split("\n\n") == [
        (
            "When: 14 November 2016, 10:00–12:00 Norwegian time\nWhere: fun (en), Oslo, Norway\nSpeakers: Ada (LEU), Bo\n"
            "Registration: https://register.example/\nRegister by: 10 November 2016\nContact: a@b.example"
        ),
        "More: https://site.example/en/events/visit/",
    ]


def test_a_subscriber_reads_nothing_of_what_nobody_has_told() -> None:
    assert said(OSLO_HOURS).split("\n\n")[0] == "When: 14 November 2016, 10:00–12:00 Norwegian time\nWhere: Norway"


@pytest.mark.parametrize(
    ("lang", "repeated"), [("en", "Repeated: 5 weeks in a row"), ("lt", "Kartojasi: 5 savaites iš eilės")]
)
def test_a_subscriber_reads_how_often_an_event_is_repeated(lang: str, repeated: str) -> None:
    assert said(replace(OSLO_HOURS, weekly=5), lang).split("\n")[1] == repeated


def test_where_an_event_has_no_address_its_hosts_serves_with_its_name() -> None:
    partners = (a_partner("leu"), a_partner("fun", email="post@fun.example", own_name="Fleksibel, Norge"))
    told = [
        words_for(event, a_catalogue(events=(event,), partners=partners), "en", "https://site.example")
        for event in (an_event(host="fun"), an_event(host="fun", contact="a@b.example"), an_event(host="leu"))
    ]

    assert [each.contact for each in told] == ["Fleksibel, Norge, post@fun.example", "a@b.example", ""]


def test_what_has_become_of_an_event_is_said_first_and_in_the_title() -> None:
    event = an_event(status=EventStatus.CANCELLED, words={"notice": "The hall is flooded."})
    words = words_for(event, a_catalogue(events=(event,), partners=PARTNERS), "en", "https://site.example")

    assert words.summary == "Cancelled: visit (en)"
    assert words.description.startswith("Cancelled. The hall is flooded.\n\n")
    assert words.html.startswith("<p>Cancelled. The hall is flooded.</p>")


def test_a_picture_in_a_text_is_one_whole_address_wherever_it_is_read() -> None:
    """Of several versions, readers of feeds take the first, which would be looked for on their own server."""
    files = (("/media/a-768.jpg", 768), ("/media/a-1152.jpg", 1152))
    better = Rendition(type="image/avif", files=(("/media/a-320.avif", 320), ("/media/a-768.avif", 768)))
    usual = Rendition(type="image/jpeg", files=files)
    shown = Picture(path="a.jpg", width=1152, height=768, renditions=(better, usual))
    html = f'<figure><a class="figure__link" href="/media/a-1152.jpg">{picture_html(shown, "A hall")}</a></figure>'
    event = an_event(words={"html": html})

    told = words_for(event, a_catalogue(events=(event,)), "en", "https://site.example").html
    assert (
        '<figure><img src="https://site.example/media/a-768.jpg" alt="A hall" width="1152" height="768"></figure>'
        in told
    )
    assert "srcset" not in told


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_who_reads_that_an_event_is_cancelled_or_has_no_date_is_not_asked_to_join(status: EventStatus) -> None:
    event = an_event(
        online_url="https://meet.example/",
        registration="https://register.example/",
        registration_deadline=date(2016, 11, 10),
    )
    said = words_for(event, a_catalogue(events=(event,)), "en", "https://site.example").description
    assert "https://meet.example/" in said
    assert "https://register.example/" in said

    off = replace(event, status=status)
    said = words_for(off, a_catalogue(events=(off,)), "en", "https://site.example").description
    assert "https://meet.example/" not in said
    assert "egist" not in said


def test_nothing_in_a_title_or_name_is_taken_for_markup() -> None:
    event = replace(OSLO_HOURS, speakers=("<b>Ada</b> & Bo",))
    words = words_for(event, a_catalogue(events=(event,), partners=PARTNERS), "en", "https://site.example")

    assert "&lt;b&gt;Ada&lt;/b&gt; &amp; Bo" in words.html
    assert "<b>Ada</b> & Bo" in words.description


def test_where_nobody_has_to_be_anywhere_the_place_is_the_net() -> None:
    event = replace(OSLO_HOURS, attendance=Attendance.ONLINE)

    assert "Where: Online" in said(event)


def test_foreign_words_keep_their_language_and_lead_to_the_readers_page() -> None:
    event = an_event(languages=("lt",))
    words = words_for(event, a_catalogue(events=(event,), partners=PARTNERS), "en", "https://site.example")

    assert (words.lang, words.summary) == ("lt", "visit (lt)")
    assert words.url == "https://site.example/en/events/visit/"


def test_a_type_and_a_topic_of_one_name_are_one_category() -> None:
    event = an_event(type=EventType.TRAINING, tags=("training", "network"))
    tags = (a_tag("training", words={"title": "Training"}), a_tag("network", words={"title": "Network"}))
    catalogue = a_catalogue(events=(event,), partners=PARTNERS, tags=tags)

    assert words_for(event, catalogue, "en", "https://site.example").categories == ("Training", "Network")
