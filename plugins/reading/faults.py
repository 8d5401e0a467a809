"""What an editor is told of HTML that does not belong in a text: on which line, and what to write instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from urllib.parse import unquote, urlsplit

from plugins.model.problem import N_
from plugins.reading.sanitiser import EVERYWHERE, SCHEMES, TAG, VOID, WRITABLE, names
from plugins.reading.tracing import Tag, line_of


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A problem that does not know yet in which file it is."""

    line: int  # of the text, from 1
    check: str
    wrong: str  # message ids, as in Problem
    right: str
    values: dict[str, object] = field(default_factory=dict)


MOST = 100  # faults that are told at once: whoever mends a hundred sees the rest the next time
_OUT = N_("take it out")
_LOOKS = N_("take the tags out and keep the words: how they look is the site's matter")
_WORDS = N_("take the tags out and keep the words")
_LINK = N_("take it out, and lead there: [words](https://…)")
_PICTURE = N_("put the picture's file beside the text, and write ![what it shows](file.jpg)")

_INSTEAD = {
    **dict.fromkeys(("script", "style", "link", "meta", "base", "template", "noscript", "title", "o:p"), _OUT),
    **dict.fromkeys(("form", "input", "button", "select", "option", "textarea", "label", "dialog", "slot"), _OUT),
    **dict.fromkeys(("iframe", "frame", "video", "audio", "source", "embed", "object", "applet", "portal"), _LINK),
    **dict.fromkeys(("svg", "math", "canvas", "picture", "figure", "image", "figcaption", "map", "area"), _PICTURE),
    **dict.fromkeys(("font", "center", "big", "basefont", "blink", "marquee", "nobr"), _LOOKS),
    **dict.fromkeys(
        names(
            "address article aside body col colgroup fieldset footer frameset head header hgroup html legend main nav"
            " noframes rp rt ruby search section"
        ),
        _WORDS,
    ),
    "strike": N_("write ~~words~~"),
    "tt": N_("write `words`"),
}
_MARKDOWN = {  # in no language: it stands in messages of all
    "a": "[…](https://…)",
    "b": "**…**",
    "blockquote": "> …",
    "code": "`…`",
    "del": "~~…~~",
    "em": "*…*",
    "h2": "## …",
    "h3": "### …",
    "h4": "#### …",
    "h5": "##### …",
    "h6": "###### …",
    "hr": "---",
    "i": "*…*",
    "img": "![…](file.jpg)",
    "li": "- …",
    "ol": "1. …",
    "s": "~~…~~",
    "strong": "**…**",
    "ul": "- …",
}
_BLOCKS = names(
    "blockquote caption dd details div dl dt h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot th thead tr ul"
)
_OF_WORD = re.compile(r"</?([A-Za-z]\w*:\w+)")  # <o:p>, <w:sdt>, <st1:place>
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
_NO_HOST = re.compile(r"[\s<>^|%\\\\]")


def faults(source: str, rendered: str, tags: Sequence[Tag]) -> list[Fault]:
    """Say what is wrong with each tag; `rendered` is the engine's HTML of `source`, `tags` are the tags in it."""
    of_tags = (fault for tag in tags if not tag.closing for fault in _of_tag(tag))
    return list(islice(chain(of_tags, _no_tags(source, rendered), _open_or_crossed(source, tags)), MOST))


def refused(tags: Sequence[Tag]) -> bool:
    """Whether something that the sanitiser lets the engine do was written by hand: ids, classes, boxes."""
    return any(tag.written and not tag.closing and any(_of_tag(tag)) for tag in tags)


def _of_tag(tag: Tag) -> Iterator[Fault]:
    if tag.name == "h1":
        return  # has a message of its own, however it is written
    if tag.written and tag.name not in WRITABLE:
        yield _fault(
            tag, N_("<{tag}> does not belong in a text"), _INSTEAD.get(tag.name, N_("to show it, write &lt;{tag}>"))
        )
        return
    allowed = WRITABLE.get(tag.name, frozenset[str]()) | EVERYWHERE
    for name, value in tag.attributes.items():
        if name in {"href", "src"} and name in allowed:
            yield from _of_address(tag, value)
        elif tag.written and name not in allowed:
            yield _of_attribute(tag, name, value)
    if tag.written and (
        (tag.name == "a" and "href" not in tag.attributes)
        or (tag.name == "img" and not {"src", "alt"} <= tag.attributes.keys())
    ):
        yield _fault(tag, N_("<{tag}> is not complete"), N_("write {markdown}"), markdown=_MARKDOWN[tag.name])


def _of_attribute(tag: Tag, name: str, value: str) -> Fault:
    wrong = (
        N_("<{tag} {attribute}=…> was pasted from a word processor")
        if name == "class" and value.lower().startswith("mso")
        else N_("“{attribute}” does not belong in <{tag}>")
    )
    if not value and not name.startswith("on"):  # a<b and c
        right = N_("to show the sign <, write &lt;")
    elif tag.name in _MARKDOWN:
        right = N_("write {markdown}")
    else:
        right = N_("write <{tag}> alone, or take the tags out")
    return _fault(tag, wrong, right, attribute=name, markdown=_MARKDOWN.get(tag.name, ""))


