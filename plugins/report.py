"""What editors are told: every problem as `file:line: what is wrong; what would be right (check)`, and then the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from plugins.model.problem import N_, Problem
from plugins.wording.editor import CODES, editor_language, language_of
from plugins.wording.strings import Strings, explain

WAITING = N_("Another build is at work; this one waits for it.")
NO_CONTENT = N_("The folder {folder} is not there: bring it back, or go to the folder of the project that has it.")
OURS = N_(
    "This is a fault of the settings, the theme or the code, not of a text: “git status” names what is another there."
)
UNTOUCHED = N_("The last good site is as it was.")
UNREACHED = N_("{file} could not be read or written ({reason}).")
NO_MOMENT = N_("“{value}” is not a moment; write it like {example}")
A_MOMENT = "2016-12-01 09:00"
REASONS = frozenset({  # of running/blame.py's, which knows no catalogue
    N_("this computer’s memory is used up"),
    N_("a process of the build was killed, as is done where a computer’s memory is used up"),
})  # fmt: skip
UNSPOKEN = N_("there is no language “{code}” here; write one of {known}")
STOPPED = N_("The site was not built; the last good one is as it was. Faults: {n}")


def unspoken(lang: str) -> bool:
    """Tell the editor, and return True, where she has asked for a language that nobody speaks here."""
    unknown = bool(lang) and not language_of(lang)
    if unknown:
        say(UNSPOKEN, editor_language("", os.environ), code=lang, known=", ".join(dict.fromkeys(CODES.values())))
    return unknown


def language_from(settings: Mapping[str, Any]) -> str:
    """Return the editor's language for a build with `settings`."""
    return editor_language(settings.get("EDITOR_LANGUAGE"), os.environ)


def lines(problems: Iterable[Problem], lang: str) -> list[str]:
    """Return all problems, file by file, in the editor's language."""
    return [explain(problem, lang) for problem in sorted(problems, key=lambda each: each.sort_key)]


def no_content(folder: str | os.PathLike[str], lang: str) -> bool:
    """Tell the editor, and return True, where there is no folder of contents."""
    missing = not os.path.isdir(folder)  # noqa: PTH112  (asked before each build)
    if missing:
        say(NO_CONTENT, lang, folder=os.path.basename(os.path.normpath(folder)))  # noqa: PTH119
    return missing


def words(message: str, lang: str, **gaps: object) -> str:
    """Return one thing in the editor's language."""
    return Strings(lang, "problems")(message).format(**gaps)


def say(message: str, lang: str, **gaps: object) -> None:
    """Tell the editor one thing."""
    sys.stderr.write(words(message, lang, **gaps) + "\n")
    sys.stderr.flush()


def tell(told: Iterable[str]) -> None:
    """Tell whoever has asked for it something that is not about the content."""
    sys.stderr.write("".join(f"{line}\n" for line in told))


def advise(problems: Iterable[Problem], lang: str) -> None:
    """Tell the editor of what does not stop the build."""
    for told in lines(problems, lang):
        sys.stderr.write(told + "\n")


def broken(fault: BaseException, lang: str) -> list[str]:
    """Return what an editor is told of a fault that is not in the content: where it is, and whose affair."""
    from plugins.running.blame import blamed  # most builds have none to blame

    found = blamed(fault)
    reason = words(found.reason, lang) if found.reason in REASONS else found.reason
    if not found.ours and found.place:
        return [f"{words(UNREACHED, lang, file=found.place, reason=reason)} {words(UNTOUCHED, lang)}"]
    whose = f"{words(OURS, lang)} {words(UNTOUCHED, lang)}" if found.ours else words(UNTOUCHED, lang)
    return [f"{found.place}: {reason}" if found.place else reason, whose]


def tell_broken(fault: BaseException, lang: str) -> None:
    """Tell of such a fault; whoever wrote the code is shown the way to it, where the place is not enough."""
    from plugins.running.blame import blamed

    if not blamed(fault).plain:
        import traceback

        traceback.print_exception(fault)
    tell(broken(fault, lang))


def stop(problems: Iterable[Problem], lang: str) -> NoReturn:
    """Tell the editor of all problems at once, and end the build with exit status 1."""
    told = lines(problems, lang)
    sys.stderr.write("".join(f"{each}\n" for each in told))
    say(STOPPED, lang, n=len(told))
    raise SystemExit(1)


# Below: Pelican.


def register() -> None:
    """Nothing to connect: those who find problems call `stop`."""
