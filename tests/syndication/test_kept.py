"""Entries that the last build has written are found again as they are, and stand in the next as if made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds import Before, Settings, outlet_files
from plugins.model.event import Event
from plugins.model.news import News
from plugins.syndication import telling
from plugins.syndication.atom import to_atom
from plugins.syndication.entry import ATOM, JSON, RSS, Channel, Entry, Written
from plugins.syndication.formats import written
from plugins.syndication.json_feed import to_json
from plugins.syndication.kept import entries_in
from plugins.syndication.outlets import news_outlet
from plugins.syndication.rss import to_rss
from tests.making import a_catalogue, a_news, a_tag
from tests.syndication.making import CHANNEL, FOREIGN, FULL, entry

Write = Callable[[Channel, Sequence[Written]], bytes]
FORMATS: tuple[tuple[str, Write], ...] = ((ATOM, to_atom), (RSS, to_rss), (JSON, to_json))
SITE = "https://socialcluster.lt"
CATALOGUE = a_catalogue(
    news=[a_news(key, date(2016, 11, day), tags=("visits",)) for day, key in enumerate(("one", "two", "three"), 1)],
    tags=[a_tag("visits")],
)
LINES = st.text(st.characters(codec="utf-8")) | st.sampled_from(
    [
        "\n<entry>\n</entry>\n",
        "\n<item>",
        "\n</item>\n",
        "\n  }",
        '\n  {\n   "id": "',
        '\n "items": [',
        "\n<id>x</id>\n",
    ]
)


@pytest.mark.parametrize(("media_type", "write"), FORMATS)
@given(words=st.lists(LINES, min_size=1).map("".join), html=st.lists(LINES).map("".join))
def test_entries_are_found_whatever_they_say(media_type: str, write: Write, words: str, html: str) -> None:
    other = entry(id="tag:socialcluster.lt,2015:news/other/nb", title=words, summary=words, html=html)
    feed = write(CHANNEL, [written(each, CHANNEL.lang) for each in (FULL, other, FOREIGN)])

    found = entries_in(feed, media_type)

    assert list(found) == [FULL.id, other.id, FOREIGN.id]
    kept = [Written(updated=each.updated, told={media_type: found[each.id]}) for each in (FULL, other, FOREIGN)]
    assert write(CHANNEL, kept) == feed


@pytest.mark.parametrize(("media_type", "write"), FORMATS)
def test_where_there_is_no_entry_none_is_found(media_type: str, write: Write) -> None:
    feed = write(CHANNEL, [written(FULL, CHANNEL.lang)])

    assert entries_in(write(CHANNEL, ()), media_type) == {}
    assert entries_in(b"", media_type) == {}
    assert entries_in(feed[: len(feed) // 2], media_type) == {}


@pytest.mark.parametrize(("media_type", "write"), FORMATS)
def test_an_entry_whose_name_is_cut_off_is_none(media_type: str, write: Write) -> None:
    whole = write(CHANNEL, [written(FULL, CHANNEL.lang)])
    start, end = (
        whole.index(FULL.id.encode()),
        whole.rindex({ATOM: b"\n</entry>", RSS: b"\n</item>", JSON: b"\n  }"}[media_type]),
    )

    assert entries_in(whole[: start + 8] + whole[end:], media_type) == {}


def the_files(before: Before | None = None) -> dict[str, bytes]:
    return dict(outlet_files(CATALOGUE, news_outlet(CATALOGUE, "nb"), SITE, lambda _: 1, Settings(), before))


def told(monkeypatch: pytest.MonkeyPatch, before: Before) -> tuple[dict[str, bytes], list[str]]:
    """Return the files that are made after those `before`, and the ids of the items told anew."""
    anew: list[str] = []
    tell = telling.entry

    def noted(item: News | Event, *how: Any, waited: bool) -> Entry:
        anew.append(item.id)
        return tell(item, *how, waited=waited)

    monkeypatch.setattr(telling, "entry", noted)
    CATALOGUE.ledger.put_away()
    return the_files(before), anew


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (set(), []),
        ({"news/two"}, ["two"]),
        ({"news/two#nb"}, ["two"]),
        ({"news/two#lt", "partners/one", "newest/nb/news"}, []),
        ({"tags/visits"}, ["three", "two", "one"]),
    ],
)
def test_what_has_not_changed_is_taken_over(
    monkeypatch: pytest.MonkeyPatch, changed: set[str], expected: list[str]
) -> None:
    made = the_files()

    assert told(monkeypatch, Before(made.__getitem__, frozenset(changed))) == (made, expected)


def test_what_is_taken_over_is_asked_for_as_if_it_were_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with CATALOGUE.ledger.account() as asked:
        made = the_files()
    with CATALOGUE.ledger.account() as again:
        _, anew = told(monkeypatch, Before(made.__getitem__, frozenset()))

    assert (anew, again) == ([], asked)


def test_a_feed_that_is_gone_or_spoilt_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    made = the_files()

    def gone(_: str) -> bytes:
        raise FileNotFoundError

    assert told(monkeypatch, Before(gone, frozenset())) == (made, ["three", "two", "one"])
    for spoilt in (b"", b"\xff\n<entry>\n<id>\xff</id>\n\n</entry>"):
        assert told(monkeypatch, Before(lambda _, spoilt=spoilt: spoilt, frozenset()))[0] == made  # type: ignore[misc]
