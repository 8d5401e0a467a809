"""Settings of the benchmark's plain Pelican: one run, `Lang:` in each file, translations found by their item.

Pelican lists articles of one language only: lists, topics and the sitemap's lists are there for Lithuanian alone, and
so it writes fewer pages than the other tools. With i18n_subsites (subsites.py) it writes all of them.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.bench.pelican import neighbours

SITENAME = "Socialinis klasteris"
SITEURL = "https://bench.example"
TIMEZONE = "Europe/Vilnius"
DEFAULT_LANG = "lt"
LOCALE = ["C.UTF-8", "C"]
THEME = str(Path(__file__).resolve().parent / "theme")
THEME_STATIC_PATHS: list[str] = []
PLUGINS = [neighbours]  # stated, or Pelican would load all that are installed

ARTICLE_PATHS = ["news"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["theme"]
ARTICLE_TRANSLATION_ID = "item"
ARTICLE_URL = "{section}/{slug}/"
ARTICLE_SAVE_AS = "{section}/{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/{section}/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/{section}/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "home", "tags", "404", "sitemap"]
HOME_SAVE_AS = "index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
INDEX_SAVE_AS = "naujienos/index.html"
TAGS_SAVE_AS = "temos/index.html"
TAG_URL = "temos/{slug}/"
TAG_SAVE_AS = "temos/{slug}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
PAGINATED_TEMPLATES = {"index": 10}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{save_as}"),
    (2, "{base_name}/{number}/", "{base_name}/{number}/index.html"),
)
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = "{lang}/feeds/news.atom"
FEED_MAX_ITEMS = 30

READERS = {"rst": None, "html": None}

# Words of the theme; what topics are called stands in the folder where the benchmark has the tool work.
DESCRIPTION = "Trylika Lietuvos ir Norvegijos įstaigų mokosi dirbti kartu."
LANGUAGES = {
    "lt": {"root": "", "news": "naujienos", "topics": "temos"},
    "nb": {"root": "nb/", "news": "nyheter", "topics": "emner"},
    "en": {"root": "en/", "news": "news", "topics": "topics"},
}
NEWS_WORD = {"lt": "Naujienos", "nb": "Nyheter", "en": "News"}
TOPICS_WORD = {"lt": "Temos", "nb": "Emner", "en": "Topics"}
TOPIC_NAMES = json.loads(Path("names.json").read_text(encoding="utf-8"))
