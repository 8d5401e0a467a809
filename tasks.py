"""The site's tasks: `python3 tasks.py --list` names them, `python3 tasks.py <task> --help` tells of one.

Needs Python 3.11 or newer and nothing else: what the tasks stand on is installed into `.venv` from requirements/*.lock
when it isn't there yet. `uv run invoke <task>` does the same. Pelican alone builds the site: `build` only calls it.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

HERE = str(Path(__file__).resolve().parent)
if HERE not in sys.path:  # `python3 -I` does not look where the script lies
    sys.path.insert(0, HERE)

from requirements.environment import PYTHON, ROOT, apt, enter, install, run, say  # noqa: E402


def pelican(*, conf: str = "pelicanconf.py", lang: str = "", now: str = "", **switches: bool) -> list[str]:
    """Return the arguments of the `pelican` command that builds the site into output/."""
    extra = [f"{name.upper()}=true" for name, on in switches.items() if on]
    extra += [f"{name}={json.dumps(value)}" for name, value in (("EDITOR_LANGUAGE", lang), ("NOW", now)) if value]
    return ["content", "-s", conf, "--fatal", "warnings", *(["-e", *extra] if extra else [])]


if __name__ == "__main__" or Path(sys.argv[0]).stem in {"inv", "invoke"}:
    enter(__file__, at_once={("build",): ("-m", "plugins", *pelican())})

# From here on, what `.venv` holds can be imported.

from invoke import Collection, Context, Exit, task  # noqa: E402

OUTPUT = ROOT / "output"
SHARED_OUT = ("-n", "auto", "--dist", "loadfile")  # files stay whole: their tests look at one site


def ready(requirements: str, lang: str) -> None:
    """Install what a task needs, and end here where nobody speaks the editor's language `lang`."""
    install(requirements)
    if lang:
        from plugins.report import unspoken

        if unspoken(lang):
            raise Exit(code=1)


@task(
    help={
        "production": "as it is published: with publishconf.py",
        "allow-shrink": "even if the site loses more than a third of its pages",
        "lang": "language of messages: lt, nb or en; else the terminal's",
        "now": "the moment to build for, “2016-12-01 09:00” in Vilnius; else the clock's",
        "profile": "say where the time went",
    }
)
def build(
    _: Context,
    *,
    production: bool = False,
    allow_shrink: bool = False,
    lang: str = "",
    now: str = "",
    profile: bool = False,
) -> None:
    """Build the site into output/, or tell all faults and leave it."""
    ready("site", lang)
    conf = "publishconf.py" if production else "pelicanconf.py"
    asked = pelican(conf=conf, allow_shrink=allow_shrink, lang=lang, now=now, profile=profile)
    if status := run(PYTHON, "-m", "plugins", *asked):
        raise Exit(code=status)


@task(
    help={
        "port": "where to serve; if it is taken, the next free one",
        "host": "0.0.0.0 lets other devices of the network see the site",
        "lang": "language of messages: lt, nb or en; else the terminal's",
        "now": "the moment to build for, “2016-12-01 09:00” in Vilnius; else the clock's",
    }
)
def serve(_: Context, *, port: int = 8000, host: str = "127.0.0.1", lang: str = "", now: str = "") -> None:
    """Serve the site with its drafts, built again after each change."""
    ready("site", lang)
    from plugins.desk import serving
    from plugins.editing.router import PATTERN, Forms

    asked = pelican(drafts=True, preview=True, lang=lang, now=now)
    forms = ((PATTERN, Forms(ROOT, lang, now)),)
    if status := serving.serve(ROOT, OUTPUT, asked, at=(host, port), lang=lang, now=now, say=say, more=forms):
        raise Exit(code=status)


@task(
    help={
        "lang": "language of messages: lt, nb or en; else the terminal's",
        "format": "text for people, github for annotations in a pull request, json for programs",
        "links": "also ask outside links whether they answer",
    }
)
def check(_: Context, *, lang: str = "", format: str = "text", links: bool = False) -> None:  # noqa: A002 (an option)
    """Tell every fault and every weakness of the content."""
    ready("check", lang)
    from plugins.desk.checking import check as look

    raise Exit(code=look(ROOT, lang=lang, form=format, links=links))


def ask() -> Callable[[str], str] | None:
    """Return what asks a question, where somebody sits at the terminal."""
    return input if sys.stdin is not None and sys.stdin.isatty() else None  # None: it was closed


