"""The page to subscribe on: what a feed is, which there are, and the calendars."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.calendars.filters import EVERYTHING
from plugins.model.catalogue import Catalogue
from plugins.model.item import Item
from plugins.showing import event_lists
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import save_as, web_page
from plugins.syndication.entry import ATOM, ENDINGS, JSON, RSS
from plugins.syndication.outlets import Outlet, all_outlet, events_outlet, items, news_outlet, outlet_about
from plugins.wording.sorting import sort_key
from plugins.wording.strings import Strings


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A feed to choose, with its addresses."""

    id: str  # unique on the page
    title: str
    lang: str  # of the title, where it is not the page's own
    home: str  # root-relative: the page that shows the same
    address: str  # absolute: what is given to a reading program
    formats: tuple[tuple[str, str], ...]  # (name, root-relative address)


def place(catalogue: Catalogue, item: Item, lang: str) -> str:
    """Return where the page in `lang` offers the feed about `item`, a topic or a partner; "" where it does not."""
    outlet = outlet_about(item, lang)
    return f"{catalogue.language(lang).url('subscribe')}#{_id(outlet)}" if _offered(catalogue, outlet) else ""


def _offered(catalogue: Catalogue, outlet: Outlet) -> bool:
    """Return whether anything is in the feed: one that no news in its language names would be an empty promise."""
    drafted = outlet.about is not None and outlet.about.draft
    return not drafted and bool(items(catalogue, outlet, 1))


def _id(outlet: Outlet) -> str:
    return outlet.key.replace("/", "-") + f"-{outlet.lang}"


def page(catalogue: Catalogue, lang: str, siteurl: str) -> Rendering:
    """Return the page in `lang`."""
    t, language, key = Strings(lang), catalogue.language(lang), sort_key(lang)

    def offer(outlet: Outlet) -> Offer:
        path = outlet.path(catalogue.language(outlet.lang))
        return Offer(
            id=_id(outlet),
            title=outlet.title,
            lang=outlet.title_lang if outlet.title_lang != lang else "",
            home=outlet.home,
            address=f"{siteurl}{path}.{ENDINGS[ATOM]}",
            formats=tuple(
                (name, f"{path}.{ENDINGS[kind]}") for name, kind in (("Atom", ATOM), ("RSS", RSS), ("JSON", JSON))
            ),
        )

    def offers(outlets: list[Outlet]) -> tuple[Offer, ...]:
        filled = [outlet for outlet in outlets if _offered(catalogue, outlet)]
        return tuple(offer(outlet) for outlet in sorted(filled, key=lambda outlet: key(outlet.title)))

    made = web_page(
        catalogue,
        lang,
        address=lambda each: each.url("subscribe"),
        title=t("Subscribe"),
        description=t("News and events that come to you by themselves: no account, no e-mail address."),
        section="subscribe",
    )
    given = {
        "page": made,
        "main": tuple(offer(each(catalogue, lang)) for each in (news_outlet, events_outlet, all_outlet)),
        "topics": offers([outlet_about(tag, lang) for tag in catalogue.tags]),
        "partners": offers([outlet_about(partner, lang) for partner in catalogue.partners]),
        "others": tuple(
            (each, offer(news_outlet(catalogue, each.code))) for each in catalogue.languages if each.code != lang
        ),
        "ways": event_lists.ways(catalogue, language, siteurl, EVERYTHING),
    }
    return Rendering(save_as(made.url), "pages/subscribe.html", given)
