"""Which headers there are, per kind of content: an allow-list, for a header is not a way to set anything else.

A header is a *fact* (true whatever the language: it may stand in any of the item's files, and must agree where it
stands in several) or *words* (each language's own).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from plugins.model.event import Attendance, EventStatus, EventType
from plugins.model.partner import PartnerKind
from plugins.reading import contacts, moments, values


@dataclass(frozen=True, kw_only=True)
class Header:
    """What may stand behind one header's name."""

    name: str  # as guides and messages write it
    read: Callable[[str], Any]
    words: bool = False  # each language's own; otherwise a fact
    required: bool = False  # words: in every file; facts: in one of them
    example: str = ""  # for the message that says it is missing; a title's is in the message, in the editor's language


def _table(*headers: Header) -> dict[str, Header]:
    return {header.name.lower(): header for header in headers}


_EVERY = _table(
    Header(name="Title", read=values.text, words=True, required=True),
    Header(name="Summary", read=values.text, words=True),
    Header(name="Slug", read=contacts.slug, words=True),
    Header(name="Aliases", read=contacts.old_addresses, words=True),
    Header(name="Translated_from", read=values.translation, words=True),
    Header(name="Date", read=moments.moment),
    Header(name="Modified", read=moments.moment),
    Header(name="Publish", read=moments.moment),
    Header(name="Unpublish", read=moments.moment),
    Header(name="Draft", read=values.yes),
    Header(name="Image", read=contacts.file_name),
    Header(name="Image_credit", read=values.text),
    Header(name="Image_alt", read=values.text, words=True),
    Header(name="Image_caption", read=values.text, words=True),
)
_LATER = _table(Header(name="Translated", read=moments.moment, words=True))
_STATUS = _table(Header(name="Status", read=values.one_of(("published", "draft"))))
_TAGS = _table(Header(name="Tags", read=values.names))
_PARTNERS = _table(Header(name="Partners", read=values.names))
_PLACE = _table(
    Header(name="Town", read=values.text, words=True),
    Header(name="Country", read=values.country),
    Header(name="Position", read=values.position),
)
_PERIOD = _table(
    Header(name="Starts", read=moments.start, required=True, example="2016-11-14 10:00"),
    Header(name="Ends", read=moments.moment),
)


def _event_status(value: str) -> EventStatus | str:
    """Read whether an event takes place, or that it is a draft, as any other kind of content says."""
    known = (*(status.value for status in EventStatus), "draft")
    word = values.one_of(known, lambda word: values.kind_called(word, EventStatus))(value)
    return word if word == "draft" else EventStatus(word)


def _required(table: dict[str, Header], **examples: str) -> dict[str, Header]:
    return table | {key: replace(table[key], required=True, example=example) for key, example in examples.items()}


HEADERS: dict[str, dict[str, Header]] = {
    "news": {
        **_required(_EVERY, date="2016-11-17"),
        **_LATER,
        **_STATUS,
        **_TAGS,
        **_PARTNERS,
        **_table(
            Header(name="Author", read=values.text),
            Header(name="Events", read=values.names),
            Header(name="Pinned_until", read=moments.moment),
        ),
    },
    "events": {
        **_EVERY,
        **_LATER,
        **_TAGS,
        **_PARTNERS,
        **_PLACE,
        **_PERIOD,
        **_table(
            Header(name="Type", read=values.choice(EventType), required=True, example="training"),
            Header(name="Timezone", read=values.timezone),
            Header(name="Status", read=_event_status),
            Header(name="Previous_start", read=moments.moment),
            Header(name="Attendance", read=values.choice(Attendance)),
            Header(name="Venue", read=values.text, words=True),
            Header(name="Notice", read=values.text, words=True),
            Header(name="Host", read=values.text),
            Header(name="Speakers", read=values.lines),
            Header(name="Registration", read=contacts.web_address),
            Header(name="Registration_deadline", read=moments.moment),
            Header(name="Online_url", read=contacts.web_address),
            Header(name="Contact", read=contacts.email),
            Header(name="Expected_participants", read=values.number),
            Header(name="Participants", read=values.number),
            Header(name="Spoken", read=values.languages),
            Header(name="Sessions", read=moments.sessions),
            Header(name="Weekly", read=moments.weeks),
            Header(name="Sequence", read=values.number),
        ),
    },
    "partners": {
        **_EVERY,
        **_STATUS,
        **_required(_PLACE, country="LT", position="54.6872, 25.2797"),
        **_table(
            Header(name="Own_name", read=values.text, required=True, example="Fleksibel utdanning Norge"),
            Header(name="Own_lang", read=values.language, required=True, example="nb"),
            Header(name="Kind", read=values.choice(PartnerKind), required=True, example="municipality"),
            Header(name="Lead", read=values.yes),
            Header(name="Name", read=values.text, words=True),
            Header(name="Role", read=values.text, words=True),
            Header(name="Website", read=contacts.web_address),
            Header(name="Email", read=contacts.email),
            Header(name="Phone", read=contacts.phone),
            Header(name="Logo", read=contacts.file_name),
        ),
    },
    "pages": {
        **_EVERY,
        **_STATUS,
        **_table(
            Header(name="Order", read=values.number),
            Header(name="Menu", read=values.one_of(("main", "footer", "none"))),
        ),
    },
    "tags": {**_EVERY, **_STATUS},
    "project": {
        **_EVERY,
        **_STATUS,
        **_PERIOD,
        "ends": Header(name="Ends", read=moments.day, required=True, example="2017-04-30"),
        "starts": Header(name="Starts", read=moments.day, required=True, example="2015-09-11"),
        **_table(
            Header(name="Number", read=values.text, required=True, example="NOR-LT10-VRM-01-K-02-006"),
            Header(name="Archive_number", read=values.text),
            Header(name="Planned_cost", read=values.amount, required=True, example="591162.70"),
            Header(name="Final_cost", read=values.amount, required=True, example="576994"),
            Header(name="Grant", read=values.amount, required=True, example="391915"),
            Header(name="Trainings", read=values.counts),
            Header(name="Training_participants", read=values.number),
            Header(name="Funder_url", read=contacts.web_address),
            Header(name="Logo", read=contacts.file_name),
        ),
    },
}

REQUIRED: dict[str, dict[str, Header]] = {
    kind: {key: header for key, header in headers.items() if header.required} for kind, headers in HEADERS.items()
}
