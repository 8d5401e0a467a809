"""The editor's language: what she has asked for, else that of the terminal, else English.

Stands on the standard library alone: it is asked for before anything is installed, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from types import MappingProxyType

CODES = MappingProxyType({"lt": "lt", "nb": "nb", "no": "nb", "nn": "nb", "en": "en"})


def editor_language(setting: str | None, environment: Mapping[str, str]) -> str:
    """Return the language to speak to the editor in: lt, nb or en (POSIX: LC_ALL before LC_MESSAGES before LANG)."""
    stated = setting or next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    return language_of(stated) or "en"


def language_of(stated: str) -> str:
    """Return which language a name such as `nb_NO.UTF-8` means; "" for none of ours."""
    return CODES.get(stated.replace("-", "_").split("_")[0].split(".")[0].lower(), "")


def asked_language(arguments: Iterable[str]) -> str:
    """Return the editor's language for a command with these `arguments`, of `pelican` or of tasks.py."""
    given = tuple(arguments)
    stated = [each.partition("=")[2].strip('"') for each in given if each.startswith(("EDITOR_LANGUAGE=", "--lang="))]
    behind = [(each, given[place + 1]) for place, each in enumerate(given[:-1])]
    # `pelican` has another -l, which nothing stands behind.
    stated += [lang for each, lang in behind if each == "--lang" or (each == "-l" and language_of(lang))]
    return editor_language(stated[-1] if stated else "", os.environ)
