"""Old addresses: pages that lead on."""

from __future__ import annotations

from pathlib import Path

from plugins.aliases import pages
from tests.building import Edited
from tests.making import a_catalogue, a_page
from tests.pages import pages_of

ABOUT = a_page("about", aliases=(("/en/apie/", "en"), ("/senas.html", "lt"), ("/old/guide.pdf", "nb")))


def test_only_what_a_server_hands_out_as_html_is_a_page() -> None:
    found = [page.save_as for lang in ("lt", "nb", "en") for page in pages(a_catalogue(pages=(ABOUT,)), lang)]

    assert found == ["senas.html", "en/apie/index.html"]


def test_a_page_that_leads_on_names_its_target_in_three_ways_and_is_not_indexed(edited_site: Edited) -> None:
    edited_site.replace(
        "news/visit/index.nb.md",
        "Slug: partnerne-i-oslo",
        "Slug: partnerne-i-oslo\nAliases: /gammel/, /sider/gammel.html",
    )

    assert edited_site.build().status == 0

    found = pages_of(edited_site.output)
    for old in ("/gammel/", "/sider/gammel.html"):
        page = found[old]
        assert page.attribute("meta[http-equiv=refresh]", "content") == "0; url=/nb/nyheter/partnerne-i-oslo/"
        assert page.attribute("link[rel=canonical]", "href").endswith("/nb/nyheter/partnerne-i-oslo/")
        assert page.attribute("main a", "href") == "/nb/nyheter/partnerne-i-oslo/"
        assert page.attribute("meta[name=robots]", "content") == "noindex"
        assert old not in (edited_site.output / "sitemap.xml").read_text()
    assert "location = /gammel " in (edited_site.output / "server/nginx.conf").read_text()


def test_the_address_on_printed_paper_still_leads_to_the_page_about_the_project(real_site: Path) -> None:
    assert "redir /en/apie /en/about/ permanent" in (real_site / "server/Caddyfile").read_text()
    assert "location = /en/apie { return 301 /en/about/; }" in (real_site / "server/nginx.conf").read_text()
