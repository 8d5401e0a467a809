"""The one feed that every tool of the benchmark writes for a language: its news, in Atom.

plugins/feeds.py writes over thirty a language, in three formats: a weight that no other tool here carries.
"""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.model.catalogue import Catalogue
from plugins.running.generating import PluginGenerator
from plugins.syndication.atom import entry_of, to_atom
from plugins.syndication.entry import ATOM, Written
from plugins.syndication.names import Names
from plugins.syndication.outlets import channel, items, news_outlet
from plugins.syndication.telling import Manner, entry
from plugins.writer import SiteWriter

SIZE = 30  # entries, as in plugins/feeds.py


class NewsFeedGenerator(PluginGenerator):
    """Writes them."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write one feed a language."""
        catalogue: Catalogue = self.context["catalogue"]
        siteurl = str(self.settings["SITEURL"])
        manner = Manner(siteurl=siteurl, names=Names(), length=lambda _: 0, zone="Europe/Vilnius")
        for lang in (language.code for language in catalogue.languages):
            outlet = news_outlet(catalogue, lang)
            head = channel(catalogue, outlet, siteurl, manner.names)
            told = (entry(item, catalogue, lang, manner) for item in items(catalogue, outlet, SIZE))
            entries = [Written(updated=each.updated, told={ATOM: entry_of(each, lang)}) for each in told]
            writer.file(head.url(ATOM).removeprefix(f"{siteurl}/"), to_atom(head, entries))


def generators(_: Pelican) -> type[NewsFeedGenerator]:
    """Name the generator to Pelican."""
    return NewsFeedGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
