"""What an event's entry says in someone's calendar: all that a subscriber needs without opening the site.

Times are said in words too, with their zone named: the program shows the reader's own time, and whoever travels to the
place wants to know what the clock there will show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

from plugins.calendars.entries import Words
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, Event, EventStatus
from plugins.model.partner import Partner
from plugins.model.text import Text
from plugins.picturing.markup import taken_along
from plugins.wording.labels import label
from plugins.wording.names import country
from plugins.wording.strings import Strings
from plugins.wording.times import moment, when


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line of what there is to know: "Where: Oslo, Norway"."""

    term: str
    words: str
    url: str = ""  # absolute, where the words are a link


def words_for(
    event: Event, catalogue: Catalogue, lang: str, siteurl: str, image: str = "", *, said_in: str = ""
) -> Words:
    """Return the entry of `event` for readers of `lang`; another language's title and text may stand in.

    `siteurl` makes addresses absolute: "https://socialcluster.lt"; `image` is absolute. `said_in` is the language of
    what stands around title and text ("When", "Where"), where it is not `lang`: addresses stay those of `lang`.
    """
    text, t = event.text(lang), Strings(said_in or lang)
    host = catalogue.partner(event.host) if event.host else None
    url = siteurl + text.url
    lines = facts(event, host, t)
    opening = [line for line in (_news(event, text, t), text.summary) if line]
    return Words(
        lang=text.lang,
        summary=_title(event, text, t),
        location=place(event, host, t),
        description=_plain(opening, lines, text, url, t),
        html=_html(opening, lines, text, siteurl, t),
        categories=tuple(
            dict.fromkeys((label(event.type, t), *(catalogue.tag(key).text(lang).title for key in event.tags)))
        ),  # a type and a topic may be called alike
        url=url,
        image=image,
        contact=_contact(event, host),
        online_label=t("Join online"),
    )


def place(event: Event, host: Partner | None, t: Strings) -> str:
    """Return where `event` is, from the house to the country: "Fleksibel utdanning Norge, Oslo, Norway"."""
    text = event.text(t.lang)
    parts = [
        text.venue or (host.text(t.lang).title if host else ""),
        text.town or (host.text(t.lang).town if host else ""),
        country(event.country, t.lang) if event.country else "",
    ]
    if event.attendance is Attendance.ONLINE:
        parts = [label(event.attendance, t)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _contact(event: Event, host: Partner | None) -> str:
    """Return whom to ask: the event's own address, or the host's with whose it is."""
    if event.contact or not (host and host.email):
        return event.contact
    return f"{host.own_name}, {host.email}"


def facts(event: Event, host: Partner | None, t: Strings) -> Sequence[Fact]:
    """Return what there is to know of `event`, most wanted first."""
    lang = t.lang
    told: list[Fact] = []
    if event.sessions:
        told += [Fact(term=t("When"), words=when(session, lang, zone=True)) for session in event.sessions]
    elif event.weekly:
        told.append(Fact(term=t("When"), words=when(event, lang, zone=True)))
        told.append(Fact(term=t("Repeated"), words=t.n("%(n)s week", "%(n)s weeks in a row", event.weekly)))
    else:
        told.append(Fact(term=t("When"), words=when(event, lang, zone=True)))
    if event.previous_start is not None:
        told.append(Fact(term=t("Earlier date"), words=moment(event.previous_start, lang, zone=True)))
    if where := place(event, host, t):
        told.append(Fact(term=t("Where"), words=where))
    if event.online_url and event.invites:
        told.append(Fact(term=t("Join online"), words=event.online_url, url=event.online_url))
    if event.speakers:
        told.append(Fact(term=t("Speakers"), words=", ".join(event.speakers)))
    if event.registration and event.invites:
        told.append(Fact(term=t("Registration"), words=event.registration, url=event.registration))
    if event.registration_deadline is not None and event.invites:
        until = moment(event.registration_deadline, lang, zone=True)
        told.append(Fact(term=t("Register by"), words=until))
    if event.contact:
        told.append(Fact(term=t("Contact"), words=event.contact, url=f"mailto:{event.contact}"))
    return told


def _title(event: Event, text: Text, t: Strings) -> str:
    """Programs show what is cancelled in many ways, some in none: the title says it too."""
    if event.status in {EventStatus.CANCELLED, EventStatus.POSTPONED}:
        return f"{label(event.status, t)}: {text.title}"
    return text.title


def _news(event: Event, text: Text, t: Strings) -> str:
    """Return what has become of `event` and why, where it does not simply take place."""
    if event.status is EventStatus.CONFIRMED:
        return text.notice
    said = f"{label(event.status, t)}."
    return f"{said} {text.notice}" if text.notice else said


def _plain(opening: Sequence[str], lines: Sequence[Fact], text: Text, url: str, t: Strings) -> str:
    told = [f"{fact.term}: {fact.words}" for fact in lines]
    parts = [*opening, "\n".join(told), text.lines, f"{t('More')}: {url}"]
    return "\n\n".join(part for part in parts if part)


def _html(opening: Sequence[str], lines: Sequence[Fact], text: Text, siteurl: str, t: Strings) -> str:
    url = siteurl + text.url
    told = [
        f'{escape(fact.term)}: <a href="{escape(fact.url)}">{escape(fact.words)}</a>'
        if fact.url
        else escape(f"{fact.term}: {fact.words}")
        for fact in lines
    ]
    parts = [
        *(f"<p>{escape(line)}</p>" for line in opening),
        f"<p>{'<br>'.join(told)}</p>",
        taken_along(text.html.strip(), url, siteurl),
        f'<p>{escape(t("More"))}: <a href="{escape(url)}">{escape(text.title)}</a></p>',
    ]
    return "\n".join(part for part in parts if part)
