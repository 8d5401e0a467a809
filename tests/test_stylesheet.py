"""One stylesheet from many small ones, and files whose names change with their content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.stylesheet import assets, bundle
from tests.tools import ROOT

STATIC = ROOT / "theme" / "static"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """Return a folder as theme/static/, with a stylesheet, a component and a font."""
    files = {
        "css/site.css": '@layer base, components;\n\n@import url("base.css") layer(base);\n@import url("components/card.css") layer(components);\n',
        "css/base.css": '/* Why. */\n@font-face {\n  src: url("../fonts/a.woff2");\n}\n',
        "css/components/card.css": '.card {\n  background: url("../../fonts/a.woff2");\n  mask: url("data:image/png;base64,AA");\n}\n',
        "fonts/a.woff2": "font",
        "fonts/README.md": "not for visitors",
    }
    for path, text in files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return tmp_path


def test_imports_are_replaced_by_what_they_name_in_their_layers(static: Path) -> None:
    assert bundle(static / "css/site.css") == (
        "@layer base, components;\n"
        '@layer base {\n@font-face {\nsrc: url("fonts/a.woff2");\n}\n}\n'
        '@layer components {\n.card {\nbackground: url("fonts/a.woff2");\nmask: url("data:image/png;base64,AA");\n}\n}\n'
    )


def test_names_change_with_the_content_and_with_nothing_else(static: Path) -> None:
    before = {asset.path: asset.url for asset in assets(static)}
    again = {asset.path: asset.url for asset in assets(static)}
    (static / "fonts/a.woff2").write_text("newer")
    after = {asset.path: asset.url for asset in assets(static)}

    assert before == again
    assert list(before) == ["css/site.css", "fonts/a.woff2"]
    assert re.fullmatch(r"/theme/a\.[0-9a-f]{10}\.woff2", before["fonts/a.woff2"])
    assert before["fonts/a.woff2"] != after["fonts/a.woff2"]
    assert before["css/site.css"] != after["css/site.css"]  # it names the font


def test_the_stylesheet_names_files_by_their_new_names(static: Path) -> None:
    made = {asset.path: asset for asset in assets(static)}

    assert made["css/site.css"].data.decode().count(made["fonts/a.woff2"].url) == 2


def test_a_stylesheet_that_nobody_imports_is_told_of(static: Path) -> None:
    (static / "css/components/lost.css").write_text(".lost {}")

    with pytest.raises(ValueError, match=r"css/site\.css does not import components/lost\.css"):
        assets(static)


def test_an_import_of_nothing_is_told_of(static: Path) -> None:
    (static / "css/base.css").unlink()

    with pytest.raises(FileNotFoundError, match=r"base\.css"):
        assets(static)


def test_the_theme_s_layers_come_in_one_order() -> None:
    css = bundle(STATIC / "css/site.css")

    assert css.startswith("@layer tokens, reset, base, layout, components, utilities;")
    assert set(re.findall(r"@layer ([\w-]+) \{", css)) == {
        "tokens",
        "reset",
        "base",
        "layout",
        "components",
        "utilities",
    }
    assert css.count("{") == css.count("}")
    assert "@import" not in css


OWN = {
    "tokens.css",
    "picture.css",  # what stands in for a photograph while it loads has the photograph's colours
    "print.css",  # paper is no screen
}


def test_colours_come_from_tokens() -> None:
    """No component names a colour of its own, so that one file holds the look, dark and forced colours included."""
    named = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|hwb|lab|lch)a?\(", re.IGNORECASE)
    outside = [path for path in (STATIC / "css").rglob("*.css") if path.name not in OWN]

    assert len(outside) > 20
    assert {path.name: found for path in outside if (found := named.findall(path.read_text("utf-8")))} == {}


def test_every_token_that_is_used_exists() -> None:
    styles = {path: path.read_text("utf-8") for path in (STATIC / "css").rglob("*.css")}
    defined = {name for css in styles.values() for name in re.findall(r"(--[\w-]+)\s*:", css)}
    set_in_markup = {"--lane", "--lanes", "--letters", "--span"}
    used = {name for css in styles.values() for name in re.findall(r"var\((--[\w-]+)", css)}

    assert used - defined - set_in_markup == set()


def test_no_sign_that_a_stylesheet_draws_is_read_out() -> None:
    """“Slash”, “rightwards arrow”: signs for the eye have a second, empty text (CSS Content 3, 2.1). Paper is mute."""
    drawn = re.compile(r'content: ("[^"\\]+"[^;]*);')
    signs = {
        (path.name, said)
        for path in (STATIC / "css").rglob("*.css")
        for rule in re.findall(r"\{([^{}]*)\}", path.read_text("utf-8"))
        for said in drawn.findall(rule)[-1:]  # what stands before it is for browsers that do not know this one
        if "attr(" not in said  # addresses, printed
    }

    assert len(signs) > 5
    assert {sign for sign in signs if not sign[1].endswith('/ ""')} == set()
