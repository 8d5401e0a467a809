"""The corpus in this site's own format: one folder per thing, one file per language.

    python3 -m tests.bench.corpus FOLDER [--items 1000] [--seed 1]

makes FOLDER/content, which `pelican FOLDER/content -s pelicanconf.py` builds without a fault: about three pages for
each item.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from tests.bench.items import Corpus, Item, corpus
from tests.bench.phrases import LANGUAGES, Named, phrases
from tests.bench.prose import Lead, title, writing

SINCE = "2006-01-09"  # the project's first day
LEAD = "university"  # the partner that leads


def files(there: Corpus, *, full: bool = True) -> Iterator[tuple[str, str]]:
    """Yield (path below content/, text). Without `full`, news alone, and what they cannot be without."""
    for item in there.news:
        yield from _item(item, there, _facts(item, full=full))
    for tag in phrases().tags:
        yield from _thing("tags", tag, {})
    yield from _project()
    if not full:
        return
    for event in there.events:
        yield from _item(event, there, _event_facts(event))
    yield from _partners()
    for number, page in enumerate(phrases().pages, 1):
        yield from _thing("pages", page, {"Date": SINCE, "Order": str(number), "Menu": page.kind})


def write(there: Corpus, content: Path, *, full: bool = True) -> None:
    """Write the corpus into the new folder `content`."""
    content.mkdir(parents=True)
    for path, text in files(there, full=full):
        place = content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def text_path(item: Item, lang: str) -> str:
    """Return where the text of `item` in `lang` stands below content/."""
    return f"{item.kind}/{item.id}/index.{lang}.md"


def _item(item: Item, there: Corpus, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for number, lang in enumerate(item.langs):
        said = writing(item, lang, _lead(there, lang))
        words = {"Title": said.title, "Summary": said.summary, "Slug": item.slug(lang)}
        if item.kind == "events":
            words["Town"] = item.town.name[lang]
        yield text_path(item, lang), _text({**words, **(facts if number == 0 else {})}, said.body)


def _lead(there: Corpus, lang: str) -> Lead:
    def lead(number: int) -> tuple[str, str]:
        other = there.news[number - 1]
        seen = other.stand_in(lang)
        return title(other, seen), f"../../{text_path(other, seen)}"

    return lead


def _facts(item: Item, *, full: bool) -> dict[str, str]:
    facts = {"Date": item.day.isoformat(), "Tags": ", ".join(tag.id for tag in item.tags)}
    if full and item.partners:
        facts["Partners"] = ", ".join(partner.id for partner in item.partners)
    if full and item.events:
        facts["Events"] = ", ".join(item.events)
    return facts


def _event_facts(event: Item) -> dict[str, str]:
    facts = _facts(event, full=True)
    day, random = facts.pop("Date"), Random(event.seed)
    facts |= {"Type": event.pattern.kind, "Country": event.town.country, "Position": event.town.position}
    if random.randrange(2):
        facts |= {"Starts": f"{day} 10:00", "Ends": f"{day} 16:00", "Participants": str(random.randrange(12, 90))}
    else:
        facts["Starts"] = day
    return facts


def _thing(kind: str, named: Named, facts: Mapping[str, str], **words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of what has a name in each language; the facts stand in the first."""
    random = Random(f"{kind} {named.id}")
    summary, told = random.choice(phrases().points), random.sample(phrases().sentences, 8)
    for number, lang in enumerate(LANGUAGES):
        gaps = {"where": phrases().towns[0].where[lang], "topic": named.words[lang], "count": 40}
        header = {"Title": named.words[lang], "Summary": f"{summary[lang][0].upper()}{summary[lang][1:]}."}
        if lang in named.slug:
            header["Slug"] = named.slug[lang]
        header |= {name: said[lang] for name, said in words.items()}
        body = "" if kind == "tags" else "\n\n".join(sentence[lang].format(**gaps) for sentence in told)
        yield f"{kind}/{named.id}/index.{lang}.md", _text({**header, **(facts if number == 0 else {})}, body)


def _partners() -> Iterator[tuple[str, str]]:
    for partner, town in phrases().partners:
        own = "nb" if town.country == "NO" else "lt"
        facts = {"Date": SINCE, "Own_name": partner.words[own], "Own_lang": own, "Kind": partner.kind}
        facts |= {"Country": town.country, "Position": town.position} | ({"Lead": "yes"} if partner.id == LEAD else {})
        yield from _thing("partners", partner, facts, Town=town.name)


def _project() -> Iterator[tuple[str, str]]:
    named = Named(
        id="project",
        words={"lt": "Socialinis klasteris", "nb": "Den sosiale klyngen", "en": "The social cluster"},
        slug={},
    )
    facts = {"Date": SINCE, "Number": "BENCH-1", "Starts": SINCE, "Ends": "2026-12-31", "Planned_cost": "600000"}
    facts |= {"Final_cost": "570000", "Grant": "400000", "Trainings": "NO 12, LT 12", "Training_participants": "301"}
    yield from _thing("project", named, facts)


def _text(header: Mapping[str, str], body: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in header.items())
    return f"{lines}\n{body}\n" if body else lines


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where content/ is made")
    parser.add_argument("--items", type=int, default=1000, help="news items")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(corpus(asked.items, asked.seed), asked.folder / "content")


if __name__ == "__main__":
    main()
