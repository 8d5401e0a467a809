"""What is told of many runs, and how it is drawn."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from tests.bench.chart import Scale, spread, to_svg
from tests.bench.results import Result, growth, ratio
from tests.bench.room import Cost, Weight
from tests.bench.table import markdown, report, times
from tests.bench.tools import TOOLS, chosen

SVG = "{http://www.w3.org/2000/svg}"
HUGO, OURS = chosen(["ours", "hugo"])


def result(tool: str, pages: int, *seconds: float, fault: str = "") -> Result:
    runs = [Cost(seconds=each, cpu=2 * each, largest=50, memory=0) for each in seconds]
    return Result(tool=tool, pages=pages, runs={"cold": runs} if runs else {}, fault=fault)


def test_the_median_is_told_and_one_slow_run_does_not_count() -> None:
    one = result("ours", 300, 1.0, 9.0, 1.2)

    assert (one.seconds("cold"), one.cpu("cold")) == (1.2, 2.4)
    assert one.spread("cold") == pytest.approx(8.0 / 1.2)
    assert one.seconds("word") is None


def test_memory_is_the_median_of_what_was_weighed_or_of_the_largest_process_where_nothing_was() -> None:
    one = Result(tool="ours", pages=300)
    one.weighed["cold"] = [Cost(seconds=1, cpu=1, largest=50, memory=each) for each in (90.0, 150.0, 100.0)]
    one.weighed["word"] = [Cost(seconds=1, cpu=1, largest=each, memory=0) for each in (40.0, 50.0, 45.0)]

    assert (one.memory("cold"), one.memory("word"), one.memory("title")) == (100, 45, None)


def test_a_ratio_is_to_hugo_at_the_same_size() -> None:
    results = [result("hugo", 300, 2.0), result("ours", 300, 1.0), result("hugo", 3000, 4.0), result("ours", 3000, 3.0)]

    assert [ratio(results, each, "cold") for each in results] == [1.0, 0.5, 1.0, 0.75]
    assert ratio(results, results[1], "word") is None
    assert ratio([results[1]], results[1], "cold") is None


def test_growth_is_by_size_whatever_the_order_of_measuring() -> None:
    assert growth(
        [result("ours", 3000, 3.0), result("ours", 300, 1.0), result("ours", 9, fault="no")], "ours", "cold"
    ) == [
        (300, 1.0),
        (3000, 3.0),
    ]


def test_a_table_has_a_row_for_each_tool_and_a_dash_for_what_is_not_known() -> None:
    results = [result("hugo", 300, 2.0), result("ours", 300, 1.0)]

    assert times(results, [HUGO, OURS]) == (
        "| tool | cold build | nothing changed | one edit | title edited |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| Hugo | 2.00 s | – | – | – |\n"
        "| Social Cluster | 1.00 s · 0.50 | – | – | – |\n"
    )
    assert markdown(["tool", "n"], [["a", "1"]]) == "| tool | n |\n| --- | ---: |\n| a | 1 |\n"


def test_a_report_says_who_is_not_there_and_why() -> None:
    ours = result("ours", 3000, 1.0)
    ours.weight = Weight(pages=3337, files=3343, size=15_450_000)
    told = report([ours, result("hugo", 3000, fault="it is not installed")], [HUGO, OURS], ["two cores"])

    assert "## 3,000 pages: 1,000 news items in three languages" in told
    assert "3,337 | 3,343 | 15.4 MB" in told
    assert "- Hugo at 3,000 pages: it is not installed." in told
    assert "- Zola is not here: no package" in told


def test_a_tool_that_there_is_not_is_told_with_those_that_there_are() -> None:
    assert [tool.key for tool in chosen([])] == [tool.key for tool in TOOLS]
    assert (HUGO.key, OURS.key) == ("hugo", "ours")
    with pytest.raises(ValueError, match=r"no tool jekyll; use hugo, ours, ours-full"):
        chosen(["jekyll"])


def test_the_chart_is_svg_with_a_line_and_a_name_for_each_tool() -> None:
    results = [result(key, pages, pages / 1000) for key in ("hugo", "ours") for pages in (300, 3000, 15000)]
    drawn = ET.fromstring(to_svg(results, {"hugo": "Hugo", "ours": "Ours & <more>"}))

    names = [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "name"]
    lines = [line.get("points", "") for line in drawn.iter(f"{SVG}polyline")]
    assert names == ["Hugo", "Ours & <more>"]
    assert [len(line.split()) for line in lines] == [3, 3]
    assert {"300", "3,000", "15,000"} <= {text.text for text in drawn.iter(f"{SVG}text")}


@pytest.mark.parametrize("results", [[], [result("hugo", 300, 1.0)], [result("hugo", 300, fault="no")]])
def test_a_chart_of_little_is_still_one(results: list[Result]) -> None:
    ET.fromstring(to_svg(results, {"hugo": "Hugo"}))


def test_each_tenfold_is_as_long_as_the_next() -> None:
    scale = Scale(least=1, most=1000, start=0, end=300)

    assert [scale(value) for value in (1, 10, 100, 1000)] == [0, 100, 200, 300]
    assert scale.ticks() == [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]


def test_names_do_not_stand_upon_one_another() -> None:
    places = spread({"a": 100, "b": 103, "c": 101, "far": 300}, 15)

    assert all(below - above >= 15 - 1e-9 for above, below in pairwise(sorted(places.values())))
    assert sorted(places, key=lambda key: places[key]) == ["a", "c", "b", "far"]
    assert places["far"] == 300
    assert sum(places[key] for key in "abc") == pytest.approx(304)
