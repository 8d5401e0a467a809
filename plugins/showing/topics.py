"""The topics that news and events share: all of them, and what each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.model.webpage import Link
from plugins.showing import relations
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import item_page, save_as, web_page
from plugins.wording.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.catalogue import Catalogue
    from plugins.showing.webpages import Settings
    from plugins.wording.strings import Strings


def pages(catalogue: Catalogue, lang: str, _settings: Settings, t: Strings) -> Iterator[Rendering]:
    """Yield the list of topics in `lang`, and a page for each."""
    parent = Link(title=t("Topics"), url=catalogue.language(lang).url("tags"))
    key = sort_key(lang)
    ordered = sorted(catalogue.tags, key=lambda tag: key(tag.text(lang).title))
    page = web_page(
        catalogue,
        lang,
        address=lambda language: language.url("tags"),
        title=t("Topics"),
        description=t("The subjects that the project’s news and events are about."),
    )
    counted = tuple((tag, *map(len, relations.tagged(catalogue, tag))) for tag in ordered)
    yield Rendering(save_as(page.url), "pages/tag_list.html", {"page": page, "tags": counted})
    for tag in catalogue.tags:
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
