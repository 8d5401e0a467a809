"""A thing: all files of one folder, their headers read and their facts brought together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from plugins.model.problem import N_, Problem, problem
from plugins.reading.headers import HEADERS, REQUIRED, Header
from plugins.reading.sources import NO_BREAK, Field, Source, named
from plugins.reading.suggest import suggest
from plugins.reading.unreadable import Unreadable


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One item of the content, as its files tell it, before anything is known of the others."""

    kind: str
    id: str
    files: tuple[Source, ...]  # in the site's order of languages; at least one
    facts: Mapping[str, Any]  # by key; only what is stated and readable
    words: Mapping[str, Mapping[str, Any]]  # language -> key -> value; likewise

    def fact(self, key: str, default: Any = None) -> Any:  # noqa: ANN401  (each key has its own type)
        """Return what the files state for `key`."""
        return self.facts.get(key, default)

    def word(self, lang: str, key: str) -> Any:  # noqa: ANN401
        """Return what the file in `lang` says for `key`, or ""."""
        return self.words.get(lang, {}).get(key, "")

    def source(self, lang: str) -> Source | None:
        """Return the file in `lang`."""
        return next((source for source in self.files if source.lang == lang), None)

    def at(self, *keys: str) -> tuple[PurePosixPath, int]:
        """Return path and line of the first of `keys` that a file states, else where its header begins."""
        for key in keys:
            for source in self.files:
                if key in source.fields:
                    return source.path, source.fields[key].line
        return self.files[0].path, 1


def thing(sources: Iterable[Source], problems: list[Problem]) -> Thing:
    """Bring the files of one folder together; what is wrong in them is added to `problems`."""
    files = tuple(sources)
    headers = HEADERS[files[0].kind]
    facts: dict[str, Any] = {}
    stated: dict[str, tuple[Source, Field]] = {}
    words: dict[str, dict[str, Any]] = {}
    explained: set[str] = set()  # keys that are somewhere else, or misspelt: told once is enough
    named_in = {source.lang: source.fields for source in files}
    for source in files:
        words[source.lang] = {}
        explained.update(_below(source, headers, problems))
        for key, field in named_in[source.lang].items():
            if "\n" in field.value and (swallowed := _swallowed(source, field, headers, problems)):
                explained.update(swallowed)
                continue
            header = headers.get(key)
            if header is None:
                near = header_meant(field.name, headers)
                problems.append(_unknown(source, field, near))
                explained.add((near or "").lower())
                continue
            value = _read(source, field, header, problems)
            if value is None:
                continue
            if header.words:
                words[source.lang][key] = value
            elif key not in stated:
                facts[key], stated[key] = value, (source, field)
            elif facts[key] != value:
                problems.append(_disagreement(source, field, *stated[key]))
    required = REQUIRED[files[0].kind]
    asked = {key: header for key, header in required.items() if key not in explained} if explained else required
    for source in files:
        problems.extend(_missing_words(source, named_in[source.lang], asked))
    problems.extend(_missing_facts(files, frozenset().union(*named_in.values()), asked))
    return Thing(kind=files[0].kind, id=files[0].id, files=files, facts=facts, words=words)


def _swallowed(source: Source, field: Field, headers: Mapping[str, Header], problems: list[Problem]) -> list[str]:
    """Report lines that go on with `field`, as they are indented, and begin like a header; return the keys of those."""
    found = []
    for number, line in enumerate(field.value.split("\n")[1:], field.line + 1):
        if (key := named(line)) in headers:
            found.append(key)
            problems.append(
                problem(
                    source.path,
                    number,
                    "header-line",
                    N_("“{line}” is indented, and so belongs to “{name}”"),
                    N_("delete the spaces at its beginning"),
                    line=line,
                    name=field.name,
                )
            )
    return found


