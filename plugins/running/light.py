"""Pelican, imported without what this site has no use for: half of a small build's time would go there.

Pelican brings along its readers of reStructuredText and Markdown, its server, its feeds and rich, which lays out what
it says. Here the catalogue reads, `serve` serves, `syndication/` makes feeds, and editors are told by `report.py`. So
while Pelican is imported, those libraries' places are taken by stand-ins; afterwards everybody finds the real ones.
Pelican's readers have to be switched off then, by the setting READERS.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType


class Waiting(ModuleType):
    """A module that is imported when something of it is used."""

    def __init__(self, name: str, held: dict[str, object]) -> None:
        """Stand in for the module called `name`, with what is `held` instead of its own."""
        super().__init__(name)
        vars(self).update(held, __path__=[])  # with a path it is a package, which others can be in

    def __getattr__(self, name: str) -> object:
        """Bring the real module, once the stand-ins are gone."""
        if name.startswith("__") or sys.modules.get(self.__name__) is self:
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


READERS = dict.fromkeys(("rst", "md", "markdown", "mkd", "mdown", "html", "htm"))


class StandIn:
    """A class or function that Pelican takes by name and this site never uses."""

    def __init__(self, *_: object, **__: object) -> None:
        """Say so, if it is."""
        message = "this part of Pelican is not there in a light start; the command `pelican` has it"
        raise NotImplementedError(message)


class Handler(logging.Handler):
    """What Pelican logs to: rich, once there is something to say."""

    def __init__(self, console: object) -> None:  # noqa: ARG002  (as rich has it)
        """Take no `console`: rich makes its own when the time comes."""
        super().__init__()

    def emit(self, record: logging.LogRecord) -> None:
        """Say it."""
        from rich.console import Console as Terminal
        from rich.logging import RichHandler

        rich = RichHandler(console=Terminal())
        rich.setFormatter(self.formatter)
        rich.emit(record)


class Console:
    """Pelican's terminal: turns no spinner, and is rich once there is something to print."""

    quiet = False

    def status(self, *_: object, **__: object) -> contextlib.AbstractContextManager[None]:
        """Show no sign of life: a build is over before anybody doubts it."""
        return contextlib.nullcontext()

    def print(self, *words: object) -> None:
        """Print, unless told to be quiet."""
        if not self.quiet:
            from rich.console import Console as Terminal

            Terminal().print(*words)

    def print_exception(self) -> None:
        """Print the exception that is being handled."""
        from rich.console import Console as Terminal

        Terminal().print_exception()


def import_pelican() -> None:
    """Import Pelican, unless somebody has already."""
    if "pelican" not in sys.modules:
        import html  # noqa: F401  (the package, which is to be there)

        with _instead(_stand_ins()):
            import pelican  # noqa: F401  (that is all there is to do)


def import_feed_tools() -> None:
    """Import what feeds are written with, without what it brings along for servers.

    `xml.sax.saxutils` escapes and writes XML, and would import all that it takes to fetch some; `email.utils` writes
    dates, and would ask this machine for its name.
    """
    import urllib.parse  # noqa: F401  (the package, which is to be there)

    with _instead({name: Waiting(name, {}) for name in ("socket", "urllib.request")}):
        import email.utils  # noqa: F401
        import xml.sax.saxutils  # noqa: F401


def _stand_ins() -> dict[str, ModuleType]:
    """Return what stands where, by the module's name."""
    names: dict[str, dict[str, object]] = {
        "dateutil": {},
        "dateutil.parser": {},
        "docutils": {},
        "docutils.core": {},
        "docutils.io": {},
        "docutils.parsers": {},
        "docutils.parsers.rst": {},
        "docutils.parsers.rst.languages": {"get_language": StandIn},
        "docutils.writers": {},
        "docutils.writers.html4css1": {"HTMLTranslator": StandIn, "Writer": type("Writer", (StandIn,), {})},
        "feedgenerator": {"Atom1Feed": StandIn, "Rss201rev2Feed": StandIn, "get_tag_uri": StandIn},
        "calendar": {},
        "gzip": {},
        "html.parser": {"HTMLParser": type("HTMLParser", (StandIn,), {})},
        "importlib.metadata": {"version": installed, "PackageNotFoundError": LookupError},
        "markdown": {"Markdown": StandIn},
        "multiprocessing": {},
        "pelican.rstdirectives": {},
        "pelican.server": {"ComplexHTTPRequestHandler": StandIn, "RootedHTTPServer": StandIn},
        "pprint": {},
        "random": {"choice": StandIn, "randrange": StandIn},
        "rich": {},
        "rich.console": {"Console": Console},
        "rich.logging": {"RichHandler": Handler},
        "tempfile": {},
        "unidecode": {},
        "watchfiles": {"Change": StandIn, "DefaultFilter": StandIn},
    }
    made: dict[str, ModuleType] = {}
    for name, held in names.items():
        made[name] = Waiting(name, held)
        parent, _, own = name.rpartition(".")
        if parent in made:
            setattr(made[parent], own, made[name])
    return made


@contextlib.contextmanager
def _instead(stand_ins: dict[str, ModuleType]) -> Iterator[None]:
    """Have these modules in place of the real ones; those that are there already stay."""
    put = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    parents = {
        "html.parser",
        "importlib.metadata",
        "urllib.request",
    } & put.keys()  # attributes of modules that are real
    sys.modules.update(put)
    for name in parents:
        setattr(sys.modules[name.rpartition(".")[0]], name.rpartition(".")[2], put[name])
    try:
        yield
    finally:
        for name in put:
            sys.modules.pop(name, None)
        for name in parents:
            delattr(sys.modules[name.rpartition(".")[0]], name.rpartition(".")[2])


def installed(package: str) -> str:
    """Return the version of an installed package; LookupError where there is none.

    It stands in the name of the folder that installers leave beside a package (PyPA, recording installed projects).
    """
    for place in sys.path:
        with contextlib.suppress(OSError):
            for name in os.listdir(place or os.curdir):  # noqa: PTH208  (strings, of which one is looked for)
                if name.startswith(f"{package}-") and name.endswith(".dist-info"):
                    return name.removeprefix(f"{package}-").removesuffix(".dist-info")
    raise LookupError(package)
