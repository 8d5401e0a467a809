"""A small feed with everything that a feed can have, for tests of all formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from plugins.syndication.entry import Category, Channel, Enclosure, Entry

CHANNEL = Channel(
    id="tag:socialcluster.lt,2015:feeds/all/nb",
    title="Sosial klynge: A & B <nytt>",
    subtitle="Klynger & velferd",
    lang="nb",
    home="https://socialcluster.lt/nb/",
    address="https://socialcluster.lt/nb/feeds/all",
    author="Litauens universitet",
    author_url="https://socialcluster.lt/nb/partnere/leu/",
    icon="https://socialcluster.lt/apple-touch-icon.png",
    since=datetime(2015, 9, 11, tzinfo=UTC),
)
FULL = Entry(
    id="tag:socialcluster.lt,2015:news/oslo/nb",
    url="https://socialcluster.lt/nb/nyheter/oslo/",
    title="Besøk & <samtaler> ]]> i Oslo",
    lang="nb",
    summary="Fire dager: 1 < 2 & «sitat».",
    html='<p>Hele <a href="https://socialcluster.lt/nb/om/">teksten</a> &amp; mer ]]&gt;.</p>',
    published=datetime(2016, 11, 17, 4, tzinfo=UTC),
    updated=datetime(2016, 11, 20, 9, 30, tzinfo=UTC),
    author="Kari & Ola",
    categories=(Category(term="visits", label="Besøk & turer", scheme="https://socialcluster.lt/nb/emner/"),),
    picture=Enclosure(
        url="https://socialcluster.lt/media/group-1600.jpg",
        type="image/jpeg",
        length=123456,
        width=1600,
        height=1067,
        alt="Seks personer <ved> et bord",
        credit="Kari Nordmann",
    ),
)
FOREIGN = Entry(
    id="tag:socialcluster.lt,2015:events/mokymai/nb",
    url="https://socialcluster.lt/nb/arrangementer/mokymai/",
    title="Mokymai Utenoje",
    lang="lt",
    summary="",
    html='<p lang="nb"><em>Ikke oversatt.</em></p>\n<div lang="lt">\n<p>Šeimoms.</p>\n</div>',
    published=None,
    updated=datetime(2016, 11, 1, 8, tzinfo=UTC),
)


def entry(**facts: Any) -> Entry:
    return replace(FULL, **facts)
