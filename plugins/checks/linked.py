"""What is weak in links: words that say nothing, addresses without encryption."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice
from plugins.reading.assembling import is_draft
from plugins.reading.naming import KINDS

_THING = re.compile(rf"^(?:\{{filename\}})?\.\./(?:\.\./({'|'.join(KINDS)})/)?([a-z0-9-]+)/(?:index\.[a-z]{{2}}\.md)?$")

# Whoever has links listed, as screen readers do, hears these words and nothing around them.
EMPTY_WORDS = frozenset(
    """
    čia|šičia|šia|ši|nuoroda|ši nuoroda|spauskite|spauskite čia|paspauskite čia|daugiau|plačiau|skaityti daugiau
    |skaitykite daugiau|skaitykite čia|žiūrėkite čia|atsisiųsti|puslapis|svetainė
    |her|hit|lenke|denne lenken|lenken|denne siden|klikk her|trykk her|mer|les mer|les mer her|se her|last ned|siden
    |here|this|link|this link|this page|click|click here|more|read more|learn more|see here|download|page|website
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def link_words(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a link whose words do not say where it leads.

    Bad: `Skaidrumo vadovą rasite [čia](https://www.example.org/).`
    Good: `Išėjo [skaidrumo vadovas](https://www.example.org/).`
    """
    for writing in evidence.writings:
        for link in writing.links:
            if link.words.casefold().strip(" .,:;!?…→»›>") in EMPTY_WORDS:
                yield advice(
                    link.path, link.line, "link-words",
                    N_("“{words}” does not say where the link leads, to those who hear links without the text around"),
                    N_("let the words of the link name what is there"), words=link.words,
                )  # fmt: skip


def link_unencrypted(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of an address that begins with http:, which browsers warn of.

    Bad: `Daugiau rašo [finansuotojas](http://www.example.org/).`
    Good: `Daugiau rašo [finansuotojas](https://www.example.org/).`
    """
    for writing in evidence.writings:
        for address, line in writing.addresses:
            if address.startswith("http:"):
                yield advice(
                    writing.source.path, line, "link-unencrypted",
                    N_("{address} is not encrypted, and browsers warn of it"),
                    N_("try {better}; most sites have it"), address=address, better=f"https:{address[5:]}",
                )  # fmt: skip


def link_to_draft(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a link to a draft: until that is published, readers see the words, and no link.

    Bad: `[Programa](../juodrastis/index.lt.md)` (where news/juodrastis has `Draft: yes`)
    Good: `[Programa](../paskelbta/index.lt.md)`
    """
    drafts = {(kind, key) for (kind, key), thing in evidence.things.items() if is_draft(thing)}
    for writing in evidence.writings if drafts else ():
        source = writing.source
        if (source.kind, source.id) in drafts:
            continue
        for link in writing.links:
            path = link.href.partition("#")[0]
            if (found := _THING.search(path)) and ((found[1] or source.kind), found[2]) in drafts:
                yield advice(
                    link.path, link.line, "link-to-draft",
                    N_("“{words}” leads to a draft: until that is published, readers see no link here"),
                    N_("publish {draft} before this, or at the same time"), words=link.words,
                    draft=f"{found[1] or source.kind}/{found[2]}",
                )  # fmt: skip
