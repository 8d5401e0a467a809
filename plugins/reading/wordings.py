"""The words of things for every reader: their own language's, or those that stand in.

A text is rendered once, in its own language; where it stands in for another, only its inner links are led to the
other language's addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from html import escape, unescape

from plugins.model.language import Language
from plugins.model.problem import N_, Problem, problem
from plugins.model.text import Body, Text
from plugins.picturing.arranging import arranged
from plugins.reading.addresses import Addresses
from plugins.reading.anchors import PREFIX
from plugins.reading.attachments import Attachments
from plugins.reading.engine import MarkdownEngine
from plugins.reading.entries import Call, Entry, Listening, holds
from plugins.reading.linking import NOT_YET, Leads, SiteLinks
from plugins.reading.sources import Source
from plugins.reading.spaces import with_spaced_names
from plugins.reading.suggest import suggest
from plugins.reading.things import Thing
from plugins.running.crew import share_out

MANY = 300  # texts: fewer are read as soon by one process as by several

# Words of the header that another file's may stand in for even where a language has a text of its own.
_SHARED = ("town", "venue", "notice", "role", "name", "image_alt", "image_caption")
_ID = re.compile(r' id="([^"]*)"')
_HREF = re.compile(r'(?<=<a href=")/[^"]*')
_HIDDEN = re.compile(rf'<a href="{NOT_YET}"[^>]*>(.*?)</a>', re.DOTALL)


Travelling = tuple[Leads | None, Body, tuple[Problem, ...], tuple[Call, ...], bool, bool]
"""What another process has found out of a text, in few words: what it leads to, None for nothing, and of its Entry."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One rendered file."""

    source: Source
    body: Body
    links: Leads


def read(
    things: Iterable[Thing],
    addresses: Addresses,
    attached: Attachments,
    hidden: frozenset[tuple[str, str]],
    engine: MarkdownEngine,
    entries: MutableMapping[str, Entry],
    problems: list[Problem],
) -> dict[tuple[str, str, str], Reading]:
    """Render every text once; return the results by (kind, id, language).

    `entries` has what is known of each file, by its path within content/, and is brought up to date.
    """
    readings: dict[tuple[str, str, str], Reading] = {}

    def one(task: tuple[Thing, Source]) -> tuple[Reading, Entry]:
        thing, source = task
        return read_one(thing, source, entries[path_of(source)], addresses, attached, hidden, engine)

    def far(task: tuple[Thing, Source]) -> Travelling:
        reading, entry = one(task)
        assert entry.body is not None
        return reading.links.bare, entry.body, entry.faults, entry.calls, entry.first, entry.lined

    tasks = [(thing, source) for thing in things for source in thing.files]
    # What shows pictures has them looked at, which this process has to know of; what is known need not travel.
    apart = [
        task
        for task in tasks
        if entries[path_of(task[1])].body is None and b"![" not in (body := task[1].written) and b"<" not in body
    ]
    done = {path_of(source): answer for (_, source), answer in zip(apart, share_out(apart, far, MANY), strict=True)}
    for task in tasks:
        key, source = path_of(task[1]), task[1]
        if key in done:
            leads, known, faults, calls, first, lined = done[key]
            entry = _read_to_its_end(entries[key], known, faults, calls, first=first, lined=lined)
            reading = Reading(source=source, body=known, links=leads or Leads())
        else:
            reading, entry = one(task)
        entries[key] = entry
        problems.extend(entry.faults)
        problems.extend(reading.links.problems)
        readings[source.kind, source.id, source.lang] = reading
    problems.extend(_missing_anchors(readings, addresses))
    return readings


def path_of(source: Source) -> str:
    """Return the path of a file within content/."""
    return f"{source.kind}/{source.id}/{source.path.name}"


def read_one(
    thing: Thing,
    source: Source,
    entry: Entry,
    addresses: Addresses,
    attached: Attachments,
    hidden: frozenset[tuple[str, str]],
    engine: MarkdownEngine,
) -> tuple[Reading, Entry]:
    """Render one file of `thing`, if what is known of it does not hold any more; return it and what is known now."""
    first = thing.fact("image") is None
    if entry.body is not None and entry.first == first:
        links = SiteLinks(source, addresses, attached, hidden)
        if not entry.calls or (holds(entry, links) and (entry.lined or not links.lines_matter)):
            return Reading(source=source, body=entry.body, links=links), entry
    markdown = with_spaced_names(source.body)

    def rendered(*, lined: bool) -> tuple[SiteLinks, Entry]:
        links = SiteLinks(source, addresses, attached, hidden)
        asked = Listening(links)
        body, faults = engine.render(
            markdown, path=source.path, first_line=source.body_line, resolver=asked, lang=source.lang, lines=lined
        )
        html, headings = body.parts
        if b"<picture " in html:
            html = arranged(body.html, first=first).encode()
        whole = Body.of((html, headings), path_of(source))
        return links, _read_to_its_end(entry, whole, faults, tuple(asked.calls), first=first, lined=lined)

    links, made = rendered(lined=False)
    if made.faults or links.lines_matter:
        links, made = rendered(lined=True)
    assert made.body is not None
    return Reading(source=source, body=made.body, links=links), made


