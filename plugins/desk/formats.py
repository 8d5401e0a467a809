"""Problems for whoever reads them: a person at a terminal, a pull request, a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import groupby

from plugins.desk.inspecting import Inspection
from plugins.model.problem import N_, Problem
from plugins.wording.strings import Strings, explain, wrong_and_right

ADVICE = N_("advice: {told}")
NOTHING = N_("Looked through {files} texts: nothing to mend.")
SUMMARY = N_("Looked through {files} texts. Faults, which stop the build: {faults}. Advice, which does not: {advice}.")


def text(inspection: Inspection, lang: str) -> str:
    """Return a line for each problem, `file:line: what is wrong; what would be right (check)`, and a last one."""
    return _text(inspection, lang, apart="")


def spaced(inspection: Inspection, lang: str) -> str:
    """Return the same with an empty line after each file: for a terminal, where long lines run over several."""
    return _text(inspection, lang, apart="\n")


def _text(inspection: Inspection, lang: str, *, apart: str) -> str:
    t = Strings(lang, "problems")
    lines = []
    for _, told in groupby(inspection.problems, lambda problem: problem.path):
        lines += [_line(problem, lang, t) for problem in told]
        lines[-1] += apart
    summary = t(SUMMARY if inspection.problems else NOTHING).format(
        files=inspection.files, faults=inspection.faults, advice=inspection.advice
    )
    return "".join(f"{line}\n" for line in (*lines, summary))


def _line(problem: Problem, lang: str, t: Strings) -> str:
    told = explain(problem, lang)
    if not problem.advice:
        return told
    where = f"{problem.path}:{problem.line}: "
    return where + t(ADVICE).format(told=told.removeprefix(where))


def github(inspection: Inspection, lang: str) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    lines = []
    for problem in inspection.problems:
        wrong, right = wrong_and_right(problem, lang)
        kind = "warning" if problem.advice else "error"
        place = f"file={_property(str(problem.path))},line={problem.line},title={_property(problem.check)}"
        lines.append(f"::{kind} {place}::{_data(f'{wrong}; {right}')}\n")
    return "".join(lines)


def _data(words: str) -> str:
    return words.replace("%", "%25")  # line feeds, which would have to be escaped, are in no problem


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def as_json(inspection: Inspection, lang: str) -> str:
    """Return a JSON array: path, line, check, advice (true or false), wrong, right."""
    return json.dumps(list(_entries(inspection.problems, lang)), indent=1) + "\n"


def _entries(problems: Iterable[Problem], lang: str) -> Iterable[dict[str, object]]:
    for problem in problems:
        wrong, right = wrong_and_right(problem, lang)
        yield {
            "path": str(problem.path),
            "line": problem.line,
            "check": problem.check,
            "advice": problem.advice,
            "wrong": wrong,
            "right": right,
        }


FORMATS: dict[str, Callable[[Inspection, str], str]] = {"text": text, "github": github, "json": as_json}
