"""`python3 -m plugins content -s pelicanconf.py …` builds what `pelican` with the same arguments builds, sooner.

Where nothing has changed since the last build, it says what that one said, and Pelican is not even imported; where
something has, Pelican is, but without what this site has no use for (running/light.py).
"""

from __future__ import annotations

import gc
import os
import sys
import zlib

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from typing import NoReturn

HERE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  (pathlib takes its time)
if sys.path[0] == HERE:  # run as a folder, from anywhere
    sys.path[0] = os.path.dirname(HERE)  # noqa: PTH120

from plugins.building.glance import beside, glance  # noqa: E402

PROFILE = "PROFILE=true"
PASSING = frozenset({"_", "OLDPWD", "PWD", "SHLVL"})  # what shells change from command to command


def main(arguments: list[str]) -> int:
    """Build, and return the exit status."""
    plain = (each for each in arguments if each != PROFILE)
    asked = (*plain, os.getcwd(), str(zlib.crc32(repr(_environment()).encode())))  # noqa: PTH109
    seen = glance(_output(arguments), asked)
    if seen is not None and seen.nothing_to_do:
        sys.stderr.write(seen.known["said"])
        if PROFILE in arguments:
            from plugins.building.profile import lines

            sys.stderr.writelines(f"{line}\n" for line in lines(*seen.profile))
        return 0
    if _content(arguments) != os.devnull and not os.path.isdir(_content(arguments)):  # noqa: PTH112
        from plugins.report import no_content
        from plugins.wording.editor import asked_language

        return int(no_content(_content(arguments), asked_language(arguments)))
    gc.disable()  # modules stay, and would be looked through again and again while others are imported
    from plugins.running.modules import keep_modules

    modules = keep_modules(f"{os.path.dirname(HERE)}/.cache/modules")  # noqa: PTH120
    from plugins.running.waiting import import_tools

    import_tools()
    ahead = None
    if seen is None and not os.path.exists(beside(_output(arguments), ".memory")):  # noqa: PTH110
        from plugins.reading.ahead import begin

        ahead = begin(os.path.abspath(_content(arguments)))  # noqa: PTH100
    from functools import partial

    from plugins.running.starting import run

    try:
        return run(arguments, partial(_tell, arguments), ASKED=asked, GLANCE=seen, AHEAD=ahead)
    finally:
        modules.save()


def _tell(arguments: list[str], fault: Exception) -> None:
    """Tell of a fault that is not in the content; in Python's words where what tells of it is at fault itself."""
    try:
        from plugins.report import tell_broken
        from plugins.wording.editor import asked_language

        tell_broken(fault, asked_language(arguments))
    except Exception:  # noqa: BLE001  (whatever it is)
        from plugins.running.blame import unworded

        sys.stderr.write(unworded(fault))


def _environment() -> list[tuple[str, str]]:
    """Return what settings and the language of messages may hang on."""
    return sorted((name, value) for name, value in os.environ.items() if name not in PASSING)


def _output(arguments: list[str]) -> str:
    """Return the output's folder, as far as that can be told from here: else nothing is known of the last build."""
    for option in ("-o", "--output"):
        if option in arguments[:-1]:
            return arguments[arguments.index(option) + 1]
    return "output"


def end(status: int) -> NoReturn:
    """End this process at once: Python would let go of a hundred thousand things first, one by one."""
    import atexit

    atexit._run_exitfuncs()  # noqa: SLF001  (there is no other way to have done what is to be done at the end)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _content(arguments: list[str]) -> str:
    """Return the folder of contents, as far as that can be told from here: else nothing is read ahead."""
    return arguments[0] if arguments and not arguments[0].startswith("-") else os.devnull


if __name__ == "__main__":
    end(main(sys.argv[1:]))