def _read_to_its_end(
    entry: Entry, body: Body, faults: tuple[Problem, ...], calls: tuple[Call, ...], *, first: bool, lined: bool
) -> Entry:
    return Entry(
        digest=entry.digest,
        source=entry.source,
        problems=entry.problems,
        body=body,
        faults=faults,
        calls=calls,
        first=first,
        lined=lined,
    )


def ids_in(body: Body) -> frozenset[str]:
    """Return the ids that a link can lead to."""
    return frozenset(unescape(name) for name in _ID.findall(body.html))


def _missing_anchors(readings: Mapping[tuple[str, str, str], Reading], addresses: Addresses) -> Iterable[Problem]:
    for reading in readings.values():
        for url, fragment, line in reading.links.anchors:
            owner = addresses.owner.get(url)
            target = readings.get(owner) if owner else None
            if target is None:
                continue  # a list, or words that stand in: their headings are not the linking language's to know
            ids = ids_in(target.body)
            if fragment in ids:
                continue
            near = suggest(fragment, ids)
            yield problem(
                reading.source.path,
                line,
                "dangling-anchor",
                N_("there is no heading “#{fragment}” on {url}"),
                N_("did you mean “{near}”?") if near else N_("correct what stands behind #, or leave it out"),
                fragment=fragment.removeprefix(PREFIX),
                url=url,
                near=f"#{near.removeprefix(PREFIX)}" if near else "",
            )


def texts(
    thing: Thing,
    languages: tuple[Language, ...],
    addresses: Addresses,
    readings: Mapping[tuple[str, str, str], Reading],
) -> tuple[Text, ...]:
    """Return the words of `thing` for a reader of each language, in the site's order."""
    own = {source.lang: readings[thing.kind, thing.id, source.lang] for source in thing.files}
    said = frozenset().union(*thing.words.values())
    shared = tuple([key for key in _SHARED if key in said])
    urls = addresses.of[thing.kind, thing.id]
    return tuple([_text(thing, language, addresses, urls, own, shared) for language in languages])


def _text(
    thing: Thing,
    reader: Language,
    addresses: Addresses,
    urls: Mapping[str, str],
    written: Mapping[str, Reading],
    said: tuple[str, ...],
) -> Text:
    order = (reader.code, *reader.stand_ins, *sorted(written))
    lang = next(code for code in order if code in written)
    reading, words = written[lang], thing.words[lang]
    sharing = {key: _sharing(thing, key, (lang, *order)) for key in said}
    shared = {key: thing.words[sharer][key] for key, sharer in sharing.items() if sharer}
    return Text(
        reader=reader.code,
        lang=lang,
        url=urls[reader.code],
        original=urls[lang],
        title=words.get("title", ""),
        summary=words.get("summary", ""),
        body=_body(reading, lang, reader.code, addresses),
        source=reading.source.path,
        line=reading.source.body_line,
        image_alt=shared.pop("image_alt", None),
        lent=tuple([(key, sharer) for key, sharer in sharing.items() if sharer not in {None, lang}]),
        **shared,
    )


def _body(reading: Reading, lang: str, reader: str, addresses: Addresses) -> Body:
    """Return a text's body as a reader of a language gets it: one of its own, see Body.watch."""
    body = reading.body
    if lang == reader and not reading.links.hidden:
        return Body.of(body.parts, body.name)
    html, headings = body.parts
    as_read = html.decode()
    led = _HIDDEN.sub(r"\1", as_read) if reading.links.hidden else as_read
    if lang != reader:
        led = _HREF.sub(lambda match: escape(addresses.in_language(unescape(match[0]), reader)), led)
    if led == as_read:
        return Body.of(body.parts, body.name)
    return Body(html=led, headings=headings, name=f"{body.name}#{reader}")


def _sharing(thing: Thing, key: str, order: tuple[str, ...]) -> str | None:
    """Return the first language of `order` whose file has the words of `key`."""
    return next((lang for lang in order if key in thing.words.get(lang, {})), None)
