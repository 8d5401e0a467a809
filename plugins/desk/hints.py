"""What stands beside each header of a new item: one line for whoever writes her first."""

from __future__ import annotations

from plugins.model.problem import N_

HINTS = {
    "title": N_("the heading, up to 70 letters"),
    "summary": N_("one or two sentences, up to 200 letters: lists, feeds and search results show them"),
    "slug": N_("the last part of the address: small letters from a to z, figures and hyphens"),
    "date": N_("the day it is about, or was written: year-month-day"),
    "events/date": N_("the day on which it is announced: feeds tell of it from then on"),
    "author": N_("who wrote it"),
    "tags": N_("topics: names of folders in content/tags, with commas"),
    "partners": N_("partners it is about: names of folders in content/partners, with commas"),
    "events": N_("events it is about: names of folders in content/events, with commas"),
    "image": N_("the cover picture: the name of a file in this folder"),
    "image_alt": N_("what the picture shows, for those who do not see it"),
    "image_caption": N_("what stands below the picture"),
    "image_credit": N_("who took the picture"),
    "publish": N_("not shown before this moment, on Vilnius time: 2016-12-01 09:00"),
    "draft": N_("delete this line when the item is ready to be published"),
    "type": N_("training, partner-visit, dissemination, meeting or milestone"),
    "starts": N_("year-month-day, with a time where there is one: 2016-11-14 10:00, as clocks say at the place"),
    "ends": N_("the last day, or the time it ends; leave it out for an event of one day"),
    "town": N_("as this language calls it"),
    "venue": N_("the house and the room"),
    "country": N_("two capital letters: LT, NO"),
    "position": N_("latitude, longitude in degrees: 54.6872, 25.2797"),
    "host": N_("the partner at whose place it is: the name of a folder in content/partners"),
    "speakers": N_("one in a line, the next lines indented"),
    "registration": N_("the address where one registers, with https://"),
    "registration_deadline": N_("the last day to register"),
    "contact": N_("an e-mail address for questions"),
    "own_name": N_("the name as the partner writes it itself"),
    "own_lang": N_("the language of that name: lt, nb, en"),
    "kind": N_(
        "university, college, municipality, public-health-office, care-institution, education-centre, library, "
        "public-institution or umbrella-organisation"
    ),
    "name": N_("a short name, as running text says it"),
    "role": N_("what the partner does in the project, in a sentence"),
    "website": N_("with https://"),
    "email": N_("an address that everybody may see"),
    "phone": N_("with the country's code: +370 …"),
    "logo": N_("the name of a file in this folder"),
}


def hint(kind: str, key: str) -> str:
    """Return the English note on a header of an item of `kind`."""
    return HINTS.get(f"{kind}/{key}") or HINTS[key]


# The headers of a new item, in the order in which they are written.
ORDER = {
    "news": [
        "title",
        "summary",
        "slug",
        "date",
        "author",
        "tags",
        "partners",
        "events",
        "image",
        "image_alt",
        "image_caption",
        "image_credit",
        "publish",
        "draft",
    ],
    "events": [
        "title",
        "summary",
        "slug",
        "date",
        "type",
        "starts",
        "ends",
        "town",
        "venue",
        "country",
        "position",
        "host",
        "partners",
        "tags",
        "speakers",
        "registration",
        "registration_deadline",
        "contact",
        "image",
        "image_alt",
        "image_caption",
        "image_credit",
        "publish",
        "draft",
    ],
    "partners": [
        "title",
        "summary",
        "slug",
        "own_name",
        "own_lang",
        "kind",
        "name",
        "role",
        "town",
        "country",
        "position",
        "website",
        "email",
        "phone",
        "logo",
        "draft",
    ],
}
