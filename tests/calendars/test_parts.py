"""The smaller pure parts: filters and their addresses, ways to subscribe, zones named, an event's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.calendar import entry_links
from plugins.calendars.filters import EVERYTHING, SEGMENTS, Filter, address_word, filters_of
from plugins.calendars.links import OFFICE, PRIVATE, Entry, google, in_one, outlook, subscription
from plugins.calendars.words import absolute, words_for
from plugins.calendars.zones import clock_for, when_for
from plugins.languages import LANGUAGES
from plugins.model.event import Attendance, Event, EventStatus, EventType, Session
from plugins.model.item import Picture, Rendition
from plugins.picturing.markup import picture_html
from plugins.wording.strings import Strings
from tests.calendars.making import OSLO, VILNIUS, an_event
from tests.making import a_catalogue, a_partner, a_tag

PARTNERS = (a_partner("leu"), a_partner("fun"))
NO_TRAINING = an_event(id="a", country="NO", type=EventType.TRAINING)
LT_TRAINING = an_event(id="b", country="LT", type=EventType.TRAINING)
LT_VISIT = an_event(id="c", country="LT", type=EventType.PARTNER_VISIT)
ONLINE = an_event(id="d", country="", type=EventType.MEETING)


def test_there_is_a_filter_for_each_country_and_type_that_has_events_and_for_both_where_both_do() -> None:
    assert filters_of([NO_TRAINING, LT_TRAINING, LT_VISIT, ONLINE]) == (
        EVERYTHING,
        Filter(country="LT"),
        Filter(country="NO"),
        Filter(type=EventType.TRAINING),
        Filter(type=EventType.PARTNER_VISIT),
        Filter(type=EventType.MEETING),
        Filter(country="LT", type=EventType.TRAINING),
        Filter(country="LT", type=EventType.PARTNER_VISIT),
        Filter(country="NO", type=EventType.TRAINING),
    )
    assert filters_of([]) == (EVERYTHING,)


def test_every_event_is_in_the_filters_of_its_country_and_its_type_only() -> None:
    shown = {one: [event.id for event in (NO_TRAINING, LT_TRAINING, ONLINE) if one.shows(event)] for one in (
        EVERYTHING, Filter(country="LT"), Filter(type=EventType.TRAINING), Filter(country="NO", type=EventType.MEETING),
    )}  # fmt: skip

    assert list(shown.values()) == [["a", "b", "d"], ["b"], ["a", "b"], []]


@pytest.mark.parametrize(
    ("lang", "url"),
    [("lt", "/kalendorius/norvegija/mokymai/"), ("nb", "/nb/kalender/norge/opplaering/"), ("en", "/en/calendar/norway/trainings/")],
)  # fmt: skip
def test_addresses_are_in_the_readers_language(lang: str, url: str) -> None:
    language = next(language for language in LANGUAGES if language.code == lang)

    assert Filter(country="NO", type=EventType.TRAINING).url(language) == url


def test_no_word_for_a_type_in_addresses_is_a_year_a_page_number_or_said_twice() -> None:
    for language in LANGUAGES:
        words = SEGMENTS[language.code]
        assert set(words) == set(EventType)
        assert len(set(words.values())) == len(words)
        assert all(address_word(word) == word and not word.isdigit() for word in words.values())


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Pietų Korėja", "pietu-koreja"),
        ("Færøyene", "faeroyene"),
        ("Åland", "aland"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
    ],
)
def test_names_become_words_of_plain_letters(name: str, word: str) -> None:
    assert address_word(name) == word


def query(url: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


def test_each_way_to_subscribe_leads_to_the_same_file() -> None:
    ways = subscription("https://site.example/nb/kalender/arrangementer.ics", "Klynge: Arrangementer & møter")

    assert ways.path == "/nb/kalender/arrangementer.ics"
    assert ways.webcal == "webcal://site.example/nb/kalender/arrangementer.ics"
    assert query(ways.google) == {"cid": ways.webcal}
    for way, door in ((ways.office, "https://outlook.office.com/"), (ways.outlook, "https://outlook.live.com/")):
        assert way.startswith(door)
        assert query(way) == {"url": ways.https, "name": "Klynge: Arrangementer & møter"}


@pytest.mark.parametrize(
    ("occasion", "dates", "start", "end"),
    [
        (
            Session(starts=datetime(2016, 11, 14, 10, tzinfo=OSLO), ends=datetime(2016, 11, 14, 12, tzinfo=OSLO)),
            "20161114T090000Z/20161114T110000Z",
            "2016-11-14T09:00:00Z",
            "2016-11-14T11:00:00Z",
        ),
        (
            Session(starts=date(2016, 12, 30), ends=date(2016, 12, 31)),
            "20161230/20170101",
            "2016-12-30",
            "2017-01-01",
        ),
    ],
)
def test_web_calendars_are_given_times_in_utc_and_the_day_after_whole_days(
    occasion: Session, dates: str, start: str, end: str
) -> None:
    entry = Entry(title="Susitikimas & kava?", details="Ąžuolas\n\nhttps://site.example/x/", location="")

    asked = query(google(entry, occasion))
    assert asked == {"action": "TEMPLATE", "text": entry.title, "dates": dates, "details": entry.details}
    for door in (OFFICE, PRIVATE):
        asked = query(outlook(entry, occasion, door))
        assert (asked["subject"], asked["startdt"], asked["enddt"]) == (entry.title, start, end)
        assert ("allday" in asked) is not isinstance(occasion.starts, datetime)


def test_a_weekly_event_repeats_in_googles_form_by_the_clocks_of_its_place() -> None:
    once = Session(starts=datetime(2016, 11, 14, 10, tzinfo=OSLO), ends=datetime(2016, 11, 14, 12, tzinfo=OSLO))
    asked = query(google(Entry(title="t", details="d", location=""), once, 5, "Europe/Oslo"))

    assert (asked["recur"], asked["ctz"]) == ("RRULE:FREQ=WEEKLY;COUNT=5", "Europe/Oslo")


def sitting(day: int, begins: int, ends: int) -> Session:
    return Session(
        starts=datetime(2016, 11, day, begins, tzinfo=VILNIUS), ends=datetime(2016, 11, day, ends, tzinfo=VILNIUS)
    )


def of_sessions(*sessions: Session) -> Event:
    return an_event(starts=sessions[0].starts, ends=sessions[-1].ends, timezone="Europe/Vilnius", sessions=sessions)


@pytest.mark.parametrize(
    ("sessions", "entry"),
    [
        ((sitting(14, 10, 12), sitting(14, 13, 16)), sitting(14, 10, 16)),
        ((sitting(14, 10, 16), sitting(15, 9, 12)), Session(starts=date(2016, 11, 14), ends=date(2016, 11, 15))),
        ((sitting(14, 10, 16), sitting(16, 9, 12)), None),
        ((sitting(14, 10, 16), sitting(15, 9, 12), sitting(21, 9, 12)), None),
        (
            tuple(Session(starts=date(2016, 11, day), ends=date(2016, 11, day + 1)) for day in (14, 16)),
            Session(starts=date(2016, 11, 14), ends=date(2016, 11, 17)),
        ),
    ],
)
def test_sessions_of_one_day_or_of_days_in_a_row_are_one_entry(
    sessions: tuple[Session, ...], entry: Session | None
) -> None:
    assert in_one(of_sessions(*sessions)) == entry


def test_an_entry_of_several_days_says_the_hours_in_words() -> None:
    """An Android phone has no other way to put an event into its calendar: Google's takes no file there."""
    links = entry_links(
        of_sessions(sitting(14, 10, 16), sitting(15, 9, 12)), None, Strings("en"), "https://site.example"
    )

    assert [link.title for link in links] == ["Google", "Microsoft 365", "Outlook.com"]
    asked = query(links[0].url)
    assert asked["dates"] == "20161114/20161116"
    assert asked["details"].replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        "14 November 2016, 10:00–16:00 Lithuanian time",
        "15 November 2016, 09:00–12:00 Lithuanian time",
        "",
        "https://site.example/en/events/visit/",
    ]
    assert entry_links(of_sessions(sitting(14, 10, 16), sitting(21, 9, 12)), None, Strings("en"), "") == ()


