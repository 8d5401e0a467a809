"""Stand-ins for modules that others import and hardly ever use, while they do.

    with instead({"inspect": Waiting("inspect")}):
        import dataclasses

`dataclasses` then has a stand-in, which brings the real module when something of it is used; whoever imports it later
finds the real one at once. This is not `later.py`, whose modules are real ones that have not been run yet: here what is
used of a module can stand in for it as well.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from types import CodeType, MethodType, ModuleType

TYPE_CHECKING = False  # of `typing`, which takes a while to import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"  # as Python has them by itself


class Waiting(ModuleType):
    """A module that is imported when something of it is used."""

    def __init__(self, name: str, held: Mapping[str, object] | None = None) -> None:
        """Stand in for the module called `name`, with what is `held` instead of its own."""
        super().__init__(name)
        vars(self).update(held or {}, __path__=[])  # with a path it is a package, which others can be in

    def __getattr__(self, name: str) -> object:
        """Bring the real module, once the stand-ins are gone."""
        if name.startswith("__") or sys.modules.get(self.__name__) is self:
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def of(module: str, function: str) -> Callable[..., object]:
    """Return a function that calls one of a module, and has it imported then."""

    def call(*args: object, **kwargs: object) -> object:
        return getattr(import_module(module), function)(*args, **kwargs)

    return call


@contextmanager
def instead(stand_ins: Mapping[str, ModuleType]) -> Iterator[None]:
    """Have these modules in place of the real ones; those that are there already stay."""
    put = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    held = [
        (sys.modules[parent], own) for parent, _, own in (name.rpartition(".") for name in put) if parent in sys.modules
    ]
    sys.modules.update(put)
    for parent, own in held:  # an attribute of a package that is real
        setattr(parent, own, put[f"{parent.__name__}.{own}"])
    try:
        yield
    finally:
        for name in put:
            sys.modules.pop(name, None)
        for parent, own in held:
            delattr(parent, own)


def import_tools() -> None:
    """Import Python's own modules that all begin with, without what those bring along for rare occasions.

    `dataclasses` would look at a class's arguments where it has no docstring, `logging` would print tracebacks, and
    addresses might hold numbers of version 6. `zoneinfo` would have all that Python was built with told, to learn where
    zones are: at the first of the places where they mostly are, they are there or nowhere.
    """
    stand_ins = {name: Waiting(name) for name in ("inspect", "ipaddress", "traceback")}
    if os.path.isdir(_ZONES.partition(":")[0]):  # noqa: PTH112
        stand_ins["sysconfig"] = Waiting("sysconfig", {"get_config_var": {"TZPATH": _ZONES}.__getitem__})
    with instead(stand_ins):
        import dataclasses  # noqa: F401
        import logging  # noqa: F401
        import urllib.parse  # noqa: F401
        import zoneinfo  # noqa: F401


def inspect() -> Waiting:
    """Return a stand-in for `inspect`, which answers itself what is asked in every build."""
    return Waiting(
        "inspect",
        {
            "getattr_static": of("inspect", "getattr_static"),
            "getmembers": lambda owner: [(name, getattr(owner, name)) for name in dir(owner)],
            "isclass": lambda value: isinstance(value, type),
            "iscoroutinefunction": _is_coroutine_function,
            "ismethod": lambda value: isinstance(value, MethodType),
            "ismodule": lambda value: isinstance(value, ModuleType),
        },
    )


def _is_coroutine_function(value: object) -> bool:
    code = getattr(getattr(value, "__func__", value), "__code__", None)
    if isinstance(code, CodeType):
        return bool(code.co_flags & 0x80)  # CO_COROUTINE
    return bool(of("inspect", "iscoroutinefunction")(value))
