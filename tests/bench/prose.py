"""The words of an item: about two kilobytes of Markdown, as an editor would write it, without pictures.

What is said is drawn by the item's own seed and is the same in each language; only the words differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from plugins.wording.dates import day
from tests.bench.items import Item
from tests.bench.phrases import Named, Words, phrases

COUNTS = (12, 14, 17, 18, 20, 30, 40, 60)  # people; numbers that Lithuanian gives one and the same case

Lead = Callable[[int], tuple[str, str]]  # number of a news item -> its title, and the address to lead there by


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What an item says in one language."""

    title: str
    summary: str
    body: str  # Markdown, without a line end at its end


def title(item: Item, lang: str) -> str:
    """Return the title of `item`."""
    return item.pattern.words[lang].format(where=item.town.where[lang], number=item.number)


def writing(item: Item, lang: str, lead: Lead) -> Writing:
    """Return the words of `item` in `lang`; `lead` says how links to other items are written."""
    random = Random(item.seed)
    there = phrases()

    def say(words: Words, **more: str) -> str:
        return words[lang].format(
            where=item.town.where[lang], topic=_within(item.tags[0], lang), count=random.choice(COUNTS),
            day=day(item.day, lang), **more,
        )  # fmt: skip

    def paragraph(count: int) -> str:
        return " ".join(say(next(sentences)) for _ in range(count))

    sentences = iter(random.sample(there.sentences, len(there.sentences)))
    summary = say(random.choice(there.summaries))
    parts = [f"{say(random.choice(there.openings))} {paragraph(2)}", paragraph(2)]
    headings = random.sample(there.headings, 3)
    for heading in headings[: random.choice((2, 3, 3))]:
        parts += [f"## {heading[lang]}", paragraph(random.choice((2, 3)))]
        match random.randrange(4):
            case 0:
                parts.append("\n".join(f"- {point[lang]}" for point in random.sample(there.points, 4)))
            case 1:
                points = random.sample(there.points, 3)
                parts.append("\n".join(f"{number}. {point[lang]}" for number, point in enumerate(points, 1)))
            case 2:
                parts.append(f"> {random.choice(there.quotations)[lang]}")
            case _:
                parts.append(paragraph(1))
    for number in item.links:
        name, href = lead(number)
        parts.append(say(random.choice(there.links), title=name, href=href))
    parts.append(paragraph(1))
    return Writing(title=title(item, lang), summary=summary, body="\n\n".join(parts))


def _within(topic: Named, lang: str) -> str:
    """Return a topic's name as it stands within a sentence."""
    name = topic.words[lang]
    return name[0].lower() + name[1:]
