"""Settings of the benchmark's “ours”: a theme of the same weight as those of the other tools, and its plugins."""

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from pelicanconf import *  # noqa: F403
from plugins import catalogue, languages, report, site, sitemap, stylesheet, writer
from tests.bench.ours import news_feed

SITEURL = "https://bench.example"
THEME = str(Path(__file__).resolve().parent / "theme")
PLUGINS = [writer, report, catalogue, languages, stylesheet, site, news_feed, sitemap]
SITE = site.Settings(list_size=100_000)  # topics on one page each, as the others have them
PAGE_EXTRAS = ()  # type: ignore[assignment]
CATALOGUE = catalogue.Settings(now=datetime(2026, 7, 1, tzinfo=UTC))  # after the last of the news
