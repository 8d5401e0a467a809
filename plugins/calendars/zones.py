"""Whose clock a time is read by: that of the event's place; the zone is named where a reader may doubt.

A reader of Lithuanian is taken to be in Lithuania and a reader of Norwegian in Norway; a reader of English may be
anywhere, and is told the zone in any case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plugins.model.event import Event
from plugins.wording.dates import day_range
from plugins.wording.times import Lasting, clock, when

HOME: Mapping[str, str] = {"lt": "Europe/Vilnius", "nb": "Europe/Oslo"}


def when_for(thing: Lasting, event: Event, lang: str, *, both: bool = False) -> str:
    """Return when `thing`, the event or one of its sessions, is, for a reader of `lang`.

    With `both` her own clock's time stands in brackets where it differs: "10:00 Norwegian time (11:00 Lithuanian
    time)". Of an event whose sessions are on several days only these are told: "24 March, 10:00 – 9 June, 15:00" says
    that it goes on day and night.
    """
    if thing is event and event.sessions and event.first_day != event.last_day:
        return day_range(event.first_day, event.last_day, lang)
    home = HOME.get(lang, "")
    return when(thing, lang, zone=event.timezone != home, also=home if both and event.timezone != home else "")


def clock_for(moment: datetime, event: Event, lang: str) -> str:
    """Return the time of day of `moment`, when `event` or one of its sessions begins, for a reader of `lang`."""
    return clock(moment, lang, zone=event.timezone != HOME.get(lang, ""))
