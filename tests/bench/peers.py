"""The corpus for other tools: the same pages, addresses and words as ours makes of it.

Where an item is not translated, ours shows another language's words on a page of the reader's language; here, that
page gets a file of its own, so that every tool writes the same site. Links in texts are written as the addresses that
they lead to, which spares the tools the work of resolving them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.languages import LANGUAGES
from plugins.model.language import Language
from tests.bench.items import Corpus, Item
from tests.bench.phrases import Words, phrases
from tests.bench.prose import title, writing

STYLESHEET = Path(__file__).with_name("ours") / "theme/static/css/site.css"  # the same for all
NEWS: Words = {"lt": "Naujienos", "nb": "Nyheter", "en": "News"}
TOPICS: Words = {"lt": "Temos", "nb": "Emner", "en": "Topics"}


@dataclass(frozen=True, kw_only=True)
class Article:
    """A news item for readers of one language."""

    item: Item
    language: Language
    title: str
    summary: str
    body: str  # Markdown

    @property
    def name(self) -> str:
        """The file's name without its ending, language last: "2016-11-visit-7.nb"."""
        return f"{self.item.id}.{self.language.code}"


def articles(there: Corpus) -> Iterator[Article]:
    """Yield every news item in every language."""
    for item in there.news:
        for language in LANGUAGES:
            yield article(there, item, language)


def article(there: Corpus, item: Item, language: Language) -> Article:
    """Return `item` for readers of `language`."""
    lang = item.stand_in(language.code)

    def lead(number: int) -> tuple[str, str]:
        other = there.news[number - 1]
        return title(other, other.stand_in(lang)), address(other, language)

    said = writing(item, lang, lead)
    return Article(item=item, language=language, title=said.title, summary=said.summary, body=said.body)


def address(item: Item, language: Language) -> str:
    """Return the root-relative address of `item` for readers of `language`, as plugins/reading/addresses.py has it."""
    return language.url("news", item.slug(language.code))


def hugo(there: Corpus) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of what Hugo builds: translations beside each other, by the names of their files."""
    for each in articles(there):
        header = {
            "title": each.title,
            "description": each.summary,
            "date": each.item.day.isoformat(),
            "slug": each.item.slug(each.language.code),
            "tags": [tag.id for tag in each.item.tags],
        }
        yield f"content/news/{each.name}.md", yaml(header, each.body)
    for code in (language.code for language in LANGUAGES):
        yield f"content/news/_index.{code}.md", yaml({"title": NEWS[code]})
        yield f"content/tags/_index.{code}.md", yaml({"title": TOPICS[code]})
        for tag in phrases().tags:
            yield f"content/tags/{tag.id}/_index.{code}.md", yaml({"title": tag.words[code], "slug": tag.id})
    yield "static/theme/site.css", STYLESHEET.read_text(encoding="utf-8")


def yaml(header: Mapping[str, object], body: str = "") -> str:
    """Return a text with a header in YAML, of which JSON is a part."""
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in header.items())
    return f"---\n{lines}---\n\n{body}\n" if body else f"---\n{lines}---\n"


def pelican(there: Corpus) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of what Pelican builds: the language and the item in the header of each file."""
    for each in articles(there):
        header = {
            "Title": each.title,
            "Summary": each.summary,
            "Date": each.item.day.isoformat(),
            "Lang": each.language.code,
            "Slug": each.item.slug(each.language.code),
            "Item": each.item.id,
            "Section": each.language.sections["news"],
            "Tags": ", ".join(tag.id for tag in each.item.tags),
        }
        lines = "".join(f"{name}: {value}\n" for name, value in header.items())
        yield f"content/news/{each.name}.md", f"{lines}\n{each.body}\n"
    yield "names.json", names()
    yield "content/theme/site.css", STYLESHEET.read_text(encoding="utf-8")


def eleventy(there: Corpus) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of what Eleventy builds: address and translations by the header of each file."""
    for each in articles(there):
        header = {
            "title": each.title,
            "description": each.summary,
            "date": each.item.day.isoformat(),
            "lang": each.language.code,
            "item": each.item.id,
            "topics": [tag.id for tag in each.item.tags],
            "permalink": address(each.item, each.language),
        }
        yield f"content/news/{each.name}.md", yaml(header, each.body)
    yield "content/_data/names.json", names()
    yield "static/theme/site.css", STYLESHEET.read_text(encoding="utf-8")


def names() -> str:
    """Return what topics are called, as JSON: id -> language -> name."""
    return json.dumps({tag.id: tag.words for tag in phrases().tags}, ensure_ascii=False, indent=1) + "\n"
