"""Which feeds there are, what stands in each, and how an item is told in it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from plugins import feeds
from plugins.model.catalogue import Catalogue
from plugins.model.event import EventStatus
from plugins.model.item import Item, Picture, Rendition
from plugins.syndication.names import Names
from plugins.syndication.outlets import (
    Outlet,
    about,
    all_outlet,
    channel,
    events_outlet,
    items,
    news_outlet,
    outlet_about,
)
from plugins.syndication.telling import Manner, entry, morning
from tests.making import ALL, NOW, a_catalogue, a_news, a_partner, a_tag, an_event

SITE = "https://small.example"
MANNER = Manner(siteurl=SITE, names=Names(), length={"/media/a-640.jpg": 4321}.__getitem__, zone="Europe/Vilnius")
OLD, NEW = date(2015, 10, 1), date(2016, 10, 1)


def ids(catalogue: Catalogue, outlet: Any, size: int = 30) -> list[str]:
    return [item.id for item in items(catalogue, outlet, size)]


def outlets_in(catalogue: Catalogue, lang: str) -> list[Outlet]:
    """Return every feed for readers of `lang`."""
    every = [make(catalogue, lang) for make in (news_outlet, events_outlet, all_outlet)]
    return [*every, *(outlet_about(item, lang) for item in about(catalogue))]


def test_each_language_has_feeds_of_news_of_events_of_everything_and_of_each_topic_and_partner() -> None:
    catalogue = a_catalogue(tags=(a_tag("visits"),), partners=(a_partner("leu"), a_partner("fun")))

    paths = [outlet.path(catalogue.language("nb")) for outlet in outlets_in(catalogue, "nb")]

    assert paths == [
        "/nb/feeds/news",
        "/nb/feeds/events",
        "/nb/feeds/all",
        "/nb/feeds/tags/visits",
        "/nb/feeds/partners/leu",
        "/nb/feeds/partners/fun",
    ]
    assert news_outlet(catalogue, "lt").path(catalogue.language("lt")) == "/feeds/news"


def test_a_languages_feed_holds_what_is_written_in_it_newest_first() -> None:
    catalogue = a_catalogue(news=(a_news("old", OLD), a_news("new", NEW), a_news("foreign", NEW, languages=("lt",))))

    assert ids(catalogue, news_outlet(catalogue, "nb")) == ["new", "old"]
    assert ids(catalogue, news_outlet(catalogue, "lt")) == ["new", "foreign", "old"]


def test_a_languages_feed_of_events_holds_those_announced_in_it_the_latest_announcement_first() -> None:
    """And none whose announcement nobody has dated, before it begins."""
    first, second = datetime(2016, 9, 1, tzinfo=UTC), datetime(2016, 9, 2, tzinfo=UTC)
    events = (
        an_event("soon", NEW, changed=first),
        an_event("later", date(2016, 11, 1), changed=second),
        an_event("foreign", NEW, languages=("lt",), changed=second),
        an_event("hidden", NEW, draft=True, changed=second),
        an_event("undated", date(2030, 1, 1), changed=datetime(2030, 1, 1, tzinfo=UTC), dated=False),
    )
    catalogue = a_catalogue(news=(a_news("news"),), events=events)

    assert ids(catalogue, events_outlet(catalogue, "nb")) == ["later", "soon"]
    assert ids(catalogue, events_outlet(catalogue, "lt")) == ["later", "foreign", "soon"]
    told = [entry(item, catalogue, "nb", MANNER).id for item in items(catalogue, all_outlet(catalogue, "nb"), 30)]
    assert "tag:socialcluster.lt,2015:events/soon/nb" in told, "who takes both feeds has one entry"


def test_the_feed_of_everything_holds_each_item_once_whatever_its_language() -> None:
    catalogue = a_catalogue(
        news=(a_news("all"), a_news("lithuanian", languages=("lt",))),
        events=(an_event("training", languages=("en",)),),
    )

    assert sorted(ids(catalogue, all_outlet(catalogue, "nb"))) == ["all", "lithuanian", "training"]


def test_a_topics_feed_holds_its_news_alone() -> None:
    tag, partner = a_tag("visits"), a_partner("fun")
    news = (a_news("tagged", tags=("visits",)), a_news("named", partners=("fun",)), a_news("neither"))
    catalogue = a_catalogue(tags=(tag,), partners=(a_partner(), partner), news=news)

    assert ids(catalogue, outlet_about(tag, "nb")) == ["tagged"]
    assert ids(catalogue, outlet_about(partner, "nb")) == ["named"]


def test_drafts_stand_in_no_feed() -> None:
    draft = a_news("draft", draft=True, tags=("visits",))
    catalogue = a_catalogue(tags=(a_tag("visits", draft=True),), news=(draft,), events=(an_event("e", draft=True),))

    found = outlets_in(catalogue, "nb")

    assert [outlet.key for outlet in found] == ["news", "events", "all", "partners/leu"]
    assert [ids(catalogue, outlet) for outlet in found] == [[], [], [], []]


def test_an_event_that_nobody_has_dated_is_told_when_it_begins() -> None:
    """Its `changed` is its start then: before it, nobody knows how new it is."""
    later = datetime(2016, 12, 1, tzinfo=UTC)
    catalogue = a_catalogue(events=(an_event("later", later.date(), changed=later, dated=False), an_event("announced")))

    assert later > NOW
    assert ids(catalogue, all_outlet(catalogue, "nb")) == ["announced"]


def test_a_feed_holds_the_newest_only() -> None:
    catalogue = a_catalogue(news=tuple(a_news(f"n{day}", date(2016, 10, day)) for day in range(1, 10)))

    assert ids(catalogue, news_outlet(catalogue, "nb"), size=3) == ["n9", "n8", "n7"]


def test_an_entrys_name_is_the_items_id_and_its_readers_language() -> None:
    """Not the words' language: a translation takes the place of what stood in, and nobody finds the item twice."""
    catalogue = a_catalogue()
    before, after = a_news("oslo", languages=("lt",)), a_news("oslo", NEW, words={"title": "Nytt"})
    told = [entry(item, catalogue, "nb", MANNER) for item in (before, after)]

    assert [each.id for each in told] == ["tag:socialcluster.lt,2015:news/oslo/nb"] * 2
    assert [each.lang for each in told] == ["lt", "nb"]
    assert entry(after, catalogue, "lt", MANNER).id == "tag:socialcluster.lt,2015:news/oslo/lt"


