"""Keeps the catalogues whole: finds the messages of templates and plugins, and says what lacks a translation.

Babel reads and writes the catalogues. Finding is our own: Babel and Jinja know calls of a name, `t("…")`, but not of a
method, `t.n("…", "…", n)`. Messages are what `t`, `t.n`, `t.p` and `T_` are called with, for visitors (domain
`messages`), and what `N_` is called with, and `t` in the desk's own templates, for editors (domain `problems`).

What is written depends on the messages alone: no dates, no line numbers, no versions.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po, write_po
from jinja2 import Environment, nodes

LANGUAGES = ("lt", "nb")  # English is what messages are written in
DOMAINS = ("messages", "problems")

_CALLS = {"t": "messages", "t.n": "messages", "t.p": "messages", "T_": "messages", "N_": "problems"}
_LITERALS = {"t.n": 2, "t.p": 2}  # how many of the arguments are words; others: the first
_GAP = re.compile(r"%\((\w+)\)[a-z]|(?<!\{)\{(\w+)\}(?!\})")
_LOOSE_PERCENT = re.compile(r"%(?!%|\(\w+\)[a-z])")


class ExtractionError(ValueError):
    """A message that is put together when the site is built: no catalogue can hold it."""


@dataclass(frozen=True, kw_only=True, order=True)
class Found:
    """A message in a file."""

    domain: str
    words: tuple[str, ...]  # one, or singular and plural
    context: str
    file: str  # from the project's root


def find(root: Path) -> list[Found]:
    """Return every message of templates and plugins. Raises ExtractionError, naming the places that can't be read."""
    found: set[Found] = set()
    faults: list[str] = []
    readers = (
        ("theme/templates", "*.html", _in_template, ""),
        ("plugins", "*.html", _in_template, "problems"),
        ("plugins", "*.py", _in_python, ""),
    )
    for folder, pattern, reader, domain in readers:
        for path in sorted((root / folder).rglob(pattern)):
            file = path.relative_to(root).as_posix()
            for name, words, line in reader(path.read_text(encoding="utf-8")):
                if words is None:
                    faults.append(f"{file}:{line}: {name}(…) needs its words as they are; put what varies into gaps")
                else:
                    context = words[0] if name == "t.p" else ""
                    parts = words[1:] if name == "t.p" else words
                    found.add(Found(domain=domain or _CALLS[name], words=parts, context=context, file=file))
    if faults:
        raise ExtractionError("\n".join(faults))
    return sorted(found)


def update(root: Path, *, write: bool = True) -> list[str]:
    """Bring the catalogues of `root` up to date with its templates and plugins, and return what is wrong with them.

    With `write=False` nothing is changed, and a catalogue that would be is among what is wrong.
    """
    found = find(root)
    wrong: list[str] = []
    for lang in LANGUAGES:
        for domain in DOMAINS:
            file = root / "theme" / "translations" / lang / "LC_MESSAGES" / f"{domain}.po"
            name = file.relative_to(root).as_posix()
            before = file.read_bytes() if file.exists() else b""
            try:
                catalogue = read_po(BytesIO(before), locale=lang, domain=domain, abort_invalid=True)
            except PoFileError as error:
                wrong.append(f"{name}: cannot be read: {error}")
                continue
            after = _text(merged(catalogue, (each for each in found if each.domain == domain), lang), lang, domain)
            if write and after != before:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(after)
            elif after != before:
                wrong.append(f"{name}: is not what templates and plugins say: run `python3 tasks.py strings`")
            wrong += [f"{name}: {fault}" for fault in faults(read_po(BytesIO(after), locale=lang), lang)]
    return wrong


def merged(old: Catalog, found: Iterable[Found], lang: str) -> Catalog:
    """Return a catalogue of just the messages `found`, with the translations that `old` has for them."""
    new = Catalog(locale=lang, fuzzy=False)
    for each in found:
        key = each.words[0] if len(each.words) == 1 else each.words
        context = each.context or None
        known = old.get(each.words[0], context)
        plural = len(each.words) > 1
        string = known.string if known is not None and isinstance(known.string, str) is not plural else ""
        flags = {"fuzzy"} if known is not None and known.fuzzy else set()
        comments = known.user_comments if known is not None else ()
        place = [(each.file, 0)]
        new.add(key, string, locations=place, flags=flags, user_comments=comments, context=context)
    return new


