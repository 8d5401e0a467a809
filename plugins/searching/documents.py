"""What the search index is given: a document for each item and language that it is written in, and nothing else.

Made of the catalogue and not of the finished pages: no menu, card or stand-in can be found in the place of what is
meant, and nothing is found twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from plugins.calendars.words import place
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event, EventStatus
from plugins.model.item import Item
from plugins.model.news import News
from plugins.model.partner import Partner
from plugins.searching.letters import for_index
from plugins.wording import dates
from plugins.wording.labels import label
from plugins.wording.names import country
from plugins.wording.strings import Strings

TITLE, NAMES, ASIDE = 10, 4, 0.5  # weights: of the title, of other names, of what is said only beside the text


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found."""

    url: str  # root-relative
    lang: str
    kind: str  # news, events, partners, pages, tags
    title: str
    summary: str = ""
    html: str = ""  # the text; headings with an id can be found by themselves
    names: tuple[str, ...] = ()  # what else it is called
    aside: tuple[str, ...] = ()  # facts in words: places, people, topics
    when: str = ""  # in words, shown beside the title
    years: tuple[int, ...] = ()  # to choose by
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, to choose by


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one thing can be chosen by. No text is asked for it: an edit of words changes none."""

    kind: str
    years: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2


def choices(catalogue: Catalogue, lang: str) -> Iterator[Choice]:
    """Yield what each document in `lang` can be chosen by."""
    if not catalogue.project.text(lang).stands_in:
        yield Choice(kind="pages")
    for item in catalogue.items:
        if lang in item.languages and not item.draft:
            yield choice(item, catalogue)


def choice(item: Item, catalogue: Catalogue) -> Choice:
    """Return what `item` can be chosen by."""
    years: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    if isinstance(item, News):
        years, countries = (item.date.year,), _countries(item, catalogue)
    elif isinstance(item, Event):
        years = tuple(range(item.first_day.year, item.last_day.year + 1))
        countries = (item.country,) if item.country else ()
    elif isinstance(item, Partner):
        countries = (item.country,)
    return Choice(kind=item.kind, years=years, countries=countries)


def documents(catalogue: Catalogue) -> Iterator[Document]:
    """Yield all documents, language by language, always in the same order."""
    for language in catalogue.languages:
        lang = language.code
        text = catalogue.project.text(lang)
        if not text.stands_in:
            numbers = (catalogue.project.number, catalogue.project.archive_number)
            yield Document(
                url=language.root,
                lang=lang,
                kind="pages",
                title=text.title,
                summary=text.summary,
                names=tuple(filter(None, numbers)),
            )
        for item in catalogue.items:
            if lang in item.languages and not item.draft:
                yield document(item, catalogue, lang)


def document(item: Item, catalogue: Catalogue, lang: str) -> Document:
    """Return `item` as it is found by readers of `lang`, a language that it is written in."""
    t, text = Strings(lang), item.text(lang)
    names: Iterable[str] = ()
    aside: Iterable[str] = ()
    when, chosen = "", choice(item, catalogue)
    if isinstance(item, News):
        aside = (item.author, *_titles(catalogue, item.tags, (), lang), text.image_caption)
        when = dates.day(item.date, lang)
    elif isinstance(item, Event):
        host = catalogue.partner(item.host) if item.host else None
        status = "" if item.status is EventStatus.CONFIRMED else label(item.status, t)
        aside = (label(item.type, t), status, text.notice, place(item, host, t), *item.speakers)
        aside = (*aside, *_titles(catalogue, item.tags, item.partners, lang))
        when = dates.day_range(item.first_day, item.last_day, lang)
    elif isinstance(item, Partner):
        names = (item.own_name, text.name)
        aside = (text.role, label(item.partner_kind, t), text.town, country(item.country, lang))
    return Document(
        url=text.url,
        lang=lang,
        kind=item.kind,
        title=text.title,
        summary=text.summary,
        html=text.html,
        names=tuple(name for name in names if name and name != text.title),
        aside=tuple(filter(None, aside)),
        when=when,
        years=chosen.years,
        countries=chosen.countries,
    )


def to_html(document: Document) -> str:
    """Return the document as the HTML that Pagefind reads (https://pagefind.app/docs/)."""
    chosen = [("kind", document.kind), *(("country", each) for each in document.countries)]
    chosen += [("year", str(each)) for each in document.years]
    filters = "".join(f'<i data-pagefind-filter="{name}:{escape(value)}"></i>' for name, value in chosen)
    told = [("kind", document.kind), ("when", document.when)]
    meta = "".join(f'<i data-pagefind-meta="{name}:{escape(value)}"></i>' for name, value in told if value)
    parts = [
        f'<h1 data-pagefind-weight="{TITLE}">{escape(document.title)}</h1>',
        *(f'<p data-pagefind-weight="{NAMES}">{escape(name)}.</p>' for name in document.names),
        f'<p data-pagefind-weight="2">{escape(document.summary)}</p>' if document.summary else "",
        document.html,
        *(f'<p data-pagefind-weight="{ASIDE}">{escape(fact)}.</p>' for fact in document.aside),
    ]
    body = f"<main data-pagefind-body>{filters}{meta}{''.join(parts)}</main>"
    return for_index(f'<!DOCTYPE html><html lang="{document.lang}"><body>{body}</body></html>')


def _titles(catalogue: Catalogue, tags: Iterable[str], partners: Iterable[str], lang: str) -> tuple[str, ...]:
    items: list[Item] = [catalogue.tag(key) for key in tags]
    items += [catalogue.partner(key) for key in partners]
    return tuple(item.text(lang).title for item in items)


def _countries(news: News, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the countries that `news` is about: those of its events, else those of the partners that it names."""
    events = (catalogue.event(key) for key in news.events)
    found = {event.country for event in events if event and event.country}
    return tuple(sorted(found or {catalogue.partner(key).country for key in news.partners}))
