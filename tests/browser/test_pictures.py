"""Pictures in a browser: the right file, no jump, and large by click or key, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import serving
from tests.building import Edited
from tests.forking import Builder
from tests.picturing import making

SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, warm: Builder) -> Iterator[str]:
    """Yield the address of a news item with a picture in its header, a figure and a gallery of three."""
    site = Edited(tmp_path_factory.mktemp("pictures"), warm.build)
    for name in ("a", "b", "c", "d", "e"):
        data = making.loaded_jpeg(making.grainy(800, 500 + 40 * ord(name) % 100))
        site.write(f"news/nuotraukos/{name}.jpg", data)
    site.write(
        "news/nuotraukos/index.lt.md",
        "Title: Nuotraukos\nDate: 2025-12-01\nImage: a.jpg\nImage_alt: Viršus\nImage_credit: A. K.\n\n"
        'Žodžiai.\n\n![Antra](b.jpg "Antra antraštė")\n\n' + "Žodžiai ir žodžiai.\n\n" * 30 +
        "![Trečia](c.jpg)\n![Ketvirta](d.jpg)\n![Penkta](e.jpg)\n",
    )  # fmt: skip
    built = site.build()
    assert built.status == 0, built.messages
    with serving.served(Path(built.output)) as root:
        yield f"{root}/naujienos/nuotraukos/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, device_scale_factor=2, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()


def test_a_phone_takes_a_small_avif_and_leaves_what_is_below_for_later(page: Page) -> None:
    images = page.locator(".picture__image")

    images.first.evaluate("image => image.decode()")  # what it takes is chosen a moment after the page is there
    assert images.first.evaluate("image => image.currentSrc").endswith("-768.avif")
    assert images.nth(1).evaluate("image => image.getAttribute('loading')") == "lazy"
    assert images.last.evaluate("image => image.complete ? image.naturalWidth : 0") == 0


def test_nothing_jumps_while_pictures_come(page: Page) -> None:
    page.mouse.wheel(0, 20000)
    expect(page.locator(".picture__image").last).to_have_js_property("complete", True)

    assert page.evaluate(SHIFTS) == 0


def test_a_touch_of_its_average_colour_stands_behind_a_picture(page: Page) -> None:
    average, colour = page.locator(".picture__image").first.evaluate(
        "image => [getComputedStyle(image).getPropertyValue('--average'), getComputedStyle(image).backgroundColor]"
    )

    assert average == "rgb(136 136 136)"
    assert colour.startswith("oklab(")


def test_a_picture_leaves_room_for_words_on_a_low_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    box = page.locator(".picture__image").first.bounding_box()

    assert box is not None
    assert box["width"] > 600
    assert box["height"] <= 341


def test_a_click_opens_a_picture_large_and_keys_lead_on(page: Page) -> None:
    dialog = page.get_by_role("dialog")
    page.get_by_role("link", name="Antra").click()

    expect(dialog.get_by_role("img", name="Antra")).to_be_visible()
    expect(dialog).to_contain_text("Antra antraštė")
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("img", name="Trečia")).to_be_visible()
    expect(dialog).not_to_contain_text("Antra antraštė")
    dialog.get_by_role("button", name="Kitas").click()
    expect(dialog.get_by_role("img", name="Ketvirta")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name="Ketvirta")).to_be_focused()


def test_who_listens_hears_which_picture_has_come(page: Page) -> None:
    """The focus stays on the button, and not every picture has a caption."""
    page.get_by_role("link", name="Antra").click()
    page.get_by_role("dialog").get_by_role("button", name="Kitas").click()

    expect(page.locator("[aria-live=polite]").get_by_role("img", name="Trečia")).to_be_visible()


def test_enter_opens_a_picture_and_the_row_goes_round(page: Page) -> None:
    page.get_by_role("link", name="Viršus").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")

    expect(dialog).to_contain_text("A. K.")
    page.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("img", name="Penkta")).to_be_visible()
    dialog.get_by_role("button", name="Užverti").click()
    expect(page.get_by_role("link", name="Penkta")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(390, 800), (1280, 600)])
def test_a_large_picture_fits_the_screen_beside_its_buttons(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.get_by_role("link", name="Penkta").click()
    expect(page.locator(".lightbox__image")).to_have_js_property("complete", True)
    box = page.locator(".lightbox__image").bounding_box()
    bar = page.locator(".lightbox__bar").bounding_box()

    assert box is not None
    assert bar is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= bar["y"] < bar["y"] + bar["height"] <= height
    assert min(width - box["width"], height - box["height"]) < 130


def test_without_scripts_the_link_leads_to_the_largest_version(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Antra").click()

    page.wait_for_url("**-800.jpg")
    assert page.get_by_role("dialog").count() == 0
    context.close()
