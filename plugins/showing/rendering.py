"""A page to be written: a template and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Rendering(NamedTuple):
    """One page. `arguments` are without `site` and `t`, which are the same on every page of a language."""

    save_as: str  # below the output folder
    template: str  # below theme/templates/
    arguments: dict[str, object]


Making = Iterator[tuple[str, Callable[[], Iterable[Rendering]], bool]]
"""Yields (name of a piece of work, what makes its pages, whether they are many that are best compared one by one)."""
