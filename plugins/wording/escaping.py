"""A plain text as HTML, and a plain text itself: to mark it as safe, as `escape` does, takes ten times as long."""

from __future__ import annotations

__all__ = ["escape_text"]

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # a machine for which there is no compiled one
    from markupsafe._native import _escape_inner as escape_text
