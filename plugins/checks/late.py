"""A translation that came after the item was published: its feeds are to show it as new, and must be told when it came.

Without a day of its own it stands in them where the original does, weeks down, where no program shows it as new. That
it came later is in git's history alone; as of old addresses, only the last thirty days are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from plugins.checks import Check, Evidence
from plugins.checks.moved import LATELY, before
from plugins.model.catalogue import Catalogue
from plugins.model.item import Item
from plugins.model.news import News
from plugins.model.problem import N_, Problem, advice

NEW = timedelta(days=7)  # for so long a program shows what it finds as new, whatever its date


def late_check(content: Path, since: str = LATELY) -> Check:
    """Return the check for the texts in the folder `content`."""

    def translation_undated(catalogue: Catalogue, evidence: Evidence) -> Iterator[Problem]:
        """Tell of a translation that comes to its subscribers among what is old.

        Bad: `Title: Nytt` (in a translation that was added to a news item of last month)
        Good: `Translated: 2016-12-20` (beside the title, with the day on which it came)
        """
        old = {(item.kind, item.id) for item in (*catalogue.news, *catalogue.events) if _is_old(item, catalogue)}
        if not old:
            return
        for key, versions in before(content, since).items():
            thing = evidence.things.get(key) if key in old else None
            for source in thing.files if thing else ():
                if versions[0].source(source.lang) is None and "translated" not in source.fields:
                    yield advice(
                        source.path, 1, "translation-undated",
                        N_("the translation came later, and nothing says when: feeds show it among what is old"),
                        N_("add the line “Translated: {day}”, with the day on which it came"),
                        day=f"{catalogue.moment:%Y-%m-%d}",
                    )  # fmt: skip

    return translation_undated


def _is_old(item: Item, catalogue: Catalogue) -> bool:
    """Return whether feeds have had `item` for a while: a translation of today would stand at its old place in them."""
    told = item.published if isinstance(item, News) else item.changed  # as feeds are ordered by
    return not item.draft and told + NEW <= catalogue.moment
