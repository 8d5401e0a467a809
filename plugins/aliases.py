"""Old addresses that still work: pages that lead on, and rules for web servers that can redirect by themselves.

`Aliases:` in an item's header names them. A static host knows no redirect, so each old address is a page that leads on
at once; where nginx or Caddy serves the site, including the rules tells browsers and search engines for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from pelican import Pelican, signals

from plugins.generating import PluginGenerator
from plugins.model.catalogue import Catalogue
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page
from plugins.writer import SiteWriter


@dataclass(frozen=True, kw_only=True)
class Move:
    """An old address, and where it leads."""

    old: str  # root-relative, with or without a slash at its end: "/en/apie/", "/senas.html"
    new: str  # root-relative, with a slash at its end

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the address as people may type it: a folder's also without its slash."""
        path = self.old.rstrip("/")
        return (self.old,) if self._file else (path, f"{path}/")

    @property
    def save_as(self) -> str:
        """Return the file of the page that leads on, below the output folder."""
        return self.old.lstrip("/") if self._file else f"{self.old.strip('/')}/index.html"

    @property
    def is_page(self) -> bool:
        """Whether a server would hand it out as HTML."""
        return not self._file or self.old.endswith((".html", ".htm"))

    @property
    def _file(self) -> bool:
        return not self.old.endswith("/") and "." in self.old.rsplit("/", 1)[1]


def moves(catalogue: Catalogue) -> tuple[Move, ...]:
    """Return all old addresses of what is shown, in the order of the alphabet; each once."""
    found = {
        old: Move(old=old, new=item.text(lang).url)
        for item in catalogue.items
        if not item.draft
        for old, lang in item.aliases
    }
    return tuple(found[old] for old in sorted(found))


def pages(catalogue: Catalogue, lang: str) -> Iterator[Rendering]:
    """Yield a page at each old address that leads to a page of `lang`; a file that is no page has only its rules."""
    for item in catalogue.items:
        for old, leads_to in item.aliases:
            text = item.text(lang)
            move = Move(old=old, new=text.url)
            if leads_to == lang and move.is_page:
                page = replace(item_page(catalogue, item, lang, section=""), indexed=False)
                given: dict[str, object] = {"page": page, "target": text}
                yield Rendering(move.save_as, "pages/leads_on.html", given)


def to_nginx(moves: tuple[Move, ...]) -> str:
    """Return rules to `include` in a `server` block; addresses are letters, digits, -, _, . and / by now."""
    rules = "".join(f"location = {form} {{ return 301 {move.new}; }}\n" for move in moves for form in move.forms)
    return f"# Old addresses of this site. In the server block: include …/redirects/nginx.conf;\n{rules}"


def to_caddy(moves: tuple[Move, ...]) -> str:
    """Return rules to `import` in a site's block."""
    rules = "".join(f"redir {form} {move.new} permanent\n" for move in moves for form in move.forms)
    return f"# Old addresses of this site. In the site's block: import …/redirects/Caddyfile\n{rules}"


# Below: Pelican.


class AliasesGenerator(PluginGenerator):
    """Writes the pages that lead on, and the rules."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write them."""
        catalogue: Catalogue = self.context["catalogue"]
        for language in catalogue.languages:
            writer.work(f"aliases.{language.code}", partial(pages, catalogue, language.code), many=True)
        writer.work("redirects", partial(_rules, catalogue))


def _rules(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    found = moves(catalogue)
    yield "redirects/nginx.conf", to_nginx(found).encode()
    yield "redirects/Caddyfile", to_caddy(found).encode()


def generators(_: Pelican) -> type[AliasesGenerator]:
    """Name the generator to Pelican."""
    return AliasesGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
