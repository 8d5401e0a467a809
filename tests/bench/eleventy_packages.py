"""Eleventy's packages, by the lock in eleventy/, put where the project keeps what can be deleted at any time."""

from __future__ import annotations

import hashlib
import shutil
import subprocess

from tests.bench.tools import BENCH, ELEVENTY
from tests.tools import ROOT

FILES = (BENCH / "eleventy/package.json", BENCH / "eleventy/package-lock.json", ROOT / ".npmrc")


def install() -> bool:
    """Install them where npm is there and they aren't yet; return whether they are there."""
    npm = shutil.which("npm")
    stamp = ELEVENTY / "installed"
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in FILES)).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return True
    if npm is None:
        return False
    ELEVENTY.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copy(file, ELEVENTY)
    command = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=ELEVENTY, check=False).returncode:
        return False
    stamp.write_text(wanted, encoding="utf-8")
    return True
