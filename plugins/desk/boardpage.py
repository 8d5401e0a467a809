"""The translation board as a page: what there is to do first, then every item in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from plugins.desk import board, paper, worddiff
from plugins.desk.board import Cell, Row, State
from plugins.desk.telling import HOLDS, ITEM, SAID, SIGNS, TEXT, UNKNOWN, command
from plugins.model.language import Language
from plugins.model.problem import N_
from plugins.wording.strings import T_, Strings

HEADING = N_("Translations")
LEAD = N_("Every item in every language: what is written, what is missing, and what its source has left behind.")
SUMS = N_("In each language")
ONLY = N_("Show only what is to be done")
EVERYTHING = N_("Every item")
DRAFT = N_("draft")
CHANGED = N_("What has changed in the source since")
BEGIN = N_("To begin the translation, write in the terminal:")
CLOSE = N_("Close")
KINDS = {  # in the words of the site itself
    "news": T_("News"),
    "events": T_("Events"),
    "partners": T_("Partners"),
    "pages": T_("Pages"),
    "tags": T_("Topics"),
    "project": T_("About the project"),
}


def page(made: Sequence[Row], languages: Sequence[Language], editor: str) -> str:
    """Return the board as one HTML page that needs nothing beside it."""
    t = Strings(editor, "problems")
    body = [
        f'<h2 id="sums">{t(SUMS)}</h2>',
        f'<div class="sums">{"".join(_sum(made, language, t) for language in languages)}</div>',
        *_outdated(made, languages, t),
        f"<h2>{t(EVERYTHING)}</h2>",
        f'<label class="only"><input type="checkbox" id="todo"> {t(ONLY)}</label>',
        *_table(made, languages, editor, t),
    ]
    return paper.page(t(HEADING), f'<p class="head__more">{t(LEAD)}</p>', "\n".join(body), editor)


def _sum(made: Sequence[Row], language: Language, t: Strings) -> str:
    found = board.counts(made, language.code)
    parts = "".join(
        f'<span class="sum__part sum__part--{state}" style="--share: {number}"></span>'
        for state, number in found.items()
        if number
    )
    counts = "".join(
        f"<li>{_state(state, t, '' if number else ' is-none')} <b>{number}</b></li>" for state, number in found.items()
    )
    return (
        f'<section class="sum"><h3 class="sum__name" lang="{language.code}">{escape(language.name)}</h3>'
        f'<div class="sum__bar" aria-hidden="true">{parts}</div><ul class="sum__counts">{counts}</ul></section>'
    )


def _state(state: State, t: Strings, more: str = "") -> str:
    return f'<span class="state state--{state}{more}" data-sign="{SIGNS[state]}">{t(SAID[state])}</span>'


def _outdated(made: Sequence[Row], languages: Sequence[Language], t: Strings) -> Iterator[str]:
    names = {language.code: language.name for language in languages}
    entries = [(row, group) for row in made for group in _alike(row)]
    if not entries:
        return
    yield f'<h2 id="outdated">{t(SAID[State.OUTDATED]).capitalize()} ({len(entries)})</h2>'
    for row, cells in entries:
        whose = ", ".join(f'<span lang="{lang}">{escape(names[lang])}</span>' for lang in cells)
        holds = "".join(
            f"<li>{escape(t(HOLDS)).format(command=f'<code>{escape(command(row, cell, unchanged=True))}</code>')}</li>"
            for cell in cells.values()
        )
        cell = next(iter(cells.values()))
        yield (
            f'<article class="entry" id="{_anchor(row, cells)}"><h3 class="entry__title">{_title(row)}</h3>'
            f'<p class="quiet">{whose}</p>{_changes(cell, t)}<ul class="entry__then">{holds}</ul></article>'
        )


def _alike(row: Row) -> Iterator[dict[str, Cell]]:
    """Yield the translations that are out of date, those together whose source has changed in the same words."""
    groups: list[dict[str, Cell]] = []
    for lang, cell in row.cells.items():
        if cell.state is State.OUTDATED:
            same = next((each for each in groups if _key(next(iter(each.values()))) == _key(cell)), None)
            if same is None:
                groups.append({lang: cell})
            else:
                same[lang] = cell
    yield from groups


def _key(cell: Cell) -> tuple[object, ...]:
    return cell.source, cell.changes


def _anchor(row: Row, langs: Iterable[str]) -> str:
    return "-".join([row.kind, row.id, *langs])


def _title(row: Row) -> str:
    return (
        f'<span lang="{row.lang}">{escape(row.title)}</span> <span class="path">{escape(f"{row.kind}/{row.id}")}</span>'
    )


def _changes(cell: Cell, t: Strings) -> str:
    if cell.changes is None:
        return f'<p class="entry__words">{t(UNKNOWN)}</p>'
    parts = "".join(
        f"<div><dt>{escape(change.header or t(TEXT))}</dt>"
        f'<dd lang="{cell.source}">{worddiff.as_html(change.pieces)}</dd></div>'
        for change in cell.changes
    )
    return f'<p class="entry__words">{t(CHANGED)}:</p><dl class="parts">{parts}</dl>'


def _table(made: Sequence[Row], languages: Sequence[Language], editor: str, t: Strings) -> Iterator[str]:
    site, width = Strings(editor), len(languages) + 1
    # The roles are those that the elements have anyway, but where styles lay the table out anew, on a phone.
    heads = "".join(
        f'<th scope="col" role="columnheader" lang="{language.code}">{escape(language.name)}</th>'
        for language in languages
    )
    yield (
        f'<table class="board" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">'
        f"{t(ITEM)}</th>{heads}</tr></thead>"
    )
    for kind, rows in groupby(made, key=lambda row: row.kind):
        items = list(rows)
        done = " is-done" if all(_done(row) for row in items) else ""
        yield (
            f'<tbody role="rowgroup"><tr role="row" class="board__group{done}"><th scope="rowgroup" role="rowheader" '
            f'class="board__kind" colspan="{width}">{escape(site(KINDS[kind]))}</th></tr>'
        )
        yield from (_row(row, t) for row in items)
        yield "</tbody>"
    yield "</table>"


def _done(row: Row) -> bool:
    return all(cell.state is State.DONE for cell in row.cells.values())


def _row(row: Row, t: Strings) -> str:
    draft = f'<span class="board__draft">{t(DRAFT)}</span>' if row.draft else ""
    targets = {lang: _anchor(row, group) for group in _alike(row) for lang in group}
    cells = "".join(
        f'<td role="cell" data-lang="{lang}">{_cell(row, lang, cell, targets.get(lang, ""), t)}</td>'
        for lang, cell in row.cells.items()
    )
    done = ' class="is-done"' if _done(row) else ""
    head = f'<th scope="row" role="rowheader" class="board__item">{_title(row)}{draft}</th>'
    return f'<tr role="row"{done}>{head}{cells}</tr>'


def _cell(row: Row, lang: str, cell: Cell, target: str, t: Strings) -> str:
    name = f'class="state state--{cell.state}" data-sign="{SIGNS[cell.state]}"'
    if cell.state is State.OUTDATED:
        return f'<a {name} href="#{target}"><span>{t(SAID[cell.state])}</span></a>'
    if cell.state is State.MISSING:
        pop = f"begin-{_anchor(row, [lang])}"
        return (
            f'<button type="button" {name} popovertarget="{pop}"><span>{t(SAID[cell.state])}</span></button>'
            f'<div class="begin" id="{pop}" popover><p>{t(BEGIN)}</p><code>{escape(command(row, cell))}</code>'
            f'<button type="button" class="begin__close" popovertarget="{pop}" popovertargetaction="hide">{t(CLOSE)}'
            "</button></div>"
        )
    return _state(cell.state, t)
