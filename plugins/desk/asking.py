"""`python3 tasks.py new` and `translate`: the few questions, in the editor's language, and then the files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from plugins.desk import drafting, translating
from plugins.desk.drafting import Draft, Refused
from plugins.desk.hints import ORDER, hint
from plugins.languages import LANGUAGES
from plugins.model.problem import N_
from plugins.reading.finding import find
from plugins.reading.headers import HEADERS
from plugins.reading.sources import Source, key_of
from plugins.reading.things import header_meant
from plugins.wording.editor import editor_language
from plugins.wording.strings import Strings

Ask = Callable[[str], str]

CODES = tuple(language.code for language in LANGUAGES)
TITLE = N_("Title in {language} (empty: not in this language yet): ")
VALUE = N_("{name} ({hint}): ")
FOLDER = N_("Folder (Enter: {proposed}): ")
MADE = N_("Made: {file}")
TOLD = N_("As a draft it is shown in previews only. To see it: python3 tasks.py serve")
AT_ONCE = N_("Readers see it with the next build, so publish it when all of it is translated.")
EXAMPLE = "python3 tasks.py translate news/2016-11-oslo-visit --to nb"
MISSING = N_("“{name}” is missing")
CONFIRMED = N_("{file} is up to date with {source} again.")
_EXAMPLES = {"lt": '--lt "Diena Osle"', "nb": '--nb "En dag i Oslo"', "en": '--en "A day in Oslo"'}
_OWN = {"lt": N_("Lithuanian"), "nb": N_("Norwegian"), "en": N_("English")}


def new(
    root: Path,
    kind: str,
    *,
    titles: Mapping[str, str],
    stated: Sequence[str] = (),
    folder: str = "",
    lang: str = "",
    ask: Ask | None = None,
) -> int:
    """Make the files of a new item; what no flag says is asked with `ask`. Return the exit status."""
    editor = editor_language(lang, os.environ)
    try:
        draft = _draft(kind, {code: words for code, words in titles.items() if words}, stated, folder, editor, ask)
        place = root / "content" / draft.kind / draft.id
        made = drafting.files(draft, editor)
        drafting.write(place, made, root / ".cache" / "desk")
    except Refused as refused:
        return _refuse(refused, editor)
    t = Strings(editor, "problems")
    for name in made:
        sys.stdout.write(t(MADE).format(file=f"content/{draft.kind}/{draft.id}/{name}") + "\n")
    sys.stdout.write(t(TOLD) + "\n")
    return 0


def _draft(
    kind: str, titles: Mapping[str, str], stated: Sequence[str], folder: str, editor: str, ask: Ask | None
) -> Draft:
    if not kind:
        raise Refused(
            N_("say what to make, one of {kinds}: {example}"),
            kinds=", ".join(drafting.KINDS), example="python3 tasks.py new news",
        )  # fmt: skip
    if kind not in drafting.KINDS:
        raise Refused(
            N_("there is no “{kind}” to make; write one of {kinds}"), kind=kind, kinds=", ".join(drafting.KINDS)
        )
    kind = drafting.KINDS[kind]
    values = dict(_stated(kind, each, editor) for each in stated)
    t = Strings(editor, "problems")
    if ask and not titles:
        asked = {code: ask(t(TITLE).format(language=t(_OWN[code]))).strip() for code in CODES}
        titles = {code: words for code, words in asked.items() if words}
    if not titles:
        raise Refused(N_("say the title in one language at least: {example}"), example=_EXAMPLES[editor])
    for key in drafting.needed(kind):
        if key not in values:
            values[key] = _asked(kind, key, editor, ask)
    proposed = drafting.proposed_id(kind, titles, values)
    if ask and not folder:
        folder = ask(t(FOLDER).format(proposed=proposed)).strip()
    return drafting.draft(kind, titles, values, folder, today())


def today() -> date:
    """Return a day that has begun for readers too: in Vilnius it is never an earlier one."""
    return datetime.now(UTC).date()


def _stated(kind: str, words: str, editor: str) -> tuple[str, str]:
    """Read a flag like `Starts: 2016-11-14`, or with = for the colon."""
    name, _, value = words.partition("=") if "=" in words.partition(":")[0] else words.partition(":")
    key, value = key_of(name), value.strip()
    if key not in ORDER[kind] and (near := header_meant(name, {each: HEADERS[kind][each] for each in ORDER[kind]})):
        raise Refused(
            N_("there is no header “{name}” in {kind}; did you mean “{near}”?"), name=name.strip(), kind=kind, near=near
        )
    if key not in ORDER[kind]:
        raise Refused(
            N_("there is no header “{name}” in {kind}; use one of {known}"),
            name=name.strip(), kind=kind, known=", ".join(HEADERS[kind][each].name for each in ORDER[kind]),
        )  # fmt: skip
    wrong = drafting.complaint(kind, key, value, editor)
    if wrong or not value:
        raise Refused(N_("{name}: {wrong}"), name=HEADERS[kind][key].name, wrong=wrong or "–")
    return key, value


def _asked(kind: str, key: str, editor: str, ask: Ask | None) -> str:
    header, t, words = HEADERS[kind][key], Strings(editor, "problems"), hint(kind, key)
    if ask is None:
        raise Refused(
            N_("“{name}” is missing; say it like {example}"),
            name=header.name, example=f'--header "{header.name}: {header.example}"',
        )  # fmt: skip
    while True:
        value = ask(t(VALUE).format(name=header.name, hint=t(words))).strip()
        wrong = drafting.complaint(kind, key, value, editor) if value else t(MISSING).format(name=header.name)
        if not wrong:
            return value
        sys.stdout.write(wrong + "\n")


def translate(root: Path, name: str, *, to: str, source: str = "", unchanged: bool = False, lang: str = "") -> int:
    """Begin a translation of the item `name` into `to`, or say that one still holds. Return the exit status."""
    editor = editor_language(lang, os.environ)
    content = root / "content"
    t = Strings(editor, "problems")
    try:
        if unchanged:
            origin = _origin(_asked_for(content, name, to), to, source)
            shown = f"content/{origin.kind}/{origin.id}/index.{to}.md"
            _confirm(root / shown, shown, origin)
            sys.stdout.write(t(CONFIRMED).format(file=shown, source=origin.path.name) + "\n")
            return 0
        made = begin(content, name, to, editor, source)
    except Refused as refused:
        return _refuse(refused, editor)
    sys.stdout.write(t(MADE).format(file=made) + "\n" + t(AT_ONCE) + "\n")
    return 0


def begin(content: Path, name: str, to: str, editor: str, source: str = "") -> str:
    """Begin a translation of the item `name` into `to`, with notes in the language `editor`; return its path.

    Raises Refused where there is nothing to translate, or nothing to be made.
    """
    origin = _origin(_asked_for(content, name, to), to, source)
    written = {text[1:] for text in find(content, CODES).texts} | {(origin.kind, origin.id, to)}
    path = content / origin.kind / origin.id / f"index.{to}.md"
    drafting.write_file(path, translating.translation(origin, to, editor, written, today()))
    return f"{content.name}/{origin.kind}/{origin.id}/{path.name}"


def _asked_for(content: Path, name: str, to: str) -> tuple[Source, ...]:
    """Return the files of the item called `name`, of which there is to be one in `to`."""
    if not name:
        raise Refused(N_("say which item, by its folder: {example}"), example=EXAMPLE)
    if to not in CODES:
        raise Refused(N_("say which language: {example}"), example="--to nb")
    return translating.sources_of(content, CODES, name)


def _origin(files: Sequence[Source], to: str, wanted: str) -> Source:
    for file in files:
        if file.lang == wanted or (not wanted and file.lang != to):
            return file
    raise Refused(N_("there is no text to translate from"))


def _confirm(path: Path, shown: str, origin: Source) -> None:
    if not path.is_file():
        raise Refused(N_("there is no {file} yet"), file=shown)
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    aside = path.with_name(f".{path.name}.swp")  # a name that content/ overlooks
    aside.write_text(translating.unchanged(text, origin), encoding="utf-8", newline="\n")
    aside.replace(path)


def _refuse(refused: Refused, editor: str) -> int:
    sys.stderr.write(refused.told(editor) + "\n")
    return 1