def _of_address(tag: Tag, href: str) -> Iterator[Fault]:
    # Browsers overlook white space and control characters in a scheme, so we do.
    scheme = _SCHEME.match("".join(letter for letter in href if letter > " ").lower())
    if scheme and scheme[0] not in SCHEMES:
        yield Fault(
            line=tag.line,
            check="unsafe-address",
            wrong=N_("an address must not begin with “{scheme}:”"),
            right=N_("put the file beside the text, and write its name alone")
            if scheme[0] == "file" or len(scheme[0]) == 1  # C:\Users\…
            else N_("write one that begins with https:, mailto: or tel:, or the path of a file"),
            values={"scheme": scheme[0]},
        )
    elif scheme and scheme[0] in {"http", "https"} and not _has_host(href.strip()):
        yield Fault(
            line=tag.line,
            check="unsafe-address",
            wrong=N_("“{value}” is not a web address"),
            right=N_("write it like {example}"),
            values={"value": unquote(href), "example": "https://www.example.org/"},
        )


def _has_host(address: str) -> bool:
    """Whether browsers find in `address` whom to ask: nobody at https://a.example:99999/, which is no port."""
    try:
        parts = urlsplit(re.sub(r"\A(https?):/*", r"\1://", address, flags=re.IGNORECASE))  # as browsers do
        return parts.port != 0 and bool(parts.hostname) and not _NO_HOST.search(parts.hostname or "")
    except ValueError:
        return False


def _no_tags(source: str, rendered: str) -> Iterator[Fault]:
    """Find each “<” that begins no tag: comments, declarations, and tags that are not written as they should be."""
    line = 1
    for piece in TAG.sub("", rendered).split("<")[1:]:
        snippet = "<" + re.split(r"[\s<>\"']", piece, maxsplit=1)[0][:20]
        line = line_of(snippet, source, line)
        if snippet.startswith("<!--"):
            office = "[if" in piece[:12].lower()
            yield Fault(
                line=line,
                check="unsafe-html",
                wrong=N_("a comment pasted from a word processor") if office else N_("an HTML comment: <!-- … -->"),
                right=N_("take it out: whoever looks at the page's source could read it"),
            )
        elif snippet.startswith(("<!", "<?")):
            yield Fault(
                line=line,
                check="unsafe-html",
                wrong=N_("“{snippet}” does not belong in a text"),
                right=_OUT,
                values={"snippet": snippet},
            )
        elif word := _OF_WORD.match(snippet):
            if not snippet.startswith("</"):  # told with its beginning
                yield Fault(
                    line=line,
                    check="unsafe-html",
                    wrong=N_("<{tag}> was pasted from a word processor"),
                    right=_OUT,
                    values={"tag": word[1]},
                )
        else:
            yield Fault(
                line=line,
                check="unsafe-html",
                wrong=N_("“{snippet}” begins a tag that cannot be read"),
                right=N_("to show the sign <, write &lt;"),
                values={"snippet": snippet},
            )


def _open_or_crossed(source: str, tags: Sequence[Tag]) -> Iterator[Fault]:
    """Find tags that are never closed, and closing tags with nothing to close."""
    waiting: list[Tag] = []
    open_names = Counter[str]()  # of those that wait
    for tag in tags:
        if tag.name in VOID:
            if tag.closing:
                yield _closing(source, tag, N_("write <{tag}>"))
        elif not tag.closing:
            waiting.append(tag)
            open_names[tag.name] += 1
        elif open_names[tag.name]:
            while True:
                other = waiting.pop()
                open_names[other.name] -= 1
                if other.name == tag.name:
                    break
                if other.written and other.name in WRITABLE:
                    yield _unclosed(other)
        elif tag.name in WRITABLE:
            yield _closing(source, tag, N_("take it out, or write <{tag}> where it begins"))
    yield from (_unclosed(tag) for tag in waiting if tag.written and tag.name in WRITABLE)


def _unclosed(tag: Tag) -> Fault:
    return _fault(tag, N_("<{tag}> is not closed where it should be"), N_("write </{tag}> in the same block of text"))


def _closing(source: str, tag: Tag, right: str) -> Fault:
    return Fault(
        line=line_of(f"</{tag.name}", source.lower(), tag.line),
        check="unsafe-html",
        wrong=N_("</{tag}> closes nothing"),
        right=right,
        values={"tag": tag.name},
    )


def misplaced(tag: Tag | None) -> Fault:
    """Say that `tag`, harmless by itself, is moved or taken away by every browser."""
    if tag is None:
        return Fault(
            line=1, check="unsafe-html", wrong=N_("this HTML cannot be understood"), right=N_("write it in Markdown")
        )
    if tag.name in _BLOCKS:
        return _fault(tag, N_("<{tag}> stands where it cannot stand"), N_("put an empty line before and after it"))
    return _fault(tag, N_("<{tag}> stands where it cannot stand"), _WORDS)


def _fault(tag: Tag, wrong: str, right: str, **values: object) -> Fault:
    return Fault(line=tag.line, check="unsafe-html", wrong=wrong, right=right, values={"tag": tag.name, **values})
