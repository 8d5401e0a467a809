"""The methods that dataclasses write for themselves, compiled once: see kept_code.py.

`dataclasses` puts each method together as text and compiles it, in every process anew: for the hundred classes here
that is an eighth of the time of a build after one edit.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from plugins.running.kept_code import KeptCode


class Methods(KeptCode):
    """Compiled methods in a file, by their source."""

    def __init__(self, file: Path) -> None:
        """Read what is in `file`, which need not be there."""
        super().__init__(file, "socialcluster methods 3")

    def execute(self, source: str, *places: dict[str, Any]) -> None:
        """Do what `exec` does."""
        code = self.get(source)
        if code is None:
            # Not with this module's own __future__: what it is handed has to have annotations that are values.
            code = compile(source, "<string>", "exec", dont_inherit=True)
            self.learn(source, code)
        exec(code, *places)  # noqa: S102  (what dataclasses have written)


def keep_methods(file: Path) -> Methods:
    """Have dataclasses take their methods from `file`, from now on; what is new is written by `save`."""
    methods = Methods(file)
    vars(dataclasses)["exec"] = methods.execute  # in the place of the builtin, which they call by that name
    return methods
