"""Settings of the site that is built twice: the tiny site's, some of them as the environment says.

Search index and share pictures, which take longest, are left out unless EVERYTHING is said. With ASIDE, what is to be
remembered is written by a process of its own, as on sites of many texts; that one "fails", if so said. Said
"once", nothing may be read a second time.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from plugins import search, share_pictures, site
from plugins.building import aside
from plugins.reading import keeping
from tests.incremental import dying
from tests.site.settings import *  # noqa: F403
from tests.site.settings import PLUGINS, SHARE_PICTURES


def breaks_down(self: aside.Aside) -> NoReturn:
    """Stand in for what the other process does."""
    message = f"{self} has no memory left"
    raise OSError(message)


if "ASIDE" in os.environ:
    aside.MUCH = 0
if os.environ.get("ASIDE") == "once":
    keeping.Kept.mended_by = lambda *_: None  # type: ignore[method-assign]
if os.environ.get("ASIDE") == "fails":
    aside.Aside._done = breaks_down  # type: ignore[method-assign]
SIZE = int(os.environ.get("PAGE_SIZE", "3"))
SITE = site.Settings(page_size=SIZE, list_size=SIZE)
PLUGINS = [
    dying,
    *(plugin for plugin in PLUGINS if "EVERYTHING" in os.environ or plugin not in {search, share_pictures}),
]
SHARE_PICTURES = replace(SHARE_PICTURES, cache=Path(os.environ.get("SHARE_CACHE", SHARE_PICTURES.cache)))
