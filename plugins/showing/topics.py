"""The topics that news and events share: all of them, and what each is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.model.shelf import order
from plugins.model.webpage import Link
from plugins.showing import about
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, link_to, save_as, web_page
from plugins.wording.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def work(catalogue: Catalogue, lang: str, settings: Settings, t: Strings) -> Making:
    """Yield the list of topics in `lang`, and the pages of each."""
    yield "tags", partial(_list, catalogue, lang, t), False
    size = settings.list_size
    for key in order(catalogue.tags):
        for number in range(1, about.count(catalogue, "tags", key, size) + 1):
            yield f"tags/{key} {number}", partial(_topic, catalogue, lang, t, size, key, number), False


def _list(catalogue: Catalogue, lang: str, t: Strings) -> Iterator[Rendering]:
    alphabet = sort_key(lang)
    ordered = sorted(catalogue.tags, key=lambda tag: alphabet(tag.text(lang).title))
    page = web_page(
        catalogue,
        lang,
        address=lambda language: language.url("tags"),
        title=t("Topics"),
        description=t("The subjects that the project’s news and events are about."),
    )
    counted = tuple((tag, *catalogue.count_about(tag.kind, tag.id)) for tag in ordered)
    yield Rendering(save_as(page.url), "pages/tag_list.html", {"page": page, "tags": counted})


def _topic(catalogue: Catalogue, lang: str, t: Strings, size: int, key: str, number: int) -> Iterator[Rendering]:
    trail: tuple[Link, ...] = (Link(title=t("Topics"), url=catalogue.language(lang).url("tags")),)
    tag = catalogue.tag(key)
    text = tag.text(lang)
    all_of_it = t("News and events about “%(topic)s”.", topic=text.title)
    if number == 1:
        words = text.summary or all_of_it
        page = item_page(catalogue, tag, lang, section="", breadcrumbs=trail, kind="website", description=words)
    else:
        trail += (link_to(tag, lang),)
        page = about.later_page(catalogue, tag, t, number, description=all_of_it, section="", breadcrumbs=trail)
    given = about.shown(catalogue, tag, lang, size, number)
    yield Rendering(save_as(page.url), "pages/tag.html", {"page": page, "tag": tag, **given})
