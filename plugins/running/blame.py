"""Where a fault of settings, theme or code is, and what it is: for those who read no tracebacks."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
NO_MEMORY = "this computer’s memory is used up"
KILLED = "a process of the build was killed, as is done where a computer’s memory is used up"
_ASKED = ("Extra settings must be specified", "Invalid JSON value")  # Pelican's words of what `-e` was given
OURS = ("theme/", "plugins/", "requirements/", "pelicanconf.py", "publishconf.py")


class Blame(NamedTuple):
    """What there is to be said of a fault."""

    place: str  # of ours, from the project's root where it is below it: "theme/templates/base.html:12"; "" if not known
    reason: str  # in the words of Python or Jinja, or one of the above, of which report.py has translations
    plain: bool  # whether that is all that somebody needs who is to mend it
    ours: bool = True  # whether settings, theme or code are at fault, not the disk or a file of contents

    @property
    def said(self) -> str:
        """Both in one line."""
        return f"{self.place}: {self.reason}" if self.place else self.reason


def blamed(fault: BaseException) -> Blame:
    """Return where a fault has come from; one that a worker has told of brings that along."""
    known = getattr(fault, "blame", None)
    if isinstance(known, Blame):
        return known
    if type(fault).__module__.startswith("jinja2."):
        return _of_template(fault)
    if isinstance(fault, OSError):
        return _of_file(fault)
    if isinstance(fault, SyntaxError):
        return Blame(f"{shown(fault.filename or '')}:{fault.lineno}", f"SyntaxError: {fault.msg}", plain=True)
    if isinstance(fault, MemoryError):
        return Blame("", NO_MEMORY, plain=True, ours=False)
    return _of_code(fault)


def unworded(fault: BaseException) -> str:
    """Return `fault` in Python's words alone, for where the code that has ours for it is what is at fault."""
    found = blamed(fault)
    if found.plain:
        return f"{found.said}\n"
    import traceback

    return "".join(traceback.format_exception(fault))


def _of_code(fault: BaseException) -> Blame:
    if isinstance(fault, ValueError) and str(fault).startswith("Could not find the theme"):  # Pelican's words
        return Blame("", str(fault), plain=True)
    if isinstance(fault, ValueError) and str(fault).startswith(_ASKED):
        return Blame("", str(fault), plain=True, ours=False)
    missing = isinstance(fault, KeyError) and str(fault.args[0]).isupper()  # as Pelican's settings are
    said = f"no setting {fault.args[0]}" if missing else f"{type(fault).__name__}: {fault}"
    return Blame(_innermost(fault), said, plain=False)


def _of_template(fault: BaseException) -> Blame:
    import jinja2

    said = f"{type(fault).__name__}: {fault}"
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return Blame(f"{shown(fault.filename or fault.name or '')}:{fault.lineno}", said, plain=True)
    if isinstance(fault, jinja2.TemplateNotFound):
        return Blame(f"theme/templates/{fault.name}", os.strerror(errno.ENOENT), plain=True)
    return Blame(_innermost(fault, "templates"), said, plain=True)


def _of_file(fault: OSError) -> Blame:
    named = next((each for each in (fault.filename2, fault.filename) if isinstance(each, str)), "")
    file = shown(named)
    ours = isinstance(fault, FileNotFoundError) and file.startswith(OURS)  # what git has brought along
    return Blame(file, fault.strerror or type(fault).__name__, plain=True, ours=ours)


def shown(file: str) -> str:
    """Return a path as an editor sees it, from the project's root."""
    below = Path(os.path.abspath(file)) if file else ROOT  # noqa: PTH100  (a link is to stay one)
    return below.relative_to(ROOT).as_posix() if below.is_relative_to(ROOT) and below != ROOT else file


def _innermost(fault: BaseException, folder: str = "") -> str:
    """Return the last line of ours that was at work, of those below a `folder` where there is one."""
    import traceback  # most builds have no use for it

    frames = [(shown(frame.filename), frame.lineno) for frame in traceback.extract_tb(fault.__traceback__)]
    own = [each for each in frames if not Path(each[0]).is_absolute() and not each[0].startswith((".venv/", "<"))]
    theirs = [each for each in frames if f"/{folder}/" in each[0] and "site-packages" not in each[0]]
    found = theirs or own or frames[-1:]
    return ":".join(map(str, found[-1])) if found else ""
