"""The topics that news and events share: all of them, and what each is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.model.shelf import order
from plugins.model.webpage import Link
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page
from plugins.wording.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.showing.rendering import Making
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def work(catalogue: Catalogue, lang: str, _settings: Settings, t: Strings) -> Making:
    """Yield the list of topics in `lang`, and a page for each."""
    yield "tags", partial(_list, catalogue, lang, t), False
    for key in order(catalogue.tags):
        yield f"tags/{key}", partial(_topic, catalogue, lang, t, key), False


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
    counted = tuple((tag, *catalogue.count_about(tag)) for tag in ordered)
    yield Rendering(save_as(page.url), "pages/tag_list.html", {"page": page, "tags": counted})


def _topic(catalogue: Catalogue, lang: str, t: Strings, key: str) -> Iterator[Rendering]:
    parent = Link(title=t("Topics"), url=catalogue.language(lang).url("tags"))
    tag = catalogue.tag(key)
    title = tag.text(lang).title
    page = item_page(
        catalogue,
        tag,
        lang,
        section="",
        breadcrumbs=(parent,),
        kind="website",
        description=tag.text(lang).summary or t("News and events about “%(topic)s”.", topic=title),
    )
    news, events = relations.tagged(catalogue, tag)
    yield Rendering(save_as(page.url), "pages/tag.html", {"page": page, "tag": tag, "news": news, "events": events})
