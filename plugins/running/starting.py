"""Pelican, started with the arguments of its command and with what else a build is to know."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.running.light import READERS, import_pelican
from plugins.running.methods import keep_methods
from plugins.running.patterns import keep_patterns

CACHE = Path(__file__).resolve().parents[2] / ".cache"


def instance(arguments: Sequence[str], **more: object) -> tuple[Any, dict[str, Any]]:
    """Return Pelican as its command would make it, and its settings, to which `more` are added."""
    import_pelican()
    from pelican import LOG_HANDLERS, get_instance, init_logging, parse_arguments

    parsed = parse_arguments(list(arguments))
    handler = LOG_HANDLERS[parsed.log_handler]
    init_logging(level=parsed.verbosity, fatal=parsed.fatal, name="pelican", handler=handler)
    pelican, settings = get_instance(parsed)
    settings |= {"READERS": READERS, **more}
    return pelican, settings


def run(arguments: Sequence[str], **more: object) -> int:
    """Build once, and return the exit status; a fault of our own is told with where it happened."""
    compiled = keep_methods(CACHE / "methods"), keep_patterns(CACHE / "patterns")
    try:
        with contextlib.suppress(KeyboardInterrupt):
            pelican, _ = instance(arguments, **more)
            pelican.run()
            return 0
    except Exception as fault:  # noqa: BLE001  (whatever it is, whoever wrote the code has to know where)
        import traceback

        traceback.print_exception(fault)
        return int(getattr(fault, "exitcode", 1))
    finally:
        for each in compiled:
            if each is not None:
                each.save()
    return 130  # as the shell has it for Ctrl-C
