"""The pages of the desk in `serve`: what each is given, and the templates that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.desk import drafting, paper
from plugins.desk.fingerprints import stated
from plugins.desk.pages import FORMS
from plugins.editing.fields import Field, Group
from plugins.editing.filling import Filled, Message, filled
from plugins.editing.folder import Folder
from plugins.editing.sheet import TEXT, WHOLE, Sheet, differing
from plugins.editing.telling import Told
from plugins.languages import LANGUAGES
from plugins.model.problem import N_, Problem
from plugins.reading.naming import PICTURES
from plugins.wording.strings import Strings, explain

HERE = Path(__file__).parent
STYLES = ("form", "ways", "told", "listed")  # later ones say otherwise of what is in a form

NEW = {
    "news": N_("News item"),
    "event": N_("Event"),
    "partner": N_("Partner"),
    "topic": N_("Topic"),
    "page": N_("Page"),
}
CONFLICT = N_(
    "Somebody has changed this item since you opened it. What you have written stands here; where the file says "
    "something else now, that stands below the field. To write yours over it, save again."
)
WHOLE_CONFLICT = N_(
    "Somebody has changed or deleted this file since you opened it. What you have written stands here, as the whole "
    "file; what it says now stands below. To write yours over it, save again."
)
CONFLICT_OF_DELETING = N_(
    "Somebody has changed this item since you opened this page. Look at what would be deleted now, and delete again."
)
TOGETHER = 90  # MB of all files that come in at once: tornado takes a hundred, and answers nothing to more
LINE = N_("line {line}: {told}")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How things stand with what a form shows."""

    saved: bool = False
    refused: Sequence[str] = ()  # why nothing was saved
    taken: Sequence[str] = ()  # names of files that have come in
    leads_on: str = ""  # the old address that leads to this one from now on
    raised: str = ""  # the number of changes that an event has got with the saving
    now: Sheet | None = None  # what the files say, where they are others than when the form was opened
    address: str = ""  # of the page
    elsewhere: int = 0  # faults in other items
    outdated: str = ""  # language of the source that has changed since it was translated


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why nothing was begun; empty where nothing speaks against it."""

    words: str = ""
    there: str = ""  # the folder's name of what is there already
    address: str = ""  # and its form


NOTHING = Refusal()


def address(folder: Folder, lang: str) -> str:
    """Return where the form of an item is."""
    return f"{FORMS}/{folder.kind}/{folder.id}/{lang}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _styles() -> Markup:
    """Return the stylesheet: the desk's, and what forms need beside it."""
    return Markup("\n".join([paper.styles(), *((HERE / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)]))  # noqa: S704  (our own files)


def render(template: str, editor: str, **given: object) -> str:
    """Return a page of the desk, in the editor's words."""
    return _environment().get_template(template).render(
        t=Strings(editor, "problems"),
        editor=editor,
        site=Strings(editor)("Social Cluster"),
        styles=_styles(),
        base=FORMS,
        icon="/favicon.svg",  # the site's
        languages={each.code: each.name for each in LANGUAGES},
        **given,
    )  # fmt: skip


def form_of(problem: Problem) -> str:
    """Return the address of the form in which a fault can be mended; "" where there is none."""
    parts, name = problem.path.parts, problem.path.name.split(".")
    there = len(parts) == 4 and len(name) == 3 and name[1] in {each.code for each in LANGUAGES}
    return f"{FORMS}/{parts[1]}/{parts[2]}/{name[1]}" if there else ""


def new(
    kind: str,
    fields: Iterable[Field],
    editor: str,
    held: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    refused: Refusal = NOTHING,
    before: tuple[str, str] = ("", ""),
) -> str:
    """Return the page on which an item is begun: `kind` as in `tasks.py new`, `held` by header and by language.

    `before`: title and id of the event that is held again.
    """
    t, values, told = Strings(editor, "problems"), held or {}, wrong or {}
    return render(
        "new.html",
        editor,
        title=t(NEW[kind]),
        fields=[
            filled(
                each,
                drafting.KINDS[kind],
                values.get(each.key, ""),
                t,
                [(told[each.key], False)] if each.key in told else (),
            )
            for each in fields
        ],
        titles={each.code: values.get(each.code, "") for each in LANGUAGES},
        refused=refused,
        before=before,
    )


def missing(folder: Folder, lang: str, editor: str, refused: str = "") -> str:
    """Return the page of a language in which an item is not written yet."""
    sources = [code for code, text in folder.texts.items() if text.is_plain]
    return render("missing.html", editor, folder=folder, lang=lang, sources=sources, refused=refused)


def whole(
    folder: Folder, lang: str, problems: Iterable[Problem], editor: str, refused: str = "", held: str | None = None
) -> str:
    """Return the page of a whole file: where its header cannot be told from its text, or what is wrong has no field.

    `held` is what was typed, and not saved.
    """
    written = folder.texts[lang].written if lang in folder.texts else None
    return render(
        "whole.html",
        editor,
        folder=folder,
        lang=lang,
        text=written if held is None else held,
        is_plain=folder.is_plain(lang),
        now=written if held not in (None, written) else None,
        faults=[("", explain(each, editor)) for each in problems],
        refused=refused,
    )


def form(
    folder: Folder,
    lang: str,
    groups: Iterable[Group],
    held: Sheet,
    told: Sequence[Told],
    standing: Standing,
    editor: str,
) -> str:
    """Return the form that holds `held`; what `told` says stands at the fields that it is about, and above all."""
    t = Strings(editor, "problems")
    by_key: dict[str, list[Message]] = {}
    for each in told:
        by_key.setdefault(each.key, []).append((_said(each, t), each.advice))
    now = standing.now
    groups = tuple(groups)
    differ = differing(folder, lang, [field for group in groups for field in group.fields])

    def shown(field: Field) -> Filled:
        there = None if now is None else now.values.get(field.key, "")
        told_of = by_key.get(field.key, ())
        value = held.values.get(field.key, "")
        return filled(field, folder.kind, value, t, told_of, there, differs=field.key in differ)

    return render(
        "form.html",
        editor,
        folder=folder,
        lang=lang,
        title=held.values.get("title") or folder.id,
        groups=[
            (group, t(group.heading) if group.heading else "", [shown(field) for field in group.fields])
            for group in groups
        ],
        body=held.body.rstrip(),
        body_told=by_key.get(TEXT, ()),
        body_now=now.body if now is not None and now.body.rstrip() != held.body.rstrip() else None,
        faults=[_led(each, folder, lang, t) for each in told if not each.advice],
        advice=[_led(each, folder, lang, t) for each in told if each.advice],
        standing=standing,
        refused=[("", words) for words in standing.refused],
        conflict=t(CONFLICT),
        most=TOGETHER,
        files=[(name, PurePosixPath(name).suffix.lower() in PICTURES) for name in folder.files],
        made_from=_made_from(folder, lang),
        others={
            code: text.source
            for code, text in folder.texts.items()
            if code != lang and text.source is not None and not text.source.broken
        },
    )


def _made_from(folder: Folder, lang: str) -> str:
    """Return the language that a text was translated from; "" where it does not say."""
    own = folder.texts[lang].source
    made_from = stated(own) if own is not None else None
    return made_from[0] if made_from else ""


def _said(told: Told, t: Strings) -> str:
    return t(LINE).format(line=told.line, told=told.words) if told.key == TEXT and told.line else told.words


def _led(told: Told, folder: Folder, lang: str, t: Strings) -> tuple[str, str]:
    """Return where a message can be mended, and its words; the file's name before them where that is another's form."""
    words = _said(told, t)
    if told.lang and told.lang != lang:
        words = f"index.{told.lang}.md: {words}"
    if told.key == WHOLE:
        return f"{address(folder, told.lang or lang)}?{WHOLE}", words
    if told.lang and told.lang != lang:
        return f"{address(folder, told.lang)}#f-{told.key or TEXT}", words
    return (f"#f-{told.key}" if told.key else ""), words
