from __future__ import annotations

from datetime import date

import pytest
from jinja2 import Environment, StrictUndefined

from plugins.languages import FILTERS, GLOBALS, LANGUAGES
from plugins.model.event import Attendance, EventStatus, EventType
from plugins.model.partner import PartnerKind
from plugins.wording.labels import LABELS, label
from plugins.wording.strings import Strings

CODES = [language.code for language in LANGUAGES]


def test_every_language_has_every_section_and_no_two_share_an_address() -> None:
    sections = [set(language.sections) for language in LANGUAGES]
    addresses = [language.url(section) for language in LANGUAGES for section in language.sections]

    assert all(each == sections[0] for each in sections)
    assert len(addresses) == len(set(addresses)) == len(LANGUAGES) * len(sections[0])


@pytest.mark.parametrize("language", LANGUAGES, ids=CODES)
def test_every_other_language_can_stand_in(language: object) -> None:
    one = next(each for each in LANGUAGES if each is language)

    assert sorted((one.code, *one.stand_ins)) == sorted(CODES)


@pytest.mark.parametrize(
    ("section", "lt", "nb", "en"),
    [
        ("news", "/naujienos/", "/nb/nyheter/", "/en/news/"),
        ("events", "/renginiai/", "/nb/arrangementer/", "/en/events/"),
        ("partners", "/partneriai/", "/nb/partnere/", "/en/partners/"),
        ("tags", "/temos/", "/nb/emner/", "/en/topics/"),
        ("search", "/paieska/", "/nb/sok/", "/en/search/"),
        ("subscribe", "/prenumerata/", "/nb/abonner/", "/en/subscribe/"),
        ("map", "/zemelapis/", "/nb/kart/", "/en/map/"),
        ("calendar", "/kalendorius/", "/nb/kalender/", "/en/calendar/"),
    ],
)
def test_addresses_are_in_their_language_and_stay_what_they_are(section: str, lt: str, nb: str, en: str) -> None:
    """They are in people's bookmarks: whoever changes one sees it here."""
    assert [language.url(section) for language in LANGUAGES] == [lt, nb, en]


@pytest.mark.parametrize("kinds", [EventType, EventStatus, Attendance, PartnerKind])
def test_every_kind_of_thing_has_a_name_in_every_language(
    kinds: type[EventType | EventStatus | Attendance | PartnerKind],
) -> None:
    names = {lang: {label(kind, Strings(lang)) for kind in kinds} for lang in CODES}

    assert set(kinds) <= set(LABELS)
    assert all(len(each) == len(kinds) and all(each) for each in names.values())


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ day | date('nb') }}", "14.\u00a0november 2016"),
        ("{{ day | date('en', weekday=true) }}", "Monday 14\u00a0November 2016"),
        ("{{ day | iso }}", "2016-11-14"),
        ("{{ 'NO' | in_country('lt') }}", "Norvegijoje"),
        ("{{ 576994 | euro('en') }}", "€576,994"),
        ("{% for each in weekdays('nb') %}{{ each.short }}{% endfor %}", "man.tir.ons.tor.fre.lør.søn."),
    ],
)
def test_templates_say_dates_names_and_numbers(template: str, said: str) -> None:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS)

    assert environment.from_string(template).render(day=date(2016, 11, 14)) == said
