"""Settings of the benchmark's Pelican with i18n_subsites: one run after another, each of a language, all pages."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from pelican.plugins import i18n_subsites

from tests.bench.pelican import neighbours
from tests.bench.pelican.plain import *  # noqa: F403

PLUGINS = [neighbours, i18n_subsites]
TRANSLATION_FEED_ATOM = None  # type: ignore[assignment]
FEED_ATOM = "feeds/news.atom"
I18N_SUBSITES = {
    "nb": {
        "SITENAME": "Den sosiale klyngen",
        "DESCRIPTION": "Tretten institusjoner fra Litauen og Norge lærer å arbeide sammen.",
        "INDEX_SAVE_AS": "nyheter/index.html",
        "TAGS_SAVE_AS": "emner/index.html",
        "TAG_URL": "emner/{slug}/",
        "TAG_SAVE_AS": "emner/{slug}/index.html",
    },
    "en": {
        "SITENAME": "The social cluster",
        "DESCRIPTION": "Thirteen institutions from Lithuania and Norway learn to work together.",
        "INDEX_SAVE_AS": "news/index.html",
        "TAGS_SAVE_AS": "topics/index.html",
        "TAG_URL": "topics/{slug}/",
        "TAG_SAVE_AS": "topics/{slug}/index.html",
    },
}
