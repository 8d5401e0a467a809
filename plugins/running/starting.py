"""Pelican, started with the arguments of its command and with what else a build is to know."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.running.light import READERS, import_pelican
from plugins.running.methods import keep_methods
from plugins.running.patterns import keep_patterns

CACHE = Path(__file__).resolve().parents[2] / ".cache"


class MissingSettingError(KeyError):
    """The file of settings lacks one that nothing else would miss."""

    def __init__(self, name: str, file: str) -> None:
        """Take the name of the setting, and the file's."""
        from plugins.running.blame import Blame, shown  # most builds need none

        super().__init__(name)
        self.blame = Blame(shown(file), f"no setting {name}", plain=True)


def instance(arguments: Sequence[str], **more: object) -> tuple[Any, dict[str, Any]]:
    """Return Pelican as its command would make it, and its settings, to which `more` are added."""
    import_pelican()
    from pelican import LOG_HANDLERS, get_instance, init_logging, parse_arguments

    parsed = parse_arguments(list(arguments))
    handler = LOG_HANDLERS[parsed.log_handler]
    init_logging(level=parsed.verbosity, fatal=parsed.fatal, name="pelican", handler=handler)
    pelican, settings = get_instance(parsed)
    for name, there in _needed(settings).items():
        if not there:
            raise MissingSettingError(name, parsed.settings)
    settings |= {"READERS": READERS, **more}
    return pelican, settings


def _needed(settings: Mapping[str, Any]) -> dict[str, object]:
    """Return which settings there are of those that nothing else would miss.

    Pelican has some of its own: it would publish without our plugins, and what nobody has escaped.
    """
    return {
        "PLUGINS": "plugins.writer" in settings["PLUGINS"],
        "JINJA_ENVIRONMENT": settings["JINJA_ENVIRONMENT"].get("autoescape"),
        "PAGE_EXTRAS": "PAGE_EXTRAS" in settings,
        "PAGE_LISTER": "PAGE_LISTER" in settings,
    }


def run(arguments: Sequence[str], tell: Callable[[Exception], None], **more: object) -> int:
    """Build once, and return the exit status; a fault that is not in the content is handed to `tell`."""
    compiled = keep_methods(CACHE / "methods"), keep_patterns(CACHE / "patterns")
    try:
        with contextlib.suppress(KeyboardInterrupt):
            pelican, _ = instance(arguments, **more)
            pelican.run()
            return 0
    except Exception as fault:  # noqa: BLE001  (whatever it is, whoever wrote the code has to know where)
        tell(fault)
        return int(getattr(fault, "exitcode", 1))
    finally:
        for each in compiled:
            if each is not None:
                each.save()
    return 130  # as the shell has it for Ctrl-C
