"""The desk as a browser finds it: shown, written to, and led on from."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.editing.client import VISIT, Client
from tests.picturing.making import grainy, saved
from tests.tools import ROOT


def test_the_first_page_leads_to_every_form(desk: Client) -> None:
    page = desk.get("/_desk/")

    assert page.status == 200
    links = set(re.findall(r'href="(/_desk/[a-z]+/[a-z]+/(?:lt|nb|en))"', page.text))
    folders = {f"{path.parent.parent.name}/{path.parent.name}" for path in desk.content.glob("*/*/index.*.md")}
    assert links == {f"/_desk/{each}/{lang}" for each in folders for lang in ("lt", "nb", "en")}
    assert '<a lang="en" href="/_desk/news/visit/en">Partners met in Oslo</a>' in page.text, "in the editor's language"
    assert '<a lang="nb" href="/_desk/news/only/nb">' in page.text
    assert all(f'href="/_desk/new/{kind}"' in page.text for kind in ("news", "event", "partner", "topic", "page"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("osle", {"news/visit", "events/visit"}),
        ("moettes OSLO", set()),
        ("møttes oslo", {"news/visit"}),  # each in some language
        ("training", {"events/training", "tags/training"}),
        ("nobody", set()),
    ],
)
def test_a_text_is_found_by_its_title_in_any_language(desk: Client, words: str, found: set[str]) -> None:
    shown = desk.get(f"/_desk/?{urlencode({'q': words})}")

    assert set(re.findall(r'class="path">([a-z-]+/[a-z0-9-]+)<', shown.text)) == found
    assert f'value="{words}"' in shown.text
    assert "Show all texts" in shown.text


def test_what_is_saved_unchanged_leaves_every_file_as_it_was(desk: Client) -> None:
    before = {path: path.read_bytes() for path in desk.content.rglob("*.md")}

    for path in sorted(before):
        kind, item, name = path.parts[-3:]
        form = desk.get(address := f"/_desk/{kind}/{item}/{name.split('.')[1]}")
        answer = desk.post(address, form.sent())
        assert (answer.status, answer.headers["Location"]) == (303, f"{address}?saved")

    assert {path: path.read_bytes() for path in desk.content.rglob("*.md")} == before


def test_what_is_written_is_in_the_file_and_the_form_shows_it(desk: Client) -> None:
    form = desk.get(VISIT)
    sent = form.sent(title='„Vizitas“ <b> & "kt."', text="Pirma.\r\n\r\nAntra.\r\n")

    answer = desk.post(VISIT, sent)

    assert answer.status == 303
    assert 'Title: „Vizitas“ <b> & "kt."\n' in desk.text("news/visit/index.lt.md")
    assert desk.text("news/visit/index.lt.md").endswith("\n\nPirma.\n\nAntra.\n")
    again = desk.get(answer.headers["Location"])
    assert again.value("title") == '„Vizitas“ <b> & "kt."'
    assert "Saved." in again.text


def test_a_fault_is_told_at_its_field_and_what_was_written_is_kept(desk: Client) -> None:
    form = desk.get(VISIT)
    assert 'aria-invalid="true"' not in form.text

    answer = desk.get(desk.post(VISIT, form.sent(title="")).headers["Location"])

    assert answer.value("title") == ""
    assert '<a href="#f-title">“Title” is missing; add a line like “Title: A day in Oslo”</a>' in answer.text
    assert re.search(r'id="f-title"[^>]* aria-describedby="told-title hint-title" aria-invalid="true"', answer.text)
    assert "the site cannot be built" in answer.text.lower()
    assert "visit" in desk.get("/_desk/").text.partition("These faults")[2].partition("</ul>")[0]


def test_one_can_look_at_the_page_at_once_unless_something_is_wrong(desk: Client) -> None:
    form = desk.get(VISIT)
    see = re.search(r'<a href="(/[^_"][^"]*)">Look at the page</a>', form.text)
    assert see

    assert desk.post(VISIT, form.sent(then="see")).headers["Location"] == see[1]
    assert desk.post(VISIT, form.sent(then="see", title="")).headers["Location"] == f"{VISIT}?saved"


def test_pictures_come_in_and_are_shown(desk: Client) -> None:
    picture = (ROOT / "tests/site/content/news/visit").glob("*.jpg")
    data = next(picture, ROOT / "docs/home.png").read_bytes()

    answer = desk.send_files(VISIT, desk.get(VISIT).sent(), Grupė__JPG=data, Planas__pdf=b"%PDF", bad__exe=b"1")

    assert answer.status == 422
    assert "bad.exe is not taken" in answer.text
    assert (desk.content / "news/visit/grupe.jpg").read_bytes() == data
    assert "![what it shows](grupe.jpg)" in answer.text
    assert "<code>[what it is](planas.pdf)</code>" in answer.text
    shown = desk.get("/_desk/news/visit/file/grupe.jpg")
    assert (shown.status, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert desk.get("/_desk/news/visit/file/index.lt.md").status == 404
    assert desk.get("/_desk/news/visit/file/planas.pdf").status == 404
    assert desk.get("/_desk/news/visit/file/..%2Fonly%2Findex.lt.md").status == 404


def test_what_is_ticked_is_deleted_and_nothing_else(desk: Client) -> None:
    here, place = "/_desk/news/visit/lt", desk.content / "news/visit"
    (place / "grupe.jpg").write_bytes(saved(grainy(40, 30), "JPEG"))
    (place / "kita.jpg").write_bytes(saved(grainy(40, 30), "JPEG"))
    (place / ".grupe.jpg.swp").touch()

    sent = desk.get(here).sent() | {"away": ["grupe.jpg", "../only/index.lt.md", "index.en.md", ".grupe.jpg.swp"]}
    answer = desk.post(here, sent)

    assert (answer.status, (place / "grupe.jpg").exists()) == (303, False)
    assert all((place / each).exists() for each in ("kita.jpg", "index.en.md", ".grupe.jpg.swp"))
    assert "kita.jpg" in desk.get(here).text


def test_a_photo_from_a_phone_is_shown_as_a_jpeg(desk: Client) -> None:
    data = saved(grainy(1200, 900), "HEIF")
    here = "/_desk/news/visit/lt"

    answer = desk.send_files(
        here, desk.get(here).sent(text="![Salė](img-2.heic)"), IMG_1__HEIC=data, IMG_2__HEIC=data[:99]
    )

    assert answer.status == 303
    shown = desk.get("/_desk/news/visit/file/img-1.heic")
    assert (shown.status, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert desk.get("/_desk/news/visit/file/img-2.heic").status == 404
    assert "the picture is damaged" in desk.get(here).text


def test_a_translation_is_begun_and_then_open(desk: Client) -> None:
    here = "/_desk/news/only/lt"
    assert "Begin the translation" in desk.get(here).text

    answer = desk.post(f"{here}/begin", {"source": ["nb"]})

    assert (answer.status, answer.headers["Location"]) == (303, here)
    assert "Translated-from: nb" in desk.text("news/only/index.lt.md")
    form = desk.get(here)
    assert form.value("title")
    assert '<details class="group" open><summary><h2 lang="nb">' in form.text, "what it is translated from"
    assert desk.post(f"{here}/begin", {"source": ["nb"]}).status == 422


def test_a_translation_is_said_to_hold(desk: Client) -> None:
    here = "/_desk/news/only/lt"
    desk.post(f"{here}/begin", {"source": ["nb"]})
    assert 'name="holds"' not in desk.get(here).text
    desk.post("/_desk/news/only/nb", desk.get("/_desk/news/only/nb").sent(summary="Kas nauja"))
    form = desk.get(here)
    assert 'name="holds" value="nb"' in form.text
    assert desk.post(here, form.sent()).status == 303
    assert 'name="holds"' in desk.get(here).text, "it is not said by saving alone"

    assert desk.post(here, form.sent(holds="nb")).status == 303
    assert 'name="holds"' not in desk.get(here).text


@pytest.mark.parametrize("lang", ["lt", "nb"])
def test_a_new_item_is_asked_for_what_it_needs(desk: Client, lang: str) -> None:
    sent = {lang: ["Mokymai Biržuose"], "type": ["training"], "starts": ["2016-12-14"], "starts.time": ["10:00"]}

    answer = desk.post("/_desk/new/event", sent)

    where = f"events/2016-12-mokymai-birzuose/index.{lang}.md"
    assert (answer.status, answer.headers["Location"]) == (303, f"/_desk/events/2016-12-mokymai-birzuose/{lang}")
    assert "\nTitle: Mokymai Biržuose\n" in desk.text(where)
    assert "\nStarts: 2016-12-14 10:00\n" in desk.text(where)
    assert "\nDraft: yes\n" in desk.text(where)
    form = desk.get(answer.headers["Location"])
    assert desk.post(answer.headers["Location"], form.sent(venue="Biblioteka")).status == 303
    assert "\nVenue: Biblioteka\n" in desk.text(where)
    again = desk.post("/_desk/new/event", sent)
    assert again.status == 422
    assert f'<a href="{answer.headers["Location"]}">2016-12-mokymai-birzuose</a>' in again.text
    assert again.value(lang) == "Mokymai Biržuose"


@pytest.mark.parametrize(
    ("title", "folder"),
    [("Кіно", "kino|2016-12"), ("???", "2016-12"), ("x" * 300, "2016-12-x{82}"), ("A\nDraft: no", ".*")],
)
def test_whatever_a_title_is_made_of_there_is_a_folder_for_it(desk: Client, title: str, folder: str) -> None:
    answer = desk.post("/_desk/new/news", {"en": [title], "date": ["2016-12-14"]})

    assert answer.status == 303
    made = answer.headers["Location"].split("/")[-2]
    assert re.fullmatch(folder, made)
    assert f"\nTitle: {' '.join(title.split())}\n" in desk.text(f"news/{made}/index.en.md")


def test_a_new_item_without_what_it_needs_is_not_made_and_nothing_is_lost(desk: Client) -> None:
    before = sorted(desk.content.rglob("*"))

    nameless = desk.post("/_desk/new/event", {"type": ["training"], "starts": ["2016-12-14"]})
    dateless = desk.post("/_desk/new/event", {"en": ["A training"], "starts.time": ["10:00"]})

    assert (nameless.status, dateless.status) == (422, 422)
    assert "Write the title in one language at least." in nameless.text
    assert nameless.value("starts") == "2016-12-14"
    assert "“Type of event” is missing" in dateless.text
    assert "is a time without a date" in dateless.text
    assert dateless.value("en") == "A training"
    assert sorted(desk.content.rglob("*")) == before


def test_a_file_whose_header_is_none_is_mended_as_a_whole(desk: Client) -> None:
    file = desk.content / "news/visit/index.lt.md"
    good = file.read_text()
    file.write_text(f"---\n{good}")

    form = desk.get(VISIT)
    assert form.value("whole") == f"---\n{good}"
    assert "does not belong here" in unescape(form.text)
    assert desk.post(VISIT, form.sent(whole=good.replace("\n", "\r\n"))).status == 303

    assert file.read_text() == good
    assert desk.get(VISIT).value("title")


@pytest.mark.parametrize("line", ["Title: Antras", "Categry: x", "    Author: Ona"])
def test_what_no_field_has_is_mended_in_the_whole_file(desk: Client, line: str) -> None:
    file = desk.content / "news/visit/index.lt.md"
    good = file.read_text()
    file.write_text(good.replace("\n\n", f"\n{line}\n\n", 1))

    assert f'<a href="{VISIT}?whole">' in desk.get(VISIT).text
    assert f'<a href="{VISIT}?whole">index.lt.md: ' in desk.get("/_desk/news/visit/en").text
    form = desk.get(f"{VISIT}?whole")
    assert line in form.value("whole")
    assert desk.post(VISIT, form.sent(whole=good)).headers["Location"] == f"{VISIT}?saved"
    assert file.read_text() == good


def test_a_file_that_is_no_utf_8_is_told_of(desk: Client) -> None:
    (desk.content / "news/visit/index.lt.md").write_bytes("Title: Ąžuolas\n\nA\n".encode("cp1257"))

    page = desk.get(VISIT)

    assert page.status == 200
    assert "Save it again as UTF-8" in page.text
    assert "<form" not in page.text


def test_facts_that_differ_are_made_to_agree_when_somebody_says_so(desk: Client) -> None:
    for lang, day in (("lt", "2016-11-17"), ("en", "2016-11-18")):
        path = desk.content / f"news/visit/index.{lang}.md"
        lines = [line for line in path.read_text().split("\n") if not line.startswith("Date:")]
        path.write_text("\n".join([lines[0], f"Date: {day}", *lines[1:]]))
    form = desk.get(VISIT)
    assert 'name="agreed" value="date"' in form.text
    assert form.value("date") == "2016-11-17"

    desk.post(VISIT, form.sent())
    assert "Date: 2016-11-18" in desk.text("news/visit/index.en.md"), "nobody has said that it is wrong"
    desk.post(VISIT, form.sent(agreed="date"))

    assert "Date: 2016-11-17" in desk.text("news/visit/index.en.md")
    assert 'name="agreed"' not in desk.get(VISIT).text
