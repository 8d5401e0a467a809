"""The words of things for every reader: their own language's, or those that stand in.

A text is rendered once, in its own language; where it stands in for another, only its inner links are led to the
other language's addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape, unescape

from plugins.model.language import Language
from plugins.model.problem import N_, Problem, problem
from plugins.model.text import Text
from plugins.picturing.arranging import arranged
from plugins.reading.addresses import Addresses
from plugins.reading.anchors import PREFIX
from plugins.reading.engine import Body, MarkdownEngine
from plugins.reading.linking import NOT_YET, PictureHtml, SiteLinks
from plugins.reading.sources import Source
from plugins.reading.spaces import with_spaced_names
from plugins.reading.suggest import suggest
from plugins.reading.things import Thing

# Words of the header that another file's may stand in for even where a language has a text of its own.
_SHARED = ("town", "venue", "notice", "role", "name", "image_alt", "image_caption")
_HREF = re.compile(r'(?<= href=")/[^"]*')
_HIDDEN = re.compile(rf'<a href="{NOT_YET}"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One rendered file."""

    source: Source
    body: Body
    links: SiteLinks


def read(
    things: Iterable[Thing],
    addresses: Addresses,
    files: frozenset[str],
    hidden: frozenset[tuple[str, str]],
    engine: MarkdownEngine,
    picture_html: PictureHtml,
    problems: list[Problem],
) -> dict[tuple[str, str, str], Reading]:
    """Render every text once; return the results by (kind, id, language)."""
    readings: dict[tuple[str, str, str], Reading] = {}
    for thing in things:
        for source in thing.files:
            links = SiteLinks(source, addresses, files, hidden, picture_html)
            body, found = engine.render(
                with_spaced_names(source.body),
                path=source.path,
                first_line=source.body_line,
                resolver=links,
                lang=source.lang,
            )
            body = replace(body, html=arranged(body.html, first=thing.fact("image") is None))
            problems.extend(found)
            problems.extend(links.problems)
            readings[thing.kind, thing.id, source.lang] = Reading(source=source, body=body, links=links)
    problems.extend(_missing_anchors(readings, addresses))
    return readings


def _missing_anchors(readings: Mapping[tuple[str, str, str], Reading], addresses: Addresses) -> Iterable[Problem]:
    for reading in readings.values():
        for url, fragment, line in reading.links.anchors:
            owner = addresses.owner.get(url)
            target = readings.get(owner) if owner else None
            if target is None:
                continue  # a list, or words that stand in: their headings are not the linking language's to know
            ids = {unescape(name) for name in re.findall(r' id="([^"]*)"', target.body.html)}
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
    return tuple(_text(thing, language, addresses, readings) for language in languages)


def _text(
    thing: Thing, reader: Language, addresses: Addresses, readings: Mapping[tuple[str, str, str], Reading]
) -> Text:
    written = {source.lang for source in thing.files}
    order = (reader.code, *reader.stand_ins, *sorted(written))
    lang = next(code for code in order if code in written)
    reading = readings[thing.kind, thing.id, lang]
    html = _HIDDEN.sub(r"\1", reading.body.html) if NOT_YET in reading.body.html else reading.body.html
    if lang != reader.code:
        html = _HREF.sub(lambda match: escape(addresses.in_language(unescape(match[0]), reader.code)), html)
    urls = addresses.of[thing.kind, thing.id]
    shared = {key: _shared(thing, key, (lang, *order)) for key in _SHARED}
    alt = shared.pop("image_alt")
    return Text(
        reader=reader.code,
        lang=lang,
        url=urls[reader.code],
        original=urls[lang],
        title=thing.word(lang, "title"),
        summary=thing.word(lang, "summary"),
        html=html,
        plain=reading.body.plain,
        headings=reading.body.headings,
        source=reading.source.path,
        line=reading.source.body_line,
        image_alt=alt,
        **{key: value or "" for key, value in shared.items()},
    )


def _shared(thing: Thing, key: str, order: tuple[str, ...]) -> str | None:
    for lang in order:
        if key in thing.words.get(lang, {}):
            value: str = thing.words[lang][key]
            return value
    return None
