"""Rules for the web server that the site is copied to: `.htaccess` for Apache, `server/` for nginx and Caddy.

A copied site works without them. With them its files have their right types, browsers keep what never changes and ask
for all else, nothing of others can be loaded, and old addresses lead on for good (aliases.py has pages for that).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pelican import Pelican, signals

from plugins.calendars.filters import filters_by
from plugins.model.catalogue import Catalogue
from plugins.running.generating import PluginGenerator
from plugins.running.later import later
from plugins.webservers.moves import moves
from plugins.writer import SiteWriter

if TYPE_CHECKING:
    from plugins.webservers import apache, caddy, nginx
else:
    apache, caddy, nginx = (later(f"plugins.webservers.{name}") for name in ("apache", "caddy", "nginx"))


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the output folder, content) of the rules for each server."""
    found = moves(catalogue)
    told = {
        ".htaccess": apache.lines(found, pageless(catalogue)),
        "server/nginx.conf": nginx.lines(found),
        "server/Caddyfile": caddy.lines(found),
    }
    for path, lines in told.items():
        yield path, "".join(f"{line}\n" for line in lines).encode()


def pageless(catalogue: Catalogue) -> Iterator[str]:
    """Yield the addresses below the calendar's at which there is no page: of years, and where no event is left."""
    years = sorted({year for (year, _), _ in catalogue.months})
    listed = filters_by(catalogue.sorts)
    empty = [one for one in filters_by(catalogue.calendars) if one not in listed]
    for language in catalogue.languages:
        yield from (language.url("calendar", str(year)) for year in years)
        yield from (one.url(language) for one in empty)


# Below: Pelican.


class HostingGenerator(PluginGenerator):
    """Writes the rules."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Hand them in."""
        writer.work("hosting", partial(files, self.context["catalogue"]))


def generators(_: Pelican) -> type[HostingGenerator]:
    """Name the generator to Pelican."""
    return HostingGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
