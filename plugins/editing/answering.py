"""What each of the desk's answers in `serve` does first and last.

They are given to this computer alone, and only what a page of the desk has sent is taken: another site that is open in
the same browser could send a form here, too, or call itself by this address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from errno import EACCES, ENOSPC, EPERM, EROFS
from hashlib import blake2b
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import Any, TypeVar

from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler

from plugins.desk.drafting import Refused
from plugins.desk.repository import Repository
from plugins.editing import folder as folders
from plugins.editing.fields import Field, Group
from plugins.editing.filling import TIME
from plugins.editing.folder import Folder
from plugins.editing.looking import CODES, Looker
from plugins.editing.sheet import TEXT, WHOLE
from plugins.model.problem import N_
from plugins.picturing.unusable import UnusableError
from plugins.report import broken, tell_broken
from plugins.wording.strings import Strings

Answer = TypeVar("Answer")

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
UNWRITABLE = N_("{file} could not be written ({reason}).")
WRITTEN = N_("What you have written:")
READ_ONLY = N_("it may be read only")
FULL = N_("the disk is full")
GONE = N_("There is no such item, or no longer.")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What all requests have in common."""

    looker: Looker
    repository: Repository
    editor: str  # language of the editor
    languages: tuple[str, ...] = CODES
    answered: dict[bytes, tuple[str, str]] = field(default_factory=dict)  # the form saved last: see `led_before`

    @property
    def content(self) -> Path:
        """The folder of contents."""
        return self.looker.content


class Handler(RequestHandler):
    """What each of them does first and last."""

    desk: Desk

    def initialize(self, desk: Desk) -> None:
        """Take what all have in common."""
        self.desk = desk

    def prepare(self) -> None:
        """Refuse whoever is not at this computer, or was sent by another site."""
        name = self.request.host.rpartition(":")[0] or self.request.host
        if not _is_here(self.request.remote_ip) or not (name == "localhost" or _is_here(name.strip("[]"))):
            raise HTTPError(403)
        origin = self.request.headers.get("Origin")
        if self.request.method == "POST" and origin != f"{self.request.protocol}://{self.request.host}":
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        """Have nothing kept, shown within another page, or loaded from elsewhere."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")

    def log_exception(self, kind: type[BaseException] | None, fault: BaseException | None, trace: Any) -> None:  # noqa: ANN401  (tornado's)
        """Tell of a fault of the code in the terminal, in the editor's words; of wrong addresses nothing."""
        del kind, trace
        if fault is not None and not isinstance(fault, HTTPError):
            tell_broken(fault, self.desk.editor)

    def write_error(self, status_code: int, **more: Any) -> None:  # noqa: ANN401  (tornado's)
        """Say it in the editor's words."""
        fault = more.get("exc_info", (None, None))[1]
        if status_code == HTTPStatus.NOT_FOUND:
            words = [Strings(self.desk.editor, "problems")(GONE)]
        elif fault is None or isinstance(fault, HTTPError):
            words = [str(status_code)]
        else:
            words = broken(fault, self.desk.editor)
            for name in (TEXT, WHOLE):
                if written := self.get_body_argument(name, "", strip=False):  # browsers do not keep it
                    words = [*words, "", Strings(self.desk.editor, "problems")(WRITTEN), "", written]
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("\n".join(words))

    async def apart(self, do: Callable[[], Answer]) -> Answer:
        """Do something that takes its time while others are served."""
        return await IOLoop.current().run_in_executor(None, do)

    @property
    def _form(self) -> bytes:
        """What tells one form that has come from another."""
        request = self.request
        files = [(file["filename"], file["body"]) for each in request.files.values() for file in each]
        return blake2b(repr((request.path, sorted(request.arguments.items()), files)).encode()).digest()

    def led_before(self, digest: str) -> str:
        """Return where this very form has led that is sent twice, as by Ctrl-S pressed twice; else "".

        `digest` is that of the item now: where it is not what that form has made of it, somebody else was there.
        """
        where, left = self.desk.answered.get(self._form, ("", ""))
        return where if left == digest else ""

    def lead(self, where: str, digest: str) -> None:
        """Lead on from a form that has been saved, and has left an item of this `digest`."""
        self.desk.answered.clear()
        self.desk.answered[self._form] = (where, digest)
        self.redirect(where, status=303)

    def look(self, kind: str, item: str) -> Folder:
        """Return what there is of an item."""
        found = folders.look(self.desk.content, kind, item, self.desk.languages)
        if not found.texts and not found.unreadable:
            raise HTTPError(404)
        return found

    def said(self, refused: Refused | UnusableError | OSError, file: str = "") -> str:
        """Return why something cannot be done, in the editor's language."""
        t = Strings(self.desk.editor, "problems")
        if isinstance(refused, Refused):
            return refused.told(self.desk.editor)
        if isinstance(refused, UnusableError):
            return f"{file}: " + "; ".join(
                t(each).format_map(refused.values) for each in (refused.wrong, refused.right)
            )
        known = {EACCES: t(READ_ONLY), EPERM: t(READ_ONLY), EROFS: t(READ_ONLY), ENOSPC: t(FULL)}
        reason = known.get(refused.errno or 0) or refused.strerror or refused
        return t(UNWRITABLE).format(file=file or "content", reason=reason)


def _is_here(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False


def typed(handler: RequestHandler, field: Field) -> str | None:
    """Return what a field says that has come back; None where none of its controls has."""
    names = field.key, TIME.format(field.key)
    if not any(name in handler.request.body_arguments for name in names):
        return None
    return field.typed(part for name in names for part in handler.get_body_arguments(name))


def fields_of(made: Iterable[Group]) -> tuple[Field, ...]:
    """Return the fields of all groups."""
    return tuple(field for group in made for field in group.fields)
