"""`python3 tasks.py changes`: builds the site as it is here and as it is on another branch, and compares the two."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import subprocess
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image

from plugins.desk import changes, changespage
from plugins.model.problem import N_
from plugins.report import say
from plugins.wording.editor import editor_language
from plugins.wording.strings import Strings

MOST_SHOTS = 12  # pages; each takes a browser some seconds, twice
WIDTH = 600  # pixels of a screenshot in the report

NO_BASE = N_("There is no “{base}” to compare with: {reason}")
NO_GIT = N_("git is missing, or keeps no history here")
NO_TREE = N_("git could not lay it out beside the project")
NO_COMMIT = N_("no branch, tag or commit is called so")
NOT_BUILT = N_("The site cannot be built as it is in “{where}”:")
SEEN = N_("All of it as a page: {file}")
NO_BROWSER = N_("Without pictures: no Chromium was found.")


def show(
    root: Path, base: str, *, chromium: Path | None = None, lang: str = "", browser: bool = True, now: str = ""
) -> int:
    """Print what changes from `base` to the files here, and write the report into .cache/. Return the exit status."""
    editor = editor_language(lang, os.environ)
    now = now or datetime.now(UTC).isoformat(timespec="minutes")  # the same for both, so that time is no difference
    with tempfile.TemporaryDirectory(prefix="changes-") as name:
        folder = Path(name)
        with _worktree(root, base, folder / "tree", editor) as reason:
            if reason:
                say(NO_BASE, editor, base=base, reason=reason)
                return 1
            for where, project in ((base, folder / "tree"), (root.name, root)):
                told = _build(project, folder / ("after" if project == root else "before"), now, editor)
                if told:
                    say(NOT_BUILT, editor, where=where)
                    sys.stderr.write(told)
                    return 1
        found = changes.compare(_files(folder / "before"), _files(folder / "after"))
        shots = _pictures(found.pages[:MOST_SHOTS], folder, chromium) if chromium else {}
    for line in changes.summary(found, editor):
        sys.stdout.write(f"{line}\n")
    if chromium is None:
        say(NO_BROWSER, editor)
    place = root / ".cache" / "changes.html"
    place.parent.mkdir(exist_ok=True)
    place.write_text(changespage.report(found, shots, editor, base), encoding="utf-8")
    say(SEEN, editor, file=place.relative_to(root))
    if browser:
        webbrowser.open(place.as_uri())
    return 0


@contextlib.contextmanager
def _worktree(root: Path, base: str, tree: Path, lang: str) -> Iterator[str]:
    """Lay `base` out at `tree` for a while; yield "" or the reason why that cannot be done."""
    git = partial(_git, root)
    t = Strings(lang, "problems")
    reason = ""
    if git("rev-parse", "--git-dir") is None:
        reason = t(NO_GIT)
    elif base.startswith("-") or git("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}") is None:
        reason = t(NO_COMMIT)
    elif git("worktree", "add", "--detach", "--quiet", str(tree), base) is None:
        reason = t(NO_TREE)
    try:
        yield reason
    finally:
        if not reason:
            git("worktree", "remove", "--force", str(tree))


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says of the repository at `root`; None where it refuses, or is not there."""
    with contextlib.suppress(OSError):
        command = ["git", "-C", str(root), *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
        return done.stdout if done.returncode == 0 else None
    return None


def _build(project: Path, output: Path, now: str, lang: str) -> str:
    """Build `project` into `output`; return "" or what was told."""
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output)]
    command += ["--fatal", "warnings", "-e", f'NOW="{now}"', "DRAFTS=true", f'EDITOR_LANGUAGE="{lang}"']
    done = subprocess.run(  # noqa: S603
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    return done.stdout if done.returncode else ""


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _pictures(pages: Sequence[changes.Page], folder: Path, chromium: Path) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    with _served(folder / "before") as before, _served(folder / "after") as after:
        for page in pages:
            shot = partial(_shot, chromium=chromium, folder=folder)
            found[page.url] = (
                "" if page.kind == "appears" else shot(f"{before}{page.url}"),
                "" if page.kind == "vanishes" else shot(f"{after}{page.url}"),
            )
    return found


def _shot(url: str, *, chromium: Path, folder: Path) -> str:
    """Return a screenshot as a data: address; "" where the browser makes none."""
    target = folder / "shot.png"
    target.unlink(missing_ok=True)
    command = [str(chromium), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    command += ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"]
    command += [f"--user-data-dir={folder / 'profile'}", "--window-size=1200,1600", f"--screenshot={target}", url]
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(command, capture_output=True, timeout=60, check=False)  # noqa: S603
    if not target.is_file():
        return ""
    with Image.open(target) as picture:
        small = picture.convert("RGB").resize((WIDTH, picture.height * WIDTH // picture.width))
    data = io.BytesIO()
    small.save(data, "WEBP", quality=70)
    return f"data:image/webp;base64,{base64.b64encode(data.getvalue()).decode()}"
