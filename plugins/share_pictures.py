"""A picture for every page that is shared: its title in its language, drawn in the site's own face.

Each is drawn once and kept in `.cache/share`, under a name made of all that it shows and of what draws it; that name is
part of its address, too, so that networks, which keep a picture by its address, see a new title. What is kept of other
titles and of other branches goes, the oldest first, when it has become twice as much as what is shown.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pelican import Pelican, signals

from plugins.drawing.constellation import Constellation, constellation
from plugins.drawing.sheet import Sheet
from plugins.model.catalogue import Catalogue
from plugins.model.item import Item
from plugins.model.webpage import Site, WebPage
from plugins.running.checked import put
from plugins.running.generating import PluginGenerator
from plugins.running.giving_way import GaveWay
from plugins.running.hashing import blake2b
from plugins.running.later import later
from plugins.showing.share_sheets import sheet_of, site_sheet
from plugins.writer import SiteWriter

if TYPE_CHECKING:
    from plugins.drawing import share_picture, typesetting
else:
    share_picture, typesetting = (later(f"plugins.drawing.{name}") for name in ("share_picture", "typesetting"))

CACHE = Path(__file__).resolve().parents[1] / ".cache" / "share"
FONTS = Path(__file__).resolve().parents[1] / "theme" / "static" / "fonts"
DRAWING = Path(__file__).resolve().parent / "drawing"
OURS = (  # what draws
    *("breaking", "constellation", "inks", "palette"),
    *("projection", "share_picture", "sheet", "typesetting"),
)
SPARE = 50  # pictures of no use that nobody minds
_ARGUMENTS = ("news", "event", "partner", "item", "tag")  # of templates: the item that a page belongs to


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where share pictures are kept from build to build: `SHARE_PICTURES` in pelicanconf.py."""

    cache: Path = CACHE


@dataclass(frozen=True, kw_only=True)
class Shared:
    """A share picture that is to be."""

    name: str  # of its file, without the fingerprint: "news/oslo.nb"
    sheet: Sheet
    towns: str = field(repr=False)  # what the constellation is drawn from, in words

    @cached_property
    def fingerprint(self) -> str:
        """Return what changes when the picture does."""
        return blake2b(f"{self.sheet!r}{self.towns}{_recipe()}".encode(), digest_size=6).hexdigest()

    @property
    def url(self) -> str:
        """Return its root-relative address."""
        return f"/share/{self.name}.{self.fingerprint}.png"


def picture_of(item: Item | None, catalogue: Catalogue, lang: str, siteurl: str) -> Shared:
    """Return what `shared` does for an item of the catalogue, worked out once: several pages and calendars ask."""
    key = (shared, item.kind if item else "", item.id if item else "", lang, siteurl)
    return catalogue.ledger.once(key, lambda: shared(item, catalogue, lang, siteurl))


def shared(item: Item | None, catalogue: Catalogue, lang: str, siteurl: str) -> Shared:
    """Return the picture of `item` in `lang`, which it is written in; of the site for None."""
    address, towns = urlsplit(siteurl).netloc, catalogue.ledger.once(_towns, lambda: _towns(catalogue))
    if item is None:
        return Shared(name=f"site.{lang}", sheet=site_sheet(catalogue, lang, address), towns=towns)
    return Shared(name=f"{item.kind}/{item.id}.{lang}", sheet=sheet_of(item, catalogue, lang, address), towns=towns)


def _towns(catalogue: Catalogue) -> str:
    return repr(tuple((each.position, each.lead, each.country, each.id) for each in catalogue.partners))


def pictures(catalogue: Catalogue, siteurl: str) -> Iterator[Shared]:
    """Yield a picture for each language that each item is written in, and the site's own; none of drafts."""
    for language in catalogue.languages:
        yield picture_of(None, catalogue, language.code, siteurl)
    for item in catalogue.items:
        for lang in item.languages if not item.draft else ():
            yield picture_of(item, catalogue, lang, siteurl)


