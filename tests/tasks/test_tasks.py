"""The tasks themselves: what they tell, and what they pass on."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from invoke import Context, Exit

import tasks
from requirements.environment import install
from tests.tools import BEGINNING, ROOT


def told(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tasks.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_list_has_one_line_for_each_task() -> None:
    done = told("--list", COLUMNS="80")
    lines = [line for line in done.stdout.splitlines() if line.startswith("  ")]

    assert done.returncode == 0
    assert {line.split()[0] for line in lines} >= {"build", "clean", "lint", "lock", "serve", "strings", "test"}
    assert all(len(line.split()) > 3 for line in lines), done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new"], "nurodykite, ką sukurti: event, news, partner, topic, page. Pavyzdžiui, python3 tasks.py new news"),
        (["new", "news"], 'nurodykite pavadinimą bent viena kalba: --lt "Diena Osle"'),
        (
            ["translate"],
            "nurodykite, ką versti – aplanko vardą: python3 tasks.py translate news/2016-11-oslo-visit --to nb",
        ),
        (
            ["translate", "--to", "nb"],
            "nurodykite, ką versti – aplanko vardą: python3 tasks.py translate news/2016-11-oslo-visit --to nb",
        ),
        (
            ["new", "--lt", "Diena Osle"],
            "nurodykite, ką sukurti: event, news, partner, topic, page. Pavyzdžiui, python3 tasks.py new news",
        ),
        (["translate", "news/2016-11-oslo-visit"], "nurodykite kalbą: --to nb"),
        *(
            ([task, *more, "--lang", "lv"], "kalbos „lv“ čia nėra; rašykite vieną iš šių: lt, nb, en")
            for task, *more in (
                ["build"],
                ["serve"],
                ["check"],
                ["board"],
                ["changes"],
                ["new", "news"],
                ["translate", "news/x", "--to", "nb"],
            )
        ),
        (["check", "--format", "xml"], "formato „xml“ nėra; rašykite vieną iš šių: text, github, json"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_what_an_editor_leaves_out_is_told_in_her_language(arguments: list[str], message: str) -> None:
    install("check")  # which `check` would say that it does, the first time

    done = told(*arguments, LC_ALL="lt_LT.UTF-8")

    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{message}\n")


def test_letters_that_a_terminal_does_not_have_end_no_task() -> None:
    """As on Windows, where what is not the terminal gets the letters of one part of Europe."""
    done = told("board", "--no-browser", "--lang", "lt", PYTHONIOENCODING="ascii")

    assert done.returncode == 0, done.stderr
    assert "\\u2713 para\\u0161yta" in done.stdout


def test_who_wants_to_hear_no_more_is_told_no_more() -> None:
    """As `board | head -1`."""
    with subprocess.Popen(
        [sys.executable, "-u", "tasks.py", "board", "--no-browser"],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert process.stderr.read() == ""
        assert process.wait() == 1


def test_where_there_is_nobody_to_ask_what_is_missing_is_told() -> None:
    done = subprocess.run(
        f"exec {shlex.quote(sys.executable)} tasks.py new news --en X --lang en <&-",
        cwd=ROOT, shell=True, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, '“Date” is missing; say it like --header "Date: 2016-11-17"\n')


@pytest.mark.parametrize(
    "command",
    [
        ["tasks.py", "build"],
        ["tasks.py", "board"],
        ["tasks.py", "new", "news", "--lang", "lt"],
        ["-m", "plugins", "content", "-s", "pelicanconf.py"],
    ],
    ids=" ".join,
)
def test_a_slip_in_the_code_that_tells_of_all_others_is_told_without_a_traceback(
    command: list[str], tmp_path: Path
) -> None:
    for name in BEGINNING:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (tmp_path / "content").mkdir()
    (tmp_path / "plugins/report.py").write_text("a = 1\nb = (\n")

    done = subprocess.run([sys.executable, *command], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "plugins/report.py:2: SyntaxError: '(' was never closed\n")


@pytest.mark.parametrize("task", ["build", "new", "translate"])
@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_each_task_tells_of_itself(task: str, asked: str) -> None:
    done = told(task, asked)

    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: tasks.py [--core-opts] {task} ")


def test_without_a_task_it_lists_them() -> None:
    assert told().stdout == told("--list").stdout


def test_it_is_found_by_a_python_that_does_not_look_where_scripts_lie(tmp_path: Path) -> None:
    """As `python3 -I`, or with PYTHONSAFEPATH, and from another folder."""
    done = subprocess.run(
        [sys.executable, "-I", ROOT / "tasks.py", "--list"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_kept_of_paths_does_not_hang_on_the_letters_of_a_system(tmp_path: Path) -> None:
    """Where those of Western Europe are all there are, a folder of Žydrūnė's ended the first run with a traceback."""
    folder = tmp_path / "Žydrūnė"
    for name in (*BEGINNING, "plugins/__init__.py", "plugins/wording/__init__.py", "plugins/wording/editor.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").mkdir()
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from requirements import environment\n"
        "environment.runs = lambda *_: True\n"
        "environment.shutil.which = lambda _: '/bin/true'\n"
        "environment.PYTHON.parent.mkdir(parents=True)\n"
        "environment.PYTHON.touch()\n"
        "environment.install('site'); environment.install('site')"
    )
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env={**os.environ, **bare},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("requirements/site.lock") == 1, "it was installed once"


