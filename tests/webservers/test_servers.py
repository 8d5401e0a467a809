"""nginx, Caddy and Apache with the rules that a built site brings along: what they answer, and what a browser says."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plugins.webservers.rules import FOREVER, HEADERS, TYPES
from tests import tools
from tests.webservers.running import web_server


@dataclass
class Answer:
    """What a server has said."""

    status: int
    headers: dict[str, str]  # by their names in small letters
    body: bytes


@dataclass
class Server:
    """A server with the real site."""

    base: str
    site: Path

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for `path`, and follow no redirect."""
        parts = urlsplit(self.base)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): each for name, each in headers.items()})
            response = connection.getresponse()
            said = {name.lower(): each for name, each in response.getheaders()}
            return Answer(response.status, said, response.read())
        finally:
            connection.close()

    def one(self, pattern: str) -> str:
        """Return the address of the first file that is called so."""
        return "/" + next(iter(sorted(self.site.glob(pattern)))).relative_to(self.site).as_posix()


@pytest.fixture(scope="module", params=sorted(tools.WEB_SERVERS))
def server(request: pytest.FixtureRequest, real_site: Path, needs: Callable[[str], None]) -> Iterator[Server]:
    needs(request.param)
    with web_server(request.param, real_site) as base:
        yield Server(base, real_site)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("theme/*.css", "text/css; charset=utf-8"),
        ("theme/*.js", "text/javascript; charset=utf-8"),
        ("theme/*.woff2", "font/woff2"),
        ("**/*.ics", "text/calendar; charset=utf-8"),
        ("**/*.vcf", "text/vcard; charset=utf-8"),
        ("**/*.geojson", "application/geo+json"),
        ("feeds/*.atom", "application/atom+xml"),
        ("nb/feeds/**/*.rss", "application/rss+xml"),
        ("nb/feeds/**/*.json", "application/feed+json"),
        ("pagefind/pagefind-entry.json", "application/json"),
        ("media/*.avif", "image/avif"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
    ],
)
def test_files_have_their_types(server: Server, pattern: str, expected: str) -> None:
    answer = server.get(server.one(pattern))

    assert answer.status == 200
    assert answer.headers["content-type"].lower() == expected


def test_a_page_has_an_address_without_an_ending(server: Server) -> None:
    page = server.get("/en/about/")
    assert (page.status, page.headers["content-type"].lower()) == (200, "text/html; charset=utf-8")
    short = server.get("/en/about")
    assert short.status in {301, 308}
    assert urlsplit(short.headers["location"]).path == "/en/about/"


def test_what_is_not_there_is_said_on_the_site_s_own_page(server: Server) -> None:
    nothing = ("/nothing", "/en/news/nothing/", "/feeds/nothing.atom", "/theme/nothing.css")
    for path in (*nothing, "/feeds/", "/en/calendar/2016/"):  # folders in which there is no page: addresses cut short
        answer = server.get(path)
        assert (answer.status, answer.body) == (404, (server.site / "404.html").read_bytes())
        assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
        assert answer.headers.get("cache-control") in {None, "no-cache"}, "it may be there tomorrow"


@pytest.mark.parametrize("old", ["/en/apie", "/en/apie/"])
def test_old_addresses_lead_on_for_good(server: Server, old: str) -> None:
    answer = server.get(old)

    assert answer.status == 301
    assert urlsplit(answer.headers["location"]).path == "/en/about/"
    assert answer.headers["location"].removeprefix(server.base) == "/en/about/"


def test_what_never_changes_is_kept_and_all_else_is_asked_for(server: Server) -> None:
    lasting = ("theme/*.css", "media/*.jpg", "share/**/*.png", "pagefind/fragment/*")
    asking = ("index.html", "feeds/*.atom", "**/*.ics", "pagefind/pagefind-entry.json", "sitemap.xml")

    assert {server.get(server.one(each)).headers["cache-control"] for each in lasting} == {FOREVER}
    assert {server.get(server.one(each)).headers["cache-control"] for each in asking} == {"no-cache"}


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_who_asks_again_is_told_that_nothing_has_changed(server: Server, accepted: str) -> None:
    """As browsers and feed readers ask, compressed: what a server has compressed is still what it was asked for."""
    for path in ("/", server.one("feeds/*.atom"), server.one("**/*.ics"), server.one("theme/*.css")):
        first = server.get(path, Accept_Encoding=accepted)
        again = server.get(path, Accept_Encoding=accepted, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        known = again.headers.get("etag", first.headers["etag"])
        once_more = server.get(path, Accept_Encoding=accepted, If_None_Match=known)
        assert (once_more.status, once_more.body) == (304, b"")


def test_texts_are_sent_in_less(server: Server) -> None:
    patterns = ("theme/*.css", "feeds/*.atom", "feeds/*.rss", "feeds/all.json", "kalendorius/*.ics", "sitemap.xml")
    for path in ("/", *map(server.one, (*patterns, "zemelapis/*.geojson", "theme/*.js"))):
        answer = server.get(path, Accept_Encoding="gzip")
        assert answer.headers["content-encoding"] == "gzip"
        name = "index.html" if path == "/" else path.lstrip("/")
        assert gzip.decompress(answer.body) == (server.site / name).read_bytes()
        assert len(answer.body) < len(server.get(path).body) / 2


def test_every_answer_says_what_pages_may_do(server: Server) -> None:
    for path in ("/", "/nothing", server.one("theme/*.css"), server.one("feeds/*.json")):
        told = server.get(path).headers
        assert {name: told.get(name.lower()) for name in HEADERS} == HEADERS


def test_what_is_there_to_be_used_elsewhere_may_be_read_by_other_sites_pages(server: Server) -> None:
    for pattern in ("**/*.geojson", "**/*.ics", "feeds/*.atom", "feeds/*.rss", "feeds/*.json"):
        assert server.get(server.one(pattern)).headers["access-control-allow-origin"] == "*"
    for path in ("/", "/nothing", server.one("theme/*.css"), server.one("**/*.vcf")):
        assert "access-control-allow-origin" not in server.get(path).headers


def test_every_ending_of_the_site_has_a_type(real_site: Path) -> None:
    known = {*TYPES, "htaccess", "conf", ""}
    endings = {
        path.name.rpartition(".")[2] if "." in path.name else "" for path in real_site.rglob("*") if path.is_file()
    }

    assert {each for each in endings - known if not each.startswith(("pf_", "pagefind"))} == set()
