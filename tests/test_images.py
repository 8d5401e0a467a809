"""Pictures as visitors and editors meet them: a whole build."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from tests.building import Build, Edited, files
from tests.picturing import making

HEAD = "Title: Nuotraukos\nDate: 2025-12-01\n"
Form = Literal["NFC", "NFD"]
NAME = "Mūsų grupė žaliai.jpg"


def build(site: Edited, cache: str = "cache") -> Build:
    """Build with a cache of the test's own."""
    made = site.build("--extra-settings", f'PICTURE_CACHE="{site.folder / cache}"')
    assert made.status == 0, made.messages
    return made


def media(output: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(output).items() if name.startswith("media/")}


@pytest.fixture
def pictured(edited_site: Edited) -> Edited:
    """Return the small site with a news item that has a photo in its header, one in its text and a drawing."""
    edited_site.write("news/nuotraukos/virsus.jpg", making.loaded_jpeg(making.grainy(400, 300), orientation=6))
    edited_site.write("news/nuotraukos/grupe.jpg", making.loaded_jpeg(making.grainy(330, 200)))
    edited_site.write("news/nuotraukos/planas.png", making.saved(making.corners(), "PNG", exif=making.exif()))
    edited_site.write(
        "news/nuotraukos/index.lt.md",
        HEAD + "Image: virsus.jpg\nImage_alt: Stalas\nImage_caption: Prie stalo\nImage_credit: A. K.\n\n"
        "Žodžiai.\n\n![Grupė](grupe.jpg)\n\n![Planas](planas.png)\n",
    )
    return edited_site


def test_no_file_that_is_published_holds_what_a_camera_wrote(pictured: Edited) -> None:
    built = build(pictured)

    published = built.files()
    assert len([name for name in published if name.endswith((".avif", ".webp", ".jpg"))]) == 9
    for name, data in published.items():
        if name.endswith((".avif", ".webp", ".jpg", ".png", ".gif", ".svg")):
            assert making.metadata_in(data) == set(), name
        for mark in (making.SERIAL.encode(), making.PLACE.encode(), b"Exif\0\0", b"http://ns.adobe.com/xap/", b"8BIM"):
            assert mark not in data, name
    sources = {path.read_bytes() for path in pictured.content.rglob("*") if path.suffix in {".jpg", ".png"}}
    assert not sources & set(published.values()), "an editor's own file was published"


def test_every_picture_that_a_page_names_is_there_and_no_other(pictured: Edited) -> None:
    built = build(pictured)

    pages = "".join(data.decode() for name, data in built.files().items() if name.endswith(".html"))
    assert set(re.findall(r"/(media/[^\"' ,]+)", pages)) == set(media(built.output)) != set()


def test_a_page_is_the_same_bytes_whether_its_pictures_are_made_or_kept(pictured: Edited) -> None:
    first = build(pictured).files()
    again = build(pictured).files()
    elsewhere = build(pictured, "another").files()

    assert first == again == elsewhere


def test_what_nobody_shows_any_more_leaves_the_output(pictured: Edited) -> None:
    before = media(build(pictured).output)
    pictured.replace("news/nuotraukos/index.lt.md", "![Grupė](grupe.jpg)\n\n", "")

    after = media(build(pictured).output)

    assert len(before) - len(after) == 5
    assert after.items() < before.items()


@pytest.mark.parametrize("line", ["Draft: yes", "Publish: 2030-01-01", "Unpublish: 2025-12-02"])
def test_a_picture_of_what_is_not_shown_is_nowhere(pictured: Edited, line: str) -> None:
    pictured.replace("news/nuotraukos/index.lt.md", HEAD, HEAD + line + "\n")

    built = build(pictured)

    assert media(built.output) == {}


def test_the_first_picture_is_fetched_at_once_and_the_others_when_they_come_near(pictured: Edited) -> None:
    page = build(pictured).files()["naujienos/nuotraukos/index.html"].decode()

    images = re.findall(r"<img [^>]*/media/[^>]*>", page)
    assert ["fetchpriority" in image for image in images] == [True, False, False]
    assert ["lazy" in image for image in images] == [False, True, True]
    assert 'width="300" height="400"' in images[0]
    assert "Prie stalo" in page
    assert "A. K." in page


def test_a_reader_of_another_language_hears_the_alternative_text_in_its_own(pictured: Edited) -> None:
    page = build(pictured).files()["en/news/nuotraukos/index.html"].decode()

    assert re.search(r'<figure class="figure figure--item" lang="lt">.* alt="Stalas"', page)


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("in_text", ["NFC", "NFD"])
def test_names_with_spaces_and_accents_work_however_they_are_spelt(
    edited_site: Edited, on_disk: Form, in_text: Form
) -> None:
    stored, said = (unicodedata.normalize(form, NAME) for form in (on_disk, in_text))
    edited_site.write(f"news/nuotraukos/{stored}", making.saved(making.grainy(100, 60), "JPEG"))
    edited_site.write(
        "news/nuotraukos/index.lt.md", f"{HEAD}Image: {said}\nImage_alt: Grupė\n\n![Grupė]({said})\n\n![Ir]({said})\n"
    )

    built = build(edited_site)

    page = built.files()["naujienos/nuotraukos/index.html"].decode()
    assert len(re.findall(r'<img class="picture__image', page)) == 3


def test_who_waits_for_many_pictures_is_told_how_many(edited_site: Edited) -> None:
    names = [f"nr{number}.png" for number in range(6)]
    for number, name in enumerate(names):
        edited_site.write(f"news/nuotraukos/{name}", making.saved(making.corners(40 + number, 30), "PNG"))
    text = "".join(f"![{name}]({name})\n" for name in names)
    edited_site.write("news/nuotraukos/index.lt.md", f"{HEAD}\n{text}")

    first, again = (build(edited_site) for _ in range(2))

    assert "Pictures are made: 6 of 6" in first.messages.splitlines()
    assert "Pictures" not in again.messages
