"""The environment `.venv`: made from the locks beside this file, every file checked against its hash.

Stands on the standard library alone, for nothing else is there yet. Once a lock is installed its hash is kept in
`.venv`, so that the next run sees at a glance that there is nothing to do; `.venv` can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from requirements import words

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "unfinished"  # stands while something is installed, and stays when that is interrupted


def say(text: str) -> None:
    """Print at once: what follows may take a while."""
    print(text, flush=True)


def tell(message: str, **gaps: object) -> None:
    """Print one of `words` in the editor's language, at once."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a pipe on Windows, or an old terminal, lacks letters
        sys.stdout.reconfigure(errors="backslashreplace")
    say(words.words(message, **gaps))


def run(*command: str | Path) -> int:
    """Run `command` in the project's folder and return its exit status."""
    return subprocess.call(command, cwd=ROOT)


def runs(*command: str | Path) -> bool:
    """Whether `command` can be run; prints nothing."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def apt(*packages: str) -> bool:
    """Install Debian packages where that needs nobody's word, as root; return whether that went well."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    tell(words.FROM_SYSTEM, packages=", ".join(packages))
    command = ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *packages]
    return runs("apt-get", "-qq", "update") and runs("env", "DEBIAN_FRONTEND=noninteractive", *command)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other run is installing; the system opens this lock however that run ends."""
    with (ROOT / "requirements/site.lock").open("rb") as handle:
        with contextlib.suppress(ImportError):  # Windows has no fcntl
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def make_environment() -> None:
    """Make an empty `.venv`; end here if the system lacks what that takes."""
    tell(words.MAKING)
    python = getattr(sys, "_base_executable", sys.executable)  # not the one in `.venv`, which is gone by now
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    if not runs(python, "-c", "import ensurepip"):  # Debian and Ubuntu keep it in a package of its own
        apt("python3-venv")
    if run(python, "-m", "venv", VENV):
        sys.exit(words.words(words.NO_ENVIRONMENTS))


def install(name: str) -> None:
    """Bring `.venv` to what requirements/<name>.lock says, if it is not there already."""
    lock = ROOT / "requirements" / f"{name}.lock"
    stamp = VENV / f"{name}.installed"

    def installed() -> list[str]:
        there = stamp.exists() and PYTHON.exists() and not UNFINISHED.exists()
        return os.fsdecode(stamp.read_bytes()).splitlines() if there else []

    def wanted() -> list[str]:  # the Python too, which a new release of the system replaces
        return [str(PYTHON.resolve()), hashlib.sha256(lock.read_bytes()).hexdigest()]

    if installed() == wanted():
        return
    with alone():
        if installed() == wanted():  # another run was faster
            return
        uv = shutil.which("uv")
        pip = [uv, "pip"] if uv else [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
        stale = bool(installed()) and installed()[0] != wanted()[0]
        # An interrupted installer leaves halves of packages, and takes them for whole ones the next time.
        if stale or UNFINISHED.exists() or not PYTHON.exists() or not (uv or runs(*pip, "--version")):
            make_environment()
        UNFINISHED.touch()
        total = sum(line[0].isalnum() for line in lock.read_text(encoding="utf-8").splitlines())
        tell(words.INSTALLING, total=total, name=lock.name)
        where = ["--quiet", "--python", str(PYTHON)] if uv else ["--no-input"]
        command = [*pip, "install", *where, "--require-hashes", "-r", str(lock)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as process:
            collected = (
                line for line in process.stdout or () if line.startswith("Collecting ") and sys.stdout.isatty()
            )
            for number, line in enumerate(collected, 1):
                told = words.words(words.PROGRESS, number=number, total=total, package=line.split()[1])
                print(f"\r  {told:<72.72}", end="\r", flush=True)
        if process.returncode:
            sys.exit(words.words(words.NOT_INSTALLED))
        # As paths are written: what Python takes for text, not all systems have the letters of C:/Users/Žydrūnė for.
        stamp.write_bytes(os.fsencode("\n".join(wanted()) + "\n"))
        UNFINISHED.unlink()


def enter(script: str, at_once: Mapping[tuple[str, ...], Sequence[str]] = MappingProxyType({})) -> None:
    """Go on with `script` inside `.venv`, made if need be; return if that is where it runs already.

    What is asked for word for word as `at_once` has it needs no parsing: what stands there is what Python is given.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 (this very line is what tells those who have an older one)
        sys.exit(words.words(words.TOO_OLD, version=sys.version.split()[0]))
    try:
        install("site")
    except KeyboardInterrupt:
        sys.exit("\n" + words.words(words.INTERRUPTED))
    except OSError as error:  # a folder that may not be written to, a disk that is full, an environment of another user
        sys.exit(words.words(words.NOT_MADE, error=error))
    # With UTF-8 turned off and ASCII all that is left, what stands for the ė of a folder can be given to no library.
    lacking = sys.getfilesystemencoding() == "ascii"
    if Path(sys.prefix).resolve() == VENV.resolve() and not lacking:
        return
    if lacking:
        os.environ["PYTHONUTF8"] = "1"
    command = [str(PYTHON), *at_once.get(tuple(sys.argv[1:]), (script, *sys.argv[1:]))]
    if command[1] != script:
        os.chdir(ROOT)
    if os.name == "nt":  # where exec returns to the prompt at once
        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)
