"""What stands on the share picture of a page: title, kind and date in its language, and the town that is lit."""

from __future__ import annotations

from plugins.drawing.sheet import Sheet
from plugins.model.catalogue import Catalogue
from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.news import News
from plugins.model.page import Tag
from plugins.model.partner import Partner
from plugins.showing import relations
from plugins.wording import dates
from plugins.wording.labels import label
from plugins.wording.names import country
from plugins.wording.strings import Strings


def sheet_of(item: Item, catalogue: Catalogue, lang: str, address: str) -> Sheet:
    """Return the sheet of `item` in `lang`, a language that it is written in; `address` is the site's host."""
    lit = item.position if isinstance(item, Partner) else relations.place(catalogue, item)
    return Sheet(
        title=item.text(lang).title,
        kicker=" · ".join(part for part in _kicker(item, lang) if part),
        site=Strings(lang)("Social Cluster"),
        address=address,
        language=catalogue.language(lang).name,
        lit=lit,
        seed=item.id,
    )


def site_sheet(catalogue: Catalogue, lang: str, address: str) -> Sheet:
    """Return the sheet of pages that belong to no item."""
    return Sheet(
        title=catalogue.project.text(lang).title,
        site=Strings(lang)("Social Cluster"),
        address=address,
        language=catalogue.language(lang).name,
    )


def _kicker(item: Item, lang: str) -> tuple[str, ...]:
    t = Strings(lang)
    if isinstance(item, News):
        return (t("News"), dates.day(item.date, lang))
    if isinstance(item, Event):
        return (label(item.type, t), dates.day_range(item.first_day, item.last_day, lang))
    if isinstance(item, Partner):
        place = (item.text(lang).town, country(item.country, lang))
        return (label(item.partner_kind, t), ", ".join(part for part in place if part))
    return (t("Topic"),) if isinstance(item, Tag) else ()
