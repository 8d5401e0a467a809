"""What one reading leaves for the next: brought up to date by an edit of words, it is what a whole reading finds."""

from __future__ import annotations

import os
import pickle
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins import catalogue
from plugins.reading.cataloguing import read_content
from plugins.reading.keeping import Kept, keep
from plugins.reading.ledger_values import Values
from plugins.reading.manner import Manner
from plugins.reading.renewing import read_again
from plugins.reading.survey import survey
from tests import forking
from tests.incremental.twice import CONTENT, Twice

COUNT = int(os.environ.get("STATES", "3"))
NOW = datetime(2026, 1, 1, tzinfo=UTC)
MANNER = catalogue.Settings(now=NOW).manner("content")
PATHS = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.md"))
BODIES = (
    "Word.",
    "Words\n\n## A part\n\nof a text",
    "Words about [the visit](../../events/visit/index.en.md).",
    "Words about [a part](../../news/visit/index.nb.md#andre-del).",
    "A [topic]({tag}visits), and [home]({index}).",
    "To [the future](../../news/future/index.lt.md).",
    "A file: [one](../visit/programa.pdf).",
    "[Nowhere](../../news/nowhere/index.lt.md).",
    "<script>alert(1)</script>",
    "",
)
WORDS = ("Short", "“Words” & <others>")


def whole(content: Path, manner: Manner = MANNER, known: Kept | None = None) -> Kept | None:
    """Read everything; None where there is a fault."""
    stamps = survey(content)
    assert stamps is not None
    outcome = read_content(content, manner, known.entries if known else None)
    problems = catalogue.all_problems(outcome, None)
    if outcome.catalogue is None or any(not each.advice for each in problems):
        return None
    kept = keep(outcome, problems, manner, stamps)
    assert isinstance(kept.values, Values)
    kept.values.complete()
    return kept


def all_of(kept: Kept) -> dict[str, object]:
    """Return all that is kept, as it can be compared."""
    return {
        "entries": dict(kept.entries),
        "items": dict(kept.items),
        "values": kept.values,
        "rest": dict(kept.rest),
        "advice": kept.advice,
        "times": (kept.since, kept.until),
    }


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    return Twice(tmp_path_factory.mktemp("keeping") / "site", forking.Builder(None), old_files=True)


edits = st.one_of(
    st.tuples(st.just("body"), st.sampled_from(PATHS), st.sampled_from(BODIES)),
    st.tuples(st.sampled_from(["Title", "Summary", "Image_caption"]), st.sampled_from(PATHS), st.sampled_from(WORDS)),
    st.tuples(st.sampled_from(["Slug", "Date", "Town", "Notice"]), st.sampled_from(PATHS), st.just("2016-12-03")),
)


@settings(
    max_examples=20 * COUNT,
    derandomize=COUNT <= 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # a folder, put in order again for each example
)
@given(st.lists(edits, min_size=1, max_size=3))
def test_what_is_brought_up_to_date_is_what_is_found_by_reading_all(
    bench: Twice, done: list[tuple[str, str, str]]
) -> None:
    shutil.rmtree(bench.content)
    shutil.copytree(CONTENT, bench.content)
    kept = whole(bench.content)
    assert kept is not None
    for what, path, said in done:
        if what == "body":
            bench.body(path, said)
        else:
            bench.header(path, what, said)
        stamps = survey(bench.content)
        assert stamps is not None
        before = pickle.dumps(all_of(kept))

        anew, was_enough = whole(bench.content), read_again(kept, bench.content, MANNER, stamps)

        if was_enough:
            assert anew is not None, "there is a fault, and it was not found"
            assert all_of(kept) == all_of(anew)
            assert kept.stamps == anew.stamps
        else:
            assert pickle.dumps(all_of(kept)) == before, "it was touched"
            with_known = whole(bench.content, known=kept)
            assert (with_known is None) == (anew is None)
            if with_known is None or anew is None:
                return
            assert all_of(with_known) == all_of(anew)
            kept = with_known


@pytest.mark.parametrize(
    ("what", "enough"),
    [
        (("body", "news/only/index.nb.md", "Andre ord."), True),
        (("Title", "news/only/index.nb.md", "Andre ord"), True),
        (("Summary", "pages/about/index.en.md", "Other words."), True),
        (("Slug", "news/only/index.nb.md", "andre-ord"), False),
        (("Date", "news/only/index.nb.md", "2016-12-02"), False),
        (("Town", "events/visit/index.en.md", "Bergen"), False),
        (
            ("body", "news/only/index.nb.md", "Se [del](../visit/index.nb.md#andre-del)."),
            False,
        ),  # is there such a part?
        (("body", "news/visit/index.lt.md", "Be failo."), False),  # a download is gone
    ],
)
def test_words_alone_are_not_worth_a_whole_reading(tmp_path: Path, what: tuple[str, str, str], *, enough: bool) -> None:
    site = Twice(tmp_path / "site", forking.Builder(None), old_files=True)
    kept = whole(site.content)
    assert kept is not None
    name, path, said = what
    if name == "body":
        site.body(path, said)
    else:
        site.header(path, name, said)

    stamps = survey(site.content)

    assert stamps is not None
    assert read_again(kept, site.content, MANNER, stamps) is enough


@pytest.mark.parametrize(
    ("later", "enough"), [(timedelta(days=300), True), (timedelta(seconds=-1), False), (timedelta(days=400_000), False)]
)
def test_what_is_kept_holds_until_something_turns(tmp_path: Path, *, later: timedelta, enough: bool) -> None:
    """Nothing of the tiny site turns before the year 2999; of what was before, nobody knows."""
    site = Twice(tmp_path / "site", forking.Builder(None), old_files=True)
    kept, stamps = whole(site.content), survey(site.content)
    assert kept is not None
    assert stamps is not None
    manner = replace(MANNER, now=NOW + later)

    assert read_again(kept, site.content, manner, stamps) is enough
    assert read_again(kept, site.content, replace(manner, drafts=True), stamps) is False
