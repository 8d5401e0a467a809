"""The words that the site has, by which the search page proposes one for a word that is mistyped: “coruption”.

Pagefind knows endings and marks, but no slips of the finger. A list for each language, fetched when somebody has
searched; theme/static/js/search.js compares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from plugins.searching.documents import Document

MOST = 5000  # words of a language: about 50 kB, 20 compressed
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{4,}")  # a shorter one is near to too many others


def vocabulary(documents: Iterable[Document], lang: str) -> str:
    """Return the words of the `documents` in `lang`, one a line, in small letters: the commonest first."""
    found: Counter[str] = Counter()
    for each in documents:
        if each.lang == lang:
            said = (each.title, *each.names, each.summary, *each.aside, unescape(_TAG.sub(" ", each.html)))
            found.update(set(_WORD.findall(" ".join(said).lower())))
    return "\n".join(sorted(found, key=lambda word: (-found[word], word))[:MOST])
