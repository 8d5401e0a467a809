"""Proof that a text can do no harm: it is valid only if a sanitiser changes nothing in it.

The sanitiser is nh3 (ammonia, html5ever), which reads HTML as browsers do and writes what it has understood. What goes
on a page is what nh3 wrote, so safety rests on nh3 and the allow-list. The comparison of the two has another purpose:
it finds out whether anything was taken away or moved, so that the editor can be told (GOV.UK's Govspeak has the same
rule) instead of wondering where her words went.

Most texts have no HTML of their own, and of what the engine writes nothing but tags without attributes and links to
plain addresses. There is nothing in those that could do harm, or that nh3 would write in another way but for a few
signs; so it is not asked, which takes a quarter of the time. That both ways give the same is what tests prove.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import nh3


def names(written: str) -> frozenset[str]:
    """Return the names in a list with spaces between them."""
    return frozenset(written.split())


SCHEMES = frozenset({"http", "https", "mailto", "tel"})  # beside relative addresses

# What an editor may write as HTML: element -> its attributes, beside those of EVERYWHERE. It is what Markdown has no
# sign for (abbr, kbd, sub, details, tables with joined cells, foreign words), and Markdown's own elements.
WRITABLE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(
            names(
                "abbr b bdi blockquote br caption cite code dd del details dfn div dl dt em h2 h3 h4 h5 h6 hr i ins kbd"
                " li mark ol p pre q s samp small span strong sub summary sup table tbody tfoot thead tr u ul var wbr"
            ),
            frozenset[str](),
        ),
        "a": frozenset({"href"}),
        "details": frozenset({"open"}),
        "img": frozenset({"src", "alt"}),
        "ol": frozenset({"start"}),
        "td": frozenset({"colspan", "rowspan"}),
        "th": frozenset({"colspan", "rowspan", "scope"}),
        "time": frozenset({"datetime"}),
    }
)
EVERYWHERE = frozenset({"dir", "lang", "title"})

# What the engines write beside that: footnotes, the language of a block of code, columns, boxes of task lists.
_BY_ENGINE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset(
            {"aria-label", "class", "data-footnote-backref", "data-footnote-backref-idx", "data-footnote-ref", "id"}
        ),
        "code": frozenset({"class"}),
        "h1": frozenset(),  # no harm in it, but it has a message of its own
        "input": frozenset({"checked", "disabled", "type"}),
        "li": frozenset({"id"}),
        "section": frozenset({"class", "data-footnotes"}),
        "sup": frozenset({"class"}),
        "td": frozenset({"align"}),
        "th": frozenset({"align"}),
    }
)

VOID = frozenset({"br", "hr", "img", "input", "wbr"})
DEEPEST = 100  # elements inside elements; beyond it nh3's time grows with the square of the depth

# As CommonMark writes tags. Every quantifier is possessive or bounded by the next "<", so that reading takes time in
# proportion to the length.
_NAME, _VALUE = r"""[^\s"'<>/=]++""", r"""\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++)"""
TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9-]*+)((?:\s++{_NAME}(?:{_VALUE})?+)*+)\s*+(/?)>")
ATTRIBUTE = re.compile(r"""\s++([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """HTML that is safe to show, and whether it is all of what was given."""

    html: str
    whole: bool
    too_deep: int | None = None  # the number of the tag, from 0, at which elements are too deep inside one another


class Sanitiser:
    """nh3 with the allow-list of this site; made once, used for every text that it is asked about."""

    @cached_property
    def _cleaner(self) -> nh3.Cleaner:
        """nh3's own form of the allow-list."""
        import nh3  # many a small edit does without

        allowed = {
            tag: set(WRITABLE.get(tag, frozenset()) | _BY_ENGINE.get(tag, frozenset()))
            for tag in WRITABLE.keys() | _BY_ENGINE.keys()
        }
        return nh3.Cleaner(
            tags=set(allowed),
            attributes={**allowed, "*": set(EVERYWHERE)},
            link_rel=None,  # nothing opens a window of its own, so there is nothing to protect with noopener
            url_schemes=set(SCHEMES),
        )

    def clean(self, given: str, *, well_formed: bool = False) -> Cleaned:
        """Return `given` within the allow-list; `whole` if nothing had to be taken away, closed or moved for that.

        It is known to be `well_formed` where an engine alone has written it, without HTML of the editor's.
        """
        harmless = _harmless(given) if well_formed else None
        if harmless is not None:
            return Cleaned(html=harmless, whole=True)
        too_deep = _too_deep(given)
        if too_deep is not None:
            return Cleaned(html="", whole=False, too_deep=too_deep)
        cleaned = self._cleaner.clean(given)
        return Cleaned(html=cleaned, whole=_same(given, cleaned))

    def first_moved(self, given: str) -> int:
        """Return the number, from 0, of the first tag that is not where it was when `given` has been cleaned."""
        before, after = _careful(given), _careful(self._cleaner.clean(given))
        same = next((n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 1)
        return same // 2  # texts and tags take turns


# What an engine writes of most texts, to the letter. Whatever else there is, be it as harmless, is left to nh3.
_SIMPLE = frozenset(
    f"<{mark}{tag}>"
    for tag in names("blockquote code del em h1 h2 h3 h4 h5 h6 li ol p strong ul")
    for mark in ("", "/")
) | {"<br />", "<hr />", "</a>"}  # fmt: skip
_ANY = re.compile("<[^>]*>")
_HOST = r"(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"  # one that every parser of addresses takes for one
_LINK = re.compile(rf"""<a href="(?:https?://{_HOST}(?=[/?#"])|mailto:|[/.{{#])?[A-Za-z0-9_{{}}./#?=%@+,;~-]*">""")
_ENTITY = re.compile("&(?!(?:amp|lt|gt|quot);)")


def _harmless(given: str) -> str | None:
    """Return `given`, which is well formed, as nh3 would write it, where that is plain to see; None where it is not."""
    tags = _ANY.findall(given)
    if len(tags) != given.count("<") or len(tags) > DEEPEST + given.count("</"):
        return None
    if not all(map(_LINK.fullmatch, set(tags) - _SIMPLE)) or "\0" in given:
        return None
    if "&" in given:
        if _ENTITY.search(given):
            return None
        given = given.replace("&quot;", '"')
    return given.replace(" />", ">").replace("\N{NO-BREAK SPACE}", "&nbsp;")


def _too_deep(given: str) -> int | None:
    """Return the number, from 0, of the tag at which more than `DEEPEST` elements are open, or None.

    A closing tag that does not fit closes nothing here: what a parser would make of it is not to be trusted.
    """
    if given.count("<") - given.count("</") <= DEEPEST:
        return None
    waiting: list[str] = []
    for number, (closing, name, _, _) in enumerate(TAG.findall(given)):
        tag = name.lower()
        if not closing:
            if tag not in VOID:
                waiting.append(tag)
                if len(waiting) > DEEPEST:
                    return number
        elif waiting and waiting[-1] == tag:
            waiting.pop()
    return None


def _same(given: str, cleaned: str) -> bool:
    if given == cleaned:
        return True
    quickly = _hasty(given)
    return quickly == cleaned or quickly == _hasty(cleaned) or _careful(given) == _careful(cleaned)


_IMPLIED = re.compile("</?tbody>", re.IGNORECASE)  # browsers add it where it is missing


def _hasty(text: str) -> str:
    """Level out the few ways in which the engine and nh3 commonly write the same thing."""
    return text.replace(" />", ">").replace('=""', "").replace("&quot;", '"').replace("\N{NO-BREAK SPACE}", "&nbsp;")


def _careful(text: str) -> list[object]:
    """Return the tags and texts of `text`, however they are written: quotes, capitals, order, entities."""
    text = _IMPLIED.sub("", text)
    tokens: list[object] = []
    end = 0
    for tag in TAG.finditer(text):
        tokens.append(_text(text[end : tag.start()]))
        end = tag.end()
        tokens.append((tag[1], tag[2].lower(), sorted(attributes(tag[3]).items())))
    tokens.append(_text(text[end:]))
    return tokens


def _text(text: str) -> str:
    # A parser drops the line break that follows <pre>; nobody misses it at the ends of other texts.
    return html.unescape(text).strip("\n")


def attributes(written: str) -> dict[str, str]:
    """Return the attributes in the text between a tag's name and its end, the first of those given twice."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found
