"""Names that outlive titles, dates and addresses (RFC 4151: tag URIs)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who gives names, and since when: both stand in every subscriber's memory and are never to be changed.

    `domain` was the project's at all of the day that `since` names ("2015" is the first of January).
    """

    domain: str = "socialcluster.lt"
    since: str = "2015"

    def entry(self, kind: str, key: str, lang: str) -> str:
        """Return the name of an item as told to readers of `lang`: tag:socialcluster.lt,2015:news/oslo/nb.

        The readers' language and not the words': where a translation comes later, it takes the place of the words that
        stood in, and nobody finds the item twice. Whoever reads in two languages gets both: many programs keep one
        entry for each name, whatever the number of feeds that it stands in.
        """
        return f"tag:{self.domain},{self.since}:{kind}/{key}/{lang}"

    def feed(self, key: str, lang: str) -> str:
        """Return the name of a feed, the same in all formats."""
        return f"tag:{self.domain},{self.since}:feeds/{key}/{lang}"
