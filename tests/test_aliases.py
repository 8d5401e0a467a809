"""Old addresses: pages that lead on, and rules that servers understand."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.aliases import Move, moves, pages, to_caddy, to_nginx
from tests.building import Edited
from tests.making import a_catalogue, a_news, a_page
from tests.pages import pages_of

ABOUT = a_page("about", aliases=(("/en/apie/", "en"), ("/senas.html", "lt"), ("/old/guide.pdf", "nb")))


@pytest.mark.parametrize(
    ("old", "forms", "save_as"),
    [
        ("/en/apie/", ("/en/apie", "/en/apie/"), "en/apie/index.html"),
        ("/en/apie", ("/en/apie", "/en/apie/"), "en/apie/index.html"),
        ("/senas/puslapis.html", ("/senas/puslapis.html",), "senas/puslapis.html"),
        ("/v1.2/apie/", ("/v1.2/apie", "/v1.2/apie/"), "v1.2/apie/index.html"),
    ],
)
def test_a_folder_is_found_with_and_without_its_slash(old: str, forms: tuple[str, ...], save_as: str) -> None:
    move = Move(old=old, new="/apie/")

    assert (move.forms, move.save_as) == (forms, save_as)


def test_rules_are_one_line_for_each_form_in_the_alphabets_order() -> None:
    found = moves(a_catalogue(pages=(ABOUT,)))

    assert to_nginx(found).splitlines()[1:] == [
        "location = /en/apie { return 301 /en/about/; }",
        "location = /en/apie/ { return 301 /en/about/; }",
        "location = /old/guide.pdf { return 301 /nb/about/; }",
        "location = /senas.html { return 301 /about/; }",
    ]
    assert to_caddy(found).splitlines()[1:] == [
        "redir /en/apie /en/about/ permanent",
        "redir /en/apie/ /en/about/ permanent",
        "redir /old/guide.pdf /nb/about/ permanent",
        "redir /senas.html /about/ permanent",
    ]


def test_only_what_a_server_hands_out_as_html_is_a_page() -> None:
    found = [page.save_as for lang in ("lt", "nb", "en") for page in pages(a_catalogue(pages=(ABOUT,)), lang)]

    assert found == ["senas.html", "en/apie/index.html"]


def test_a_drafts_old_addresses_are_in_no_rule() -> None:
    assert moves(a_catalogue(news=(a_news("draft", draft=True, aliases=(("/x/", "lt"),)),))) == ()


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
    assert "location = /gammel " in (edited_site.output / "redirects/nginx.conf").read_text()


def test_the_address_on_printed_paper_still_leads_to_the_page_about_the_project(real_site: Path) -> None:
    assert "redir /en/apie /en/about/ permanent" in (real_site / "redirects/Caddyfile").read_text()
    assert "location = /en/apie { return 301 /en/about/; }" in (real_site / "redirects/nginx.conf").read_text()
