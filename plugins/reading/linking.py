"""Where a link or picture in a text leads: to another thing, to a file beside it, or out into the world.

Pelican's `{filename}` and `{static}` are understood, and so are plain relative paths, which work in GitHub's preview
too. A link to an item may name any of its language files: the reader stays in the language of the text.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from plugins.model.problem import N_, Problem, problem
from plugins.picturing.foreign import ENDINGS as FOREIGN
from plugins.reading.addresses import Addresses
from plugins.reading.anchors import anchor
from plugins.reading.attachments import Attachments
from plugins.reading.links import HANDED_OUT
from plugins.reading.meant import NO_ADDRESS, NOWHERE, Meant
from plugins.reading.naming import DOWNLOADS, PICTURES, SAVED_AS, on_disk
from plugins.reading.sources import Source

NOT_YET = "#not-yet"  # what a link to something hidden leads to, until the link is taken off

DECORATIVE = frozenset({'""', "“”", "„“", "«»", "''", "”“", "””"})  # an empty text, said on purpose

_NO_PATH = re.compile(  # a site, as people say it, also without www: of the endings that are met here
    r"(?i)(?P<site>www\.[^\s/@]+\.[^\s/@]{2,}(?:/\S*)?"
    r"|(?:[\w-]+\.)+(?:lt|no|eu|com|org|net|info|lv|ee|pl|se|dk|fi|is|de)(?:/\S*)?)"
    r"|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"
)
_QUOTES = "\"'“”„‟«»‘’<>"  # around an address, as some put it there
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*:")
_HOST = re.compile(r"(?is)https?://(?P<host>[^/?#@:]+|\[[^/?#@]*\])(?::(?P<port>\d*))?(?P<rest>(?:[/?#].*)?)")
_PREVIEW = re.compile(r"localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]", re.IGNORECASE)  # where `serve` shows it
_USUAL = re.compile(r"\.\./(?:\.\./([a-z]+)/)?([a-z0-9-]+)/index\.[a-z]+\.md(#.*)?", re.DOTALL)  # one item's to another
_UNSLASHED = re.compile(r"(https?):/?(?!/)", re.IGNORECASE)
_MARK = re.compile(r"^[{|](filename|static|attach|tag|index|author|category)[}|](.*)$", re.DOTALL)


@dataclass
class Leads:
    """Where one text leads, and what is wrong with that."""

    problems: list[Problem] = field(default_factory=list)
    downloads: set[str] = field(default_factory=set)  # paths within content/ of the files that the text leads to
    pictures: set[str] = field(default_factory=set)
    anchors: list[tuple[str, str, int]] = field(default_factory=list)  # (address, fragment, line): of other texts
    hidden: bool = False  # whether a link is to be taken off, as nobody may see yet what it leads to

    @property
    def lines_matter(self) -> bool:
        """Whether somebody may have to be told on which line something stands."""
        return bool(self.problems or self.anchors)

    @property
    def bare(self) -> Leads | None:
        """What was found alone, without who has found it: to travel from one process to another; None for nothing."""
        found = (self.problems, self.downloads, self.pictures, self.anchors, self.hidden)
        return Leads(*found) if any(found) else None


class SiteLinks(Leads):
    """What one text refers to, while it is rendered: a resolver for the text engine."""

    def __init__(
        self,
        source: Source,
        addresses: Addresses,
        attached: Attachments,
        hidden: frozenset[tuple[str, str]],
    ) -> None:
        """Take what a text may refer to: things with `addresses`, and the files of all texts."""
        super().__init__()
        self._source, self._addresses, self._files, self._unseen = source, addresses, attached.names, hidden
        self._attached = attached
        self._handed_out: dict[str, str] = {}  # address -> path within content/
        self._folder = f"{source.kind}/{source.id}"
        self._meant = Meant(source, addresses, attached.names)

    def link(self, href: str, line: int) -> str:
        """Return the address that `href` leads to; what leads nowhere is reported and left as it is."""
        if usual := _USUAL.fullmatch(href):  # most links, and no other way would lead elsewhere
            return self._thing(usual[1] or self._source.kind, usual[2], usual[3] or "", href, line)
        return self._unusual(href, line)

    def _unusual(self, href: str, line: int) -> str:
        path, mark, fragment = href.partition("#")
        fragment = mark + fragment
        found = _MARK.match(path)
        if found:
            return self._marked(found[1], unquote(found[2]), fragment, href, line)
        if _SCHEME.match(href):
            return self._outside(href, line)
        if href.startswith("//"):
            return self._nowhere(href, line, N_("write the address with https: in front"))
        if path.startswith("/"):
            return self._on_site(path, fragment, href, line)
        if near := _outside_meant(href, path):
            return self._nowhere(href, line, N_("did you mean “{near}”?"), near=near)
        target = self._inside(unquote(path), href, line)
        return href if target is None else self._target(target, fragment, href, line)

    def _outside(self, href: str, line: int) -> str:
        short = _UNSLASHED.match(href)
        if short is None:
            own = _HOST.fullmatch(href)
            if own and not own["port"] and own["host"].lower().removeprefix("www.") == self._addresses.host:
                return self._unusual(own["rest"] if own["rest"][:1] == "/" else f"/{own['rest']}", line)
            if own and _PREVIEW.fullmatch(own["host"]):
                right = N_("it is your own computer’s preview: write {near}")
                return self._nowhere(href, line, right, NO_ADDRESS, near=own["rest"] or "/")
            return href
        near = f"{short[1]}://{href[short.end() :]}"  # as it is, browsers take it for a path on this site
        return self._nowhere(href, line, N_("did you mean “{near}”?"), near=near)

    def image(self, src: str, alt: str, line: int) -> str:
        """Return the HTML of the picture at `src`; what is no picture is reported."""
        found = _MARK.match(src)
        path = unquote(found[2] if found else src)
        if _SCHEME.match(src) or src.startswith("//"):
            self._report(
                line,
                "outside-picture",
                N_("the picture {href} lies on another site"),
                N_("put the file beside the text, and write its name alone"),
                href=src,
            )
            return ""
        target = self._inside(path, src, line)
        if target is None:
            return ""
        target = on_disk(target, self._files)
        if PurePosixPath(target).suffix.lower() not in PICTURES or target not in self._files:
            self._missing_file(target, src, line, "missing-picture", N_("there is no picture {href}"), PICTURES)
            return ""
        if not alt.strip():
            self._report(
                line,
                "picture-alt",
                N_("nothing says what the picture {href} shows, to those who do not see it"),
                N_('write ![what it shows]({href}), or ![""]({href}) if it is mere decoration'),
                href=src,
            )
        self.pictures.add(target)
        return self._attached.picture_html(target, "" if alt.strip() in DECORATIVE else alt)

    def file(self, url: str) -> tuple[str, str]:
        """Return kind and size of the file at `url`, where `link` has led there; else two empty words."""
        path = self._handed_out.get(url)
        if path is None:
            return "", ""
        from plugins.wording.files import file_facts  # few texts lead to files

        return file_facts(path, self._attached.weigh(path), self._source.lang)

    def _marked(self, what: str, path: str, fragment: str, href: str, line: int) -> str:
        if what == "index":
            return self._addresses.of["project", self._project()][self._source.lang] + fragment
        if what == "tag":
            return self._thing("tags", path.strip("/ "), fragment, href, line)
        if what in {"author", "category"}:
            return self._nowhere(href, line, N_("this site has no such pages: lead to an item or a topic"))
        if path.startswith("/"):
            return self._target(posixpath.normpath(path).lstrip("/"), fragment, href, line)
        target = self._inside(path, href, line)
        return href if target is None else self._target(target, fragment, href, line)

    def _project(self) -> str:
        return next(key for kind, key in self._addresses.of if kind == "project")

    def _inside(self, path: str, href: str, line: int) -> str | None:
        if "\\" in path:  # as Windows writes paths; of one before a dot, Markdown has made nothing
            near = re.sub(r"\.\.(?=\.)", "../", path.replace("\\", "/"))
            self._nowhere(href, line, N_("did you mean “{near}”?"), near=near)
            return None
        target = posixpath.normpath(posixpath.join(self._folder, path))
        if target.startswith(".."):
            self._report(
                line,
                "leaves-content",
                N_("{href} leads out of content/"),
                N_("lead to something inside content/"),
                href=href,
            )
            return None
        return target

    def _target(self, target: str, fragment: str, href: str, line: int) -> str:
        """Return the address of a path within content/: an item's folder or file, or a download."""
        kind, _, rest = target.partition("/")
        key, _, name = rest.partition("/")
        if not name or re.fullmatch(r"index\.[a-z]+\.md", name):
            return self._thing(kind, key, fragment, href, line)
        target = on_disk(target, self._files)
        if target in self._files:
            ending = PurePosixPath(target).suffix.lower()
            if ending in DOWNLOADS:
                self.downloads.add(target)
                url = download_url(target)
                self._handed_out[url] = target
                return url
            return self._nowhere(href, line, N_("show a picture with ![what it shows]({name})"), name=name)
        if meant := self._meant.item(href):
            near = f"../../{meant}/index.{self._source.lang}.md"
            return self._nowhere(href, line, N_("did you mean “{near}”?"), near=near)
        self._missing_file(target, href, line, "dangling-link", N_("{href} leads to nothing"), PICTURES | DOWNLOADS)
        return href

    def _thing(self, kind: str, key: str, fragment: str, href: str, line: int) -> str:
        url = self._addresses.url(kind, key, self._source.lang)
        if url is None:
            near = self._meant.instead_of(kind, key, href)
            return self._nowhere(
                href,
                line,
                N_("did you mean “{near}”?") if near else N_("correct the path, or take the link out"),
                near=f"../../{near}/index.{self._source.lang}.md",
            )
        if (kind, key) in self._unseen:
            return self._not_yet()
        return self._with_anchor(url, fragment, line)

    def _on_site(self, path: str, fragment: str, href: str, line: int) -> str:
        path, mark, asked = path.partition("?")
        url = path if path.endswith("/") else f"{path}/"
        owner, month = self._addresses.owner.get(url), self._addresses.months.get(url)
        if owner is None and month is None and url not in self._addresses.lists:
            wrong, right, near = self._meant.page(path, href)
            return self._nowhere(
                href, line, right, wrong, near=near, example="../../events/2016-11-oslo-visit/index.lt.md"
            )
        if asked and url not in self._addresses.searches:  # as newsletters and social media add it
            return self._nowhere(href, line, N_("did you mean “{near}”?"), NO_ADDRESS, near=url + fragment)
        if (owner and owner[:2] in self._unseen) or (month and month.events <= self._unseen):
            return self._not_yet()
        return url + mark + asked + fragment if owner is None else self._with_anchor(url, fragment, line)

    def _not_yet(self) -> str:
        self.hidden = True
        return NOT_YET

    def _with_anchor(self, url: str, fragment: str, line: int) -> str:
        if len(fragment) < 2:
            return url
        name = anchor(fragment[1:])
        self.anchors.append((url, name, line))
        return f"{url}#{name}"

    def _missing_file(self, target: str, href: str, line: int, check: str, wrong: str, endings: frozenset[str]) -> None:
        folder, name = posixpath.split(target)
        ending = PurePosixPath(name).suffix.lower()
        if target in self._files:  # where a picture was looked for; what is one has been shown
            self._report(
                line,
                check,
                N_("{href} is not a picture"),
                N_("to offer the file to readers, write [what it is]({href})"),
                href=href,
            )
            return
        near = self._meant.file(folder, name, endings)
        if not near and (ending in SAVED_AS or (ending in FOREIGN and endings is PICTURES)):
            right = N_("save it as {ending}") if ending in SAVED_AS else N_("export it as JPEG or PNG")
            self._report(line, check, wrong, right, href=href, ending=SAVED_AS.get(ending, ""))
            return
        self._report(
            line,
            check,
            wrong,
            N_("did you mean “{near}”?") if near else N_("put the file there, or correct its name"),
            href=href,
            near=near,
        )

    def _nowhere(self, href: str, line: int, right: str, wrong: str = NOWHERE, **values: object) -> str:
        self._report(line, "dangling-link", wrong, right, href=href, **values)
        return href

    def _report(self, line: int, check: str, wrong: str, right: str, **values: object) -> None:
        self.problems.append(problem(self._source.path, line, check, wrong, right, **values))


def _outside_meant(href: str, path: str) -> str:
    """Return the address elsewhere that an editor probably meant by `href`, which begins like none; else ""."""
    if outside := _NO_PATH.fullmatch(path):
        return f"https://{href}" if outside["site"] else f"mailto:{href}"
    bare = unquote(href).strip(f"{_QUOTES} ")
    return bare if bare != href and _SCHEME.match(bare) else ""


def download_url(path: str) -> str:
    """Return the address at which the file `path` within content/ is published."""
    return HANDED_OUT + quote(path)