def _below(source: Source, headers: Mapping[str, Header], problems: list[Problem]) -> Iterable[str]:
    """Report required headers below the empty line, where the text begins; return their keys."""
    if source.broken or source.written.find(b":", 0, source.written.find(b"\n")) < 0:
        return ()
    found = []
    for number, line in enumerate(source.body.split("\n", len(headers)), source.body_line):
        key = named(line)
        if key not in headers:
            break
        if headers[key].required and key not in source.fields:
            found.append(key)
            problems.append(
                problem(
                    source.path,
                    number,
                    "header-line",
                    N_("“{line}” stands below the empty line with which the text begins"),
                    N_("move it up to the other headers, or take the empty line out"),
                    line=line,
                )
            )
    return found


def _read(source: Source, field: Field, header: Header, problems: list[Problem]) -> Any:  # noqa: ANN401
    value = field.value
    for space in NO_BREAK:
        if space in value:  # nobody sees it, and a date with one is none
            value = value.replace(space, " ")
    value = value.strip()
    if not value or not (value.isprintable() or _to_be_seen(value)):
        if header.name == "Image_alt":
            return ""  # said on purpose: the picture is decorative
        problems.append(
            problem(
                source.path,
                field.line,
                "empty-header",
                N_("there is nothing behind “{name}”"),
                N_("write a value, or delete the line"),
                name=field.name,
            )
        )
        return None
    try:
        return header.read(value)
    except Unreadable as unreadable:
        first = field.line + field.value.startswith("\n")
        for each in (unreadable, *unreadable.others):
            values = {gap: _on_a_line(value) for gap, value in each.values.items() if value is not None}
            problems.append(problem(source.path, first + each.below, each.check, each.wrong, each.right, **values))
        return None


def _to_be_seen(value: str) -> bool:
    """Whether anything in `value` shows: a space of no width does not, nor does a mere place for a hyphen."""
    return any(letter.isprintable() and not letter.isspace() for letter in value)


def _on_a_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _unknown(source: Source, field: Field, near: str | None) -> Problem:
    return problem(
        source.path,
        field.line,
        "unknown-header",
        N_("there is no header “{name}” in {kind}"),
        N_("did you mean “{near}”?")
        if near
        else N_("say it in the text; docs/editors.en.md tells which headers there are"),
        name=field.name,
        kind=source.kind,
        near=near,
    )


def header_meant(name: str, headers: Mapping[str, Header]) -> str | None:
    """Return the header that somebody means who writes `name`, in her own language or nearly right; None for none."""
    from plugins.wording.headers import MEANT  # few are mistaken

    wanted = name.casefold().replace("_", " ").replace("-", " ")
    for key, names in MEANT.items():
        if key in headers and wanted in names:
            return headers[key].name
    return suggest(name.replace(" ", "_").replace("-", "_"), [each.name for each in headers.values()])


def _disagreement(source: Source, field: Field, first: Source, stated: Field) -> Problem:
    return problem(
        source.path,
        field.line,
        "facts-disagree",
        N_("“{name}” is “{value}” here, but “{other}” in {file} (line {line})"),
        N_("a fact is the same in every language: correct one of them, or keep it in one file only"),
        name=field.name,
        value=" ".join(field.value.split()),
        other=" ".join(stated.value.split()),
        file=first.path.name,
        line=stated.line,
    )


def _missing_words(source: Source, there: Container[str], required: Mapping[str, Header]) -> Iterable[Problem]:
    for key, header in required.items():
        if header.words and key not in there and not source.broken:
            yield _missing(source.path, header)


def _missing_facts(files: Sequence[Source], there: Container[str], required: Mapping[str, Header]) -> Iterable[Problem]:
    if any(source.broken for source in files):
        return
    for key, header in required.items():
        if not header.words and key not in there:
            yield _missing(files[0].path, header)


def _missing(path: PurePosixPath, header: Header) -> Problem:
    return problem(
        path,
        1,
        "missing-header",
        N_("“{name}” is missing"),
        N_("add a line like “{name}: {example}”") if header.example else N_("add a line like “Title: A day in Oslo”"),
        name=header.name,
        example=header.example,
    )
