"""An edit costs what it touches: as many pieces of work on a site of a hundred items as on one of fifty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import forking
from tests.bench.corpus import write
from tests.bench.items import corpus
from tests.incremental.twice import Twice, counts

pytestmark = pytest.mark.slow

OWN = "news/own/index.{}.md"  # the oldest item, about nothing that others are about
TITLE = "Title: Own ({})\nSummary: Our own.\n{}\nWords in {}.\n"


class Measured:
    """A site, and what each edit of it has cost."""

    def __init__(self, folder: Path, builder: forking.Builder, items: int) -> None:
        write(corpus(items), folder / "corpus")
        self.site = Twice(folder / "site", builder, old_files=True, source=folder / "corpus")
        for lang in ("lt", "nb", "en"):
            self.site.write(OWN.format(lang), TITLE.format(lang, "Date: 2006-01-10\n" * (lang == "lt"), lang))
        assert self.site.build().status == 0

    def cost(self) -> tuple[int, int]:
        """Build, and return how many pieces of work were done, and how many files written."""
        made = self.site.build()
        assert made.status == 0, made.messages
        told = counts(made)
        return told["pieces of work done"], told["files written"]


@pytest.fixture(scope="module")
def sites(warm: forking.Builder, tmp_path_factory: pytest.TempPathFactory) -> tuple[Measured, Measured]:
    folder = tmp_path_factory.mktemp("precision")
    return Measured(folder / "50", warm, 50), Measured(folder / "100", warm, 100)


def test_nothing_is_done_where_nothing_has_changed(sites: tuple[Measured, Measured]) -> None:
    for each in sites:
        assert each.cost() == (0, 0)


def test_a_body_is_a_matter_of_its_page(sites: tuple[Measured, Measured]) -> None:
    for each in sites:
        each.site.body(OWN.format("en"), "Other words.")
        assert each.cost() == (1, 1)


def test_an_events_body_is_a_matter_of_its_page_calendars_and_feeds_alone(sites: tuple[Measured, Measured]) -> None:
    """Its own file, and in each language whose readers see it the calendars that have it (by country, by type, by both), and feeds."""
    for each in sites:
        path = next(path for path in each.site.paths("index.en.md") if path.startswith("events/"))
        before = each.site.state()
        each.site.body(path, "Other words of an event.")
        done, _ = each.cost()
        after = each.site.state()
        touched = {name.rpartition(".")[2] for name in after if after[name] != before.get(name)}
        assert {"html", "ics"} <= touched <= {"html", "ics", "atom", "rss", "json"}
        assert (
            3 <= done <= 2 + 3 * 3
        )  # its file and page, in each language a page, the calendars and the feed of events


def test_an_events_title_is_a_matter_of_the_months_and_lists_that_show_it(sites: tuple[Measured, Measured]) -> None:
    """Not of other months; and what is done again and says the same is not written."""
    for each in sites:
        path = next(path for path in each.site.paths("index.en.md") if path.startswith("events/"))
        before = each.site.state()
        each.site.header(path, "Title", "Called otherwise")
        each.cost()
        after = each.site.state()
        other = {name for name in after if after[name][0] != before.get(name, (b"",))[0]}
        months = {name for name in other if re.match(r"(nb/)?(en/)?(kalend|calendar)\w*/\d{4}/", name)}
        assert 1 <= len(months) <= 2 * 3
        assert {name for name in after if after[name] != before.get(name)} == other, "what is the same was written"


def test_a_body_in_a_language_that_stands_in_is_a_matter_of_the_pages_that_show_it(
    sites: tuple[Measured, Measured],
) -> None:
    for each in sites:
        each.site.remove(OWN.format("nb"))
        each.cost()
        each.site.body(OWN.format("en"), "Words for two.")
        assert each.cost() == (2, 2)


def test_a_title_costs_the_same_on_every_site(sites: tuple[Measured, Measured]) -> None:
    """It stands on its page, in the lists that have it, on its neighbours' pages, and nowhere else."""
    costs = []
    for each in sites:
        before = each.site.state()
        each.site.header(OWN.format("en"), "Title", "Called otherwise")
        costs.append(each.cost())
        after = each.site.state()
        other = {name for name in after if after[name][0] != before.get(name, (b"",))[0]}
        assert {name for name in after if after[name] != before.get(name)} == other, "what is the same was written"
    assert costs[0] == costs[1]
    assert costs[0][0] < 20


def test_a_moment_that_turns_nothing_costs_the_calendars_mark_at_most(sites: tuple[Measured, Measured]) -> None:
    for each in sites:
        each.site.settings["NOW"] = '"2026-01-03 10:00"'
        each.cost()
        each.site.settings["NOW"] = '"2026-01-03 10:01"'
        assert each.cost() == (0, 0)


def test_a_files_time_alone_costs_nothing(sites: tuple[Measured, Measured]) -> None:
    for each in sites:
        for path in each.site.paths(".md")[:5]:
            each.site.write(path, each.site.read(path))
        assert each.cost() == (0, 0)


def test_a_new_item_is_a_matter_of_lists_and_of_its_neighbours(sites: tuple[Measured, Measured]) -> None:
    """All pages of lists move on; no other item's picture is drawn again, and none of its pages but the neighbour's."""
    lists = re.compile(r"(naujienos|nb/nyheter|en/news)/(\d+/)?index.html")
    for each in sites:
        for lang in ("lt", "nb", "en"):
            text = TITLE.format(lang, "Date: 2006-01-09\n" * (lang == "lt"), lang)
            each.site.write(f"news/older/index.{lang}.md", text.replace("Own", "Older"))
        done, _ = each.cost()
        assert done - sum(1 for name in each.site.state() if lists.fullmatch(name)) < 30
        each.site.remove("news/older")
        each.cost()
