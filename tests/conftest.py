"""What all tests share: golden files, built sites, and word of what had to be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import building, forking, serving, tools
from tests.calendars import scenery

EXPECTED = tools.ROOT / "tests" / "expected"
LEFT_OUT = "left out: no "

Golden = Callable[[str, str | bytes], None]

hypothesis.settings.register_profile("site", deadline=None)  # a busy machine is slow, which is no fault of a test
hypothesis.settings.load_profile("site")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files anew from what the code makes now")


def pytest_configure(config: pytest.Config) -> None:
    """Have xdist hand out files in the order below, and not those with the most tests first."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the tests, begin with files that have slow ones: or else all wait for the last."""
    if not hasattr(config, "workerinput"):
        return
    counts = Counter(item.path for item in items)
    slow = {item.path for item in items if any(item.iter_markers("slow")) or any(item.iter_markers("browser"))}
    items.sort(key=lambda item: (item.path not in slow, -counts[item.path]))  # of one file, as they stand in it


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares text (LF or CRLF alike: as they are) or bytes with tests/expected/<name>.

    With --update the file is written instead: `git diff` then shows what has become different.
    """
    update: bool = request.config.getoption("--update")

    def compare(name: str, actual: str | bytes) -> None:
        place = EXPECTED / name
        data = actual.encode() if isinstance(actual, str) else actual
        if update:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        assert place.is_file(), f"There is no tests/expected/{name}; --update makes it."
        expected = place.read_bytes()
        if isinstance(actual, str):  # compared as text for the sake of the difference that pytest shows
            assert actual == expected.decode(), f"differs from tests/expected/{name}; --update accepts it"
        assert data == expected, f"differs from tests/expected/{name}; --update accepts it"

    return compare


@pytest.fixture(scope="session")
def needs() -> Callable[[str], None]:
    """Return a function that leaves a test out if a tool of tests/tools.py isn't there; CI forgives nothing."""
    absent = tools.missing()

    def need(name: str) -> None:
        if name in absent and tools.in_ci():
            pytest.fail(f"no {name}: {absent[name]}", pytrace=False)
        if name in absent:
            pytest.skip(LEFT_OUT + name)

    return need


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line for each tool which tests were left out for want of it, and how to get it."""
    for name, remedy in tools.missing().items():
        skipped = [
            report.nodeid
            for report in terminalreporter.stats.get("skipped", [])
            if isinstance(report.longrepr, tuple | list)  # a list where the report comes from another process
            and report.longrepr[2].endswith(LEFT_OUT + name)
        ]
        if skipped:
            files = sorted({node.partition("::")[0] for node in skipped})
            terminalreporter.write_line(f"No {name}: {len(skipped)} tests left out ({', '.join(files)}); {remedy}.")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, built as it is published, once for all tests: for reading only."""
    return building.built(tmp_path_factory.mktemp("real") / "output", conf="publishconf.py")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the tiny trilingual site of tests/site/, built once for all tests: for reading only."""
    return building.built(
        tmp_path_factory.mktemp("small") / "output", content="tests/site/content", conf=building.SMALL
    )


@pytest.fixture(scope="session")
def warm() -> Iterator[forking.Builder]:
    """Yield who builds the tiny site in half of the time."""
    with forking.builder(warm=True) as builder:
        yield builder


@pytest.fixture
def edited_site(tmp_path: Path, warm: forking.Builder) -> building.Edited:
    """Return a copy of the tiny site's content, to be edited and built: what an editor does."""
    return building.Edited(tmp_path, warm.build)


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    """Yield the address at which the real site is served."""
    with serving.served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def calendar_site(tmp_path_factory: pytest.TempPathFactory, warm: forking.Builder) -> Path:
    """Return the folder of the tiny site with events of every sort, built once for all tests: for reading only."""
    return scenery.built(tmp_path_factory.mktemp("calendar"), warm)


@pytest.fixture(scope="session")
def calendar_address(calendar_site: Path) -> Iterator[str]:
    """Yield the address at which that site is served."""
    with serving.served(calendar_site) as address:
        yield address
