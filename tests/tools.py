"""The programs that tests drive and that this project does not install by itself: where they are, or how to get them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGINNING = (
    "tasks.py",
    "pelicanconf.py",
    "requirements/environment.py",
    "requirements/words.py",
    "requirements/site.lock",
)  # what a project needs for tasks.py to begin
MODULES = ROOT / "node_modules"

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
WEB_SERVERS = {"apache2": "apache2-bin", "caddy": "caddy", "nginx": "nginx-light"}  # name -> Debian's package
_PROGRAMS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
_MACOS = ("Chromium", "Google Chrome", "Microsoft Edge")
_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_WINDOWS_ROOMS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def chromium() -> Path | None:
    """Return the browser to test with: $CHROMIUM, or Chromium, Chrome or Edge where systems put them."""
    said = os.environ.get("CHROMIUM")
    if said:
        return Path(said)
    found = next(filter(None, map(shutil.which, _COMMANDS)), None)
    if found:
        return Path(found)
    rooms = [Path(os.environ[room]) for room in _WINDOWS_ROOMS if room in os.environ]
    places = [Path("/Applications") / f"{name}.app/Contents/MacOS/{name}" for name in _MACOS]
    places += [room / path for room in rooms for path in _WINDOWS]
    return next((place for place in places if place.is_file()), None)


def java() -> Path | None:
    """Return Java's command, which the Nu checker runs on; macOS has one that only says that there is none."""
    found = shutil.which("java")
    return Path(found) if found and not (sys.platform == "darwin" and found == "/usr/bin/java") else None


def newsboat() -> Path | None:
    """Return the feed reader's command, a subscriber's eyes."""
    found = shutil.which("newsboat")
    return Path(found) if found else None


def web_server(name: str) -> Path | None:
    """Return the command of "nginx", "caddy" or "apache2"; elsewhere than on Debian, the last is called httpd."""
    names = ("apache2", "httpd") if name == "apache2" else (name,)
    found = next(filter(None, (shutil.which(each, path=_PROGRAMS) for each in names)), None)
    return Path(found) if found else None


def module(path: str) -> Path | None:
    """Return a file of node_modules/, "axe-core/axe.min.js", where `npm ci` has put it."""
    place = MODULES / path
    return place if place.is_file() else None


def packages() -> tuple[str, ...]:
    """Return the packages of Debian that have what is not there. Web servers, which it starts at once, are for CI."""
    wanted = [package for package, there in (("chromium", chromium()), ("newsboat", newsboat())) if there is None]
    if in_ci():
        wanted += [package for name, package in WEB_SERVERS.items() if web_server(name) is None]
    return tuple(wanted)


def in_ci() -> bool:
    """Return whether nothing is to be left out."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def missing() -> dict[str, str]:
    """Return what is not there that tests drive: name → how to get it."""
    absent = {}
    if chromium() is None:
        absent["Chromium"] = "install Chromium, Chrome or Edge, or set CHROMIUM to its path"
    if java() is None:
        absent["Java"] = "install a Java runtime, such as Debian's default-jre-headless"
    if newsboat() is None:
        absent["newsboat"] = "install it, such as Debian's package of that name"
    for name, package in WEB_SERVERS.items():
        if web_server(name) is None:
            absent[name] = f"install it, such as Debian's package {package}"
    if module("axe-core/axe.min.js") is None or module("vnu-jar/build/dist/vnu.jar") is None:
        absent["npm packages"] = "install Node.js with npm, then run `npm ci`"
    return absent
