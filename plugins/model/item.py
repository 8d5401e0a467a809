"""What news, events, partners, pages and tags have in common: an id, and words in some languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from plugins.model.text import Text

NEVER_STATED = datetime(1970, 1, 1, tzinfo=UTC)  # when something was changed of which no header says it


@dataclass(frozen=True, kw_only=True)
class Rendition:
    """A picture in one format, in the widths that screens need."""

    type: str  # media type: "image/avif"
    files: tuple[tuple[str, int], ...]  # (root-relative address, width in pixels), narrowest first; at least one


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture file of an item, and what is published of it: never the file itself."""

    path: str  # from content/: "news/oslo/group.jpg"
    credit: str = ""
    width: int = 0  # pixels, of its largest version; 0 where the file cannot be shown, which stops the build
    height: int = 0
    tone: str = ""  # its average colour as in CSS, without #: "7ab"; "" where one sees through it
    renditions: tuple[Rendition, ...] = ()  # the best compressed first; the last is for every browser

    @property
    def url(self) -> str:
        """Return the root-relative address of its largest version that every browser shows."""
        return self.renditions[-1].files[-1][0]


@dataclass(frozen=True, kw_only=True)
class Item:
    """A thing with one folder in content/."""

    kind: str  # news, events, partners, pages, tags or project: the folder above
    id: str  # the folder's name; outlives title, date and address
    texts: tuple[Text, ...]  # exactly one for every language of the site, in the site's order
    changed: datetime  # aware, UTC: the last edit that readers should hear of
    modified: date | None = None  # the day of that edit, where a header says so
    late: tuple[tuple[str, datetime], ...] = ()  # (language, when its words came: aware, UTC), where that was later
    image: Picture | None = None
    aliases: tuple[tuple[str, str], ...] = ()  # (old root-relative address, language that it leads to)
    draft: bool = False  # seen in `serve`, never in a production build

    def text(self, lang: str) -> Text:
        """Return the words for a reader of `lang`."""
        for text in self.texts:  # asked a hundred times a page: a generator would take as long again
            if text.reader == lang:
                return text
        raise KeyError(lang)

    def told(self, lang: str, moment: datetime) -> datetime:
        """Return `moment`, or when the words of `lang` came, if that was later: nobody could have read them before."""
        return max([moment, *(came for code, came in self.late if code == lang)]) if self.late else moment

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the item is written in, in the site's order."""
        return tuple(text.reader for text in self.texts if not text.stands_in)
