"""Settings of the small site that tests build: the real ones, over other content.

Not called pelicanconf.py: Pelican would take it for the module of that name, which it imports here.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from pelicanconf import *  # noqa: E402, F403
from plugins import catalogue  # noqa: E402

SITEURL = "https://small.example"
PATH = str(HERE / "content")
CATALOGUE = catalogue.Settings(host="small.example", now=datetime(2026, 1, 1, tzinfo=UTC))
