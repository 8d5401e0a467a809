"""Names from Unicode's CLDR: months, weekdays, countries, languages.

They are kept in `cldr.json` (about 30 kB, Unicode-3.0), because importing Babel and its locales would cost every
build about 40 ms for a few dozen words; a test compares the file with the Babel that is installed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("cldr.json")
LOCALES = {"lt": "lt", "nb": "nb", "en": "en_GB"}  # the site's English is British

# Not countries (ISO 3166-1): areas, unions and codes for tests that CLDR names too.
_NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


@dataclass(frozen=True, kw_only=True)
class Names:
    """What things are called in one language."""

    months: tuple[str, ...]  # January first, as the name stands in a date: "lapkričio"
    months_alone: tuple[str, ...]  # as it stands alone: "lapkritis"
    months_short: tuple[str, ...]  # in a date: "lapkr."
    weekdays: tuple[str, ...]  # Monday first
    weekdays_short: tuple[str, ...]
    countries: dict[str, str]  # ISO 3166-1 alpha-2 -> name
    languages: dict[str, str]  # BCP 47 primary language -> name


@cache
def names(lang: str) -> Names:
    """Return the names of `lang`; raises KeyError for a language that `LOCALES` does not have."""
    read: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in _read()["names"][lang].items()
    }
    return Names(**read)


@cache
def alpha3() -> dict[str, str]:
    """Return ISO 3166-1 alpha-3 -> alpha-2: "NOR" -> "NO"."""
    codes: dict[str, str] = _read()["alpha3"]
    return codes


def from_babel() -> str:
    """Return what `cldr.json` has to be, by the installed Babel."""
    from babel import Locale  # slow, and only maintainers come here
    from babel.core import get_global

    found: dict[str, dict[str, Any]] = {}
    for lang, code in LOCALES.items():
        locale = Locale.parse(code)
        found[lang] = {
            "months": [locale.months["format"]["wide"][month] for month in range(1, 13)],
            "months_alone": [locale.months["stand-alone"]["wide"][month] for month in range(1, 13)],
            "months_short": [locale.months["format"]["abbreviated"][month] for month in range(1, 13)],
            "weekdays": [locale.days["stand-alone"]["wide"][day] for day in range(7)],
            "weekdays_short": [locale.days["stand-alone"]["abbreviated"][day] for day in range(7)],
            "countries": _by_code(locale.territories),
            "languages": _by_code(locale.languages),
        }
    aliases = get_global("territory_aliases")
    countries = found["en"]["countries"]
    codes = {old: new[0] for old, new in sorted(aliases.items()) if len(old) == 3 and new[0] in countries}
    return json.dumps({"names": found, "alpha3": codes}, ensure_ascii=False, indent=1) + "\n"


def _by_code(called: Mapping[str, str]) -> dict[str, str]:
    """Keep what has a code of two letters (ISO 3166-1 alpha-2, ISO 639-1)."""
    kept = sorted(set(called) - _NO_COUNTRIES)
    return {key: called[key] for key in kept if len(key) == 2 and key.isalpha()}


@cache
def _read() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return content
