"""A process that stays and builds the site whenever it is told to: what it knows, it need not find out again.

It is told by a line on its standard input, and says how a build went by a line that begins with END. `serve` starts it,
and starts another where code has changed. Where the line also names the files that have been saved, with tabs between,
no other is looked at until there is rest. Any line that comes while there is rest, be it empty, ends that soon: what
could wait has to wait a little longer.
"""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Any

from plugins.desk.orders import Orders
from plugins.report import broken, no_content
from plugins.running.giving_way import never
from plugins.running.starting import instance
from plugins.wording.editor import asked_language

END = "\x1e"  # the sign that ends a record
FAULT = "\x1f"  # begins a line that is only of interest if another process builds no better
BROKEN = 70  # the status of a build that came to no end: what this process knows may not be so
BUILD, REST = "build", "rest"  # what it is told: build, leaving aside what can wait; build all


def main(arguments: list[str]) -> int:
    """Build for each line that comes, with the settings of a `pelican` command with these `arguments`."""
    pelican, settings = None, dict[str, Any]()
    orders = Orders(sys.stdin.fileno())
    for line in orders:
        lang = asked_language(arguments)
        if no_content(arguments[0], lang):
            print(f"{END}1 0", flush=True)  # noqa: T201  (what it is for)
            continue
        if pelican is None:
            try:
                pelican, settings = instance(arguments, MEMORY={})
            except Exception as fault:  # noqa: BLE001  (settings and plugins are code: anything may be wrong in them)
                _say(fault, lang)
                print(f"{END}{BROKEN} 0", flush=True)  # noqa: T201  (what it is for)
                continue
        what, *saved = line.rstrip("\n").split("\t")
        settings["POSTPONE"], settings["SAVED"] = what == BUILD, tuple(saved) or None
        settings["WAITED_FOR"] = orders.waiting if what == REST else never
        status = _build(pelican, settings, lang)
        sys.stderr.flush()
        print(f"{END}{status} {int(bool(settings.get('POSTPONED')))}", flush=True)  # noqa: T201  (what it is for)
        gc.enable()
        if what == REST and not orders.waiting():
            gc.unfreeze()  # nobody waits: time to look through what has stayed of the builds before, too
        gc.collect()
        gc.freeze()  # all that is left stays till the next build, and need not be walked through
    return 0


def _say(fault: Exception, lang: str) -> None:
    """Tell of a fault that is not in the content."""
    for said in broken(fault, lang):
        print(f"{FAULT}{said}")  # noqa: T201  (what it is for)


def _build(pelican: Any, settings: dict[str, Any], lang: str) -> int:  # noqa: ANN401  (Pelican is not typed)
    try:
        pelican.run()
    except SystemExit as end:
        if isinstance(end.code, str):  # what Python would say at the end of a process
            print(end.code)  # noqa: T201
        return end.code if isinstance(end.code, int) else 1
    except Exception as error:  # noqa: BLE001  (whatever it is, it is told, and the next build is another)
        _say(error, lang)
        return BROKEN
    finally:
        build = settings.pop("BUILD", None)
        if build is not None:
            build.abandon()
            atexit.unregister(build.abandon)  # or it would be held, with all that it remembers, till the end
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