def test_addresses_stay_short_enough_for_servers_on_the_way() -> None:
    once = Session(starts=date(2016, 11, 14), ends=date(2016, 11, 14))
    entry = Entry(title="Ąžuolas " * 20, details="Ąžuolas " * 1000, location="Ė" * 100)

    assert len(google(entry, once)) < 8000
    assert len(outlook(entry, once, OFFICE)) < 8000
    asked = query(google(Entry(title="t", details="Ada " * 150 + "and Bo", location=""), once))
    assert asked["details"] == "Ada " * 149 + "Ada …", "its beginning is what is kept"


OSLO_HOURS = an_event(
    starts=datetime(2016, 11, 14, 10, tzinfo=OSLO), ends=datetime(2016, 11, 14, 12, tzinfo=OSLO), country="NO"
)
VILNIUS_HOURS = an_event(
    starts=datetime(2016, 11, 14, 10, tzinfo=VILNIUS), ends=datetime(2016, 11, 14, 12, tzinfo=VILNIUS), country="LT"
)


@pytest.mark.parametrize(
    ("event", "lang", "both", "said"),
    [
        (VILNIUS_HOURS, "lt", False, "2016 m. lapkričio 14 d. 10.00–12.00 val."),
        (OSLO_HOURS, "nb", True, "14. november 2016 kl. 10.00–12.00"),
        (OSLO_HOURS, "lt", False, "2016 m. lapkričio 14 d. 10.00–12.00 val. Norvegijos laiku"),
        (OSLO_HOURS, "en", True, "14 November 2016, 10:00–12:00 Norwegian time"),
        (VILNIUS_HOURS, "nb", True, "14. november 2016 kl. 10.00–12.00 litauisk tid (kl. 09.00–11.00 norsk tid)"),
        (an_event(), "en", True, "14 November 2016"),
    ],
)
def test_a_zone_is_named_to_those_who_might_doubt(event: Event, lang: str, said: str, *, both: bool) -> None:
    assert when_for(event, event, lang, both=both).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("event", "lang", "said"),
    [
        (VILNIUS_HOURS, "lt", "10.00 val."),
        (VILNIUS_HOURS, "nb", "kl. 10.00 litauisk tid"),
        (VILNIUS_HOURS, "en", "10:00 Lithuanian time"),
        (OSLO_HOURS, "nb", "kl. 10.00"),
    ],
)
def test_a_bar_in_a_month_names_the_zone_to_them_as_well(event: Event, lang: str, said: str) -> None:
    assert isinstance(event.starts, datetime)
    assert clock_for(event.starts, event, lang).replace("\u00a0", " ") == said


