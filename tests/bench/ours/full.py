"""Settings of the benchmark's “ours, full theme”: the real ones, without pictures and without the search index."""

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import pelicanconf
from pelicanconf import *  # noqa: F403
from plugins import catalogue, images, search, share_pictures

PLUGINS = [plugin for plugin in pelicanconf.PLUGINS if plugin not in (images, search, share_pictures)]
PAGE_EXTRAS = tuple(each for each in pelicanconf.PAGE_EXTRAS if each is not share_pictures.complete)  # type: ignore[assignment]
CATALOGUE = catalogue.Settings(now=datetime(2026, 7, 1, tzinfo=UTC))  # after the last of the news