@task(
    positional=["kind"],
    iterable=["header"],
    help={
        "kind": "news, event, partner, topic or page",
        "lt": "title in Lithuanian; likewise --nb, --en: a file is made for each",
        "header": 'any header, as often as needed: --header "Starts: 2016-11-14"',
        "folder": "name of its folder; else one is proposed",
        "lang": "language of questions and notes: lt, nb or en; else the terminal's",
    },
)
def new(
    _: Context,
    kind: str,
    *,
    lt: str = "",
    nb: str = "",
    en: str = "",
    header: list[str] | None = None,
    folder: str = "",
    lang: str = "",
) -> None:
    """Make a new item's files, as a draft; asks what no flag says."""
    ready("site", lang)
    from plugins.desk import asking

    titles = {"lt": lt, "nb": nb, "en": en}
    with contextlib.suppress(KeyboardInterrupt, EOFError):
        raise Exit(code=asking.new(ROOT, kind, titles=titles, stated=header or (), folder=folder, lang=lang, ask=ask()))
    raise Exit("", code=1)


@task(
    positional=["item"],
    help={
        "item": "name of its folder, “2016-11-oslo-visit”, or with its kind, “news/2016-11-oslo-visit”",
        "to": "language to translate into: lt, nb or en",
        "source": "language to translate from; else the first one there is",
        "unchanged": "make no file: say that the one there is holds still, though the source has changed",
        "lang": "language of messages: lt, nb or en; else the terminal's",
    },
)
def translate(
    _: Context, item: str, *, to: str = "", source: str = "", unchanged: bool = False, lang: str = ""
) -> None:
    """Make a translation's file, headers and links in place."""
    ready("site", lang)
    from plugins.desk import asking

    raise Exit(code=asking.translate(ROOT, item, to=to, source=source, unchanged=unchanged, lang=lang))


@task(
    help={
        "browser": "open the page (--no-browser does not)",
        "lang": "language of the board: lt, nb or en; else the terminal's",
    }
)
def board(_: Context, *, browser: bool = True, lang: str = "") -> None:
    """Show what is written, missing or out of date in each language."""
    ready("site", lang)
    from plugins.desk import boarding

    raise Exit(code=boarding.show(ROOT, lang=lang, browser=browser))


@task(
    help={
        "base": "branch, tag or commit to compare with",
        "browser": "open the page (--no-browser does not)",
        "lang": "language of the report: lt, nb or en; else the terminal's",
        "now": "the moment to build both for; else the clock's",
    }
)
def changes(_: Context, *, base: str = "main", browser: bool = True, lang: str = "", now: str = "") -> None:
    """Show which pages appear, vanish and change, word by word."""
    ready("site", lang)
    from plugins.desk import changing
    from tests import tools

    raise Exit(code=changing.show(ROOT, base, chromium=tools.chromium(), lang=lang, browser=browser, now=now))


@task
def guide(_: Context) -> None:
    """Write docs/checks.*.md anew: what each check tells."""
    install("site")
    from plugins.desk import guide as pages

    pages.write(ROOT)


@task
def test(ctx: Context) -> None:
    """Run all tests, by as many processes as there are processors; what follows goes to pytest: `test -k feeds -x`."""
    install("dev")
    from tests import tools

    if wanted := tools.packages():
        apt(*wanted)
    install_npm_packages()
    raise Exit(code=run(PYTHON, "-m", "pytest", *(shlex.split(ctx.remainder) or SHARED_OUT)))