def test_a_translation_that_comes_later_is_new_to_those_who_have_waited_for_it() -> None:
    """Readers sort by date, and some take what is a month old for read: it would come to them at the bottom."""
    came = datetime(2016, 10, 20, 9, tzinfo=UTC)
    old, new = a_news("old", OLD, late=(("nb", came),), tags=("visits",)), a_news("new", NEW, tags=("visits",))
    catalogue = a_catalogue(news=(new, old), tags=(a_tag("visits"),))

    for outlet in (news_outlet, lambda catalogue, lang: outlet_about(catalogue.tag("visits"), lang)):
        assert ids(catalogue, outlet(catalogue, "nb")) == ["old", "new"]
        assert ids(catalogue, outlet(catalogue, "lt")) == ["new", "old"]
    assert ids(catalogue, all_outlet(catalogue, "nb")) == ["new", "old"], "there it has stood in another language"
    told = {lang: entry(old, catalogue, lang, MANNER) for lang in ("lt", "nb")}
    assert (told["nb"].published, told["nb"].updated) == (came, came)
    assert told["lt"].published != came
    stood_in = entry(old, catalogue, "nb", MANNER, waited=False)
    assert (stood_in.published, stood_in.updated) == (told["lt"].published, came)

    event = an_event("visit", late=(("nb", came),))
    assert entry(event, catalogue, "nb", MANNER).updated == came
    assert entry(event, catalogue, "lt", MANNER).updated != came


def test_names_follow_rfc_4151() -> None:
    """taggingEntity: a domain and a date at which it was the project's; then whatever a URI may hold."""
    for name in (Names().entry("news", "2016-11-oslo", "nb"), Names().feed("tags/visits", "lt")):
        assert re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*", name)


def test_what_stands_in_says_so_in_the_readers_language_and_marks_its_own() -> None:
    news = a_news("oslo", languages=("lt",), words={"html": "<p>Tekstas</p>"})

    told = entry(news, a_catalogue(), "nb", MANNER)

    assert told.html.startswith('<p lang="nb"><em>')
    assert '<div lang="lt">\n<p>Tekstas</p>\n</div>' in told.html
    assert "litauisk" in told.html
    assert told.url == "https://small.example/nb/nyheter/oslo/"


def test_an_item_never_changed_was_updated_when_it_was_published() -> None:
    news = a_news("oslo", changed=datetime(1970, 1, 1, tzinfo=UTC))

    told = entry(news, a_catalogue(), "nb", MANNER)

    assert told.published == told.updated == news.published


def test_an_event_tells_what_has_become_of_it() -> None:
    event = an_event("visit", status=EventStatus.CANCELLED, words={"html": '<p><a href="#h">x</a></p>'})

    told = entry(event, a_catalogue(), "nb", MANNER)

    assert told.title == "Avlyst: visit (nb)"
    assert 'href="https://small.example/nb/arrangementer/visit/#h"' in told.html
    assert told.published is None


