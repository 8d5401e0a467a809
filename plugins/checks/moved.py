"""An address that has been published and leads nowhere any more: a new `Slug`, another folder, a first translation.

Who has the old address in an e-mail or a bookmark finds nothing there, so `Aliases` is to lead on. Only what was on the
site lately is looked at: whoever has taken something off on purpose need not hear of it for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from plugins.checks import Check, Evidence
from plugins.checks.history import Files, Folders, blobs, commits, folders_of, published, texts_of, uncommitted
from plugins.model.catalogue import Catalogue
from plugins.model.language import Language
from plugins.model.problem import N_, Problem, advice
from plugins.reading.addresses import Addresses, addresses
from plugins.reading.things import Thing

LATELY = "30 days ago"
_WITHOUT = {"project"}  # has no address of its own

Folder = tuple[str, str]  # kind and id


def moved_check(content: Path, since: str = LATELY) -> Check:
    """Return the check for the texts in the folder `content`."""

    def address_gone(catalogue: Catalogue, evidence: Evidence) -> Iterator[Problem]:
        """Tell of a published address that leads nowhere any more.

        Bad: `Slug: vizitas-osle` (where it was pirmas-vizitas when the item was published)
        Good: `Aliases: /naujienos/pirmas-vizitas/` (beside the new `Slug`)
        """
        earlier = before(content, since)
        if not earlier:
            return
        known = {key: thing for key, thing in evidence.things.items() if key[0] not in _WITHOUT}
        now = addresses(evidence.things.values(), catalogue.languages, [])
        kept = {alias.rstrip("/") for thing in evidence.things.values() for alias in _aliases(thing)}
        for key, versions in earlier.items():
            there = known.get(key) or _same(versions, known)
            gone = _gone(versions, there, catalogue.languages, now, kept)
            if there is None:
                if gone:
                    yield _vanished(evidence, key, gone[0][1])
                continue
            if there.id != key[1]:
                yield from _renamed(there, key[1])
            for lang, url in gone:
                yield _moved(there, lang, url)

    return address_gone


def before(content: Path, since: str) -> Mapping[Folder, Sequence[Thing]]:
    """Return each thing that has been changed since then as it was published before each of the changes."""
    history = list(commits(content, f"--since={since}", "--", "."))
    first = history[0][0] if history else ""
    folders = Folders(texts_of(content, f"{first}^" if first else "HEAD"))
    states: dict[str, dict[Files, None]] = {}
    for changes in (*(changes for _, changes in history), list(uncommitted(content))):
        for folder in folders_of(changes):
            if files := folders[folder]:
                states.setdefault(folder, {})[files] = None
        folders.change(changes)
    had = blobs(content, {blob for told in states.values() for files in told for _, blob in files})
    found: dict[Folder, list[Thing]] = {}
    for folder, told in states.items():
        kind, _, key = folder.partition("/")
        if kind in _WITHOUT or not key or "/" in key:
            continue
        versions = [published(kind, key, [(name, had[blob]) for name, blob in files]) for files in told]
        if any(versions):
            found[kind, key] = [version for version in versions if version is not None]
    return found


def _aliases(thing: Thing) -> Iterable[str]:
    for source in thing.files:
        yield from thing.word(source.lang, "aliases") or ()


def _same(versions: Sequence[Thing], known: Mapping[Folder, Thing]) -> Thing | None:
    """Return the thing that one of `versions` has become under another name: it has the same title."""
    for version in versions:
        for lang, words in version.words.items():
            for thing in known.values():
                if thing.kind == version.kind and thing.word(lang, "title") == words.get("title"):
                    return thing
    return None


def _gone(
    versions: Sequence[Thing],
    there: Thing | None,
    languages: tuple[Language, ...],
    now: Addresses,
    kept: set[str],
) -> list[tuple[str, str]]:
    """Return language and address of what led to one of `versions` and leads nowhere now."""
    found: dict[tuple[str, str], None] = {}
    for version in versions:
        of = addresses([version], languages, []).of[version.kind, version.id]
        for lang, url in of.items():
            has_text = (there or version).source(lang) is not None
            if has_text and url not in now.owner and url.rstrip("/") not in kept:
                found[lang, url] = None
    return list(found)


def _moved(thing: Thing, lang: str, url: str) -> Problem:
    source = thing.source(lang)
    assert source is not None
    told = source.fields.get("aliases")
    line = (told or source.fields.get("slug") or next(iter(source.fields.values()))).line
    urls = ", ".join((*(thing.word(lang, "aliases") or ()), url))
    return advice(
        source.path, line, "address-gone",
        N_("the address {url} was on the site, and now leads nowhere"),
        N_("write “Aliases: {urls}”, so that it leads here"), url=url, urls=urls,
    )  # fmt: skip


_KNOWN_BY_FOLDER = {
    "events": (
        N_("the event was published from a folder called {was}, and calendars know it by that name"),
        N_("call the folder {was} again: else calendars show the event twice"),
    ),
    "news": (
        N_("the item was published from a folder called {was}, and feed readers know it by that name"),
        N_("call the folder {was} again: else subscribers get the item once more"),
    ),
    "tags": (
        N_("the topic was published from a folder called {was}, and the address of its feeds has that name"),
        N_("call the folder {was} again: else its subscribers get nothing any more"),
    ),
    "partners": (
        N_("the partner was published from a folder called {was}, and the address of its feeds has that name"),
        N_("call the folder {was} again: else its subscribers get nothing any more"),
    ),
}


def _renamed(thing: Thing, was: str) -> Iterator[Problem]:
    """Yield what a folder's new name does to those who have subscribed; an address of its own can be kept."""
    if told := _KNOWN_BY_FOLDER.get(thing.kind):
        yield advice(thing.files[0].path, 1, "address-gone", *told, was=was)


def _vanished(evidence: Evidence, was: Folder, url: str) -> Problem:
    root = next(iter(evidence.things.values())).files[0].path.parents[2]
    if was[0] == "events":
        right = N_(
            "an event that does not take place stays, with “Status: cancelled”; one that moved has “Aliases: {url}”"
        )
    else:
        right = N_("if that is meant, all is well; if it moved, write “Aliases: {url}” into its new file")
    return advice(
        root / was[0] / was[1], 1, "address-gone",
        N_("the folder is gone, and with it the address {url}"), right, url=url,
    )  # fmt: skip