def install_npm_packages() -> None:
    """Install what package-lock.json says, where npm is there and it isn't yet."""
    npm = shutil.which("npm")
    lock = ROOT / "package-lock.json"
    stamp = ROOT / "node_modules/installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if npm and not (stamp.is_file() and stamp.read_text() == wanted):
        say("Installing what package-lock.json says, for tests and linters, once …")
        if run(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error") == 0:
            stamp.write_text(wanted)


@task(
    help={
        "pages": "how many pages of news, one size or several",
        "runs": "of each tool and case; what is told are medians",
        "tools": "which, as in tests/bench/tools.py: hugo,ours,…; else all",
        "saves": "how often a text is saved beside each server, with 1,000 news items; 0: never",
        "events": "how many events and news items there are where pages of each kind are compared; 0: none are",
        "folder": "where to build: a disk in memory, /dev/shm, takes the real one's moods out of the figures",
        "write": "also write docs/bench.md and its chart",
    }
)
def bench(
    _: Context,
    *,
    pages: str = "300,3000",
    runs: int = 5,
    tools: str = "",
    saves: int = 5,
    events: int = 1000,
    folder: str = ".cache/bench",
    write: bool = False,
) -> None:
    """Measure the build beside Hugo, Eleventy and plain Pelican."""
    install("bench")
    from tests.bench import running

    raise Exit(code=running.bench(pages, runs, tools, saves=saves, events=events, folder=ROOT / folder, write=write))


@task(help={"check": "change nothing; only tell"})
def strings(_: Context, *, check: bool = False) -> None:
    """Bring words up to date; tell what lacks translation."""
    install("site")
    from plugins.wording import cldr, extract

    if not check:
        cldr.FILE.write_text(cldr.from_babel(), encoding="utf-8", newline="\n")
    try:
        faults = extract.update(ROOT, write=not check)
    except extract.ExtractionError as error:
        faults = str(error).splitlines()
    if faults:
        raise Exit("\n".join(faults), code=1)
    say("All translations are there.")


@task
def basemap(_: Context) -> None:
    """Make the map's land anew, by basemap.toml; needs npm."""
    install("site")
    from plugins.drawing import make_basemap

    make_basemap.main()


@task
def lint(_: Context) -> None:
    """Judge code, templates, styles and licences; changes nothing."""
    install("dev")
    install_npm_packages()
    commands: dict[str, list[str | Path]] = {
        "ruff": [PYTHON, "-m", "ruff", "check", "--quiet"],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet"],
        "mypy": [PYTHON, "-m", "mypy"],
        "djlint": [PYTHON, "-m", "djlint", "theme/templates", "plugins", "--lint", "--quiet"],
        "strings": [PYTHON, "tasks.py", "strings", "--check"],
        "reuse": [PYTHON, "-m", "reuse", "lint", "--quiet"],
    }
    npx = shutil.which("npx")
    if npx:
        commands["stylelint"] = [npx, "--no-install", "stylelint", "theme/static/css/**/*.css", "plugins/*/*.css"]
    else:
        say("stylelint is left out: it needs npm.")
    failed = []
    for name, command in commands.items():
        say(f"{name} …")
        failed += [name] if run(*command) else []
    if failed:
        raise Exit(f"Not clean: {', '.join(failed)}.", code=1)


@task(help={"all": "also .venv and node_modules, which are installed again when needed"})
def clean(_: Context, *, all: bool = False) -> None:  # noqa: A002 (the option's name)
    """Delete what building and testing have left."""
    names = ["output", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"]
    for name in [*names, ".venv", "node_modules"] if all else names:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for kind in ("memory", "pack", "stamps"):  # of the last build; the lock and the folder aside may be at work
        OUTPUT.with_name(f".{OUTPUT.name}.{kind}").unlink(missing_ok=True)


@task(help={"upgrade": "take the newest versions, not those of the last lock where they still fit"})
def lock(_: Context, *, upgrade: bool = False) -> None:
    """Lock requirements by version and hash, for every system."""
    install("dev")
    options = ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    options += ["--no-emit-index-url", "--no-emit-find-links", *(["--upgrade"] if upgrade else [])]
    for name, above in (("site", ""), ("check", "site"), ("dev", "check"), ("bench", "site")):
        more = ["--constraints", f"requirements/{above}.lock"] if above else []
        files = [f"requirements/{name}.in", "--output-file", f"requirements/{name}.lock"]
        if status := run(PYTHON, "-m", "uv", "pip", "compile", *options, *more, *files):
            raise Exit(code=status)


if __name__ == "__main__":
    arguments = sys.argv[1:] or ["--list"]
    if arguments[0] == "test" and not {"--", "--help", "-h"} & set(arguments):
        arguments = ["test", "--", *map(shlex.quote, arguments[1:])]
    if len(arguments) == 2 and arguments[1] in {"--help", "-h"}:
        arguments.reverse()  # behind a task that takes a word, it would be that word
    if isinstance(sys.stdout, io.TextIOWrapper):  # as errors are: a pipe on Windows, or an old terminal, lacks letters
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        from plugins.desk.usage import Tasks

        program = Tasks(name="tasks.py", binary="tasks.py", namespace=Collection.from_module(sys.modules["__main__"]))
        program.run(["tasks.py", *arguments])
    except BrokenPipeError:  # of `check | head`: nobody wants to hear the rest
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as fault:  # noqa: BLE001  (whatever is wrong with settings, theme, code or disk)
        try:
            from plugins.report import tell_broken
            from plugins.wording.editor import asked_language

            tell_broken(fault, asked_language(arguments))
        except Exception:  # noqa: BLE001  (what tells of faults is at fault itself)
            from plugins.running.blame import unworded

            sys.stderr.write(unworded(fault))
        sys.exit(1)
