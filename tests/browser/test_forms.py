"""The forms of `serve` as an editor meets them: on a desk and on a phone, light and dark, with keys alone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.browser.test_accessibility import violations
from tests.editing.answered import answered

pytestmark = pytest.mark.browser

VISIT = "/_desk/news/visit/lt"
PATHS = (
    "/_desk/",
    VISIT,
    "/_desk/events/training/en",
    "/_desk/new/event",
    "/_desk/news/only/lt",
    "/_desk/tags/visits/lt",
    "/_desk/events/visit/lt/delete",
    "/_desk/new/event?like=training",
)


@pytest.fixture
def desks(tmp_path: Path, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages of a desk whose editor speaks `lang`; what is asked of anybody else fails."""
    opened: list[Any] = []
    made = iter(range(9))

    def open_page(lang: str, **options: Any) -> Page:
        project = tmp_path / str(next(made))
        project.mkdir()
        desk = answered(project, lang)
        base = f"http://127.0.0.1:{desk.__enter__()}"
        context = browser.new_context(base_url=base, **options)
        opened.append((desk, context))
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        return page

    asked: list[str] = []
    yield open_page
    for desk, context in opened:
        context.close()
        desk.__exit__(None, None, None)
    assert [each for each in asked if not each.startswith(("http://127.0.0.1:", "data:"))] == []