def complete(page: WebPage, catalogue: Catalogue, arguments: Mapping[str, Any]) -> WebPage:
    """Return `page` with its share picture: its item's, in the language of the words; else the site's."""
    if not catalogue.partners:
        return page
    site: Site = arguments["site"]
    found = (arguments.get(name) for name in _ARGUMENTS)
    item = next((each for each in found if isinstance(each, Item) and not each.draft), None)
    lang = item.text(page.lang).lang if item else page.lang
    picture = picture_of(item, catalogue, lang, site.siteurl)
    return page.but(image=picture.url, image_alt=picture.sheet.title)


def drawn(picture: Shared, sky: Constellation, setter: typesetting.Typesetter, folder: Path) -> bytes:
    """Return the picture as a file, from `folder` where it has been drawn before."""
    kept = folder / f"{picture.fingerprint}.png"
    try:
        data = kept.read_bytes()
    except OSError:
        data = b""
    if data.endswith(_END):
        return data
    data = share_picture.share_picture(picture.sheet, sky, setter)
    with contextlib.suppress(OSError):  # a cache that cannot be written makes a build slower, and that is all
        folder.mkdir(parents=True, exist_ok=True)
        put(kept, data)
    return data


def prune(folder: Path, catalogue: Catalogue, siteurl: str) -> None:
    """Take away from `folder` what no picture of the catalogue is, where that is far more than there are of these."""
    items = sum(len(shelf) for kind, shelf in catalogue.shelves.items() if kind != "project")  # and none is brought
    shown = len(catalogue.languages) * (items + 1)  # at most
    try:
        there = os.listdir(folder)  # noqa: PTH208  (asked in each build)
        if len(there) <= 3 * shown + SPARE:
            return
        current = {f"{each.fingerprint}.png" for each in pictures(catalogue, siteurl)}
        others = sorted((folder / name for name in there if name not in current), key=lambda file: file.stat().st_mtime)
        for file in others[: len(there) - 2 * shown]:
            file.unlink(missing_ok=True)
    except OSError:  # another build is at it, or there is no folder yet
        return


_END = b"IEND\xaeB`\x82"  # of every whole PNG file


@cache
def _recipe() -> str:
    """Return what draws: our code and Pillow's, and the face."""
    import PIL  # where no picture is asked for, it is not needed
    from PIL import features

    ours = [DRAWING / f"{name}.py" for name in OURS]
    digest = blake2b(b"".join(path.read_bytes() for path in (*ours, *(FONTS / name for name in typesetting.FILES))))
    return f"{digest.hexdigest()} {PIL.__version__} {features.check('raqm')}"


# Below: Pelican.


class SharePicturesGenerator(PluginGenerator):
    """Writes the share pictures."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Draw those that are not kept."""
        catalogue: Catalogue = self.context["catalogue"]
        settings: Settings = self.settings["SHARE_PICTURES"]
        setter = cache(lambda: typesetting.Typesetter(FONTS))
        siteurl = str(self.settings["SITEURL"])
        prune(settings.cache, catalogue, siteurl)

        def all_of(kind: str, key: str) -> list[tuple[str, bytes]]:
            item = catalogue.find(kind, key) if kind else None
            if not catalogue.partners or (item is not None and item.draft):
                return []
            sky, found = constellation(catalogue.partners), []
            for lang in [language.code for language in catalogue.languages] if item is None else item.languages:
                if writer.waited_for():
                    raise GaveWay  # what has been drawn is kept
                picture = picture_of(item, catalogue, lang, siteurl)
                found.append((picture.url.lstrip("/"), drawn(picture, sky, setter(), settings.cache)))
            return found

        writer.work("share site", partial(all_of, "", ""), can_wait=True)
        for kind, shelf in catalogue.shelves.items():
            for key in shelf.ids if kind != "project" else ():
                writer.work(f"share {kind}/{key}", partial(all_of, kind, key), can_wait=True)


def generators(_: Pelican) -> type[SharePicturesGenerator]:
    """Name the generator to Pelican."""
    return SharePicturesGenerator


def register() -> None:
    """Join Pelican."""
    signals.get_generators.connect(generators)
