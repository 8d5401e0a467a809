"""Modules that are imported when something of theirs is first used: an edit that touches no calendar pays for none.

By Python's own LazyLoader. Type checkers are shown the plain import:

    if TYPE_CHECKING:
        import icalendar
    else:
        icalendar = later("icalendar")
"""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def later(name: str) -> ModuleType:
    """Return the module called `name`, not yet run if nobody has needed it; ImportError where there is none."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        message = f"there is no module {name}"
        raise ModuleNotFoundError(message, name=name)
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, module)  # as an import would
    return module


def is_waiting(module: ModuleType) -> bool:
    """Return whether `module` has not been run yet; to ask it anything itself would run it."""
    return type(module).__name__ == "_LazyModule"
