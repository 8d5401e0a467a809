"""The corpus of the benchmark: the same for a seed, of the stated size, and content as editors should write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins import catalogue
from plugins.checks.advice import ADVICE
from plugins.desk.inspecting import inspect
from plugins.languages import LANGUAGES
from tests.bench import peers
from tests.bench.corpus import files, write
from tests.bench.items import corpus
from tests.building import build


def test_a_seed_makes_one_corpus_and_another_seed_another() -> None:
    one, again, other = (dict(files(corpus(30, seed))) for seed in (1, 1, 2))

    assert one == again
    assert one != other


def test_items_are_in_three_two_or_one_languages_two_kilobytes_long_and_spread_over_years() -> None:
    news = corpus(1000).news
    shares = [sum(len(item.langs) == count for item in news) / len(news) for count in (3, 2, 1)]
    texts = [text for path, text in files(corpus(100)) if path.startswith("news/")]

    assert shares == pytest.approx([0.80, 0.13, 0.07], abs=0.03)
    assert sum(len(text.encode()) for text in texts) / len(texts) == pytest.approx(2100, abs=300)
    assert len({item.day.year for item in news}) > 15
    assert len({tag.id for item in news for tag in item.tags}) == 9
    assert [item.day for item in news] == sorted(item.day for item in news)


def test_news_alone_are_the_same_news_without_what_they_would_lead_to() -> None:
    full, alone = (dict(files(corpus(30), full=full)) for full in (True, False))
    news = [path for path in full if path.startswith("news/")]

    assert {path.split("/")[0] for path in alone} == {"news", "tags", "project"}
    assert [path for path in alone if path.startswith("news/")] == news
    for path in news:
        assert full[path].partition("\n\n")[2] == alone[path].partition("\n\n")[2]


def test_other_tools_get_every_item_in_every_language() -> None:
    there = corpus(30)

    for given in (peers.hugo, peers.pelican, peers.eleventy):
        texts = [path for path, _ in given(there) if path.startswith("content/news/2")]
        assert len(texts) == len(set(texts)) == 3 * 30


def test_links_in_texts_for_other_tools_lead_to_pages_that_there_are() -> None:
    there = corpus(60)
    every = {peers.address(item, language) for item in there.news for language in LANGUAGES}

    assert len(every) == 3 * 60
    for article in peers.articles(there):
        leads = [part.split(")")[0] for part in article.body.split("](")[1:]]
        assert set(leads) <= every, article.name


@pytest.mark.slow
def test_the_corpus_builds_as_the_real_site_does_and_nothing_is_to_be_said_of_it(tmp_path: Path) -> None:
    there = corpus(30)
    write(there, tmp_path / "content")
    made = build(tmp_path / "output", content=tmp_path / "content")
    found = inspect(tmp_path / "content", catalogue.Settings(), ADVICE)

    assert made.status == 0, made.messages
    assert found.problems == ()
    for item in there.news:
        for language in LANGUAGES:
            assert (made.output / peers.address(item, language).lstrip("/") / "index.html").is_file()


@pytest.mark.parametrize("conf", ["minimal", "full"])
def test_our_settings_for_the_benchmark_build_it(tmp_path: Path, conf: str) -> None:
    there = corpus(30)
    write(there, tmp_path / "content", full=conf == "full")
    made = build(tmp_path / "output", content=tmp_path / "content", conf=f"tests/bench/ours/{conf}.py")
    pages = {f"/{path.parent.relative_to(made.output).as_posix()}/" for path in made.output.rglob("index.html")}

    assert made.status == 0, made.messages
    assert {peers.address(item, language) for item in there.news for language in LANGUAGES} <= pages
    assert not (made.output / "pagefind").exists()
    for lang in ("", "nb/", "en/"):
        assert (made.output / lang / "feeds/news.atom").is_file()