def test_addresses_in_a_text_become_absolute_and_others_stay() -> None:
    html = '<p><a href="/x/">x</a> <a href="#note">1</a> <a href="//other/">o</a> <a href="https://y/">y</a> <img src="/p.png"> "/z"</p>'

    assert absolute(html, "https://s/here/", "https://s") == (
        '<p><a href="https://s/x/">x</a> <a href="https://s/here/#note">1</a> <a href="//other/">o</a> '
        '<a href="https://y/">y</a> <img src="https://s/p.png"> "/z"</p>'
    )


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
    files = (("/media/a-320.jpg", 320), ("/media/a-768.jpg", 768))
    better = Rendition(type="image/avif", files=(("/media/a-320.avif", 320), ("/media/a-768.avif", 768)))
    shown = Picture(path="a.jpg", width=768, height=512, renditions=(better, Rendition(type="image/jpeg", files=files)))
    html = f'<figure><a class="figure__link" href="/media/a-768.jpg">{picture_html(shown, "A hall")}</a></figure>'
    event = an_event(words={"html": html})

    told = words_for(event, a_catalogue(events=(event,)), "en", "https://site.example").html
    assert (
        '<figure><img src="https://site.example/media/a-768.jpg" alt="A hall" width="768" height="512"></figure>'
        in told
    )
    assert "srcset" not in told


def test_who_reads_that_an_event_is_cancelled_is_not_asked_to_join() -> None:
    event = an_event(
        online_url="https://meet.example/",
        registration="https://register.example/",
        registration_deadline=date(2016, 11, 10),
    )
    said = words_for(event, a_catalogue(events=(event,)), "en", "https://site.example").description
    assert "https://meet.example/" in said
    assert "https://register.example/" in said

    off = replace(event, status=EventStatus.CANCELLED)
    said = words_for(off, a_catalogue(events=(off,)), "en", "https://site.example").description
    assert "https://meet.example/" not in said
    assert "egist" not in said


@pytest.mark.parametrize(
    ("deadline", "closes"),
    [
        (date(2016, 11, 10), datetime(2016, 11, 10, 23, tzinfo=UTC)),  # the last day is one on which one can
        (datetime(2016, 11, 10, 12, tzinfo=OSLO), datetime(2016, 11, 10, 11, tzinfo=UTC)),
        (None, datetime(2016, 11, 14, 23, tzinfo=UTC)),
    ],
)
def test_one_can_register_until_the_end_of_the_last_day(deadline: date | None, closes: datetime) -> None:
    assert an_event(registration_deadline=deadline).closes == closes


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


def test_the_end_of_a_series_is_the_end_of_its_last_time() -> None:
    weekly = replace(VILNIUS_HOURS, starts=datetime(2016, 10, 24, 10, tzinfo=VILNIUS), ends=datetime(2016, 10, 24, 12, tzinfo=VILNIUS), weekly=2)  # fmt: skip

    assert weekly.over == datetime(
        2016, 10, 31, 10, tzinfo=UTC
    )  # 12:00 in Vilnius, an hour later in UTC than the first
    assert weekly.last_day == date(2016, 10, 31)


def test_a_type_and_a_topic_of_one_name_are_one_category() -> None:
    event = an_event(type=EventType.TRAINING, tags=("training", "network"))
    tags = (a_tag("training", words={"title": "Training"}), a_tag("network", words={"title": "Network"}))
    catalogue = a_catalogue(events=(event,), partners=PARTNERS, tags=tags)

    assert words_for(event, catalogue, "en", "https://site.example").categories == ("Training", "Network")
