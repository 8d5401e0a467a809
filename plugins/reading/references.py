"""What one thing says of another, by its id: every id must be somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from plugins.model.problem import N_, Problem, problem
from plugins.reading.suggest import suggest
from plugins.reading.things import Thing

# header -> the kind of thing that its ids belong to
_KINDS = {"partners": "partners", "host": "partners", "events": "events", "tags": "tags"}
_PATH = re.compile(r".*/([a-z0-9-]+)(?:/(?:index\.[a-z]+\.md)?)?")  # which is easier to copy
_WRONG = {
    "partners": N_("there is no partner “{id}”"),
    "events": N_("there is no event “{id}”"),
    "tags": N_("there is no topic “{id}”"),
}
_RIGHT = {"tags": N_("write the name of a folder in content/tags/, or make one: python3 tasks.py new topic")}


def unknown_references(things: Iterable[Thing]) -> Iterator[Problem]:
    """Report ids that are nobody's.

    Bad: `Partners: fum` where the folder is called `fun`. Good: `Partners: fun`.
    """
    things = tuple(things)
    ids: Mapping[str, frozenset[str]] = {
        kind: frozenset(thing.id for thing in things if thing.kind == kind) for kind in set(_KINDS.values())
    }
    called: Mapping[str, dict[str, str]] | None = None
    for thing in things:
        for header, kind in _KINDS.items():
            stated = thing.fact(header) or ()
            for key in (stated,) if isinstance(stated, str) else stated:
                if key not in ids[kind]:
                    path, line = thing.at(header)
                    called = called or {kind: _called(things, kind) for kind in ids}
                    path_of = _PATH.fullmatch(key)
                    near = path_of[1] if path_of and path_of[1] in ids[kind] else called[kind].get(key.casefold())
                    near = near or suggest(key, ids[kind])
                    near = near or called[kind].get(suggest(key, called[kind]) or "")
                    yield problem(
                        path,
                        line,
                        f"unknown-{kind.removesuffix('s')}",
                        _WRONG[kind],
                        N_("did you mean “{near}”?")
                        if near
                        else _RIGHT.get(kind, N_("write the name of a folder in content/{kind}/, or take it out")),
                        id=key,
                        near=near or "",
                        kind=kind,
                    )


def _called(things: Iterable[Thing], kind: str) -> dict[str, str]:
    """Return which id is meant by the names that readers see, in any language: “mokymai” -> training."""
    return {
        name.casefold(): thing.id
        for thing in things
        if thing.kind == kind
        for words in thing.words.values()
        for name in (words.get("title"), words.get("name"), words.get("slug"))
        if name
    }
