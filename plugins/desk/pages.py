"""The built files as `serve` hands them out: never to be kept, and with what cannot be built on top."""

from __future__ import annotations

import html
import re
from pathlib import Path

from livereload.handlers import StaticFileHandler

from plugins.desk.building import Builder

FORMS = "/_desk"  # where forms are; no address of the site begins so: those have small letters, figures and hyphens
HAND_IN = f"{FORMS}/hand-in"
_BODY = re.compile(rb"<body[^>]*>")
_FILE = re.compile(r"content/([a-z]+)/([a-z0-9-]+)/index\.([a-z]{2})\.md:\d+")


class Pages(StaticFileHandler):
    """The built files, as a web server at the site's address would hand them out."""

    builder: Builder
    lost: Path

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002  (tornado's own)
        """Hand out a file; while what was saved last cannot be built, a page says so first."""
        if self.builder.faults and include_body:
            self.path = self.parse_url_path(path)  # as tornado has it, for what it says of a wrong address
            place = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
            if place is None:  # it leads on
                return
            if place.endswith(".html"):
                self.set_extra_headers(path)
                self.finish(self._with_faults(Path(place)))
                return
        await super().get(path, include_body)

    def compute_etag(self) -> str | None:
        """Give no name to what is not to be kept."""
        return None

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002  (the interface says so)
        """Have nothing kept."""
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with the site's page for wrong addresses, or with why there is none."""
        if self.lost.is_file():
            self.finish(self._with_faults(self.lost))
        else:  # nothing has been built yet; </head> is where livereload puts its script
            words = html.escape(self.builder.faults or str(status_code))
            self.finish(
                f'<!doctype html><head><meta charset="utf-8"><title>{status_code}</title></head><pre>{words}</pre>'
            )

    def _with_faults(self, file: Path) -> bytes:
        page, faults = file.read_bytes(), self.builder.faults
        return with_faults(page, faults) if faults else page


def with_faults(page: bytes, faults: str) -> bytes:
    """Return an HTML page that begins with `faults`, and keeps them in sight however far one has scrolled.

    They look as the site's warnings do, and can be read without its styles. The name of a file leads to its form.
    """
    lines = "<br>".join(_led(html.escape(line)) for line in faults.splitlines())
    said = (
        '<div role="alert" style="position: sticky; inset-block-start: 0; z-index: 9; max-block-size: 50vh;'
        ' overflow: auto; overflow-wrap: anywhere">'
        f'<div class="notice notice--warning" style="margin: 0"><p>{lines}</p></div></div>'
    )
    return _BODY.sub(lambda body: body[0] + said.encode(), page, count=1)


def _led(line: str) -> str:
    return _FILE.sub(lambda file: f'<a href="{FORMS}/{file[1]}/{file[2]}/{file[3]}">{file[0]}</a>', line)
