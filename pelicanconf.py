"""Pelican's settings for socialcluster.lt.

Plugins are imported here and listed as modules: a name that Pelican cannot import would only be logged, and the site
would lack what the plugin makes.
"""

import sys
from functools import partial
from pathlib import Path

from jinja2 import StrictUndefined

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:  # the `pelican` command does not look where its settings lie
    sys.path.insert(0, str(HERE))

from plugins import (  # noqa: E402
    aliases,
    calendar,
    catalogue,
    feeds,
    hosting,
    images,
    languages,
    partner_map,
    report,
    search,
    share_pictures,
    site,
    sitemap,
    structured_data,
    stylesheet,
    writer,
)

SITENAME = "Social Cluster"
SITEURL = "http://127.0.0.1:8000"  # publishconf.py has the real one
TIMEZONE = "Europe/Vilnius"
LOCALE = ["C.UTF-8", "C"]  # dates are our own affair; the terminal may name a locale that the machine does not have
DEFAULT_LANG = "lt"

PATH = str(HERE / "content")
OUTPUT_PATH = "output/"
THEME = str(HERE / "theme")

PLUGINS = [
    writer,
    report,
    catalogue,
    languages,
    stylesheet,
    site,
    images,
    calendar,
    partner_map,
    feeds,
    share_pictures,
    structured_data,
    aliases,
    hosting,
    search,
    sitemap,  # lists what those above have written
]
CATALOGUE = catalogue.Settings(host="socialcluster.lt")
SITE = site.Settings()
CALENDAR = calendar.Settings()
FEEDS = feeds.Settings()
SHARE_PICTURES = share_pictures.Settings()
SITEMAP = sitemap.Settings()
PAGE_EXTRAS = (
    share_pictures.complete,
    calendar.complete,
    feeds.complete,
    partial(structured_data.complete, zone=TIMEZONE),
)
PAGE_LISTER = sitemap.listed

JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
JINJA_FILTERS = {**languages.FILTERS, **calendar.FILTERS}
JINJA_GLOBALS = {**languages.GLOBALS, **images.GLOBALS}

# What Pelican would read and write by itself; the catalogue's plugins do it for three languages.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = False
