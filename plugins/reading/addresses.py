"""Which address each thing has for readers of each language, and which thing an address belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plugins.model.language import Language
from plugins.model.problem import N_, Problem, problem
from plugins.reading.months import MonthPage, month_pages
from plugins.reading.things import Thing

# Files of the site itself, which an old address must not take the place of.
OWN_FILES = ("404.html", "apple-touch-icon.png", "favicon.ico", "favicon.svg", "robots.txt", "sitemap.xml")
# Folders of the site's own files; servers let browsers keep what is in some of them for good.
OWN_FOLDERS = ("covers", "feeds", "files", "media", "pagefind", "server", "share", "theme")
PAGED = ("news", "events")  # lists whose further pages are at /naujienos/2/ and so on
PAGED_EACH = ("partners", "tags")  # each with a list of its own: /temos/mokymai/2/

TAKEN = N_("the old address {url} is today that of {other}")
TAKEN_BUT_FOR_CASE = N_(
    "the old address {url} differs from that of {other} in capital letters alone, "
    "which is no difference on many computers"
)

_FILES_OF_ITEMS = (".ics", ".vcf")  # an event and a partner have such a file below their address


@dataclass(frozen=True)
class Addresses:
    """The site's addresses: root-relative, with a slash at the end."""

    of: Mapping[tuple[str, str], Mapping[str, str]]  # (kind, id) -> language -> address
    owner: Mapping[str, tuple[str, str, str]] = field(repr=False)  # address -> (kind, id, language)
    lists: Mapping[str, Mapping[str, str]] = field(repr=False)  # of home and lists: address -> language -> the same
    months: Mapping[str, MonthPage] = field(default_factory=dict, repr=False)  # of the calendar, by address
    sections: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)  # language -> list -> address
    host: str = ""  # that all of them are on: "socialcluster.lt"

    def url(self, kind: str, key: str, lang: str) -> str | None:
        """Return the address of a thing for readers of `lang`, or None where there is no such thing."""
        return self.of.get((kind, key), {}).get(lang)

    @property
    def searches(self) -> Iterator[str]:
        """The addresses of the pages that can be asked something: `?q=Oslo`."""
        return (lists["search"] for lists in self.sections.values())

    def in_language(self, url: str, lang: str) -> str:
        """Return the address, for readers of `lang`, of the thing that `url` leads to; others as they are."""
        path = re.split("[?#]", url, maxsplit=1)[0]
        owner, month = self.owner.get(path), self.months.get(path)
        same = self.of[owner[0], owner[1]] if owner else month.urls if month else self.lists.get(path)
        return same[lang] + url[len(path) :] if same else url


def addresses(
    things: Iterable[Thing], languages: tuple[Language, ...], problems: list[Problem], host: str = ""
) -> Addresses:
    """Give every thing its addresses on `host`; two things at one address are reported, at the later one."""
    things, taken = tuple(things), _Taken(languages)
    of = {(each.kind, each.id): {lang.code: _address(each, lang) for lang in languages} for each in things}
    owner: dict[str, tuple[str, str, str]] = {}
    for thing in things:
        for language in languages if thing.kind != "project" else ():
            url = of[thing.kind, thing.id][language.code]
            first = owner.setdefault(url, (thing.kind, thing.id, language.code))
            own = taken.by(url)
            if own or first[:2] != (thing.kind, thing.id):
                problems.append(_collision(thing, language, url, own or "{}/{}".format(*first[:2])))
    problems.extend(_alias_collisions(things, owner, taken))
    return Addresses(
        of,
        owner,
        dict(_lists(languages, partners=any(thing.kind == "partners" for thing in things))),
        month_pages(things, languages),
        {each.code: {kind: each.url(kind) for kind in each.sections} for each in languages},
        host,
    )


def _lists(languages: tuple[Language, ...], *, partners: bool) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each address of the home page and of the lists, with the same page's in every language."""
    kinds = [kind for kind in languages[0].sections if partners or kind != "map"]  # which shows nobody otherwise
    pages = [{each.code: each.root for each in languages}]
    pages += [{each.code: each.url(kind) for each in languages} for kind in kinds]
    for page in pages:
        yield from ((url, page) for url in page.values())


def _address(thing: Thing, language: Language) -> str:
    if thing.kind == "project":
        return language.root
    slug = thing.word(language.code, "slug") or thing.id
    if thing.kind == "pages":
        return f"{language.root}{slug}/"
    return language.url(thing.kind, slug)


class _Taken:
    """The addresses of the site itself, those among them that it will only have when it has grown."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._known = {f"/{name}": name for name in OWN_FILES}
        below = {rf"/{name}/.*": name for name in OWN_FOLDERS} | {r"/sitemap-\d+\.xml": "sitemap.xml"}
        for language in languages:
            self._known |= {language.root: "home"} | {language.url(kind): kind for kind in language.sections}
            below[rf"{language.root}feeds/.*"] = "feeds"
            below[rf"{language.url('map')}partners\.geojson"] = "map"
            below |= {rf"{language.url(kind)}\d+/?": kind for kind in PAGED}
            below |= {rf"{language.url(kind)}[^/]+/\d+/?": kind for kind in PAGED_EACH}
            below[rf"{language.url('calendar')}.*"] = "calendar"  # months, countries, types: they come and go
        self._below = re.compile("|".join(f"({pattern})" for pattern in below))
        self._kinds = tuple(below.values())

    def by(self, url: str) -> str:
        """Return what has the address `url`, or that of a file where `url` is a folder; "" for nothing."""
        known = self._known.get(url) or self._known.get(url.rstrip("/"))
        if known:
            return known
        found = self._below.fullmatch(url)
        return self._kinds[found.lastindex - 1] if found and found.lastindex else ""


def _collision(thing: Thing, language: Language, url: str, other: str) -> Problem:
    source = thing.source(language.code)
    path, line = thing.at("slug") if source is None else (source.path, 1)
    if source is not None and "slug" in source.fields:
        line = source.fields["slug"].line
    return problem(
        path,
        line,
        "same-address",
        N_("the address {url} is already that of {other}"),
        N_("give this one a “Slug:” of its own"),
        url=url,
        other=other,
    )


def _alias_collisions(
    things: tuple[Thing, ...], owner: Mapping[str, tuple[str, str, str]], taken: _Taken
) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}  # that old addresses are in
    for thing in things:
        for source in thing.files:
            for alias in thing.word(source.lang, "aliases") or ():
                url = alias if alias.endswith("/") or "." in alias.rsplit("/", 1)[1] else f"{alias}/"
                place = url.removesuffix("index.html") if url.endswith("/index.html") else url
                place = place.lower()  # as all that the site itself has
                name = place.rstrip("/")  # no file can stand where a folder does
                held = owner.get(place[: place.rindex("/") + 1] if place.endswith(_FILES_OF_ITEMS) else place)
                other = "{}/{}".format(*held[:2]) if held else taken.by(place) or seen.get(name)
                around = [name[:end] for end, letter in enumerate(name) if letter == "/" and end]
                files = (seen[each] for each in around if each in seen and "." in each.rpartition("/")[2])
                other = other or next(files, "") or (folders.get(place, "") if place == name else "")
                own = f"{thing.kind}/{thing.id}"
                seen.setdefault(name, own)
                folders.update(dict.fromkeys(around, own))
                if other:
                    yield problem(
                        source.path,
                        source.fields["aliases"].line,
                        "same-address",
                        TAKEN if url == url.lower() else TAKEN_BUT_FOR_CASE,
                        N_("take it out of “Aliases:”"),
                        url=url,
                        other=other,
                    )
