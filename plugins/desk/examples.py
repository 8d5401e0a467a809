"""What a check's docstring shows: a bad example and a good one, for guides and for tests.

`Bad: ‹text›` and `Good: ‹text›` begin a line; the text stands in backticks, may run over several lines, and may have a
remark behind it. ⏎ in it is the end of a line, ⇥ a tab.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from plugins.checks import Check

_EXAMPLE = re.compile(r"^(Bad|Good): `(.*?)`(?=\s*(?:\(|$|\n))", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Example:
    """How not to do it, and how to."""

    bad: str
    good: str


def example(check: Check) -> Example | None:
    """Return what the docstring of `check` shows, or None where it shows nothing in this form."""
    found = {name: _typed(" ".join(words.split())) for name, words in _EXAMPLE.findall(inspect.getdoc(check) or "")}
    if found.keys() != {"Bad", "Good"}:
        return None
    return Example(bad=found["Bad"], good=found["Good"])


def _typed(words: str) -> str:
    return re.sub(" ?⏎ ?", "\n", words).replace("⇥", "\t")


def check_name(check: Check) -> str:
    """Return the name under which `check` speaks, where it has only one: that of its function."""
    return check.__name__.replace("_", "-")
