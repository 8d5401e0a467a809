"""A language of the site: how it is written in addresses, and who stands in where it has no words."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMON = "en"  # what those who speak none of the site's languages read a page in, where it is written in it


def for_others(written: Sequence[tuple[str, str]]) -> str:
    """Return the address for readers of none of the site's languages (hreflang's `x-default`); "" where nothing is.

    `written` has the languages that a page is written in, in the site's order, with its address in each.
    """
    return next((url for lang, url in written if lang == COMMON), written[0][1] if written else "")


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language that the site speaks."""

    code: str  # BCP 47, as in file names, `lang` attributes and hreflang: "nb"
    name: str  # as its speakers call it: "Norsk"
    root: str  # where its pages begin, with a slash at both ends: "/nb/"
    stand_ins: tuple[str, ...]  # whose words are shown where this language has none, best first
    sections: Mapping[str, str] = field(hash=False)  # kind of page -> its word in addresses: {"news": "nyheter", ...}

    def __post_init__(self) -> None:
        """Freeze the one field that a dataclass leaves open."""
        object.__setattr__(self, "sections", MappingProxyType(dict(self.sections)))

    def __reduce__(self) -> tuple[object, ...]:
        """Let a language travel to a worker process: a mapping proxy cannot be pickled."""
        return (_language, (self.code, self.name, self.root, self.stand_ins, dict(self.sections)))

    def url(self, section: str, *parts: str) -> str:
        """Return the address of `parts` in a section, e.g. `url("news", "oslo")` -> `/nb/nyheter/oslo/`."""
        return f"{self.root}{'/'.join((self.sections[section], *parts))}/"


def _language(code: str, name: str, root: str, stand_ins: tuple[str, ...], sections: dict[str, str]) -> Language:
    return Language(code=code, name=name, root=root, stand_ins=stand_ins, sections=sections)
