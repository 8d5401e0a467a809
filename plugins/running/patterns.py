"""Regular expressions, compiled once: see kept_code.py.

`re` compiles them by a program that is written in Python: for the hundred that a build after one edit uses, a twelfth
of its time. What is kept is what that program hands to the engine, which looks whether it is sound.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from plugins.running.kept_code import KeptCode

_sre: Any = import_module("_sre")
_compiler: Any = None
with suppress(ImportError):  # where Python has put it elsewhere
    _compiler = import_module("re._compiler")


class Patterns(KeptCode):
    """Compiled patterns in a file, by what was written and the flags."""

    def __init__(self, file: Path) -> None:
        """Read what is in `file`, which need not be there."""
        super().__init__(file, f"socialcluster patterns 2 {_sre.MAGIC}")
        self._compile = _compiler.compile
        self._asked: tuple[Any, ...] | None = None

    def compile(self, pattern: Any, flags: int = 0) -> Any:  # noqa: ANN401  (as `re` has it)
        """Do what `re._compiler.compile` does."""
        if not isinstance(pattern, str | bytes):  # one that has been taken apart already
            return self._compile(pattern, flags)
        asked = (pattern, int(flags))
        known = self.get(asked)
        if known is not None:
            all_flags, code, groups, names, indices = known
            return _sre.compile(pattern, all_flags, code, groups, names, indices)
        self._asked = asked
        try:
            return self._compile(pattern, flags)
        finally:
            self._asked = None

    def made(self, pattern: Any, *code: Any) -> Any:  # noqa: ANN401
        """Do what the engine's own `compile` does, and keep what it was handed."""
        if self._asked is not None:
            flags, told, groups, names, indices = code
            plain = [int(each) for each in told]  # some are named, for those who read them
            self.learn(self._asked, (int(flags), plain, groups, dict(names), tuple(indices)))
        return _sre.compile(pattern, *code)


class _Engine:
    """The engine, as `re._compiler` sees it."""

    def __init__(self, patterns: Patterns) -> None:
        self.compile = patterns.made

    def __getattr__(self, name: str) -> object:
        return getattr(_sre, name)


def keep_patterns(file: Path) -> KeptCode | None:
    """Have `re` take compiled patterns from `file`, from now on; what is new is written by `save`. None: it cannot."""
    if _compiler is None or not hasattr(_compiler, "compile") or getattr(_compiler, "_sre", None) is not _sre:
        return None
    patterns = Patterns(file)
    _compiler._sre = _Engine(patterns)  # noqa: SLF001  (there is no other way in)
    _compiler.compile = patterns.compile
    return patterns
