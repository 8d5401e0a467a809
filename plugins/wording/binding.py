"""What must not be torn apart at a line's end: “22 d.”, “kl. 10”, “Dr Smith”. Their space becomes a no-break space.

Nobody types that space, and everybody sees where it is missing. Each language has its own list, after what those who
keep it advise (VLKK, Språkrådet, the style guides of English); the site's own dates are set alike (wording/dates.py).
Only words are touched: not code, and nothing within a tag. Every text comes through here, so one pattern finds all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

NBSP = "\N{NO-BREAK SPACE}"
_CAPITAL = "[A-ZÀ-ÖØ-ÞĄČĖĘĮŠŪŲŽ]"
_COUNT = re.compile(r"(?<![\w.,–-])([0-9]{1,3}) (?=[^\W\d_])")
_VERBATIM = re.compile(r"<(code|kbd|pre|samp)\b.*?</\1>", re.DOTALL)  # the sanitiser has closed what it has opened
_UNITS = "% ‰ € °C EUR NOK km m cm mm m² km² ha kg g l ml s h min kW kWh MW kB MB GB"


@dataclass(frozen=True, kw_only=True)
class Bound:
    """What belongs together in one language. Words have a space between them, and are written as within a sentence."""

    after_number: str = _UNITS  # 10 km
    after_ordinal: str = ""  # 22. mars
    before_number: str = ""  # p. 5
    before_name: str = ""  # Dr Smith
    before_day: str = ""  # last letters of months before “22 d.”
    pairs: tuple[tuple[str, str], ...] = ()  # "t. y.": the end of the first word, and what may stand behind it


BOUND = {
    "lt": Bound(
        after_number=f"{_UNITS} Eur a. asm. d. egz. kl. m. mėn. min. mln. mlrd. p. proc. psl. sav. sek. str. tūkst."
        " val. vnt.",
        before_number="al. g. kab. lent. nr. p. pav. pr. psl. sk. t. tel. EUR NOK",
        before_name="doc. dr. gen. habil. kun. p. plk. prof. šv. vysk.",
        before_day="os",
        pairs=(
            ("a.", "k."), ("el.", "p."), ("ir", "kt. pan. t."), ("m.", "e."), ("pr.", "Kr. m."), ("po", "Kr."),
            ("š.", "m."), ("t.", "t. y."), ("I", "a."), ("V", "a."), ("X", "a."),
        ),
    ),
    "nb": Bound(
        after_number=f"{_UNITS} euro kr kr. kroner mill. min. mrd. prosent pst. sek. stk.",
        after_ordinal="januar februar mars april mai juni juli august september oktober november desember århundre",
        before_number="art. bd. ca. fig. kap. kl. kr kr. nr. pkt. s. tab. tlf. uke EUR NOK",
        before_name="dr. frk. hr. prof. st.",
        pairs=(("e.", "Kr."), ("f.", "Kr. eks.")),
    ),
    "en": Bound(
        after_number=f"{_UNITS} a.m. p.m. am pm million billion"
        " January February March April May June July August September October November December",
        before_number="art. ca. ch. fig. figs. no. nos. p. para. pp. sect. tel. vol. week EUR NOK",
        before_name="Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Prof. St St.",
    ),
}  # fmt: skip


def bound(html: str, lang: str) -> str:
    """Return HTML that a sanitiser has written with no-break spaces where `lang` wants them."""
    parts: list[str] = []
    verbatim: Iterator[tuple[int, int]] | None = None
    first = last = end = looked_at = 0
    within = False
    for found in _pattern(lang).finditer(html.replace("\n", " ")):  # a line's end in a text is a space on the page
        place = found.start()
        opened, closed = html.rfind("<", looked_at, place), html.rfind(">", looked_at, place)
        within = opened > closed if max(opened, closed) >= 0 else within  # a tag
        looked_at = place
        if within or html.startswith(">\n", place - 1):  # the beginning of a line that is meant to be one (<br>)
            continue
        if verbatim is None:
            verbatim = (each.span() for each in _VERBATIM.finditer(html))
        while last <= place:
            first, last = next(verbatim, (len(html), len(html)))
        if first < place:
            continue
        parts.append(html[end:place])
        end = place + 1
    return NBSP.join((*parts, html[end:])) if parts else html


def bound_large(words: str, lang: str) -> str:
    """Return a title or a summary, bound as texts are; and a number stays with what it counts: “24 training events”.

    In a text one reads past a line that ends in a number. In words that are set large one stops there.
    """
    return _COUNT.sub(rf"\1{NBSP}", bound(words, lang))


def longest_word(words: str) -> int:
    """Return how many letters the longest word has: a title that has one of many is set smaller on a phone."""
    return max(map(len, words.split()), default=0)


@cache  # made when a text in the language is read: that takes a millisecond or two
def _pattern(lang: str) -> re.Pattern[str]:
    """Return what finds the spaces that are to be bound."""
    chosen = BOUND.get(lang, Bound())
    ways = [
        f"(?<=[0-9] )(?={_either(chosen.after_number.split())})",
        "(?<=[0-9] )(?=[0-9]{3}(?![0-9]))(?<![0-9]{4} )",  # 10 000, but not “in 2017 301 people”
        f"(?=[0-9+])(?:{_behind({*_written(chosen.before_number), '§', '§§'})})",
        f"(?={_CAPITAL})(?:{_behind(_written(chosen.before_name))}|(?<=(?<!\\w){_CAPITAL}\\. ))",
        "(?=[–—] )",  # no line begins with a dash
        *(f"(?<={re.escape(first)} )(?={_either(seconds.split())})" for first, seconds in chosen.pairs),
    ]
    if chosen.after_ordinal:
        ways.append(rf"(?<=[0-9]\. )(?={_either(chosen.after_ordinal.split())})")
    if chosen.before_day:
        ways.append(rf"(?=[0-9]{{1,2}}(?:–[0-9]{{1,2}})?(?:\s|&nbsp;)d\.)(?<=[{chosen.before_day}] )")
    # Nine spaces in ten have nothing of all that about them, and are done with here: without, it takes twice as long.
    some = ["(?<=[0-9.§] )", "(?=[0-9–—+])"]
    if ends := {word[-1] for word in chosen.before_name.split()} - {"."}:
        some.append(f"(?={_CAPITAL})(?<=[{''.join(sorted(ends))}] )")
    if seconds := {second for first, others in chosen.pairs if first[-1] != "." for second in others.split()}:
        some.append(f"(?={_either(sorted(seconds))})")
    return re.compile(f" (?:{'|'.join(some)})(?:{'|'.join(ways)})")


def _written(words: str) -> frozenset[str]:
    """Return words, and what they are at the beginning of a sentence."""
    return frozenset(each for word in words.split() for each in (word, word[0].upper() + word[1:]))


def _either(words: Iterable[str]) -> str:
    """Return what finds any of the words, whole: “m”, but not the one of “m.fl.”."""
    return rf"(?:{'|'.join(map(re.escape, words))})(?!\.?\w)"


def _behind(words: Iterable[str]) -> str:
    """Return what finds any of the words before a space. Looking back, Python wants words of one length at a time."""
    groups = groupby(sorted(words, key=lambda word: (len(word), word)), key=len)
    ways = ("|".join(map(re.escape, group)) for _, group in groups)
    return "|".join(rf"(?<=(?<!\w)(?:{way}) )" for way in ways) or "(?!)"
