"""What a command says that no task understands: told in the editor's language, and with what would be right.

Invoke tells it in English, and of a number that is none with a traceback.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from invoke import Exit, Program
from invoke.exceptions import ParseError

from plugins.model.problem import N_
from plugins.wording.editor import asked_language

COMMAND = "python3 tasks.py"
NO_TASK = N_("there is no task “{name}”; did you mean “{near}”?")
NO_SUCH_TASK = N_("there is no task “{name}”; this names all there are: {command}")
NO_FLAG = N_("“{task}” knows no “{name}”; did you mean “{near}”?")
NO_SUCH_FLAG = N_("“{task}” knows no “{name}”; this names all that it knows: {command}")
NO_VALUE = N_("“{name}” lacks what belongs behind it; this tells of it: {command}")
NO_NUMBER = N_("“{name}” is not a whole number; this tells where one belongs: {command}")
NO_LETTERS = N_("“{word}” cannot be read: the terminal does not write its letters as UTF-8; set it to that")
_UNKNOWN = re.compile(r"No idea what (?P<said>.*) is!", re.DOTALL)
_UNVALUED = re.compile(r"Flag <Argument: (?P<said>\S+).*> needed value and was not given one!", re.DOTALL)
_UNGIVEN = re.compile(r"did not receive required positional arguments: ")
_UNCOUNTED = re.compile(r"invalid literal for int\(\) with base 10: (?P<said>.*)", re.DOTALL)


class Tasks(Program):
    """Invoke's program, whose complaints are in the editor's language."""

    def parse_core(self, argv: list[str] | None) -> None:
        """Read what stands before the tasks; words that no file could hold are told before any is made."""
        for word in argv or ():
            told = word.encode(errors="replace").decode()
            if told != word:
                raise Exit(_words(NO_LETTERS, argv or (), word=told), code=1)
        with self._complaining():
            super().parse_core(argv)

    def parse_tasks(self) -> None:
        """Read tasks and their flags; a task that lacks its word says itself what is missing."""
        with self._complaining():
            try:
                super().parse_tasks()
            except ParseError as error:
                if error.context is None or not _UNGIVEN.search(str(error)):
                    raise
                self.core.unparsed.insert(self.core.unparsed.index(str(error.context.name)) + 1, "")
                super().parse_tasks()

    def parse_cleanup(self) -> None:
        """Tell of a task, or of all: there are no groups of them that `--list` could be asked for."""
        if self.args.list.value:
            self.args.list.set_value(True, cast=False)
        with self._complaining():
            super().parse_cleanup()

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        try:
            yield
        except ParseError as error:
            task = error.context.name if error.context else None
            raise Exit(self._complaint(str(error), task), code=1) from None
        except ValueError as error:
            if not _UNCOUNTED.fullmatch(str(error)):
                raise
            raise Exit(self._complaint(str(error), None), code=1) from None

    def _complaint(self, told: str, task: str | None) -> str:
        """Return what to say where invoke has `told` that of a `task`, None where it was before all tasks."""
        from plugins.reading.suggest import suggest  # few are mistaken

        tasks = tuple(self.namespace.task_names) if self.namespace else ()
        if found := _UNVALUED.fullmatch(told):
            return _words(NO_VALUE, self.argv, name=f"--{found['said']}", command=_help(task))
        if found := _UNCOUNTED.fullmatch(told):
            task = next((each for each in self.argv if each in tasks), None)
            return _words(NO_NUMBER, self.argv, name=_unquoted(found["said"]), command=_help(task))
        found = _UNKNOWN.fullmatch(told)
        if found is None:
            return told
        name = _unquoted(found["said"])
        if task is None and not name.startswith("-"):
            near = suggest(name, tasks)
            return _words(
                NO_TASK if near else NO_SUCH_TASK, self.argv, name=name, near=near, command=f"{COMMAND} --list"
            )
        context = self.parser.contexts[task] if task else self.initial_context
        flags = (each for each in (*context.flags, *context.inverse_flags) if each.startswith("--"))
        near = suggest(name, flags) if name.startswith("-") else None
        message = NO_FLAG if near else NO_SUCH_FLAG
        return _words(message, self.argv, task=task or self.name, name=name, near=near, command=_help(task))


def _words(message: str, arguments: Iterable[str], **gaps: object) -> str:
    """Return one of the messages in the language of whoever has given the `arguments`."""
    from plugins.wording.strings import Strings

    return Strings(asked_language(arguments), "problems")(message).format(**gaps)


def _unquoted(said: str) -> str:
    """Return a word as it was typed, of how invoke says it: as Python does, or simply in quotation marks."""
    try:
        return str(literal_eval(said))
    except (SyntaxError, ValueError):
        return said[1:-1]


def _help(task: str | None) -> str:
    """Return the command that tells what a task takes, or all of them."""
    return " ".join(filter(None, (COMMAND, task, "--help")))
