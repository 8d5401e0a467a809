"""Jinja's lexer, parser and compiler, which wait for a template whose code is not kept (building/compiled.py).

`jinja2.environment` takes from them by name what it calls. So stand-ins are what it takes, and the first that is called
has the real ones take all their places.
"""

from __future__ import annotations

import sys
from importlib import import_module

from plugins.running.waiting import Waiting

_TAKEN = {
    "jinja2.compiler": ("CodeGenerator", "generate"),
    "jinja2.lexer": ("Lexer", "TokenStream", "get_lexer"),
    "jinja2.parser": ("Parser",),
}


class _Called:
    """What stands in for one of them; not a function, as a class that holds one would make it a method."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call the real one."""
        bring()
        return getattr(import_module(self._module), self._name)(*args, **kwargs)


def waiting() -> dict[str, Waiting]:
    """Return the stand-ins, by the modules' names."""
    return {
        module: Waiting(module, {name: _Called(module, name) for name in taken}) for module, taken in _TAKEN.items()
    }


def bring() -> None:
    """Have `jinja2.environment` hold the real ones, if it has been imported without them."""
    environment = sys.modules.get("jinja2.environment")
    if environment is None or not isinstance(vars(environment)["Parser"], _Called):
        return
    vars(environment).update(
        {name: vars(import_module(module))[name] for module, taken in _TAKEN.items() for name in taken}
    )
    environment.Environment.code_generator_class = environment.CodeGenerator
