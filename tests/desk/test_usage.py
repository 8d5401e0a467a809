"""What is typed and no task understands."""

from __future__ import annotations

import sys

import pytest
from invoke import Collection

import tasks
from plugins.desk.usage import Tasks


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Invoke decides for the whole process whether Python keeps what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)


def run(*arguments: str) -> int:
    """Run the tasks as the command does, and return the exit status."""
    with pytest.raises(SystemExit) as ended:
        Tasks(name="tasks.py", namespace=Collection.from_module(tasks)).run(["tasks.py", *arguments])
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "komandos „biuld“ nėra; gal turėjote omenyje „build“?"),
        (["xyz"], "komandos „xyz“ nėra; visas komandas išvardija python3 tasks.py --list"),
        (["--help", "it's"], "komandos „it's“ nėra; visas komandas išvardija python3 tasks.py --list"),
        (["--xyz"], "komanda „tasks.py“ nesupranta „--xyz“; ką ji supranta, išvardija python3 tasks.py --help"),
        (["board", "--no-brwser"], "komanda „board“ nesupranta „--no-brwser“; gal turėjote omenyje „--no-browser“?"),
        (["build", "now"], "komanda „build“ nesupranta „now“; ką ji supranta, išvardija python3 tasks.py build --help"),
        (["build", "--now"], "po „--now“ trūksta reikšmės; kokios reikia, pasako python3 tasks.py build --help"),
        (
            ["--command-timeout"],
            "po „--command-timeout“ trūksta reikšmės; kokios reikia, pasako python3 tasks.py --help",
        ),
        (
            ["serve", "--port", "a'b"],
            "„a'b“ nėra sveikasis skaičius; kur jo reikia, pasako python3 tasks.py serve --help",
        ),
        (
            ["build", "--list-depth", "x"],
            "„x“ nėra sveikasis skaičius; kur jo reikia, pasako python3 tasks.py build --help",
        ),
        (
            ["--xyz", "--lang", "en"],
            "“tasks.py” knows no “--xyz”; this names all that it knows: python3 tasks.py --help",
        ),
        (["biuld", "--lang=nb"], "kommandoen «biuld» finnes ikke; mente du «build»?"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_it_is_told_in_the_editors_language_and_with_what_would_be_right(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "lt_LT.UTF-8")

    assert run(*arguments) == 1
    assert capsys.readouterr() == ("", f"{message}\n")


def test_letters_that_no_file_can_hold_are_told_before_any_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    """As a terminal set to ISO-8859-13 sends them: the file was begun, and it was a fault of the code."""
    assert run("new", "news", "--lt", "\udce0\u017euolas", "--lang", "en") == 1
    assert capsys.readouterr().err == (
        "“?\u017euolas” cannot be read: the terminal does not write its letters as UTF-8; set it to that\n"
    )


def test_there_is_one_list_of_tasks_whatever_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert (run("--list", "desk"), run("--list")) == (0, 0)

    told = capsys.readouterr().out
    assert told[: len(told) // 2] * 2 == told
    assert "build" in told
