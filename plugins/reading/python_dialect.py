"""Markdown by Python-Markdown, with what comrak does by itself added or levelled out.

It is there for a site that needs one of its many extensions; `attr_list` must not be among them, since it lets
`{: onclick=…}` through (the sanitiser would refuse it, with a message that speaks of tags nobody wrote).

It reads by trying regular expressions in turn, so that 20 kB of “[” take it over a minute: texts that are long, deeply
nested or full of brackets are refused beforehand. Lines of faults are found by searching the source for their words.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.reading.code import outside_code
from plugins.reading.tracing import Tag, What, line_of, lines_of, mark_tags, tags_in

LONGEST = 100_000  # characters
LONGEST_PARAGRAPH = 10_000
MOST_SIGNS = 200  # of one kind in a paragraph, or in a row of a table
MOST_QUOTATIONS = 100  # inside one another
MOST_LINES = 500  # of a paragraph or list, before an empty line

_REFERENCE = re.compile(r'<sup id="fnref\d*:[^"]*"><a class="footnote-ref" href="#fn:([^"]*)">(\d+)</a></sup>')
_BACK = re.compile(r'<a class="footnote-backref" href="#fnref(\d*):[^"]*" title="(\d+)">[^<]*</a>')
_NOTES = re.compile(r'<div class="footnote">\n(?:<hr />\n)?(.*</ol>)\n</div>\Z', re.DOTALL)
_SIGNS = "[]<*_`~!&\\("
_BARE = (
    r"(?<![\w/.@:\"'(=])((?:https?://|www\.)[^\s<>\"]*[^\s<>\"'.,:;!?*_~)\]”“’»]"
    r"|[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})"
)


class PythonDialect:
    """Python-Markdown with tables, footnotes, fenced code, sane lists, struck words, bare addresses, task lists."""

    def __init__(self) -> None:
        """Set up the parser and its extensions."""
        self._markdown = markdown.Markdown(
            extensions=[
                "fenced_code",
                "sane_lists",
                TableExtension(use_align_attribute=True),
                # The title is where the footnote's number travels to comrak's form; no rule, the theme draws its own.
                FootnoteExtension(BACKLINK_TITLE="{}", BACKLINK_TEXT="↩", SEPARATOR=":"),
                _LikeGitHub(),
            ],
            output_format="xhtml",
            tab_length=4,
        )

    def too_much(self, source: str) -> int | None:
        """Return the line at which `source` becomes too much to read in a moment, or None."""
        if len(source) > LONGEST:
            return source.count("\n", 0, LONGEST) + 1
        length, lines, signs = 0, 0, dict.fromkeys(_SIGNS, 0)
        for number, line in enumerate(source.split("\n"), 1):
            if line.count(">") > MOST_QUOTATIONS:
                return number
            if not line.strip(" \t>"):
                length, lines, signs = 0, 0, dict.fromkeys(_SIGNS, 0)
                continue
            is_row = line.lstrip().startswith("|")  # the cells of a table are read one by one
            length += 0 if is_row else len(line)
            lines += not is_row
            for sign in _SIGNS:
                signs[sign] = line.count(sign) + (0 if is_row else signs[sign])
            if (
                length > LONGEST_PARAGRAPH
                or lines > MOST_LINES
                or max(signs.values()) > MOST_SIGNS
                or line.count("|") > MOST_SIGNS
            ):
                return number
        return None

    def html(self, source: str) -> str:
        """Return `source` as HTML in comrak's manner, with all that an editor wrote in it."""
        return _like_comrak(self._markdown.reset().convert(source))

    def tags(self, source: str) -> Sequence[Tag]:
        """Return the tags of that HTML; the lines of what Markdown made are searched for."""
        return tuple(_searched(tags_in(self.html(mark_tags(source))), source))

    def lines(self, source: str, what: What) -> Iterator[int]:
        """Yield the lines of links and pictures, or of headings, in their order."""
        return lines_of(self.tags(source), what)


