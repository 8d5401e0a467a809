"""`.venv` makes itself, whatever state it is in. The locks here hold `invoke` alone, so that it takes seconds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from requirements import environment
from tests.tools import ROOT

pytestmark = pytest.mark.slow

NEEDED = (
    "tasks.py",
    "requirements/environment.py",
    "requirements/words.py",
    "plugins/__init__.py",
    "plugins/desk/__init__.py",
    "plugins/desk/usage.py",
    "plugins/model/__init__.py",
    "plugins/model/problem.py",
    "plugins/wording/__init__.py",
    "plugins/wording/editor.py",
)
PYTHON = getattr(sys, "_base_executable", sys.executable)  # the system's: it has none of what the tasks stand on


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with tasks.py and a lock of one package, and no environment."""
    return lay_out(tmp_path / "project")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return such a folder after the tasks have been called there once, and what came of that."""
    project = lay_out(tmp_path_factory.mktemp("template") / "project")
    return project, tasks(project)


@pytest.fixture
def installed(first: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """Return a copy of it, with its environment made."""
    assert first[1].returncode == 0, first[1].stderr
    return shutil.copytree(first[0], tmp_path / "project", symlinks=True)


def lay_out(folder: Path) -> Path:
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    lock = (ROOT / "requirements/site.lock").read_text()
    invoke = re.search(r"^invoke==.*(\n +.*)*\n", lock, re.MULTILINE)
    assert invoke
    (folder / "requirements/site.lock").write_text(invoke[0])
    return folder


def command(project: Path, *more: str) -> list[str]:
    return [PYTHON, str(project / "tasks.py"), "--list", *more]


def without_uv() -> dict[str, str]:
    """Return the environment variables of a machine without uv."""
    tools = [room for room in os.environ["PATH"].split(os.pathsep) if not Path(room, "uv").exists()]
    return {**os.environ, "PATH": os.pathsep.join(tools)}


def tasks(project: Path, *more: str) -> subprocess.CompletedProcess[str]:
    # Not in the project's folder: it has to find itself.
    return subprocess.run(
        command(project, *more),
        cwd=project.parent,
        env=without_uv(),
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def test_a_machine_with_python_alone_gets_what_the_tasks_need_once(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    project, done = first
    second = tasks(project)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "Making the environment .venv …\nInstalling 1 packages of requirements/site.lock, once …\n"
    )
    assert "Build the site" in done.stdout
    assert second.returncode == 0
    assert second.stdout.startswith("Subcommands:")


def test_a_changed_lock_is_installed(installed: Path) -> None:
    with (installed / "requirements/site.lock").open("a") as lock:
        lock.write("# as after an update\n")

    again = tasks(installed)

    assert again.stdout.startswith("Installing 1 packages")
    assert tasks(installed).stdout.startswith("Subcommands:")


def test_the_first_words_are_in_the_editors_language(project: Path) -> None:
    (project / "requirements/site.lock").write_text("invoke==0.0.0 --hash=sha256:" + 64 * "0" + "\n")

    done = tasks(project, "--lang", "lt")

    assert done.stdout.startswith("Kuriama aplinka .venv …\nDiegiami „requirements/site.lock“ paketai (iš viso 1)")
    assert done.stderr.endswith("Įdiegta ne viskas, žr. aukščiau. Kitą kartą bus pradėta iš naujo.\n")


def test_a_terminal_that_lacks_letters_is_told_all_the_same() -> None:
    told = "from requirements import environment, words; environment.tell(words.INSTALLING, total=1, name='x')"
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "lt_LT.UTF-8"}

    done = subprocess.run([PYTHON, "-c", told], cwd=ROOT, env=env, capture_output=True, text=True, check=True)

    assert done.stdout.startswith("Diegiami \\u201erequirements/x\\u201c")


def test_a_file_with_another_hash_is_refused_until_the_lock_is_mended(project: Path) -> None:
    lock = project / "requirements/site.lock"
    good = lock.read_text()
    lock.write_text(re.sub("sha256:....", "sha256:0000", good))

    refused = tasks(project)
    lock.write_text(good)
    mended = tasks(project)

    assert refused.returncode == 1
    assert "Not everything could be installed" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert mended.returncode == 0, mended.stderr


def test_an_interrupted_installation_is_made_afresh(installed: Path) -> None:
    """Half a package is there, with the file that tells installers that all of it is."""
    package = next((installed / ".venv").rglob("site-packages/invoke"))
    (package / "program.py").unlink()
    (installed / ".venv/unfinished").touch()

    again = tasks(installed)

    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith("Making the environment .venv …\n")
    assert (package / "program.py").exists()


def test_an_environment_of_a_python_that_is_gone_is_made_afresh(installed: Path) -> None:
    python = installed / ".venv/bin/python"
    python.unlink()
    python.symlink_to("python-that-the-system-had-before")

    again = tasks(installed)

    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith("Making the environment .venv …\n")


def test_of_two_at_once_one_installs_and_the_other_waits(project: Path) -> None:
    pair = [
        subprocess.Popen(command(project), env=without_uv(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    printed = [each.communicate(timeout=180) for each in pair]

    assert [each.returncode for each in pair] == [0, 0], printed
    assert sum("Making the environment" in out for out, _ in printed) == 1
    assert all("Build the site" in out for out, _ in printed)


def test_where_the_system_lacks_what_environments_take_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on Debian and Ubuntu without python3-venv, for one who is not root there."""
    asked: list[str] = []
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "UNFINISHED", tmp_path / ".venv/unfinished")
    monkeypatch.setattr(environment, "runs", lambda *_: False)
    monkeypatch.setattr(environment, "run", lambda *_: 1)
    monkeypatch.setattr(environment, "apt", asked.append)

    with pytest.raises(SystemExit, match="On Debian and Ubuntu, do: apt install python3-venv"):
        environment.make_environment()

    assert asked == ["python3-venv"]


