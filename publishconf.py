"""What differs in production, and nothing else: `pelican content -s publishconf.py`."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://socialcluster.lt"
