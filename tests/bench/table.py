"""The results in words and Markdown: what the terminal shows and docs/bench.md keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.bench.results import BASE, SCENARIOS, Result, ratio
from tests.bench.tools import ABSENT, Tool

NONE = "–"


def report(results: Sequence[Result], tools: Sequence[Tool], facts: Sequence[str]) -> str:
    """Return the tables of every size, and what a reader has to know about them."""
    parts = [f"- {fact}\n" for fact in facts]
    for pages in sorted({result.pages for result in results}):
        same = [result for result in results if result.pages == pages]
        parts.append(f"\n## {pages:,} pages: {pages // 3:,} news items in three languages\n\n")
        parts.append(times(same, tools) + "\n" + weights(same, tools))
    parts.append("\n" + "".join(f"- {line}\n" for line in remarks(results, tools)))
    return "".join(parts)


def times(results: Sequence[Result], tools: Sequence[Tool]) -> str:
    """Return how long each tool took, in seconds by the clock (medians), and as multiples of Hugo's time."""
    head = ["tool", *SCENARIOS.values()]
    rows = []
    for result, tool in _with_tools(results, tools):
        cells = [_time(result.seconds(scenario), ratio(results, result, scenario), tool) for scenario in SCENARIOS]
        rows.append([tool.name, *cells])
    return markdown(head, rows)


def weights(results: Sequence[Result], tools: Sequence[Tool]) -> str:
    """Return what each tool used and what it wrote."""
    head = ["tool", "CPU, cold", "CPU, one edit", "memory, cold", "memory, one edit", "pages", "files", "output"]
    rows = []
    for result, tool in _with_tools(results, tools):
        weight = result.weight
        rows.append(
            [
                tool.name,
                _said(result.cpu("cold"), "{:.2f} s"),
                _said(result.cpu("word"), "{:.2f} s"),
                _said(result.memory("cold"), "{:.0f} MB"),
                _said(result.memory("word"), "{:.0f} MB"),
                _said(weight.pages if weight else None, "{:,}"),
                _said(weight.files if weight else None, "{:,}"),
                _said(weight.size / 1e6 if weight else None, "{:.1f} MB"),
            ]
        )
    return markdown(head, rows)


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose first column is words and whose others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def remarks(results: Sequence[Result], tools: Sequence[Tool]) -> Iterator[str]:
    """Yield what stands below the tables: what differs between the tools, and who is not there."""
    for tool in tools:
        if tool.remark:
            yield f"{tool.name}: {tool.remark}."
    for result in results:
        if result.fault:
            name = next((tool.name for tool in tools if tool.key == result.tool), result.tool)
            yield f"{name} at {result.pages:,} pages: {result.fault}."
    for name, reason in ABSENT.items():
        yield f"{name} is not here: {reason}."


def _with_tools(results: Sequence[Result], tools: Sequence[Tool]) -> Iterator[tuple[Result, Tool]]:
    for tool in tools:
        yield from ((result, tool) for result in results if result.tool == tool.key)


def _time(seconds: float | None, times_hugo: float | None, tool: Tool) -> str:
    if seconds is None:
        return NONE
    said = f"{seconds:.2f} s"
    return said if times_hugo is None or tool.key == BASE else f"{said} · {times_hugo:.2f}"


def _said(value: float | None, form: str) -> str:
    return NONE if value is None else form.format(value)
