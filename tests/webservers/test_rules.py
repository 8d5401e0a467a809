"""The rules as they are written for each server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.calendar import entry_url
from plugins.hosting import files
from plugins.partner_map import vcard_url
from plugins.picturing.facts import MEDIA_TYPES
from plugins.reading.naming import DOWNLOADS
from plugins.webservers.moves import Move, moves
from plugins.webservers.rules import LASTING, TYPES
from tests.conftest import Golden
from tests.making import a_catalogue, a_news, a_page, a_partner, an_event

ABOUT = a_page("about", aliases=(("/en/apie/", "en"), ("/senas.html", "lt"), ("/old/guide.pdf", "nb")))


NAMES = {".htaccess": "htaccess", "server/Caddyfile": "Caddyfile", "server/nginx.conf": "nginx.conf"}


@pytest.mark.parametrize("path", NAMES)
def test_the_rules_are_these(path: str, golden: Golden) -> None:
    golden(f"webservers/{NAMES[path]}", dict(files(a_catalogue(pages=(ABOUT,))))[path])


@pytest.mark.parametrize("path", NAMES)
def test_a_site_without_old_addresses_has_no_rule_for_any(path: str) -> None:
    assert not re.search(rb"permanent|301", dict(files(a_catalogue()))[path])


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


def test_a_drafts_old_addresses_are_in_no_rule() -> None:
    assert moves(a_catalogue(news=(a_news("draft", draft=True, aliases=(("/x/", "lt"),)),))) == ()


def test_the_files_of_an_event_and_a_partner_lead_on_with_their_pages() -> None:
    """Some subscribe to the file of one event, too, and it is below the event's address."""
    catalogue = a_catalogue(
        events=(an_event("visit", aliases=(("/en/events/old/", "en"), ("/senas.html", "lt"))),),
        partners=(a_partner("leu", aliases=(("/nb/partnere/gammel", "nb"),)),),
    )

    assert {move.old: move.new for move in moves(catalogue)} == {
        "/en/events/old/": "/en/events/visit/",
        "/en/events/old/visit.ics": entry_url(catalogue.events[0], "en"),
        "/senas.html": "/renginiai/visit/",
        "/nb/partnere/gammel": "/nb/partnere/leu/",
        "/nb/partnere/gammel/leu.vcf": vcard_url(catalogue.partners[0], "nb"),
    }


def test_a_folder_is_said_to_be_without_a_page_where_it_is(real_site: Path) -> None:
    (pattern,) = re.findall('RedirectMatch 404 "(.+)"', (real_site / ".htaccess").read_text(encoding="utf-8"))
    folders = [f"/{path.relative_to(real_site).as_posix()}/" for path in real_site.rglob("*") if path.is_dir()]

    assert [each for each in folders if re.search(pattern, each)] == [
        each for each in folders if not (real_site / each.strip("/") / "index.html").exists()
    ]
    assert not re.search(pattern, "/theme/site.css")
    assert not re.search(pattern, "/en/news/feeds/")


def test_whatever_editors_may_publish_has_a_type() -> None:
    """Of pictures, that is what is made of them: no file of theirs is published."""
    assert MEDIA_TYPES.items() <= TYPES.items()
    assert {each.lstrip(".") for each in DOWNLOADS} <= TYPES.keys()


@pytest.mark.parametrize(
    "path", ["/theme/site.6037679c21.css", "/media/0d207d2a0246-1152.avif", "/pagefind/fragment/en_1.pf_fragment"]
)
def test_what_names_its_content_is_kept(path: str) -> None:
    assert re.search(LASTING, path)


@pytest.mark.parametrize(
    "path", ["/pagefind/pagefind-entry.json", "/pagefind/pagefind.js", "/themes/", "/en/media/", "/"]
)
def test_what_may_become_other_is_asked_for(path: str) -> None:
    assert not re.search(LASTING, path)
