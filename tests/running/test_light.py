"""Pelican without what this site has no use for builds the same site, and leaves the real libraries to others."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plugins.running import patterns, starting
from plugins.running.light import Console, installed
from plugins.running.methods import Methods
from plugins.running.patterns import Patterns, keep_patterns
from tests.building import build, files
from tests.tools import ROOT

IMPORTED = """
import sys
from plugins.running.waiting import import_tools
import_tools()
from plugins.running.light import import_feed_tools, import_pelican
import_pelican()
import_feed_tools()
import pelican
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python code after Pelican has been imported."""
    command = [sys.executable, "-c", IMPORTED + code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_pelican_alone_is_imported() -> None:
    done = run(
        "print(*{'docutils', 'rich', 'markdown', 'mimetypes', 'watchfiles', 'ssl', 'socket', 'inspect', 'traceback',"
        " 'jinja2.compiler', 'hashlib', 'locale'} & set(sys.modules))"
    )

    assert (done.stdout, done.stderr, done.returncode) == ("\n", "", 0)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("print(pelican.__version__)", installed("pelican")),
        ("import rich.console as it; print(it.Console.__module__)", "rich.console"),
        ("import importlib.metadata as it; print(it.version('jinja2') > '3')", "True"),
        ("import urllib.request as it; print(it.Request.__module__)", "urllib.request"),
        ("import email.utils as it; print(it.make_msgid(domain='x.example')[-11:])", "@x.example>"),
        ("import email.utils as it; print('@' in it.make_msgid())", "True"),
        ("import tempfile as it; print(it.TemporaryFile().read())", "b''"),
        ("import markdown as it; print(it.markdown('*a*'))", "<p><em>a</em></p>"),
        ("from pelican.utils import get_date as it; print(it('2016-11-14').year)", "2016"),
        ("from pelican.utils import slugify as it; print(it('Šiauliai', [(' ', '-')]))", "siauliai"),
        ("import jinja2; print(jinja2.Environment().from_string('{{ 1 + 1 }}').render())", "2"),
        ("import jinja2; print(type(jinja2.Environment().lexer).__module__)", "jinja2.lexer"),
        ("import jinja2.environment as it; it.Environment().parse(''); print(it.Parser.__module__)", "jinja2.parser"),
        ("import locale as it; print(it.normalize('nb_no'))", "nb_NO.ISO8859-1"),
        ("import hashlib as it; print(it.new('md5', b'').hexdigest()[:8])", "d41d8cd9"),
        ("import pkgutil as it; print('json' in [each.name for each in it.iter_modules()])", "True"),
        ("pelican.console.print('said')", "said"),
        ("pelican.console.quiet = True; pelican.console.print('said')", ""),
    ],
)
def test_afterwards_everybody_finds_what_is_real(code: str, expected: str) -> None:
    done = run(code)

    assert (done.stdout.strip(), done.returncode) == (expected, 0), done.stderr


def test_what_pelican_logs_is_said() -> None:
    done = run("pelican.init_logging(); pelican.logger.warning('Beware of %s', 'dogs')")

    assert "WARNING" in done.stdout + done.stderr
    assert "Beware of dogs" in done.stdout + done.stderr


def test_what_is_not_there_says_so() -> None:
    done = run("pelican.readers.RstReader({'DEFAULT_LANG': 'en', 'DOCUTILS_SETTINGS': {}})")

    assert "not there in a light start" in done.stderr
    with Console().status("Generating …"):
        pass


def test_no_package_has_no_version() -> None:
    with pytest.raises(LookupError):
        installed("no such package")


@pytest.mark.slow
def test_the_command_pelican_builds_the_same_site(tmp_path: Path) -> None:
    light = build(tmp_path / "light", content="tests/site/content", conf="tests/site/settings.py")
    command = [sys.executable, "-m", "pelican", "tests/site/content", "-s", "tests/site/settings.py"]
    done = subprocess.run(
        [*command, "-o", tmp_path / "whole", "--fatal", "warnings"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (light.status, light.messages)
    assert light.status == 0
    assert files(tmp_path / "whole") == files(tmp_path / "light")


def test_ctrl_c_ends_a_build_without_a_traceback_even_before_it_has_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(starting, "instance", interrupted)
    monkeypatch.setattr(starting, "keep_methods", Methods)
    monkeypatch.setattr(starting, "keep_patterns", Patterns)

    assert starting.run(["content"], lambda fault: pytest.fail(str(fault))) == 130


def test_methods_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "kept/methods"

    def make(methods: Methods) -> object:
        with monkeypatch.context() as patch:
            patch.setitem(vars(dataclasses), "exec", methods.execute)
            return dataclasses.make_dataclass("Point", [("x", int), ("y", int)], frozen=True)(1, 2)

    first = Methods(place)
    made = make(first)
    first.save()
    assert repr(made).endswith("Point(x=1, y=2)")
    written = place.stat().st_mtime_ns

    def never(*_: object) -> None:
        raise AssertionError

    again = Methods(place)
    with monkeypatch.context() as patch:
        patch.setattr("builtins.compile", never)
        assert repr(make(again)) == repr(made)
    again.save()
    assert place.stat().st_mtime_ns == written, "there was nothing new"

    whole = place.read_bytes()
    for harm in (b"", whole[:-1], whole[:-1] + b"?", b"another Python\n" + whole):
        place.write_bytes(harm)
        assert repr(make(Methods(place))) == repr(made)
        assert not Methods(place).known


def test_classes_are_what_they_are_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their annotations are values, which some ask for."""
    for _ in range(2):
        methods = Methods(tmp_path / "methods")
        with monkeypatch.context() as patch:
            patch.setitem(vars(dataclasses), "exec", methods.execute)
            made = dataclasses.make_dataclass("Point", [("x", int)])
        methods.save()
        assert vars(made)["__init__"].__annotations__ == {"x": int, "return": None}
        assert made.__doc__ == "Point(x: int)"


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder would be")
    methods = Methods(tmp_path / ".cache/methods")
    methods.execute("x = 1", {})

    methods.save()

    assert [path.name for path in tmp_path.iterdir()] == [".cache"]


