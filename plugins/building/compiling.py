"""Templates as Python, in fewer words than Jinja's own: a value's attribute is asked for, and a function is called.

Jinja has each attribute, call and item looked up by a function of its environment, which first finds out what it has
before it; every macro counts its arguments anew. Here a template is given dataclasses and functions that want no
context, so what stands in a template can be done as it stands. What Python cannot say in the same words is left to
Jinja.
"""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword
from typing import Any, TypeGuard

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst


class SiteCode(CodeGenerator):
    """Writes the code of one template."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Jinja's own)
        """Begin as Jinja does."""
        super().__init__(*args, **kwargs)
        self._macros = {"caller"}  # names that stand for macros
        self._as_it_is: nodes.Expr | None = None  # what is being put out as it is

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """Gather what a page or a block of it says, and give it as one text: each piece would go from hand to hand."""
        if frame.buffer is not None:
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        if not (frame.toplevel and self.has_known_extends):  # else it says nothing: the one that it extends does
            self.writeline(f"yield concat({frame.buffer})")
        frame.buffer = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  (Jinja's names)
        """Find out first which macros the template has."""
        self._macros.update(each.name for each in node.find_all(nodes.Macro))
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        """Escape without a call of our own what is as it mostly is: a macro's HTML, or else a text."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif self._is_done(node):
            self._as_it_is = node
        elif self._is_macro(node):
            self.write("(told if type(told := ")
        else:
            self.write("(escape_text(told) if type(told := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        elif node is not self._as_it_is:
            self.write(f") is {'Markup' if self._is_macro(node) else 'str'} else escape(told))")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401
        """Write constants down, but not what a filter makes of one: the code is kept, and filters become others."""
        if isinstance(node, nodes.Filter) or node.find(nodes.Filter) is not None:
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _is_done(self, node: nodes.Expr) -> bool:
        """Whether a text comes of `node` that need not be asked whether it is HTML."""
        if self._is_macro(node):
            return not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return isinstance(node, nodes.Filter) and node.name == "safe"

    def _is_macro(self, node: nodes.Expr) -> TypeGuard[nodes.Call]:
        """Whether `node` calls a macro: what comes of it is HTML by now."""
        return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in self._macros

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802  (Jinja's names)
        """Put out a text that is said to be safe as it is: nobody asks it whether it is."""
        if node is self._as_it_is and node.node is not None:
            self.visit(node.node, frame)
        else:
            super().visit_Filter(node, frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's names)
        """Ask the value itself; one that has no such attribute is an AttributeError."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    @optimizeconst
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Ask the value itself; one that has no such item is Python's own error."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """Take macros from a template that is told by its name; they are the same on every page."""
        if node.with_context or not frame.toplevel or not isinstance(node.template, nodes.Const):
            super().visit_FromImport(node, frame)
            return
        for each in node.names:
            name, alias = each if isinstance(each, tuple) else (each, each)
            self._macros.add(alias)
            self.writeline(f"context.vars[{alias!r}] = {frame.symbols.ref(alias)} = ", node)
            self.write(f"environment.imported[{node.template.value!r}, {name!r}]")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Call, with the arguments that the template has, and no others."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(").html(" if node is self._as_it_is else ")(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
