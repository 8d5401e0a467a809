"""Which feeds there are, where they are, and what stands in each.

The feed of a language holds what is written in it and nothing else: nobody subscribes to Norwegian and is sent
Lithuanian. Who would rather miss nothing subscribes to "all", where each item stands once, in her language or in the
best other one, which is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.language import Language
from plugins.model.news import News
from plugins.model.page import Tag
from plugins.model.partner import Partner
from plugins.syndication.entry import Channel
from plugins.syndication.names import Names
from plugins.wording.strings import Strings

NEWS, EVENTS, ALL = "news", "events", "all"


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """A feed in one language: what it is called, and where."""

    key: str  # "news", "events", "all", "tags/training", "partners/fun": stands in its address and its name
    title: str  # what it holds: "News", a topic's or a partner's name
    lang: str  # of its readers
    title_lang: str  # of the title: another language's stands in where a topic is not translated
    home: str  # root-relative address of the page that shows the same
    about: Item | None = None  # the topic or partner that it is about

    def path(self, language: Language) -> str:
        """Return the root-relative address without the format's ending: "/nb/feeds/tags/training"."""
        return f"{language.root}feeds/{self.key}"


def news_outlet(catalogue: Catalogue, lang: str) -> Outlet:
    """Return the feed of all news written in `lang`."""
    home = catalogue.language(lang).url("news")
    return Outlet(key=NEWS, title=Strings(lang)("News"), lang=lang, title_lang=lang, home=home)


def events_outlet(catalogue: Catalogue, lang: str) -> Outlet:
    """Return the feed of all events announced in `lang`, the latest announcement first."""
    home = catalogue.language(lang).url("events")
    return Outlet(key=EVENTS, title=Strings(lang)("Events"), lang=lang, title_lang=lang, home=home)


def all_outlet(catalogue: Catalogue, lang: str) -> Outlet:
    """Return the feed of all news and events, whatever their language."""
    title = Strings(lang)("News and events in all languages")
    return Outlet(key=ALL, title=title, lang=lang, title_lang=lang, home=catalogue.language(lang).root)


def outlet_about(item: Item, lang: str) -> Outlet:
    """Return the feed of the news written in `lang` that name `item`, a topic or a partner."""
    text = item.text(lang)
    key = f"{item.kind}/{item.id}"
    return Outlet(key=key, title=text.title, lang=lang, title_lang=text.lang, home=text.url, about=item)


def about(catalogue: Catalogue) -> tuple[Tag | Partner, ...]:
    """Return the topics and partners that have feeds of their own."""
    items: tuple[Tag | Partner, ...] = (*catalogue.tags, *catalogue.partners)
    return tuple(item for item in items if not item.draft)


def items(catalogue: Catalogue, outlet: Outlet, size: int) -> tuple[News | Event, ...]:
    """Return what stands in a feed, newest first, at most `size`."""
    if outlet.key == ALL:
        return catalogue.newest_of_all(size)
    if outlet.key == EVENTS:
        return catalogue.newest_events(outlet.lang, size)
    return catalogue.newest(outlet.lang, outlet.about, size)


def channel(catalogue: Catalogue, outlet: Outlet, siteurl: str, names: Names) -> Channel:
    """Return the feed without its entries."""
    t, language = Strings(outlet.lang), catalogue.language(outlet.lang)
    project = catalogue.project.text(outlet.lang)
    lead = next((partner.text(outlet.lang) for partner in catalogue.partners if partner.lead), None)
    return Channel(
        id=names.feed(outlet.key, outlet.lang),
        title=f"{t('Social Cluster')}: {outlet.title}",
        subtitle=project.title,
        lang=outlet.lang,
        home=siteurl + outlet.home,
        address=siteurl + outlet.path(language),
        author=lead.title if lead else t("Social Cluster"),
        author_url=siteurl + (lead.url if lead else language.root),
        icon=f"{siteurl}/apple-touch-icon.png" if lead else "",
        since=datetime.combine(catalogue.project.starts, time(0), UTC),
    )
