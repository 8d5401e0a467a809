"""The interface's words in the reader's language, by gettext, from the .po catalogues as they are in git.

No compiled .mo is kept beside them: what git holds cannot be stale. A catalogue is compiled when it is first needed,
into `.cache/`, under the hash of its content; a disk that cannot be written to only costs the time of compiling again.
English is what the messages are written in, and needs no catalogue.

A message that a catalogue lacks is logged as a warning, which builds and tests turn into a fault: English in a
Lithuanian page is never silent.
"""

from __future__ import annotations

import gettext
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from markupsafe import escape

from plugins.model.problem import Problem
from plugins.running import checked
from plugins.running.hashing import blake2b
from plugins.wording.names import number

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "theme" / "translations"
CACHE = ROOT / ".cache" / "translations"
SOURCE_LANGUAGE = "en"

log = logging.getLogger(__name__)


def T_(message: str) -> str:  # noqa: N802  (as N_ for problems: the extractor looks for it)
    """Mark `message` for the catalogue of the site's own words, to be said later with `t(message)`."""
    return message


@dataclass(frozen=True)
class Strings:
    """What a template calls `t`: says the interface's words in one language."""

    lang: str
    domain: str = "messages"  # or "problems": what editors are told
    _words: gettext.NullTranslations = field(init=False, repr=False, compare=False)
    _said: dict[str, str] = field(init=False, repr=False, compare=False)  # what has no gaps, as it is in the language
    _counted: dict[tuple[str, int], str] = field(init=False, repr=False, compare=False)  # nor any but a count's

    def __post_init__(self) -> None:
        """Find the catalogue; raises FileNotFoundError for a language without one."""
        object.__setattr__(self, "_words", _catalogue(self.lang, self.domain))
        object.__setattr__(self, "_said", {})
        object.__setattr__(self, "_counted", {})

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to a worker process as a name: the catalogue is there already."""
        return (Strings, (self.lang, self.domain))

    def __call__(self, message: str, /, **gaps: object) -> str:
        """Say `message`, its gaps `%(name)s` filled; Markup in a gap makes the whole Markup."""
        if gaps:
            return _filled(self._words.gettext(message), gaps)
        said = self._said.get(message)
        if said is None:
            said = self._said[message] = self._words.gettext(message)
        return said

    def n(self, singular: str, plural: str, count: int, /, **gaps: object) -> str:
        """Say the form that `count` needs; the gap `%(n)s` is the count as the language writes numbers."""
        if gaps:
            return self._n(singular, plural, count, gaps)
        said = self._counted.get((plural, count))
        if said is None:
            said = self._counted[plural, count] = self._n(singular, plural, count, gaps)
        return said

    def _n(self, singular: str, plural: str, count: int, gaps: Mapping[str, object]) -> str:
        return _filled(self._words.ngettext(singular, plural, count), {"n": number(count, self.lang), **gaps})

    def p(self, context: str, message: str, /, **gaps: object) -> str:
        """Say `message` as it is meant in `context`."""
        return _filled(self._words.pgettext(context, message), gaps)


def wrong_and_right(problem: Problem, lang: str = SOURCE_LANGUAGE) -> tuple[str, str]:
    """Return what is wrong and what would be right, in the editor's language."""
    t = Strings(lang, "problems")
    values = dict(problem.values)
    return t(problem.wrong).format_map(values), t(problem.right).format_map(values)


def explain(problem: Problem, lang: str = SOURCE_LANGUAGE) -> str:
    """Return a problem as one line: `file:line: what is wrong; what would be right (check-name)`."""
    wrong, right = wrong_and_right(problem, lang)
    return f"{problem.path}:{problem.line}: {wrong}; {right} ({problem.check})"


def _filled(message: str, gaps: Mapping[str, object]) -> str:
    if not gaps:
        return message
    for value in gaps.values():
        if hasattr(value, "__html__"):
            return escape(message) % gaps
    return message % gaps


class _Untranslated(gettext.NullTranslations):
    """Asked for what a catalogue lacks."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file

    def gettext(self, message: str) -> str:
        self._warn(message)
        return super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self._warn(msgid1)
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        self._warn(message)
        return super().pgettext(context, message)

    def _warn(self, message: str) -> None:
        log.warning("%s has no translation of “%s”: run `python3 tasks.py strings`", self._file, message)


def _catalogue(lang: str, domain: str) -> gettext.NullTranslations:
    if lang == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    file = f"{TRANSLATIONS}/{lang}/LC_MESSAGES/{domain}.po"
    stamp = os.stat(file)  # noqa: PTH116  (asked for on every page, and a Path costs more than the answer)
    return _read(lang, file, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=16)
def _read(lang: str, file: str, _changed: int, _size: int) -> gettext.NullTranslations:
    return _words(lang, Path(file).relative_to(ROOT).as_posix(), Path(file).read_bytes())


@lru_cache(maxsize=16)  # languages × domains, and a few edits under `serve`
def _words(lang: str, name: str, content: bytes) -> gettext.NullTranslations:
    kept = CACHE / f"{blake2b(content, digest_size=16).hexdigest()}.mo"
    compiled: bytes | memoryview | None = checked.read(kept)
    if compiled is None:  # not there, or damaged
        compiled = _compile(content, lang)
        _keep(compiled, kept)
    words = gettext.GNUTranslations(BytesIO(compiled))
    words.add_fallback(_Untranslated(name))
    return words


def _compile(content: bytes, lang: str) -> bytes:
    from babel.messages.mofile import write_mo  # slow to import, and needed only after an edit
    from babel.messages.pofile import read_po

    target = BytesIO()
    write_mo(target, read_po(BytesIO(content), locale=lang, abort_invalid=True))
    return target.getvalue()


def _keep(compiled: bytes, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        checked.write(path, compiled)
    except OSError:
        log.debug("%s cannot be written: catalogues are compiled anew by each build", path.parent)
