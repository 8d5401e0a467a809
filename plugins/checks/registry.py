"""All checks of the catalogue, in no order that matters: problems are sorted by file."""

from __future__ import annotations

from plugins.checks import Check

CHECKS: tuple[Check, ...] = ()