def _like_comrak(rendered: str) -> str:
    """Write footnotes as comrak does, so that one hand can finish both."""
    if "footnote" not in rendered:
        return rendered
    numbers: dict[str, str] = {}
    times: dict[str, int] = {}

    def there(found: re.Match[str]) -> str:
        name, number = found.groups()
        numbers[name] = number
        times[name] = times.get(name, 0) + 1
        again = f"-{times[name]}" if times[name] > 1 else ""
        return (
            f'<sup class="footnote-ref"><a href="#fn-{number}" id="fnref-{number}{again}" data-footnote-ref="">'
            f"{number}</a></sup>"
        )

    def back(found: re.Match[str]) -> str:
        again, number = found.groups()
        target = f"{number}-{again}" if again else number
        return (
            f'<a href="#fnref-{target}" class="footnote-backref" data-footnote-backref="" '
            f'data-footnote-backref-idx="{target}" aria-label="{target}">↩</a>'
        )

    rendered = _BACK.sub(back, _REFERENCE.sub(there, rendered))
    found = _NOTES.search(rendered)
    if found is None:
        return rendered
    notes = re.sub(r'<li id="fn:([^"]*)">', lambda note: f'<li id="fn-{numbers.get(note[1], note[1])}">', found[1])
    return f'{rendered[: found.start()]}<section class="footnotes" data-footnotes="">\n{notes}\n</section>'


def _searched(tags: Iterator[Tag], source: str) -> Iterator[Tag]:
    """Give the tags that Markdown made the first lines, from the tag before on, on which their words stand."""
    line, headings = 1, _heading_lines(source)
    for tag in tags:
        if tag.written:
            line = tag.line
        elif not tag.closing and tag.name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            line = next(headings, line)
        elif not tag.closing and tag.name in {"a", "img"}:
            address = tag.attributes.get("href") or tag.attributes.get("src") or "\n"
            line = line_of(address.removeprefix("mailto:"), source, line)
        yield replace(tag, line=line)


def _heading_lines(source: str) -> Iterator[int]:
    lines = source.split("\n")
    for index, line in outside_code(lines):
        if line.startswith("#"):
            yield index + 1
        elif index and lines[index - 1].strip() and re.fullmatch(r"(=+|-+)[ ]*", line):
            yield index


class _LikeGitHub(markdown.Extension):
    """What GitHub's Markdown has beyond Python-Markdown's own extensions."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (the interface's name)
        """Add ~~struck~~ words, bare addresses and boxes of tasks."""
        struck = SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del")
        md.ESCAPED_CHARS = list(string.punctuation)  # as in CommonMark: \\< as well
        md.inlinePatterns.register(struck, "struck", 65)  # among *emphasis*
        md.inlinePatterns.register(_Bare(_BARE, md), "bare", 115)  # after <addresses>, before emphasis sees their “_”
        md.treeprocessors.register(_Tasks(md), "tasks", 15)  # after the inline signs


class _Bare(InlineProcessor):
    """A bare address becomes a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802  (the interface's)
        """Return the link, and where it stands."""
        address = m[1]
        link = Element("a")
        link.set("href", address)
        if address.startswith("www."):
            link.set("href", f"http://{address}")
        elif "://" not in address:
            link.set("href", f"mailto:{address}")
        link.text = markdown.util.AtomicString(address)
        return link, m.start(0), m.end(0)


class _Tasks(Treeprocessor):
    """“[x] ” at the beginning of an item becomes a box."""

    def run(self, root: Element) -> None:
        """Change the items in place."""
        for item in root.iter("li"):
            place = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            found = re.match(r"\s*\[([ xX])\](?=\s)", place.text or "")
            if found:
                box = Element("input", {"type": "checkbox", "disabled": ""})
                if found[1] != " ":
                    box.set("checked", "")
                box.tail = (place.text or "")[found.end() :]
                place.text = ""
                place.insert(0, box)
