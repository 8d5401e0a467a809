"""What the skeleton of every HTML page is given, beside the page's own arguments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Self

from plugins.model.item import Item
from plugins.model.language import Language, for_others
from plugins.model.page import Project


class Alternate(NamedTuple):  # there are several of each page, and a tuple is made in a third of the time
    """The same page for readers of a language; exists for every language of the site."""

    lang: str
    url: str  # root-relative
    stands_in: bool  # another language's words are shown there: for the language switch, not for hreflang


@dataclass(frozen=True, kw_only=True)
class Link:
    """An address and what it is called."""

    title: str
    url: str
    lang: str = ""  # the title's language, where it is not the page's own


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed or calendar that a page makes known."""

    title: str
    url: str
    type: str  # media type: "application/atom+xml"
    lang: str


@dataclass(frozen=True, kw_only=True)
class WebPage:
    """One HTML page: what its skeleton needs to know of it."""

    lang: str
    url: str  # root-relative
    title: str
    description: str = ""
    section: str = ""  # the entry of the main menu that it belongs to: home, news, events, partners, ...
    alternates: tuple[Alternate, ...]  # one for every language of the site, itself among them, in the site's order
    original: str  # root-relative; the canonical address: `url`, or that of the words' own page
    breadcrumbs: tuple[Link, ...] = ()  # from below the home page down to the parent
    image: str = ""  # root-relative address of the share picture
    image_alt: str = ""
    type: str = "website"  # Open Graph: website, article, profile
    json_ld: tuple[str, ...] = ()  # finished JSON texts, safe inside <script>
    feeds: tuple[Feed, ...] = ()  # the page's language first
    indexed: bool = True  # False: robots noindex (a page that leads on, 404, stand-ins are canonicalised instead)
    item: Item | None = None  # whose own page it is, or one of whose pages
    draft: bool = False  # the item is not published yet: only a preview shows it, and says so

    @property
    def written(self) -> tuple[Alternate, ...]:
        """The page in the languages that it is written in, itself among them where it is."""
        return tuple([each for each in self.alternates if not each.stands_in])

    @property
    def for_others(self) -> str:
        """The address for readers of none of the site's languages; "" where the page is written in none."""
        return for_others([(each.lang, each.url) for each in self.written])

    def url_in(self, lang: str) -> str:
        """Return the address of the page for readers of `lang`."""
        for each in self.alternates:
            if each.lang == lang:
                return each.url
        raise KeyError(lang)

    def but(self, **parts: object) -> Self:
        """Return the page with some of its parts others: as `dataclasses.replace`, in a tenth of the time."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__, **parts)
        return made


@dataclass(frozen=True, kw_only=True)
class Site:
    """What is the same on every page of one language."""

    languages: tuple[Language, ...]
    project: Project
    siteurl: str  # "https://socialcluster.lt", no slash at the end
    main_menu: tuple[tuple[str, Link], ...]  # (section, link)
    footer_menu: tuple[Link, ...]
    language: Language  # that of the pages
    lead: Link | None = None  # the partner that answers for the project
    mark: str = ""  # the constellation on the size of a stamp: inline SVG
    preview: bool = False  # for whoever writes, on her own computer: pages say which files they are made of
    assets: tuple[tuple[str, str], ...] = ()  # (path below theme/static/, root-relative address), by path

    @property
    def address(self) -> str:
        """The site's address as people say it."""
        return self.siteurl.replace("https://", "")

    def in_menus(self, url: str) -> str:
        """Return `url` where a menu leads to it, and "" elsewhere: what is marked in a menu is the same there."""
        for _, link in self.main_menu:
            if link.url == url:
                return url
        for link in self.footer_menu:
            if link.url == url:
                return url
        return ""

    def asset(self, path: str) -> str:
        """Return the address of a file of the theme: "js/search.js" -> "/theme/search.5d41402abc.js"."""
        return dict(self.assets)[path]
