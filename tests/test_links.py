"""Every address that the built site names leads somewhere, and languages point at each other."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.pages import LANGUAGES, BuiltPage, pages_of

SITE = "https://socialcluster.lt"
ADDRESSED = (("a[href]", "href"), ("link[href]", "href"), ("[src]", "src"), ("use[href]", "href"), ("form", "action"))


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    return pages_of(real_site)


def named(page: BuiltPage) -> set[str]:
    """Return the addresses within the site that `page` names, as absolute ones without the host."""
    addresses = {address for selector, name in ADDRESSED for address in page.attributes(selector, name)}
    sets = page.attributes("[srcset]", "srcset") + page.attributes("[imagesrcset]", "imagesrcset")
    addresses |= {candidate.split()[0] for each in sets for candidate in each.split(",")}
    addresses |= set(page.attributes('meta[property="og:image"]', "content"))
    addresses |= {re.sub(r"^\d+; *url=", "", said) for said in page.attributes("meta[http-equiv=refresh]", "content")}
    inside = {urljoin(SITE + page.address, address) for address in addresses}
    return {
        address.removeprefix(SITE) or "/" for address in inside if urlsplit(address).netloc == urlsplit(SITE).netloc
    }


def broken(address: str, site: Path, pages: dict[str, BuiltPage]) -> bool:
    """Whether `address` leads to no file of `site`, or to no anchor of its page."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if path in pages:
        return unquote(parts.fragment) not in pages[path].anchors
    return path.endswith("/") or not (site / path.lstrip("/")).is_file()


def test_every_address_and_anchor_in_the_site_leads_somewhere(real_site: Path, pages: dict[str, BuiltPage]) -> None:
    addresses = {page.address: named(page) for page in pages.values()}

    assert len(pages) > 50
    assert {
        page: lost
        for page, named_there in addresses.items()
        if (lost := sorted(address for address in named_there if broken(address, real_site, pages)))
    } == {}


def test_addresses_in_stylesheets_lead_somewhere(real_site: Path) -> None:
    sheets = sorted(real_site.rglob("*.css"))
    lost = [
        f"{sheet.name}: {address}"
        for sheet in sheets
        for address in re.findall(r'url\(["\']?(?!data:|#)([^"\')]+)', sheet.read_text(encoding="utf-8"))
        if not (real_site / urljoin("/" + sheet.relative_to(real_site).as_posix(), address).lstrip("/")).is_file()
    ]

    assert sheets
    assert lost == []


def test_pages_are_addressed_from_the_root(pages: dict[str, BuiltPage]) -> None:
    """Absolute addresses of the site itself stand only where the host matters: a copy elsewhere stays in itself."""
    assert {
        page.address: absolute
        for page in pages.values()
        if (absolute := [each for each in page.attributes("a[href], [src]", "href") if each.startswith(SITE)])
    } == {}


def alternates(page: BuiltPage) -> dict[str, str]:
    """Return what `page` says of its translations: language or x-default → address."""
    return {
        node.attributes["hreflang"] or "": (node.attributes["href"] or "").removeprefix(SITE)
        for node in page.tree.css('link[rel="alternate"][hreflang]')  # all: whoever looks for them asks for no type
    }


def indexed(pages: dict[str, BuiltPage]) -> list[BuiltPage]:
    return [page for page in pages.values() if "noindex" not in page.attribute("meta[name=robots]", "content")]


def test_translations_name_each_other_and_themselves(pages: dict[str, BuiltPage]) -> None:
    """Each is named under its own language, and says the same of all of them: what search engines ask for."""
    wrong = []
    for page in indexed(pages):
        said = alternates(page)
        if page.stands_in:
            wrong += [f"{page.address} stands in, and names {said}"] if said else []
            continue
        languages = {code: address for code, address in said.items() if code != "x-default"}
        others = languages.get("en") or next(iter(languages.values()), None)  # readers of none of the site's languages
        if languages.get(page.lang) != page.address or said.get("x-default") != others:
            wrong.append(f"{page.address} does not name itself: {said}")
        wrong += [
            f"{page.address} names {address} as {code}, which says otherwise"
            for code, address in languages.items()
            if address not in pages or pages[address].lang != code or alternates(pages[address]) != said
        ]

    assert wrong == []
    assert sum(len(alternates(page)) == 4 for page in pages.values()) > 30  # three languages and x-default


def test_a_translation_that_is_not_there_is_named_by_nobody(pages: dict[str, BuiltPage]) -> None:
    named_anywhere = {address for page in pages.values() for address in alternates(page).values()}
    stand_ins = {page.address for page in pages.values() if page.stands_in}

    assert stand_ins, "the content has none: this test looks at nothing"
    assert named_anywhere & stand_ins == set()


def test_the_canonical_address_is_the_pages_own_or_that_of_its_words(pages: dict[str, BuiltPage]) -> None:
    """A page in another language's words leads search engines to the original, which leads to itself."""
    for page in indexed(pages):
        canonical = page.attribute("link[rel=canonical]", "href")
        assert canonical.startswith(SITE + "/"), page.address
        original = pages[canonical.removeprefix(SITE)]
        assert original.attribute("link[rel=canonical]", "href") == canonical, page.address
        assert (original is page) != page.stands_in, page.address


def test_words_of_another_language_are_marked_as_such(pages: dict[str, BuiltPage]) -> None:
    """Under the reader's own language: what stands in says which language it is, for eyes, ears and hyphens."""
    for page in (page for page in pages.values() if page.stands_in):
        original = pages[page.attribute("link[rel=canonical]", "href").removeprefix(SITE)]
        assert original.lang != page.lang
        assert page.tree.css(f'main [lang="{original.lang}"]'), page.address


def test_the_language_switch_of_every_page_names_the_same_page_in_each_language(pages: dict[str, BuiltPage]) -> None:
    switches = {
        page.address: tuple(page.attributes("header nav a[hreflang]", "href"))
        for page in pages.values()
        if not page.leads_on and page.address != "/404.html"
    }

    for address, switch in switches.items():
        assert [pages[each].lang for each in switch] == list(LANGUAGES), address
        assert address in switch
        assert {switches[each] for each in switch} == {switch}


def test_old_addresses_lead_to_the_page_about_the_project(pages: dict[str, BuiltPage]) -> None:
    """Printed in 2015 to 2017: /apie/ and /en/apie/."""
    assert not pages["/apie/"].leads_on
    assert pages["/apie/"].lang == "lt"
    assert pages["/en/apie/"].attribute("link[rel=canonical]", "href") == f"{SITE}/en/about/"