def test_an_older_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(SystemExit, match=r"The site needs Python 3\.11 or newer"):
        environment.enter("tasks.py")


@pytest.mark.skipif(os.name == "nt", reason="there, exec returns to the prompt at once, and it is called")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["build"], ["-m", "plugins", "content"]),
        (["build", "--profile"], ["tasks.py", "build", "--profile"]),
        (["serve"], ["tasks.py", "serve"]),
        ([], ["tasks.py"]),
    ],
)
def test_what_needs_no_parsing_is_done_at_once_in_the_projects_folder(
    asked: list[str], expected: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[tuple[Path, list[str], Path]] = []
    monkeypatch.setattr(environment, "install", lambda _: None)
    monkeypatch.setattr(sys, "prefix", "/usr")
    monkeypatch.setattr(sys, "argv", ["tasks.py", *asked])
    monkeypatch.setattr(os, "execv", lambda python, command: begun.append((python, command, Path.cwd())))
    monkeypatch.chdir(tmp_path)

    environment.enter("tasks.py", at_once={("build",): ("-m", "plugins", "content")})

    ((python, command, folder),) = begun
    assert (python, command) == (environment.PYTHON, [str(environment.PYTHON), *expected])
    assert folder == (ROOT if expected[0] == "-m" else tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="there, paths are never ASCII")
def test_where_file_names_were_ascii_alone_python_is_begun_again_with_all_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Libraries refuse what stands for the ė of /home/Žydrūnė there; below `.venv`, too."""
    begun: list[str] = []
    monkeypatch.setattr(environment, "install", lambda _: None)
    monkeypatch.setattr(sys, "prefix", str(environment.VENV))
    monkeypatch.setattr(os, "execv", lambda *_: begun.append(os.environ["PYTHONUTF8"]))
    monkeypatch.setenv("PYTHONUTF8", "0")

    environment.enter("tasks.py")
    assert begun == []

    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "ascii")
    environment.enter("tasks.py")
    assert begun == ["1"]


def test_what_tests_the_site_is_locked_to_the_versions_that_build_it() -> None:
    """Or else installing for a test would change what a build is made with."""
    pins = {
        name: set(re.findall(r"^([a-z][^ ]*)", (ROOT / f"requirements/{name}.lock").read_text(), re.MULTILINE))
        for name in ("site", "dev")
    }

    assert pins["site"]
    assert pins["site"] <= pins["dev"]


def test_locks_say_what_and_not_where_from() -> None:
    for lock in (*ROOT.glob("requirements/*.lock"), ROOT / "package-lock.json"):
        assert not re.search(r'index-url|find-links|"resolved"|file:|@ http', lock.read_text()), lock.name


def test_an_environment_that_cannot_be_made_is_told_in_words(project: Path) -> None:
    """As where the project lies on a disk that may only be read: here there is a file in its way that is no folder's."""
    (project / ".venv").symlink_to(project / "nowhere/at/all")

    done = tasks(project)

    assert done.returncode == 1
    assert done.stderr.startswith("The environment .venv could not be made: [Errno ")
    assert "Traceback" not in done.stderr