def faults(catalogue: Catalog, lang: str) -> Iterator[str]:
    """Yield what is wrong with a catalogue's translations."""
    forms = get_plural(lang).num_plurals
    for message in catalogue:
        if not message.id:
            continue
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        said = f"“{ids[0]}”"
        if message.fuzzy:
            yield f"the translation of {said} is marked as doubtful (fuzzy)"
        if len(ids) > 1 and len(strings) != forms:
            yield f"{said} has {len(strings)} forms; {lang} needs {forms}"
        elif not all(strings):
            yield f"there is no translation of {said}"
        else:
            yield from _unlike(said, ids, strings)


def _unlike(said: str, ids: tuple[str, ...], strings: tuple[str, ...]) -> Iterator[str]:
    """Yield where a translation is not made like its message."""
    gaps = set(_gaps(ids[-1]))
    for string in strings:
        if set(_gaps(string)) != gaps:
            yield f"{said} has the gaps {_listed(gaps)}, its translation “{string}” {_listed(set(_gaps(string)))}"
        if "%(" in ids[-1] and _LOOSE_PERCENT.search(string):
            yield f"{said}: a per cent sign beside gaps is written %% in “{string}”"
        if (string[:1].isspace(), string[-1:].isspace()) != (ids[0][:1].isspace(), ids[0][-1:].isspace()):
            yield f"{said} and “{string}” begin or end differently: with and without a space"


def _gaps(words: str) -> list[str]:
    return [percent or brace for percent, brace in _GAP.findall(words)]


def _listed(gaps: set[str]) -> str:
    return ", ".join(sorted(gaps)) or "none"


def _text(catalogue: Catalog, lang: str, domain: str) -> bytes:
    """Return the catalogue as a file: our own header, since Babel's has the time and its version in it."""
    to = "what visitors read" if domain == "messages" else "what editors are told"
    header = {
        "Project-Id-Version": "socialcluster",
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": str(get_plural(lang)),
    }
    # For Lithuanian CLDR has a fourth form, "many", for decimals alone ("1,5 dienos"); nothing here counts in those.
    lines = "".join(f'"{key}: {value}\\n"\n' for key, value in header.items())
    top = f"# {to.capitalize()}. Made by `python3 tasks.py strings`: change translations only.\n"
    body = BytesIO()
    plain = {"omit_header": True, "sort_output": True, "include_lineno": False, "ignore_obsolete": True}
    write_po(body, catalogue, width=120, **plain)
    return f'{top}msgid ""\nmsgstr ""\n{lines}\n'.encode() + body.getvalue()


Call = tuple[str, tuple[str, ...] | None, int]
"""(what is called, its words, line); None instead of words that are put together only when the site is built."""
Choices = tuple[str, ...] | None
"""The words that an argument can be: none for a variable, whose words are marked elsewhere; None where nobody knows."""


def _in_template(source: str) -> Iterator[Call]:
    tree = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], autoescape=True).parse(source)
    for call in tree.find_all(nodes.Call):
        called = call.node
        name = ""
        if isinstance(called, nodes.Name):
            name = called.name
        elif isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
            name = f"{called.node.name}.{called.attr}"
        if name in _CALLS:
            yield from _calls(name, [_in_jinja(each) for each in call.args], call.lineno)


def _in_jinja(node: nodes.Expr | None) -> Choices:
    if isinstance(node, nodes.Const):
        return (str(node.value),)
    if isinstance(node, nodes.CondExpr):
        return _either(_in_jinja(node.expr1), _in_jinja(node.expr2))
    return () if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem) else None


def _in_python(source: str) -> Iterator[Call]:
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and (name := _python_name(call.func)) in _CALLS:
            yield from _calls(name, [_in_ast(each) for each in call.args], call.lineno)


def _python_name(node: ast.expr) -> str:
    """Return `t.n` for t.n, self.t.n and Strings(lang).n alike."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.insert(0, node.id)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Strings":
        parts.insert(0, "t")
    called = ".".join(parts[-2:])
    return called if called in _CALLS else ".".join(parts[-1:])


def _in_ast(node: ast.expr) -> Choices:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (node.value,)
    if isinstance(node, ast.IfExp):
        return _either(_in_ast(node.body), _in_ast(node.orelse))
    return () if isinstance(node, ast.Name | ast.Attribute | ast.Subscript) else None


def _either(one: Choices, other: Choices) -> Choices:
    return None if one is None or other is None else one + other


def _calls(name: str, arguments: list[Choices], line: int) -> Iterator[Call]:
    """Yield a call for each way in which its words can be chosen."""
    choices = arguments[: _LITERALS.get(name, 1)]
    if not any(choices) and None not in choices:
        return  # variables
    known = [each for each in choices if each]
    if len(known) < _LITERALS.get(name, 1):
        yield name, None, line
        return
    for words in itertools.product(*known):
        yield name, words, line
