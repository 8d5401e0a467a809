"""What a change does to the site, as one page that a reviewer opens: what is new first, then what is different."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from plugins.desk import paper, worddiff
from plugins.desk.changes import NOTHING, OTHERS, Changes, Page
from plugins.model.problem import N_
from plugins.wording.strings import Strings

TITLE = N_("What changes on the site")
HEADINGS = {"appears": N_("Appears"), "vanishes": N_("Vanishes"), "changes": N_("Changes")}
WORDS = N_("The words of the page")
LOOKS = N_("Looks or structure only, the words are the same: {number}")
BEFORE = N_("Before")
AFTER = N_("After")
COMPARED = N_("Compared with “{base}”, drafts among it.")

Shots = Mapping[str, tuple[str, str]]
"""A page's address -> addresses (data:) of screenshots before and after, "" where there is none."""


def report(changes: Changes, pictures: Shots, lang: str, base: str) -> str:
    """Return the page, in the editor's language; `base` is what the site here is compared with."""
    t = Strings(lang, "problems")
    groups = {
        kind: [page for page in changes.pages if page.kind == kind and (page.words or kind != "changes")]
        for kind in HEADINGS
    }
    lead = f'<p class="head__more">{escape(t(COMPARED).format(base=base))}</p>'
    jumps = "".join(
        f'<li><a href="#{kind}">{t(HEADINGS[kind])} <b>{len(pages)}</b></a></li>'
        for kind, pages in groups.items()
        if pages
    )
    lead += f'<ul class="jumps">{jumps}</ul>' if jumps else ""
    body = [] if changes.pages or changes.others else [f"<p>{t(NOTHING)}</p>"]
    for kind, pages in groups.items():
        if pages:
            body.append(f'<h2 id="{kind}">{t(HEADINGS[kind])} ({len(pages)})</h2>')
            body += [_article(page, pictures.get(page.url, ("", "")), t) for page in pages]
    body += _looks([page for page in changes.pages if page.kind == "changes" and not page.words], pictures, t)
    if changes.others:
        names = "".join(f"<li>{escape(name)}</li>" for name in changes.others)
        summary = t(OTHERS).format(number=len(changes.others))
        body.append(f'<details class="entry"><summary>{summary}</summary><ul class="files">{names}</ul></details>')
    return paper.page(t(TITLE), lead, "\n".join(body), lang)


def _looks(pages: Sequence[Page], pictures: Shots, t: Strings) -> Iterator[str]:
    if not pages:
        return
    items = "".join(f"<li>{_title(page)}{_figures(page, pictures.get(page.url, ('', '')), t)}</li>" for page in pages)
    summary = t(LOOKS).format(number=len(pages))
    yield f'<details class="entry"><summary>{summary}</summary><ul class="plain">{items}</ul></details>'


def _article(page: Page, shots: tuple[str, str], t: Strings) -> str:
    if page.kind == "changes":
        words = f'<p class="entry__words" lang="{page.lang}">{worddiff.as_html(page.words)}</p>'
    else:  # all of it is new, or gone: nothing is to be marked
        all_of_it = escape("".join(piece.text for piece in page.words))
        words = f'<p class="entry__words" lang="{page.lang}">{all_of_it}</p>'
        words = f"<details><summary>{t(WORDS)}</summary>{words}</details>"
    title = f'<h3 class="entry__title">{_title(page)}</h3>'
    return f'<article class="entry">{title}{words}{_figures(page, shots, t)}</article>'


def _title(page: Page) -> str:
    return f'<span lang="{page.lang}">{escape(page.title)}</span> <span class="path">{escape(page.url)}</span>'


def _figures(page: Page, shots: tuple[str, str], t: Strings) -> str:
    figures = "".join(
        f'<figure><img src="{shot}" alt="{escape(f"{t(label)}: {page.title}")}">'
        f"<figcaption>{t(label)}</figcaption></figure>"
        for shot, label in zip(shots, (BEFORE, AFTER), strict=True)
        if shot
    )
    return f'<div class="shots">{figures}</div>' if figures else ""
