"""The environment that templates are rendered in: Jinja's, less what this theme has no use for.

Jinja asks of every call whether the function wants a context, of every import whether globals differ, and of every
value whether it is more than a text. Here no function wants a context, globals are the same everywhere, and most values
are texts; asking took more than half of a page's time. The code that templates become is in compiling.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from types import FunctionType
from typing import Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup
from markupsafe import escape as escaped

from plugins.building.compiled import Compiled
from plugins.building.fragments import Fragments
from plugins.building.macros import macro_of
from plugins.wording.escaping import escape_text

COMPILED = Path(__file__).resolve().parents[2] / ".cache" / "templates"


class _Names(dict[str, Any]):
    """What a template knows by name."""

    def __missing__(self, _: str) -> object:
        return missing


class SiteContext(Context):
    """Finds a name in one place, and calls what is called: it asks nothing first."""

    def __init__(self, environment: jinja2.Environment, parent: dict[str, Any], *how: Any, **named: Any) -> None:  # noqa: ANN401
        """Take what a template is given; what it gives names to itself comes to stand beside that."""
        super().__init__(environment, parent, *how, **named)
        self.vars = self.parent = names = _Names(parent)
        self.resolve_or_missing = names.__getitem__  # type: ignore[method-assign,assignment]

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call `function`; none of this site's wants a context, or to know what stands around the call."""
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)


class SiteTemplate(jinja2.Template):
    """A template whose module, made once, serves all that import from it."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: Any,  # noqa: ANN401  (a code object)
        globals: MutableMapping[str, Any],  # noqa: A002  (the interface's name)
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        """Make the template, with an `escape` that knows texts at once, and with macros that are plain functions."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__.update(escape=escape, escape_text=escape_text, Macro=_macro)
        made.globals = dict(made.globals)  # for Jinja, a chain of several, which is copied for each page
        return made

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  (the interface)
        if self._module is None:
            self._module = self.make_module()
        return self._module


class SiteEnvironment(jinja2.Environment):
    """Finds a template that it has by its name alone."""

    context_class = SiteContext
    template_class = SiteTemplate

    def __init__(self, fragments: Fragments, **options: Any) -> None:  # noqa: ANN401
        """Take what remembers fragments, and Jinja's own options."""
        super().__init__(**options)
        self.fragments = fragments
        # A template that asks a value for what it has not is mistaken, whatever it would do with it; Jinja would look
        # for a key of that name as well, and no template here is given a dict.
        self.getattr = getattr  # type: ignore[method-assign,assignment]
        self._there: dict[str, jinja2.Template] = {}
        self.imported = _Imported(self.get_template)

    def _generate(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401  (Jinja's own)
        """Write a template's code, as compiling.py has it; mostly, all of it is kept."""
        from plugins.building.compiling import SiteCode

        self.code_generator_class = SiteCode
        return super()._generate(*args, **kwargs)

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  (the interface's name)
    ) -> jinja2.Template:
        """Return the template called `name`."""
        if not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._there.get(name)
        if found is None:
            found = self._there[name] = super().get_template(name, parent, globals)
        return found


class _Imported(dict[tuple[str, str], Any]):
    """What templates take from one another, mostly macros, by (template, name there)."""

    def __init__(self, template: Callable[[str], jinja2.Template]) -> None:
        super().__init__()
        self._template = template

    def __missing__(self, which: tuple[str, str]) -> Any:  # noqa: ANN401  (whatever stands there)
        template, name = which
        module = self._template(template)._get_default_module()  # noqa: SLF001  (as Jinja's own code does)
        found = self[which] = getattr(module, name)
        return found


def _macro(environment: SiteEnvironment, function: FunctionType, name: str, *how: Any) -> Callable[..., Any]:  # noqa: ANN401
    """Return what is called for a macro of a template; a component that many pages show alike is remembered."""
    macro, fragments = macro_of(environment, function, name, *how), environment.fragments
    return fragments.remembering(macro) if name in fragments.names else macro


def escape(value: object) -> str:
    """Return `value` as HTML. A text that is safe already is what it was, and a number has nothing to be escaped."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type]
    if kind is int:
        return str(value)
    return value if kind is Markup else escaped(value)  # type: ignore[return-value]


def environment(settings: Mapping[str, Any], fragments: Fragments | None = None) -> jinja2.Environment:
    """Return the environment; `fragments` remembers components that many pages show."""
    made = SiteEnvironment(
        fragments or Fragments(),
        loader=jinja2.FileSystemLoader(Path(settings["THEME"]) / "templates"),
        auto_reload=False,
        bytecode_cache=Compiled(COMPILED, settings["JINJA_ENVIRONMENT"]),
        optimized=False,  # what a filter says of a constant would be kept, though the filter may have become another
        **settings["JINJA_ENVIRONMENT"],
    )
    made.filters.update(settings["JINJA_FILTERS"])
    made.globals.update(settings["JINJA_GLOBALS"])
    return made
