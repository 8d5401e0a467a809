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


def label(value: StrEnum, t: Strings) -> str:
    """Say what a type, a status or a kind of partner is called, in the language of `t`."""
    return t(LABELS[value])


def suggest_kind(word: str, kinds: Iterable[StrEnum]) -> str:
    """Return which of `kinds` is called `word` or nearly so in any language: "Mokymai" -> "training"; "" for none."""
    from plugins.wording import cldr  # wanted for a message, and never in a build that goes well

    called = {label(kind, Strings(lang)).casefold(): kind.value for kind in kinds for lang in cldr.LOCALES}
    return nearest(word, called)
