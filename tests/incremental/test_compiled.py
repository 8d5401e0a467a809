"""Templates that were made code are that code, as long as nothing would make it other code, and never a burden."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest

from plugins.building import compiled
from plugins.building.environment import environment

TEMPLATE = (
    "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}\n{{ twice('ą') }} {{ 'word' | said }} {{ ('a' | said) ~ 'b' }}\n"
)


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("plugins.building.environment.COMPILED", tmp_path / "kept/templates")
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/templates/page.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path / "theme"


def made(theme: Path, said: Callable[[str], str] = str.upper, **options: Any) -> jinja2.Environment:
    return environment(
        {
            "THEME": theme,
            "JINJA_ENVIRONMENT": {"autoescape": True, **options},
            "JINJA_FILTERS": {"said": said},
            "JINJA_GLOBALS": {},
        }
    )


def page(theme: Path, *how: Any, **options: Any) -> str:
    return made(theme, *how, **options).get_template("page.html").render()


def kept(theme: Path) -> list[Path]:
    return sorted((theme.parent / "kept").rglob("*.*"))


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each template that is compiled."""
    found: list[str] = []
    compile_anew = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: Any, name: Any = None, *rest: Any, **more: Any) -> Any:
        found.append(name)
        return compile_anew(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    return found


def test_a_template_is_compiled_once(theme: Path, compilations: list[str]) -> None:
    assert page(theme) == page(theme) == "\nąą WORD Ab"
    assert compilations == ["page.html"]
    assert len(kept(theme)) == 1


def test_a_theme_in_a_folder_whose_letters_the_system_lacks_is_compiled_too(tmp_path: Path) -> None:
    """As those of /home/Žydrūnė, where Python is told that all file names are ASCII."""
    kept = compiled.Compiled(tmp_path, {})
    folders = [os.fsencode(name).decode("ascii", "surrogateescape") for name in ("/home/Žydrūnė", "/home/Žydrūnas")]

    assert len({kept.get_cache_key("page.html", f"{folder}/page.html") for folder in folders}) == 2


def test_a_filter_that_has_changed_is_asked_though_the_template_has_not(theme: Path) -> None:
    """Jinja would keep what it said of a constant."""
    assert page(theme).strip() == "ąą WORD Ab"
    assert page(theme, str.title).strip() == "ąą Word Ab"
    assert page(theme, str.lower).strip() == "ąą word ab"


def test_other_options_another_jinja_and_other_code_make_it_anew(
    theme: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page(theme)
    assert page(theme, trim_blocks=True) == page(theme).lstrip()
    monkeypatch.setattr(compiled.jinja2, "__version__", "4")  # type: ignore[attr-defined]
    page(theme)
    monkeypatch.setattr(compiled, "COMPILING", tmp_path / "compiling.py")
    (tmp_path / "compiling.py").write_text("other code")
    page(theme)

    assert len(compilations) == 5
    assert len(kept(theme)) == 1, "what is of no use any more has given way"


def test_what_a_disk_has_spoilt_is_made_anew(theme: Path, compilations: list[str]) -> None:
    expected = page(theme)
    (file,) = kept(theme)
    whole = file.read_bytes()
    for count, harm in enumerate((b"", whole[:3], whole[:40], whole[:-1] + b"?", b"????" + whole[4:]), 2):
        file.write_bytes(harm)
        assert page(theme) == expected
        assert (len(compilations), file.read_bytes()) == (count, whole)


@pytest.mark.parametrize("hindrance", ["kept", "kept/templates"])
def test_where_nothing_can_be_kept_a_page_is_made_all_the_same(theme: Path, hindrance: str) -> None:
    place = theme.parent / hindrance
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file where a folder would be")

    assert page(theme).strip() == "ąą WORD Ab"
    assert place.read_text() == "a file where a folder would be"


def test_a_disk_that_is_full_leaves_nothing_half(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, data: bytes) -> int:
        file.touch()
        raise OSError(28, "No space left on device", len(data))

    monkeypatch.setattr(Path, "write_bytes", full)

    assert page(theme).strip() == "ąą WORD Ab"
    assert kept(theme) == []
