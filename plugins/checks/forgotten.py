"""What a careful colleague would ask about: a file that nobody shows, a date from the folder that was copied, no text.

None of it is wrong by itself, and so it is advice; each is what somebody forgets who begins with a copy of an old item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, Event, EventStatus, day_of
from plugins.model.problem import N_, Problem, advice
from plugins.reading.naming import PICTURES

MONTHS = 3  # that a folder's name and a date may be apart
FAR = timedelta(days=400)  # from now: what is to appear later than this has a wrong year
_MONTH = re.compile(r"(\d{4})-(\d\d)-")
_OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED)
_WITH_TEXT = frozenset({"news", "pages"})


def file_unused(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a file that no text shows or leads to, so that no reader gets to see it.

    Bad: `programa.pdf` (beside a text that does not name it)
    Good: `[Programa](programa.pdf)`
    """
    if not evidence.files or not evidence.things:
        return
    root = next(iter(evidence.things.values())).files[0].path.parents[2]
    for path in sorted(evidence.files - evidence.used):
        name = path.rpartition("/")[2]
        if PurePosixPath(name).suffix.lower() in PICTURES:
            wrong = N_("no text shows this picture, so readers do not see it")
            right = N_("write ![what it shows]({name}) where it belongs, or take the file away")
        else:
            wrong = N_("no text leads to this file, so readers do not get it")
            right = N_("write [what it is]({name}) where it belongs, or take the file away")
        written = f"<{name}>" if re.search(r"[\s()]", name) else name
        yield advice(root / path, 1, "file-unused", wrong, right, name=written)


def folder_date(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a date that is far from what the folder's name says: it has stayed behind in a copy.

    Bad: `Date: 2016-11-17` (in the folder 2026-12-mokymai)
    Good: `Date: 2026-12-03`
    """
    for thing in evidence.things.values():
        named = _MONTH.match(thing.id)
        key = {"news": "date", "events": "starts"}.get(thing.kind)
        if named is None or key is None or thing.fact(key) is None:
            continue
        stated = [thing.fact(key), thing.fact("previous_start"), thing.fact("publish")]
        month = int(named[1]) * 12 + int(named[2])
        if all(abs(each.year * 12 + each.month - month) > MONTHS for each in stated if each is not None):
            yield advice(
                *thing.at(key), "folder-date",
                N_("the folder’s name says {month}, and “{header}” says {date}"),
                N_("correct “{header}”, if it stayed behind in a copy; a published folder keeps its name"),
                month=named[0].rstrip("-"), header=key.capitalize(), date=day_of(thing.fact(key)),
            )  # fmt: skip


def date_far_off(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of an item that is not to appear for more than a year, which is likelier a wrong year.

    Bad: `Date: 2062-12-07`
    Good: `Date: 2016-12-07`
    """
    for thing in evidence.things.values():
        key = "publish" if thing.fact("publish") else "date"
        stated = thing.fact(key)
        if stated is not None and thing.kind != "project" and day_of(stated) > (catalogue.moment + FAR).date():
            yield advice(
                *thing.at(key), "date-far-off",
                N_("the item does not appear before {date}, more than a year from now"),
                N_("correct the year, if it is wrong"), date=day_of(stated),
            )  # fmt: skip


def modified_to_come(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a change that is dated after today, of which nobody is told until then.

    Bad: `Modified: 2062-12-07`
    Good: `Modified: 2016-12-07`
    """
    for (kind, key), thing in evidence.things.items():
        stated, item = thing.fact("modified"), catalogue.find(kind, key)
        # In Greenwich it is yesterday for a while after midnight, when at the site's home the change has come.
        if item and item.modified is None and stated is not None and day_of(stated) > catalogue.moment.date():
            yield advice(
                *thing.at("modified"), "modified-to-come",
                N_("the change is dated {date}, which is still to come: nobody is told of it until then"),
                N_("write the day on which you made it"), date=day_of(stated),
            )  # fmt: skip


def way_to_join(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of an event to come that one joins online or registers for, and that does not say where.

    Bad: `Attendance: online`
    Good: `Online_url: https://www.example.org/` (beside it)
    """
    for event in catalogue.events:
        if event.over <= catalogue.moment or event.status in _OFF:
            continue
        yield from _online(event, evidence)
        if event.registration_deadline and not (event.registration or event.contact):
            yield advice(
                *evidence.at(event, "Registration_deadline"), "way-to-join",
                N_("registration closes, and nothing says where one registers"),
                N_("add a line like “Registration: https://…”, or “Contact: …” with an e-mail address"),
            )  # fmt: skip


def _online(event: Event, evidence: Evidence) -> Iterator[Problem]:
    online = event.attendance in {Attendance.ONLINE, Attendance.MIXED} or event.status is EventStatus.MOVED_ONLINE
    if online and not (event.online_url or event.registration or event.contact):
        yield advice(
            *evidence.at(event, "Attendance", "Status"), "way-to-join",
            N_("nothing says where one joins online"),
            N_("add a line like “Online_url: https://…”, or “Registration: https://…” if that is told later"),
        )  # fmt: skip


def text_missing(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a news item or page that has a header and no text.

    Bad: `Title: Nauja žinia`
    Good: `Title: Nauja žinia ⏎ ⏎ Tekstas.`
    """
    for thing in evidence.things.values():
        for source in thing.files if thing.kind in _WITH_TEXT else ():
            if not source.broken and not source.body.strip():
                yield advice(
                    source.path, source.body_line, "text-missing",
                    N_("there is a header, and no text below it"),
                    N_("write the text after an empty line"),
                )  # fmt: skip
