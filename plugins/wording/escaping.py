"""Texts as HTML at once: markupsafe's own `escape` and `Markup` take several times as long."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

__all__ = ["as_markup", "escape_text"]

try:  # a plain text as a plain text: to mark it as safe, as `escape` does, takes ten times as long
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # a machine for which there is no compiled one
    from markupsafe._native import _escape_inner as escape_text

as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)  # of what is HTML already
