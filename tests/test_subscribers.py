"""A year of a site in the eyes of those who have subscribed to it: a newsreader on each feed, a program on each calendar.

Texts are published, corrected, translated and taken away, an event moves, is put off and cancelled, and in the end the
whole site does. Nobody may find anything twice, in a language not asked for, or older than it was; nobody may lose it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import icalendar
import pytest

from tests.building import Edited

FEEDS = {"lt": "feeds/", "nb": "nb/feeds/", "en": "en/feeds/"}
CALENDARS = {"lt": "kalendorius/renginiai", "nb": "nb/kalender/arrangementer", "en": "en/calendar/events"}

NEWS = "Title: {}\nDate: 2026-01-10\n{}\nTekstas.\n"
EVENT = (
    "Title: Mokymai\nType: training\nCountry: LT\nTags: training\nDate: 2026-01-12\n"
    "Starts: {}\nEnds: {}\n{}\nTekstas.\n"
)
TIMES, MOVED = ("2026-05-04 10:00", "2026-05-04 12:00"), ("2026-05-11 10:00", "2026-05-11 12:00")
ONE, OTHER = "news/winter/index", "events/spring/index"
TRANSLATED = "Title: {}\nTranslated: 2026-02-10\n\nTekst.\n"


class Step(NamedTuple):
    """What an editor does, at a moment, and which ids are new to subscribers or gone for them."""

    now: str
    files: dict[str, str]  # "" to take one away
    new: set[str] = set()  # noqa: RUF012  (a tuple's default, never changed)
    gone: set[str] = set()  # noqa: RUF012


YEAR = (
    Step("2026-01-09", {f"{ONE}.lt.md": NEWS.format("Žiema", ""), f"{OTHER}.lt.md": EVENT.format(*TIMES, "")}),
    Step("2026-01-13", {}, new={"news/winter", "events/spring"}),
    Step("2026-01-14", {f"{ONE}.lt.md": NEWS.format("Žiema prasidėjo", "")}),
    Step("2026-01-15", {f"{ONE}.lt.md": NEWS.format("Žiema prasidėjo", "Modified: 2062-01-15\n")}),  # a year mistyped
    Step("2026-01-16", {f"{ONE}.lt.md": NEWS.format("Žiema prasidėjo", "Modified: 2026-01-15\n")}),
    Step(
        "2026-02-02",
        {
            f"{OTHER}.lt.md": EVENT.format(
                *MOVED,
                f"Status: rescheduled\nPrevious_start: {TIMES[0]}\nModified: 2026-02-01\nSequence: 1\n",
            )
        },
    ),
    Step(
        "2026-02-11",
        {f"{ONE}.nb.md": TRANSLATED.format("Vinter"), f"{OTHER}.nb.md": TRANSLATED.format("Kurs")},
        new={"news/winter/nb", "events/spring/nb"},
    ),
    Step(
        "2026-02-21",
        {
            f"{OTHER}.lt.md": EVENT.format(
                *MOVED, "Status: postponed\nNotice: Liga.\nModified: 2026-02-20\nSequence: 2\n"
            )
        },
    ),
    Step(
        "2026-03-02",
        {
            f"{OTHER}.lt.md": EVENT.format(
                *MOVED, "Status: cancelled\nNotice: Liga.\nModified: 2026-03-01\nSequence: 3\n"
            )
        },
    ),
    Step("2026-04-01", {f"{ONE}.lt.md": "", f"{ONE}.nb.md": ""}, gone={"news/winter"}),
)


@dataclass
class Subscriber:
    """Somebody who looks at all feeds and calendars after each build, and remembers what was there."""

    site: Edited
    entries: dict[tuple[str, str], Any] = field(default_factory=dict)  # (feed, id) -> entry as last seen
    dates: dict[tuple[str, str], Any] = field(default_factory=dict)  # (calendar, UID) -> likewise
    wrong: list[str] = field(default_factory=list)

    def look(self) -> tuple[set[str], set[str]]:
        """Return which ids of entries are new in a feed, and which are gone from one: "news/winter/nb"."""
        seen = {}
        for lang, folder in FEEDS.items():
            for name in (
                "news.atom",
                "news.rss",
                "events.atom",
                "events.rss",
                "all.atom",
                "all.rss",
                "tags/training.atom",
            ):
                for entry in self._feed(folder + name, lang):
                    key = (folder + name, entry.id)
                    self.wrong += [f"{key} twice"] if key in seen else []
                    seen[key] = entry
                    before = self.entries.get(key)
                    told = entry.get("updated" if name.endswith("atom") else "published", "")
                    if (
                        before is not None
                        and entry.get("published") != before.get("published")
                        and "/news/" in entry.id
                    ):
                        self.wrong.append(f"{key} published again")
                    if name.endswith("atom") and before is not None and told < before.updated:
                        self.wrong.append(f"{key} older than it was")
        new, gone = ({key[1].partition(":")[2].partition(":")[2] for key in keys} for keys in (
            seen.keys() - self.entries.keys(), self.entries.keys() - seen.keys()
        ))  # fmt: skip
        self.entries = seen
        self._calendars()
        return new, gone

    def _feed(self, path: str, lang: str) -> list[Any]:
        read: Any = feedparser.parse((self.site.output / path).read_bytes())
        assert not read.bozo, read.bozo_exception
        if "/all." not in path:
            foreign = [each.id for each in read.entries if each.get("language", each.get("dc_language", lang)) != lang]
            self.wrong += [f"{each} is not {lang}" for each in foreign]
        entries: list[Any] = read.entries
        return entries

    def _calendars(self) -> None:
        for lang, path in CALENDARS.items():
            for name in (path, f"{path.rpartition('/')[0]}/all"):
                seen: dict[tuple[str, str], Any] = {}
                calendar: Any = icalendar.Calendar.from_ical((self.site.output / f"{name}.ics").read_bytes())
                for entry in calendar.events:
                    key = (name, str(entry["UID"]))
                    self.wrong += [f"{key} twice"] if key in seen else []
                    self.wrong += (
                        [f"{key} is not {lang}"] if name == path and entry["SUMMARY"].params["LANGUAGE"] != lang else []
                    )
                    seen[key] = entry
                    before = self.dates.get(key)
                    if before and entry["DTSTAMP"].dt < before["DTSTAMP"].dt:
                        self.wrong.append(f"{key} older than it was")
                    if (
                        before
                        and entry["DTSTART"].dt != before["DTSTART"].dt
                        and entry["SEQUENCE"] <= before["SEQUENCE"]
                    ):
                        self.wrong.append(f"{key} moved under the same number")
                known = {key for key in self.dates if key[0] == name}
                self.wrong += [f"{key} is gone" for key in known - seen.keys()]
                self.dates = {key: each for key, each in self.dates.items() if key not in known} | seen


@pytest.mark.slow
def test_nothing_is_found_twice_in_another_language_or_older_than_it_was_and_nothing_is_lost(tmp_path: Path) -> None:
    site = Edited(tmp_path)
    reader = Subscriber(site)

    def build(now: str, address: str = "https://small.example") -> tuple[set[str], set[str]]:
        made = site.build("-e", f'NOW="{now} 09:00"', f'SITEURL="{address}"')
        assert made.status == 0, made.messages
        return reader.look()

    build("2026-01-01")
    for step in YEAR:
        for path, text in step.files.items():
            if text:
                site.write(path, text)
            else:
                (site.content / path).unlink()
        new, gone = build(step.now)
        assert {each for each in new if not any(each.startswith(known) for known in step.new)} == set(), step.now
        assert all(any(each.startswith(known) for each in new) for known in step.new), step.now
        assert {each for each in gone if not any(each.startswith(known) for known in step.gone)} == set(), step.now
        assert reader.wrong == [], step.now

    assert build("2026-05-01", "https://moved.example") == (set(), set()), "wherever the site is, it is the same"
    assert reader.wrong == []
    spring = [each for (_, uid), each in reader.dates.items() if uid.startswith("spring@")]
    assert {(str(each["STATUS"]), each["SEQUENCE"]) for each in spring} == {("CANCELLED", 3)}
    assert len(spring) == 5, "Lithuanian, Norwegian, and all of each language"
