"""Whose zone is named to which readers."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.calendars.zones import clock_for, when_for
from plugins.model.event import Event
from tests.calendars.making import OSLO_HOURS, VILNIUS_HOURS, an_event


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
