"""The rules as they are written for each server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from plugins.reading.finding import DOWNLOADS, PICTURES
from plugins.webservers.apache import to_apache
from plugins.webservers.caddy import to_caddy
from plugins.webservers.moves import Move, moves
from plugins.webservers.nginx import to_nginx
from plugins.webservers.rules import LASTING, TYPES
from tests.conftest import Golden
from tests.making import a_catalogue, a_news, a_page

ABOUT = a_page("about", aliases=(("/en/apie/", "en"), ("/senas.html", "lt"), ("/old/guide.pdf", "nb")))
MOVES = moves(a_catalogue(pages=(ABOUT,)))
SERVERS: dict[str, Callable[[Iterable[Move]], str]] = {
    "htaccess": to_apache,
    "Caddyfile": to_caddy,
    "nginx.conf": to_nginx,
}


@pytest.mark.parametrize("name", SERVERS)
def test_the_rules_are_these(name: str, golden: Golden) -> None:
    golden(f"webservers/{name}", SERVERS[name](MOVES))


@pytest.mark.parametrize("name", SERVERS)
def test_a_site_without_old_addresses_has_no_rule_for_any(name: str) -> None:
    assert not re.search(r"permanent|301", SERVERS[name](()))


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


def test_whatever_editors_may_publish_has_a_type() -> None:
    assert {each.lstrip(".") for each in PICTURES | DOWNLOADS} <= TYPES.keys()


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
