"""The environment that templates are rendered in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2


def environment(settings: Mapping[str, Any]) -> jinja2.Environment:
    """Return the environment that templates are rendered in."""
    options = settings["JINJA_ENVIRONMENT"]
    made = jinja2.Environment(  # noqa: S701  (autoescape is on: it stands in the settings)
        loader=jinja2.FileSystemLoader(Path(settings["THEME"]) / "templates"), auto_reload=False, **options
    )
    made.filters.update(settings["JINJA_FILTERS"])
    made.globals.update(settings["JINJA_GLOBALS"])
    return made
