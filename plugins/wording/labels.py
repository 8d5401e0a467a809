"""What kinds of things are called: types of events, what has become of one, kinds of partners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from plugins.model.event import Attendance, EventStatus, EventType
from plugins.model.partner import PartnerKind
from plugins.wording.nearest import nearest
from plugins.wording.strings import T_, Strings

LABELS: Mapping[StrEnum, str] = {
    EventType.TRAINING: T_("Training"),
    EventType.PARTNER_VISIT: T_("Partner visit"),
    EventType.DISSEMINATION: T_("Dissemination event"),
    EventType.MEETING: T_("Meeting"),
    EventType.MILESTONE: T_("Milestone"),
    EventStatus.CONFIRMED: T_("Confirmed"),
    EventStatus.TENTATIVE: T_("Not yet certain"),
    EventStatus.CANCELLED: T_("Cancelled"),
    EventStatus.POSTPONED: T_("Postponed"),
    EventStatus.RESCHEDULED: T_("New date"),
    EventStatus.MOVED_ONLINE: T_("Moved online"),
    Attendance.OFFLINE: T_("On site"),
    Attendance.ONLINE: T_("Online"),
    Attendance.MIXED: T_("On site and online"),
    PartnerKind.UNIVERSITY: T_("University"),
    PartnerKind.COLLEGE: T_("College"),
    PartnerKind.MUNICIPALITY: T_("Municipality"),
    PartnerKind.PUBLIC_HEALTH_OFFICE: T_("Public health office"),
    PartnerKind.CARE_INSTITUTION: T_("Care institution"),
    PartnerKind.EDUCATION_CENTRE: T_("Education centre"),
    PartnerKind.LIBRARY: T_("Library"),
    PartnerKind.PUBLIC_INSTITUTION: T_("Public institution"),
    PartnerKind.UMBRELLA_ORGANISATION: T_("Umbrella organisation"),
}

# What editors write who do not know the site's own words; in any language, and case-folded.
_ALSO: Mapping[StrEnum, str] = {
    EventType.TRAINING: "mokymų renginys|seminaras|kursai|paskaita|praktinis užsiėmimas|seminar|kurs|opplæring"
    "|opplæringstiltak|workshop|course|webinar|training event",
    EventType.PARTNER_VISIT: "vizitas|išvyka|besøk|studiebesøk|visit|study visit",
    EventType.DISSEMINATION: "konferencija|sklaida|konferanse|formidling|conference|presentation",
    EventType.MEETING: "posėdis|pasitarimas|samling|gathering",
    EventStatus.CONFIRMED: "patvirtintas|vyksta|planlagt|scheduled|published|ok",
    EventStatus.TENTATIVE: "neaišku|numatomas|foreløpig|usikker|planned|provisional",
    EventStatus.CANCELLED: "atšauktas|atšaukti|neįvyks|avlyst|innstilt|canceled",
    EventStatus.POSTPONED: "atidėtas|atidėti|nukeltas|utsatt|delayed",
    EventStatus.RESCHEDULED: "perkeltas|perkelta|perkelti|pakeista data|flyttet|endret dato|moved|changed",
    EventStatus.MOVED_ONLINE: "perkeltas į internetą|nuotoliu|nuotolinis|flyttet til nett|digitalt|online",
    Attendance.OFFLINE: "gyvai|kontaktinis|fysisk|fysisk oppmøte|oppmøte|in person|onsite",
    Attendance.ONLINE: "nuotoliu|nuotolinis|nuotoliniu būdu|nett|digitalt|digital|virtual|remote|zoom|teams",
    Attendance.MIXED: "mišrus|mišriai|hibridinis|iš dalies nuotoliu|hybrid|delvis digitalt|partly online|both",
}


def label(value: StrEnum, t: Strings) -> str:
    """Say what a type, a status or a kind of partner is called, in the language of `t`."""
    return t(LABELS[value])


def suggest_kind(word: str, kinds: Iterable[StrEnum]) -> str:
    """Return which of `kinds` is called `word` or nearly so in any language: "Mokymai" -> "training"; "" for none."""
    from plugins.wording import cldr  # wanted for a message, and never in a build that goes well

    kinds = tuple(kinds)
    called = {name: kind.value for kind in kinds for name in _ALSO.get(kind, "").split("|")}
    called |= {label(kind, Strings(lang)).casefold(): kind.value for kind in kinds for lang in cldr.LOCALES}
    return nearest(word, called)
