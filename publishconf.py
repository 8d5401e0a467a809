"""What differs in production, and nothing else: `pelican content -s publishconf.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the `pelican` command does not look where its settings lie

from pelicanconf import *  # noqa: F403

SITEURL = "https://socialcluster.lt"