@pytest.mark.parametrize(("lang", "width", "scheme"), [("lt", 1280, "dark"), ("nb", 320, "light"), ("en", 390, "dark")])
def test_forms_are_accessible_and_fit(
    lang: str, width: int, scheme: str, axe: str, desks: Callable[..., Page], subtests: pytest.Subtests
) -> None:
    page = desks(lang, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    for path in PATHS:
        with subtests.test(path):
            page.goto(path)
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            assert violations(page, axe) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.evaluate("document.fonts.load('16px Figtree', 'ė').then(faces => faces.length === 1)")


def test_a_fault_is_accessible_and_leads_to_its_field(axe: str, desks: Callable[..., Page]) -> None:
    page = desks("en", bypass_csp=True)
    page.goto(VISIT)
    page.get_by_role("textbox", name="Title").fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**?saved")

    assert violations(page, axe) == []
    page.get_by_role("alert").get_by_role("link").first.click()
    page.keyboard.type("Vizitas")  # where the link leads, there one writes
    assert page.get_by_role("textbox", name="Title").input_value() == "Vizitas"


def test_an_item_is_written_from_nothing_by_keys_alone(desks: Callable[..., Page], tmp_path: Path) -> None:
    page = desks("nb")
    page.goto("/_desk/")
    page.get_by_role("link", name="Arrangement", exact=True).press("Enter")
    page.get_by_label("Norsk").fill("Kurs i Bergen")
    page.get_by_label("Type arrangement").select_option(label="Kurs (training)")
    page.get_by_label("Starter", exact=False).first.fill("2016-12-14")
    page.get_by_label("Starter: klokkeslett").fill("10:00")
    page.get_by_role("button", name="Begynn").press("Enter")
    page.wait_for_url("**/events/2016-12-kurs-i-bergen/nb")

    page.get_by_label("By Town").fill("Bergen")
    page.get_by_label("Land", exact=False).first.fill("NO")
    page.get_by_role("checkbox", name="alfa").check()
    page.get_by_role("textbox", name="Tekst", exact=True).fill("Første avsnitt.\n\n- et punkt\n- et til")
    page.keyboard.press("Control+s")
    page.wait_for_url("**?saved")

    text = (tmp_path / "0/content/events/2016-12-kurs-i-bergen/index.nb.md").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("<!--")]
    assert [line for line in lines if not line.startswith("Date: ")] == [
        "Title: Kurs i Bergen",
        "Type: training",
        "Starts: 2016-12-14 10:00",
        "Town: Bergen",
        "Country: NO",
        "Partners: alfa",
        "Draft: yes",
        "Første avsnitt.",
        "- et punkt",
        "- et til",
    ]
    assert page.get_by_role("status").inner_text() == "Lagret."
    advice = page.get_by_role("note")
    assert "det står ikke hvor Bergen ligger" in advice.inner_text()
    advice.get_by_role("link", name="Bergen").click()
    assert page.url.endswith("#f-town")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_what_is_written_is_handed_in_by_keys_alone(
    width: int, scheme: str, axe: str, desks: Callable[..., Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    page = desks("lt", viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    author = ("-c", "user.name=Rasa", "-c", "user.email=rasa@site.example")
    for command in (
        ("init", "--quiet", "--bare", "all.git"),
        ("init", "--quiet", "-b", "main"),
        ("remote", "add", "origin", "all.git"),
        ("add", "content"),
        (*author, "commit", "--quiet", "-m", "Begin"),
        ("push", "--quiet", "-u", "origin", "main"),
    ):
        subprocess.run(["git", *command], cwd=tmp_path / "0", check=True, stdout=subprocess.PIPE)
    text = tmp_path / "0/content/news/visit/index.lt.md"
    text.write_text(text.read_text(encoding="utf-8").replace("susitiko", "lankėsi"), encoding="utf-8")

    page.goto("/_desk/news/visit/nb")
    page.get_by_role("link", name="Ištrinti").press("Enter")
    page.get_by_label("Tekstą šia kalba: Norsk").press(" ")
    page.get_by_role("button", name="Ištrinti").press("Enter")
    page.get_by_text("Ištrinta: news/visit/index.nb.md.").wait_for()
    page.get_by_role("link", name="Išsiųsti darbą: 2 failai").press("Enter")
    page.get_by_role("button", name="Grąžinti, kas ištrinta").wait_for()
    page.get_by_text("Kas pasikeitė").press("Enter")
    assert page.locator("ins").first.text_content() == "lankėsi"
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Jūsų vardas ir pavardė").fill("Rasa Ūsė")
    page.get_by_label("Jūsų el. pašto adresas").fill("rasa@site.example")
    page.get_by_label("Jūsų el. pašto adresas").press("Enter")

    page.get_by_text("Išsiųsta. Ačiū!").wait_for()
    assert violations(page, axe) == []
    assert not (tmp_path / "0/content/news/visit/index.nb.md").exists()


def test_who_leaves_what_is_not_saved_is_asked(desks: Callable[..., Page]) -> None:
    page = desks("en")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", answer)
    page.goto(VISIT)
    page.get_by_role("link", name="All texts").click()
    page.wait_for_url("**/_desk/")
    assert asked == [], "nothing was written"

    page.goto(VISIT)
    page.get_by_role("textbox", name="Title").fill("Kitas")
    page.get_by_role("link", name="All texts").click()
    page.wait_for_function("true")
    assert asked == ["beforeunload"]
    assert page.get_by_role("textbox", name="Title").input_value() == "Kitas"


def test_forms_work_without_scripts(desks: Callable[..., Page], tmp_path: Path) -> None:
    page = desks("lt", java_script_enabled=False)
    page.goto(VISIT)

    page.get_by_role("textbox", name="Pavadinimas").fill("Be scenarijų")
    page.get_by_role("button", name="Išsaugoti", exact=True).click()
    page.wait_for_url("**?saved")

    assert "Title: Be scenarijų\n" in (tmp_path / "0/content/news/visit/index.lt.md").read_text(encoding="utf-8")


def test_a_picture_is_taken_in_and_chosen_as_the_cover(desks: Callable[..., Page], tmp_path: Path) -> None:
    page = desks("en")
    page.goto(VISIT)
    dot = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xf8\x0f\0\1\1\1\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82"

    page.get_by_label("Take in pictures or documents").set_input_files(
        {"name": "Grupė Osle.PNG", "mimeType": "image/png", "buffer": dot}
    )
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**?saved&taken=grupe-osle.png")
    page.get_by_label("Cover picture").select_option("grupe-osle.png")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**?saved")

    assert "\nImage: grupe-osle.png\n" in (tmp_path / "0/content/news/visit/index.lt.md").read_text(encoding="utf-8")
    shown = page.locator(".attached__file img[src$='grupe-osle.png']")
    shown.scroll_into_view_if_needed()
    page.wait_for_function("each => each.naturalWidth === 1", arg=shown.element_handle())


def test_more_files_than_can_be_sent_at_once_are_told_of_before_anything_is_lost(desks: Callable[..., Page]) -> None:
    page = desks("en")
    page.goto(VISIT)
    page.evaluate("document.getElementById('f-files').dataset.most = 3")
    page.get_by_role("textbox", name="Title").fill("Kitas")

    page.get_by_label("Take in pictures or documents").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    page.get_by_role("button", name="Save", exact=True).click()

    told = page.evaluate("document.getElementById('f-files').validationMessage")
    assert told == "These are more than 90 MB: take them in in several goes."
    assert page.get_by_role("textbox", name="Title").input_value() == "Kitas"
    assert not page.url.endswith("?saved")
