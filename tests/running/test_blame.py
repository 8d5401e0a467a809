"""A fault of settings, theme or code: where it is, and what it is."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from pelican import parse_arguments

from plugins.report import REASONS, broken
from plugins.running.blame import KILLED, NO_MEMORY, Blame, blamed
from plugins.running.crew import WorkerError, share_out
from tests.tools import ROOT

HERE = Path(__file__).relative_to(ROOT).as_posix()


def raised(do: Callable[[], object]) -> Blame:
    """Return what is said of the fault that `do` has."""
    try:
        do()
    except Exception as fault:  # noqa: BLE001  (any)
        return blamed(fault)
    raise AssertionError("nothing went wrong")


def of_file(number: int, name: str) -> Blame:
    def do() -> None:
        raise OSError(number, os.strerror(number), str(ROOT / name))

    return raised(do)


def test_code_that_is_none_is_told_with_its_file_and_line() -> None:
    found = raised(lambda: compile("a = 1\nb = (\n", str(ROOT / "plugins/feeds.py"), "exec"))

    assert found == Blame("plugins/feeds.py:2", "SyntaxError: '(' was never closed", plain=True)


def test_code_that_fails_is_told_with_its_own_last_line_not_with_a_librarys() -> None:
    found = raised(lambda: Path(ROOT, None))  # type: ignore[arg-type]  # fails deep in pathlib
    here = next(
        number for number, line in enumerate(Path(__file__).read_text().splitlines(), 1) if "deep in pathlib" in line
    )

    assert (found.place, found.plain, found.ours) == (f"{HERE}:{here}", False, True)
    assert found.reason.startswith("TypeError: ")


@pytest.mark.parametrize(
    ("number", "name", "ours"),
    [
        (errno.ENOENT, "theme/static/css/site.css", True),
        (errno.ENOENT, "pelicanconf.py", True),
        (errno.EACCES, "theme/static/css/site.css", False),
        (errno.ENOENT, "content/news/visit/index.lt.md", False),
        (errno.ENOSPC, "output/index.html", False),
    ],
)
def test_a_file_is_told_by_its_name_and_only_git_brings_back_its_own(number: int, name: str, *, ours: bool) -> None:
    assert of_file(number, name) == Blame(name, os.strerror(number), plain=True, ours=ours)


def test_a_template_that_is_gone_is_no_file_of_contents() -> None:
    found = raised(lambda: jinja2.Environment(loader=jinja2.DictLoader({})).get_template("base.html"))

    assert found == Blame("theme/templates/base.html", "No such file or directory", plain=True)


def test_memory_that_is_used_up_is_nobodys_fault() -> None:
    assert raised(lambda: bytes(1 << 62)) == Blame("", "this computer’s memory is used up", plain=True, ours=False)


def test_a_setting_is_told_from_other_keys() -> None:
    settings: dict[str, object] = {}

    assert raised(lambda: settings["CATALOGUE"]).reason == "no setting CATALOGUE"
    assert raised(lambda: settings["catalogue"]).reason == "KeyError: 'catalogue'"


@pytest.mark.parametrize("given", ["NOW", "NOW=tomorrow"])
def test_what_a_command_was_asked_in_vain_is_no_fault_of_the_code(given: str) -> None:
    found = raised(lambda: parse_arguments(["content", "-e", given]))

    assert (found.place, found.plain, found.ours) == ("", True, False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_what_a_worker_tells_is_what_it_would_have_been_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.running.crew.threading.active_count", lambda: 1)
    mine = os.getpid()

    def do(_: int) -> None:
        if os.getpid() != mine:
            compile("b = (", str(ROOT / "plugins/feeds.py"), "exec")

    with pytest.raises(WorkerError, match="Traceback") as worker:
        share_out(range(10), do, few=1, workers=2)

    assert blamed(worker.value) == Blame("plugins/feeds.py:1", "SyntaxError: '(' was never closed", plain=True)


def test_what_there_are_words_for_is_told_in_the_editors_language() -> None:
    assert {NO_MEMORY, KILLED} == REASONS
    assert broken(MemoryError(), "lt")[0] == "pritrūko šio kompiuterio atminties"
    assert broken(ZeroDivisionError("division by zero"), "lt")[0] == "ZeroDivisionError: division by zero"
