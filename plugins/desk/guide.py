"""docs/checks.*.md: what each check tells and why, made from the checks and from the inputs that tests break.

`python3 tasks.py guide` writes the pages anew; a test holds that they are what the code says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.checks.advice import ADVICE
from plugins.checks.drafts import draft_check
from plugins.checks.late import late_check
from plugins.checks.moved import moved_check
from plugins.checks.reachable import Memory, link_unreachable
from plugins.checks.sequence import sequence_check
from plugins.checks.spelling import Speller, spelling
from plugins.desk.examples import Example, check_name, example
from plugins.model.problem import N_
from plugins.wording.strings import Strings

LANGUAGES = ("lt", "nb", "en")
MOST_LINES = 12  # of a bad example

HEADING = N_("What each check tells")
INTRODUCTION = N_(
    "Made by `{command}` from the checks themselves: do not edit this page. Back to the [guide]({guide}). "
    "Faults stop the build; advice does not, and most of it is told by `python3 tasks.py check` alone."
)
FAULTS = N_("Faults")
ADVICES = N_("Advice")
BAD = N_("Not so:")
GOOD = N_("But so:")
TOLD = N_("You are told:")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a page says of one check."""

    check: str
    advice: bool
    bad: str  # "" where there is nothing to show: a file that is missing, a link
    good: str  # likewise
    told: Mapping[str, str]  # by language: the line that an editor gets


def entries(broken: Path) -> tuple[Entry, ...]:
    """Return an entry for each check that the inputs in `broken` set off, and for the rest of the advice."""
    shown = dict(_examples())
    found: dict[str, Entry] = {}
    cases = [path.read_text(encoding="utf-8") for path in sorted(broken.glob("*.txt"))]
    for case in sorted(cases, key=lambda case: ("%% good" not in case, len(case))):  # the shortest explains best
        for entry in _of_case(case, shown):
            found.setdefault(entry.check, entry)
    for name, each in shown.items():
        found.setdefault(name, Entry(check=name, advice=True, bad=each.bad, good=each.good, told={}))
    return tuple(sorted(found.values(), key=lambda entry: (entry.advice, entry.check)))


def _examples() -> Iterable[tuple[str, Example]]:
    named = [(check_name(check), check) for check in ADVICE]
    named += [
        ("sequence-not-raised", sequence_check(Path())),
        ("address-gone", moved_check(Path())),
        ("translation-undated", late_check(Path())),
        ("draft-dated-back", draft_check(Path())),
        ("misspelt", spelling(Speller(dictionaries={}))),
        ("link-unreachable", link_unreachable(Memory(path=Path(), now=0))),
    ]
    for name, check in named:
        found = example(check)
        if found:
            yield name, found


def _of_case(case: str, shown: Mapping[str, Example]) -> Iterable[Entry]:
    parts = re.split(r"^%% (.*)\n", case, flags=re.MULTILINE)
    steps = list(zip(parts[1::2], parts[2::2], strict=True))
    told = {words.split()[1]: text.splitlines() for words, text in steps if words.startswith("expect ")}
    files = {f"content/{words.split()[1]}": text for words, text in steps if words.startswith("file ")}
    instead = {words.partition(" ")[0]: text.rstrip() for words, text in steps if words.startswith(("bad", "good"))}
    weak = any(words == "weak" for words, _ in steps)
    for number, line in enumerate(told["en"]):
        check = line.rpartition("(")[2].rstrip(")")
        bad = instead.get("bad") or files.get(line.partition(":")[0], "")
        if len(bad.splitlines()) > MOST_LINES or "\\x" in bad or "\\u" in bad:
            bad = ""
        yield Entry(
            check=check,
            advice=weak or check in shown,
            bad=shown[check].bad if check in shown else bad.rstrip(),
            good=shown[check].good if check in shown else instead.get("good", ""),
            told={lang: told[lang][number] for lang in LANGUAGES},
        )


def page(found: Iterable[Entry], lang: str) -> str:
    """Return the page in one language."""
    t = Strings(lang, "problems")
    found = tuple(found)
    parts = [f"# {t(HEADING)}", t(INTRODUCTION).format(command="python3 tasks.py guide", guide=f"editors.{lang}.md")]
    for heading, advice in ((FAULTS, False), (ADVICES, True)):
        parts.append(f"## {t(heading)}")
        for entry in found:
            if entry.advice is advice:
                parts += _section(entry, lang, t)
    return "\n\n".join(parts) + "\n"


def _section(entry: Entry, lang: str, t: Strings) -> Iterable[str]:
    yield f"### `{entry.check}`"
    if entry.bad:
        yield f"{t(BAD)}\n\n{_fenced(entry.bad)}"
    if entry.good:
        yield f"{t(GOOD)}\n\n{_fenced(entry.good)}"
    if entry.told:
        yield f"{t(TOLD)}\n\n{_fenced(entry.told[lang])}"


def _fenced(text: str) -> str:
    marks = "```"
    while marks in text:
        marks += "`"
    return f"{marks}text\n{text}\n{marks}"


def write(root: Path) -> None:
    """Write the pages below `root`."""
    found = entries(root / "tests" / "broken")
    for lang in LANGUAGES:
        (root / "docs" / f"checks.{lang}.md").write_text(page(found, lang), encoding="utf-8", newline="\n")