def test_an_event_that_stands_in_is_told_in_its_own_language_and_leads_to_the_readers_pages() -> None:
    event = an_event("visit", languages=("lt",), words={"html": '<p><a href="#h">x</a></p>'})

    told = entry(event, a_catalogue(), "nb", MANNER)

    assert "<p>Kada: 2016" in told.html
    assert re.findall(r'<a href="([^"]+)">([^<]+)', told.html) == [
        ("https://small.example/nb/arrangementer/visit/#h", "x"),
        ("https://small.example/nb/arrangementer/visit/", "visit (lt)"),  # and not “Daugiau”, which says nothing
    ]


def test_a_picture_is_enclosed_with_the_length_of_its_file() -> None:
    rendition = Rendition(type="image/jpeg", files=(("/media/a-320.jpg", 320), ("/media/a-640.jpg", 640)))
    avif = Rendition(type="image/avif", files=(("/media/a-640.avif", 640),))
    picture = Picture(path="news/a/a.jpg", credit="Kari", width=1280, height=960, renditions=(avif, rendition))

    told = entry(a_news("a", image=picture, words={"image_alt": "Et bord"}), a_catalogue(), "nb", MANNER).picture

    assert told is not None
    assert (told.url, told.type, told.length) == (f"{SITE}/media/a-640.jpg", "image/jpeg", 4321)
    assert (told.width, told.height, told.alt, told.credit) == (640, 480, "Et bord", "Kari")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2016, 11, 16, 22, tzinfo=UTC), datetime(2016, 11, 17, 4, tzinfo=UTC)),  # a bare 17 November
        (datetime(2017, 4, 29, 21, tzinfo=UTC), datetime(2017, 4, 30, 3, tzinfo=UTC)),  # a bare 30 April: summer time
        (datetime(2017, 3, 25, 22, tzinfo=UTC), datetime(2017, 3, 26, 3, tzinfo=UTC)),  # the day that it begins
        (datetime(2017, 10, 28, 21, tzinfo=UTC), datetime(2017, 10, 29, 4, tzinfo=UTC)),  # and ends
        (datetime(2016, 11, 17, 8, 15, tzinfo=UTC), datetime(2016, 11, 17, 8, 15, tzinfo=UTC)),
    ],
)
def test_a_bare_date_is_the_same_day_in_vilnius_and_in_oslo(moment: datetime, expected: datetime) -> None:
    assert morning(moment, "Europe/Vilnius") == expected


def test_whose_midnight_a_bare_date_is_the_site_says() -> None:
    midnight = datetime(2016, 11, 16, 23, tzinfo=UTC)
    news = a_news("a", late=(("nb", midnight),), day=date(2016, 11, 16))
    nothing: dict[str, int] = {}

    def told(zone: str) -> bytes:
        catalogue = a_catalogue(news=(news,))
        outlet, settings = news_outlet(catalogue, "nb"), feeds.Settings(zone=zone)
        return dict(feeds.outlet_files(catalogue, outlet, SITE, nothing.__getitem__, settings))["/nb/feeds/news.atom"]

    assert b"<published>2016-11-17T05:00:00+00:00</published>" in told("Europe/Oslo")
    assert b"<published>2016-11-16T23:00:00+00:00</published>" in told("Europe/Vilnius")


def test_topics_have_the_name_that_readers_know() -> None:
    catalogue = a_catalogue(tags=(a_tag("visits"),))

    (category,) = entry(a_news("a", tags=("visits",)), catalogue, "nb", MANNER).categories

    assert (category.term, category.label, category.scheme) == ("visits", "visits (nb)", f"{SITE}/nb/emner/")


def test_a_feeds_head_names_who_answers_and_a_day_for_an_empty_one() -> None:
    catalogue = a_catalogue(partners=(a_partner("fun"), a_partner("leu")))

    head = channel(catalogue, news_outlet(catalogue, "nb"), SITE, Names())

    assert (head.author, head.author_url) == ("leu (nb)", f"{SITE}/nb/partnere/leu/")
    assert head.since == datetime.combine(date(2015, 9, 11), time(0), UTC)
    assert head.title == "Sosial klynge: Nyheter"


def test_without_partners_the_site_answers() -> None:
    catalogue = a_catalogue(partners=())

    head = channel(catalogue, news_outlet(catalogue, "en"), SITE, Names())

    assert (head.author, head.author_url, head.icon) == ("Social Cluster", f"{SITE}/en/", "")


@pytest.mark.parametrize("item", [a_tag("t", languages=("lt",)), a_partner("fun", languages=("lt",))])
def test_the_feed_of_an_untranslated_subject_says_the_titles_language(item: Item) -> None:
    outlet = outlet_about(item, "nb")

    assert (outlet.title, outlet.title_lang) == (f"{item.id} (lt)", "lt")
    assert set(item.languages) != set(ALL)
