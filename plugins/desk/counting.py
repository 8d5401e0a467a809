"""`python3 -m plugins.desk.counting pelicanconf.py` prints how much advice there is on a site's content.

Dictionaries, and what knows one language from another, are installed for `check` alone, so that may find more.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from plugins.checks import Check, tongue
from plugins.checks.advice import ADVICE
from plugins.checks.drafts import draft_check
from plugins.checks.late import late_check
from plugins.checks.moved import moved_check
from plugins.checks.sequence import sequence_check
from plugins.desk.inspecting import inspect, site_settings

UNHURRIED = 10  # of 19: how far all else goes before, where systems know of that


def count(conf: Path) -> int:
    """Return how much advice there is on the content of the site with the settings `conf`."""
    content, settings, _ = site_settings(conf)
    return inspect(content, settings, advisers(content)).advice


def advisers(content: Path) -> tuple[Check, ...]:
    """Return the checks that nothing is missing for, those of git's history among them, for the folder `content`."""
    return (*able(), sequence_check(content), moved_check(content), late_check(content), draft_check(content))


def able() -> tuple[Check, ...]:
    """Return the checks that nothing is missing for."""
    if find_spec("py3langid") is not None:
        return ADVICE
    return tuple(each for each in ADVICE if each.__module__ != tongue.__name__)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(UNHURRIED)
    print(count(Path(sys.argv[1])))  # noqa: T201  (what it is for)