_compiler: Any = patterns._compiler
PATTERNS: list[tuple[str | bytes, int]] = [
    (r"(?P<word>\w+)(?P<rest>.*)", re.DOTALL),
    (r"[ąčęėįšųūž]+|[^a-zæøå]", re.IGNORECASE),
    (rb"(a)|(b)\1?", 0),
    (r"(?<=x)y++(?!z)", re.VERBOSE),
    ("", 0),
]


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_patterns_are_compiled_once_and_are_what_they_are_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str | bytes, flags: int
) -> None:
    expected = re.compile(pattern, flags)
    texts = ["xyy Ąžuolas", "abab", "æ?", ""]

    def told(made: re.Pattern[Any]) -> object:
        if isinstance(pattern, bytes):
            found = [[(each.span(), each.groups()) for each in made.finditer(text.encode())] for text in texts]
        else:
            found = [[(each.span(), each.groups()) for each in made.finditer(text)] for text in texts]
        return found, made.pattern, made.flags, made.groups, dict(made.groupindex)

    def compiled() -> re.Pattern[Any]:
        with monkeypatch.context() as patch:
            patch.setattr(_compiler, "_sre", _compiler._sre)
            patch.setattr(_compiler, "compile", _compiler.compile)
            kept = keep_patterns(tmp_path / "patterns")
            assert kept is not None
            re.purge()
            made = re.compile(pattern, flags)
            kept.save()
        return made

    assert told(compiled()) == told(expected)
    written = (tmp_path / "patterns").stat().st_mtime_ns
    with monkeypatch.context() as patch:
        patch.setattr(_compiler, "_code", None)  # which would be called
        assert told(compiled()) == told(expected)
    assert (tmp_path / "patterns").stat().st_mtime_ns == written, "there was nothing new"
    re.purge()


def test_a_pattern_that_is_none_is_said_to_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_compiler, "_sre", _compiler._sre)
    monkeypatch.setattr(_compiler, "compile", _compiler.compile)
    kept = keep_patterns(tmp_path / "patterns")

    with pytest.raises(re.error, match="unterminated"):
        re.compile("(")
    assert kept is not None
    assert ("(", 0) not in kept.known


def test_without_the_place_where_python_compiles_patterns_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "_compiler", None)

    assert keep_patterns(tmp_path / "patterns") is None
