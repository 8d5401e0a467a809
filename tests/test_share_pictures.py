"""Share pictures: which there are, that all letters are drawn, and that none is drawn twice."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageFont

from plugins.drawing import share_picture as drawing
from plugins.drawing.constellation import constellation
from plugins.drawing.share_picture import LEADING, MARGIN, MEASURE, TALLEST, WEIGHT, set_title, share_picture
from plugins.drawing.sheet import Sheet
from plugins.drawing.typesetting import FILES, Typesetter
from plugins.running.giving_way import GaveWay
from plugins.share_pictures import (
    DRAWING,
    FONTS,
    OURS,
    SPARE,
    Settings,
    SharePicturesGenerator,
    complete,
    drawn,
    pictures,
    prune,
    shared,
)
from plugins.showing.webpages import item_page, site_for, web_page
from tests.making import TOWNS, a_catalogue, a_news, a_partner, an_event
from tests.pages import pages_of

SITE = "https://small.example"
CATALOGUE = a_catalogue(partners=tuple(a_partner(key) for key in TOWNS), news=(a_news("oslo"),))
SKY = constellation(CATALOGUE.partners)
SHEET = Sheet(title="Besøk i Oslo", site="Sosial klynge", address="small.example", language="Norsk", seed="oslo")
LONG = (
    "Tvarios plėtros skatinimas stiprinant viešojo sektoriaus socialinę klasterystę: antikorupcinio sąmoningumo "
    "ugdymo programų pristatymas savivaldybėse"
)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(FONTS)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_a_picture_has_the_size_that_networks_ask_for_and_is_light(setter: Typesetter) -> None:
    data = share_picture(SHEET, SKY, setter)

    assert opened(data).size == (1200, 630)
    assert len(data) < 50_000


def test_whatever_code_draws_them_is_in_their_names() -> None:
    """Else pictures that are kept would stay as that code drew them before it was changed."""
    found, waiting = set(), ["share_picture", "typesetting"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (DRAWING / f"{name}.py").read_text(encoding="utf-8")
            waiting += re.findall(r"^from plugins\.drawing\.(\w+) import", text, re.MULTILINE)

    assert sorted(OURS) == sorted(found)


def test_the_same_sheet_is_the_same_bytes(setter: Typesetter) -> None:
    assert share_picture(SHEET, SKY, setter) == share_picture(replace(SHEET), SKY, Typesetter(FONTS))


@pytest.mark.parametrize(
    "change", [{"title": "X"}, {"kicker": "X"}, {"language": "X"}, {"lit": TOWNS["fun"][2]}, {"seed": "x"}]
)
def test_all_that_a_sheet_says_is_seen(change: dict[str, Any], setter: Typesetter) -> None:
    assert share_picture(replace(SHEET, **change), SKY, setter) != share_picture(SHEET, SKY, setter)


@pytest.mark.parametrize("letter", "aąčęėįšųūžĄČĘĖĮŠŲŪŽøåæØÅÆ„“”«»’–…§€")
def test_the_face_has_every_letter_of_the_sites_languages(letter: str, setter: Typesetter) -> None:
    """A letter that it lacks would be a box, which every unknown letter is."""
    sheets = (replace(SHEET, title=each) for each in (letter, "\U000f1234"))
    one, box = (opened(share_picture(sheet, SKY, setter)) for sheet in sheets)
    title = (MARGIN, 140, MARGIN + 120, 260)

    assert one.crop(title).tobytes() != box.crop(title).tobytes()
    assert len(one.crop(title).getcolors(120 * 120) or ()) > 1, "nothing is drawn"


@pytest.mark.parametrize("title", ["Trumpai", "Andre besøk i Oslo", LONG, "Socialinių " * 60, "Ū" * 200])
def test_a_title_keeps_within_its_room(title: str, setter: Typesetter) -> None:
    size, lines = set_title(title, setter)

    assert all(setter.width(line, size, WEIGHT) <= MEASURE for line in lines)
    assert len(lines) * size * LEADING <= TALLEST


@pytest.mark.parametrize("title", ["a" * 30_000, "žodis " * 5000, "š i " * 9000])
def test_a_paragraph_in_the_place_of_a_title_is_cut_without_weighing_all_ways_to_break_it(
    title: str, setter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []
    width = setter.width

    def counted(text: str, size: int, weight: int) -> float:
        measured.append(len(text))
        return width(text, size, weight)

    monkeypatch.setattr(setter, "width", counted)

    _, lines = set_title(title, setter)

    assert lines[-1].endswith("…")
    assert len(" ".join(lines)) > 100
    assert sum(measured) < 3_000_000  # letters


def test_a_long_lithuanian_title_is_whole(setter: Typesetter) -> None:
    _, lines = set_title(LONG, setter)

    assert " ".join(lines) == LONG
    assert not [line for line in lines if line.split()[-1] in {"ir", "o", "su", "į"}]


def test_words_in_two_files_are_as_wide_as_their_letters(setter: Typesetter) -> None:
    fonts = [ImageFont.truetype(FONTS / name, 60) for name in FILES]
    for font in fonts:
        font.set_variation_by_axes([WEIGHT])

    assert setter.width("važ", 60, WEIGHT) == pytest.approx(fonts[0].getlength("va") + fonts[1].getlength("ž"))


def test_there_is_one_for_each_language_that_an_item_is_written_in_and_for_the_site() -> None:
    news = (a_news("oslo", languages=("lt", "nb")), a_news("draft", draft=True))

    names = [picture.name for picture in pictures(replace(CATALOGUE, partners=CATALOGUE.partners[:1], news=news), SITE)]

    assert names == [
        "site.lt",
        "site.nb",
        "site.en",
        "news/oslo.lt",
        "news/oslo.nb",
        *(f"partners/leu.{each}" for each in ("lt", "nb", "en")),
    ]


def test_a_new_title_is_a_new_address() -> None:
    before, after = (
        shared(a_news("oslo", words={"title": title}), CATALOGUE, "nb", SITE).url for title in ("Besøk", "Møte")
    )

    assert before != after
    assert before.startswith("/share/news/oslo.nb.")


def test_a_page_is_shared_with_the_picture_of_its_words_language() -> None:
    news = a_news("oslo", languages=("lt",))
    page = item_page(CATALOGUE, news, "nb", section="news")

    found = complete(page, CATALOGUE, {"news": news, "site": site_for(CATALOGUE, "nb", SITE)})

    assert found.image == shared(news, CATALOGUE, "lt", SITE).url
    assert found.image_alt == "oslo (lt)"


@pytest.mark.parametrize("given", [{}, {"news": (a_news("oslo"),)}, {"news": a_news("oslo", draft=True)}])
def test_lists_and_drafts_are_shared_with_the_sites_own(given: dict[str, Any]) -> None:
    page = web_page(CATALOGUE, "nb", address=lambda each: each.url("news"), title="Nyheter")

    found = complete(page, CATALOGUE, {**given, "site": site_for(CATALOGUE, "nb", SITE)})

    assert found.image == shared(None, CATALOGUE, "nb", SITE).url


def test_a_picture_is_drawn_once(tmp_path: Path, setter: Typesetter, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = shared(an_event("visit"), CATALOGUE, "nb", SITE)
    first = drawn(picture, SKY, setter, tmp_path)
    monkeypatch.setattr(drawing, "share_picture", lambda *_: pytest.fail("drawn again"))

    assert drawn(picture, SKY, setter, tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 1


def test_drawing_gives_way_between_two_pictures_and_what_is_drawn_is_kept(tmp_path: Path) -> None:
    works = dict[str, Callable[[], list[tuple[str, bytes]]]]()
    answers = [False, True, False, False]
    writer: Any = SimpleNamespace(work=lambda name, make, **_: works.update({name: make}), waited_for=answers.pop)
    generator: Any = SharePicturesGenerator.__new__(SharePicturesGenerator)
    generator.context, generator.settings = {"catalogue": CATALOGUE}, {"SHARE_PICTURES": Settings(cache=tmp_path)}
    generator.settings["SITEURL"] = SITE
    generator.generate_output(writer)

    with pytest.raises(GaveWay):
        works["share news/oslo"]()
    assert len([*tmp_path.iterdir()]) == 2
    answers[:] = [False] * 3
    assert [name.split(".")[1] for name, _ in works["share news/oslo"]()] == ["lt", "nb", "en"]


def test_half_a_file_in_the_cache_is_drawn_again(tmp_path: Path, setter: Typesetter) -> None:
    picture = shared(an_event("visit"), CATALOGUE, "nb", SITE)
    whole = drawn(picture, SKY, setter, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(whole[:1000])

    assert drawn(picture, SKY, setter, tmp_path) == whole


@pytest.mark.parametrize(("others", "left"), [(3 * 6 + SPARE - 6, 3 * 6 + SPARE - 6), (3 * 6 + SPARE - 5, 6)])
def test_what_no_picture_is_any_more_goes_when_it_is_far_too_much(
    tmp_path: Path, setter: Typesetter, others: int, left: int
) -> None:
    """Six are shown: the site's own in three languages, and one item's. Their age is no matter."""
    site = a_catalogue(partners=(a_partner("fun"),))
    current = [*pictures(site, SITE)]
    for number, picture in enumerate(current):
        drawn(picture, SKY, setter, tmp_path)
        os.utime(tmp_path / f"{picture.fingerprint}.png", (number, number))  # older than all others, and shown
    old = [tmp_path / (f"{number:012}.png" if number else ".000000000000.png.77") for number in range(others)]
    for number, file in enumerate(old):
        file.touch()
        os.utime(file, (1000 + number, 1000 + number))

    prune(tmp_path, site, SITE)

    assert all((tmp_path / f"{each.fingerprint}.png").exists() for each in current)
    assert [file for file in old if file.exists()] == old[-left:]


def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path, setter: Typesetter) -> None:
    (tmp_path / "file").write_text("not a folder")

    assert drawn(shared(None, CATALOGUE, "nb", SITE), SKY, setter, tmp_path / "file").startswith(b"\x89PNG")


def test_every_page_of_the_site_names_a_picture_that_is_there(real_site: Path) -> None:
    named = {
        page.attribute('meta[property="og:image"]', "content").removeprefix("https://socialcluster.lt/")
        for page in pages_of(real_site).values()
        if not page.leads_on
    }
    there = {path.relative_to(real_site).as_posix() for path in (real_site / "share").rglob("*.png")}

    assert named == there
    assert len(there) > 100


def test_search_engines_may_show_the_pictures_of_every_page_large(real_site: Path) -> None:
    """Google's documentation: large previews are for pages that allow them; news without one are shown small."""
    said = {address: page.attributes("meta[name=robots]", "content") for address, page in pages_of(real_site).items()}

    assert {tuple(each) for each in said.values()} == {("max-image-preview:large",), ("noindex",)}
    assert all(
        said[address] == ["max-image-preview:large"] for address in ("/", "/nb/nyheter/", "/en/news/oslo-visit/")
    )