def test_what_follows_test_goes_to_pytest_as_it_is() -> None:
    """With spaces in it, and with options that invoke has too."""
    here = Path(__file__).relative_to(ROOT).as_posix()

    done = told("test", here, "--collect-only", "-q", "-k", "one_line or goes_to_pytest")

    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.rpartition("::")[2] for line in done.stdout.splitlines() if "::" in line] == [
        "test_the_list_has_one_line_for_each_task",
        "test_what_follows_test_goes_to_pytest_as_it_is",
    ]


def test_a_failed_test_is_the_tasks_exit_status() -> None:
    assert told("test", "tests/tasks", "-q", "-k", "nothing_is_called_so").returncode == 5


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["-s", "pelicanconf.py", "--fatal", "warnings"]),
        ({"production": True}, ["-s", "publishconf.py", "--fatal", "warnings"]),
        (
            {"allow_shrink": True, "lang": "lt"},
            ["-s", "pelicanconf.py", "--fatal", "warnings", "-e", "ALLOW_SHRINK=true", 'EDITOR_LANGUAGE="lt"'],
        ),
    ],
)
def test_build_calls_pelican_and_passes_its_status_on(
    options: dict[str, object], expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def run(*command: str | Path) -> int:
        commands.append([str(part) for part in command])
        return 3

    monkeypatch.setattr(tasks, "run", run)
    monkeypatch.setattr(tasks, "install", lambda _: None)

    with pytest.raises(Exit) as ended:
        tasks.build(Context(), **options)

    assert ended.value.code == 3
    assert [command[1:4] for command in commands] == [["-m", "plugins", "content"]]
    assert commands[0][4:] == expected


def test_clean_deletes_what_was_made_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("output", ".mypy_cache", "content", ".venv", "node_modules"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    for name in (".output.memory", ".output.pack", ".output.stamps", ".output.lock"):
        (tmp_path / name).touch()
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "OUTPUT", tmp_path / "output")

    tasks.clean(Context())
    left = {path.name for path in tmp_path.iterdir()}
    tasks.clean(Context(), all=True)

    assert left == {"content", ".venv", "node_modules", ".output.lock"}
    assert {path.name for path in tmp_path.iterdir()} == {"content", ".output.lock"}


def test_every_linter_is_run_even_if_one_finds_something(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "run", lambda *command: int("mypy" in command))
    monkeypatch.setattr(tasks, "install", lambda _: None)
    monkeypatch.setattr(tasks, "install_npm_packages", lambda: None)

    with pytest.raises(Exit, match=r"Not clean: mypy\."):
        tasks.lint(Context())

    assert {"ruff …", "ruff format …", "mypy …", "djlint …", "strings …", "reuse …"} <= set(
        capsys.readouterr().out.splitlines()
    )
