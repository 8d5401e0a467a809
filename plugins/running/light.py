"""Pelican, imported without what this site has no use for: half of a small build's time would go there.

Pelican brings along its readers of reStructuredText and Markdown, its server, its feeds and rich, which lays out what
it says. Here the catalogue reads, `serve` serves, `syndication/` makes feeds, and editors are told by `report.py`. So
while Pelican is imported, those libraries' places are taken by stand-ins; afterwards everybody finds the real ones.
Pelican's readers have to be switched off then, by the setting READERS.
"""

from __future__ import annotations

import _locale
import contextlib
import importlib
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType

from plugins.running import templating
from plugins.running.later import later
from plugins.running.waiting import Waiting, inspect, instead, of

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

        with instead(_stand_ins()):
            import pelican.plugins._utils as of_plugins
        # It looks for plugins of Pelican's namespace each time, which would import `inspect` after all.
        vars(of_plugins)["pkgutil"] = Waiting("pkgutil", {"iter_modules": packages})
        # And it would run each of those, be it at work or not.
        vars(of_plugins)["importlib"] = Waiting("importlib", {**vars(importlib), "import_module": later})


def import_feed_tools() -> None:
    """Import what feeds are written with, without what it brings along for servers, letters and guesses.

    `xml.sax.saxutils` escapes and writes XML, and would import all that it takes to fetch some; `email.utils` writes
    dates, and would ask this machine for its name, and be ready to write letters; `feedgenerator` would look what
    encoding a terminal has, and what kind of file an ending stands for.
    """
    import urllib.parse  # noqa: F401  (the package, which is to be there)

    charset = Waiting("email.charset", {"Charset": of("email.charset", "Charset")})
    locale = Waiting("locale", {"getlocale": lambda: (None, "UTF-8")})
    others = {name: Waiting(name) for name in ("calendar", "mimetypes", "random", "socket", "urllib.request")}
    with instead({"email.charset": charset, "locale": locale, **others}):
        import email.utils  # noqa: F401
        import xml.sax.saxutils  # noqa: F401

        import feedgenerator  # noqa: F401


def _stand_ins() -> dict[str, ModuleType]:
    """Return what stands where, by the module's name."""
    names: dict[str, dict[str, object]] = {
        "dateutil": {},
        "dateutil.parser": {},
        "bz2": {},
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
        "gettext": {"gettext": str, "ngettext": lambda one, many, n: one if n == 1 else many},  # of argparse's words
        "gzip": {},
        "hashlib": {"sha1": of("hashlib", "sha1")},
        "html.parser": {"HTMLParser": type("HTMLParser", (StandIn,), {})},
        "importlib.metadata": {"version": installed, "PackageNotFoundError": LookupError},
        "locale": {name: getattr(_locale, name) for name in ("Error", "LC_ALL", "LC_CTYPE", "LC_TIME", "setlocale")},
        "lzma": {},
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
        "traceback": {},
        "unidecode": {},
        "watchfiles": {"Change": StandIn, "DefaultFilter": StandIn},
    }
    made: dict[str, ModuleType] = {"inspect": inspect(), **templating.waiting()}
    for name, held in names.items():
        made[name] = Waiting(name, held)
        parent, _, own = name.rpartition(".")
        if parent in made:
            setattr(made[parent], own, made[name])
    return made


def packages(places: Iterable[str], prefix: str) -> Iterator[tuple[None, str, bool]]:
    """Yield packages in `places` as `pkgutil.iter_modules` does, and no plain modules: Pelican asks for its plugins."""
    for place in places:
        with contextlib.suppress(OSError):
            for name in sorted(os.listdir(place)):  # noqa: PTH208  (strings, which pathlib would only hold up)
                if "." not in name and os.path.isfile(f"{place}/{name}/__init__.py"):  # noqa: PTH113
                    yield None, prefix + name, True


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
