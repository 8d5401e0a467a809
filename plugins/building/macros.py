"""Macros of templates as functions of Python that count their arguments by themselves: see compiling.py."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

from jinja2.environment import Environment
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from plugins.wording.escaping import as_markup


def macro_of(
    environment: Environment,
    function: FunctionType,
    name: str,
    arguments: tuple[str, ...],
    catch_kwargs: bool,  # noqa: FBT001  (called by the code of templates, as Jinja's Macro is)
    catch_varargs: bool,  # noqa: FBT001
    caller: bool,  # noqa: FBT001
    autoescape: bool,  # noqa: FBT001
) -> Callable[..., Any]:
    """Return what is called for a macro: Jinja's own, where it takes what it does not name.

    Its `html` is called for what is put out at once, and need not be told from other texts.
    """
    if catch_kwargs or catch_varargs or not autoescape:
        own = Macro(environment, function, name, list(arguments), catch_kwargs, catch_varargs, caller, autoescape)
        vars(own)["html"] = own
        return own
    caller = caller and "caller" not in arguments
    function.__defaults__ = (missing,) * (len(arguments) + caller)

    def macro(*args: Any, **kwargs: Any) -> Markup:  # noqa: ANN401  (the macro's own)
        if kwargs:
            args += tuple([kwargs.pop(each, missing) for each in arguments[len(args) :]])
            if caller:
                args += (kwargs.pop("caller", missing),)
            if kwargs:
                message = f"macro {name!r} takes no keyword argument {next(iter(kwargs))!r}"
                raise TypeError(message)
        return as_markup(function(*args))

    macro.__name__ = name or "caller"
    vars(macro)["html"] = function
    return macro
