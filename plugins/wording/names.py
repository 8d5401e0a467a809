"""What countries and languages are called, and how numbers and amounts are written, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from plugins.wording import cldr
from plugins.wording.dates import NBSP
from plugins.wording.nearest import nearest

Number = int | float | Decimal

# Where something is. Lithuanian has a case for it, Norwegian goes by its own mind (»på Island«): a country that is not
# here is named as it is, without "in".
_IN: Mapping[str, Mapping[str, str]] = {
    "lt": {
        "BE": "Belgijoje",
        "DE": "Vokietijoje",
        "DK": "Danijoje",
        "EE": "Estijoje",
        "FI": "Suomijoje",
        "IS": "Islandijoje",
        "LT": "Lietuvoje",
        "LV": "Latvijoje",
        "NO": "Norvegijoje",
        "PL": "Lenkijoje",
        "SE": "Švedijoje",
    },
    "nb": {
        "BE": "i Belgia",
        "DE": "i Tyskland",
        "DK": "i Danmark",
        "EE": "i Estland",
        "FI": "i Finland",
        "IS": "på Island",
        "LT": "i Litauen",
        "LV": "i Latvia",
        "NO": "i Norge",
        "PL": "i Polen",
        "SE": "i Sverige",
    },
    "en": {
        "BE": "in Belgium",
        "DE": "in Germany",
        "DK": "in Denmark",
        "EE": "in Estonia",
        "FI": "in Finland",
        "IS": "in Iceland",
        "LT": "in Lithuania",
        "LV": "in Latvia",
        "NO": "in Norway",
        "PL": "in Poland",
        "SE": "in Sweden",
    },
}
_NOT_ISO = {"UK": "GB", "EL": "GR"}  # what people write, and the European Union too
_SPOKEN = {"nb": "no", "nn": "no"}  # people speak Norwegian; Bokmål is how it is written
_WRITTEN = {"no": "nb"}  # and what is called Norwegian here, is
_GROUP = {"lt": NBSP, "nb": NBSP, "en": ","}
_POINT = {"lt": ",", "nb": ",", "en": "."}
_MINUS = "−"


def is_country(code: str) -> bool:
    """Whether `code` is a country in ISO 3166-1 alpha-2 (or XK, which Europe uses for Kosovo)."""
    return code in cldr.names("en").countries


def suggest_country(word: str) -> str:
    """Return the code that `word` probably means, "" where there is none: "Norvegija", "NOR", "no" -> "NO"."""
    upper = word.strip().upper()
    code = _NOT_ISO.get(upper) or cldr.alpha3().get(upper, upper)
    if is_country(code):
        return code
    called = {name.casefold(): key for lang in cldr.LOCALES for key, name in cldr.names(lang).countries.items()}
    return nearest(word, called)


def is_language(code: str) -> bool:
    """Whether `code` is a language that CLDR knows (BCP 47, small letters)."""
    return code in cldr.names("en").languages


def suggest_language(word: str) -> str:
    """Return the code that `word` probably means, "" where there is none: "norsk", "norvegų", "NB" -> "nb"."""
    called = {name.casefold(): key for lang in cldr.LOCALES for key, name in cldr.names(lang).languages.items()}
    code = word.strip().casefold()
    if not is_language(code):
        code = nearest(code, called)
    return _WRITTEN.get(code, code)


def country(code: str, lang: str) -> str:
    """Return a country's name: "Norvegija". Raises KeyError for a code that `is_country` denies."""
    return cldr.names(lang).countries[code]


def in_country(code: str, lang: str) -> str:
    """Return where something is: "Norvegijoje", "i Norge", "in Norway"; for a rarer country its name alone."""
    return _IN[lang].get(code) or country(code, lang)


def language_name(code: str, lang: str) -> str:
    """Return what a spoken language is called: "lietuvių", "litauisk", "Lithuanian"; the code itself for a rare one."""
    return cldr.names(lang).languages.get(_SPOKEN.get(code, code), code)


@lru_cache(maxsize=4096, typed=True)  # counts recur from page to page
def number(value: Number, lang: str, decimals: int = 0) -> str:
    """Return a number, rounded half up to `decimals` places: "576 994", "576,994"."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):,f}".partition(".")
    sign = _MINUS if rounded < 0 else ""
    return sign + whole.replace(",", _GROUP[lang]) + (_POINT[lang] + rest if rest else "")


def euro(amount: Number, lang: str) -> str:
    """Return an amount in euros, its cents where there are any: "576 994 €", "€591,162.70"."""
    exact = Decimal(str(amount))
    words = number(abs(exact), lang, 0 if exact == exact.to_integral_value() else 2)
    sign = _MINUS if exact < 0 else ""
    return f"{sign}€{words}" if lang == "en" else f"{sign}{words}{NBSP}€"


def percent(share: Number, lang: str, decimals: int = 0) -> str:
    """Return a share of one in per cent: 0.68 -> "68 %", "68%"."""
    words = number(Decimal(str(share)) * 100, lang, decimals)
    return f"{words}%" if lang == "en" else f"{words}{NBSP}%"
