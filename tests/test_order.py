"""Plugins write in the order of PLUGINS: the sitemap lists what others have written, feeds measure their pictures."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

import pelicanconf
from plugins import calendar, feeds, images, search, site, sitemap
from plugins.calendar import CalendarGenerator
from plugins.catalogue import CatalogueGenerator
from plugins.feeds import FeedsGenerator
from plugins.images import PicturesGenerator
from plugins.search import SearchGenerator
from plugins.site import SiteGenerator
from plugins.sitemap import SitemapGenerator
from plugins.writer import in_order

ORDER = [
    CatalogueGenerator,
    SiteGenerator,
    PicturesGenerator,
    CalendarGenerator,
    FeedsGenerator,
    SearchGenerator,
    SitemapGenerator,
]


@pytest.mark.parametrize("turned", range(len(ORDER)))
def test_whatever_the_order_in_which_they_answer_plugins_write_in_that_of_the_settings(turned: int) -> None:
    names = [plugin.__name__ for plugin in pelicanconf.PLUGINS]
    generators: list[Any] = [kind.__new__(kind) for kind in [*ORDER[turned:], *ORDER[:turned]]]
    for each in generators:
        each.settings = {"PLUGINS": names}

    in_order(generators)

    assert [type(each) for each in generators] == ORDER


def test_pelicans_own_come_first_for_they_do_nothing() -> None:
    settings = {"PLUGINS": ["plugins.site"]}
    own = SimpleNamespace(settings=settings)
    ours: Any = SiteGenerator.__new__(SiteGenerator)
    ours.settings = settings
    generators: list[Any] = [ours, own]

    in_order(generators)

    assert generators == [own, ours]


def test_who_needs_what_others_have_written_stands_after_them() -> None:
    place = pelicanconf.PLUGINS.index

    assert max(place(each) for each in (site, calendar, feeds, search)) < place(sitemap)
    assert place(images) < place(feeds)
