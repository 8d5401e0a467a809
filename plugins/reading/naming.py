"""What files and folders of content/ may be called, and which of them are pictures and downloads."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.model.problem import N_

KINDS = ("news", "events", "partners", "pages", "tags", "project")
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".heic", ".heif", ".hif"})
DOWNLOADS = frozenset({".pdf", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".csv", ".txt", ".epub"})
SAVED_AS = {".doc": ".docx", ".rtf": ".odt", ".xls": ".xlsx", ".ppt": ".pptx"}  # what else one saves a document as
# What operating systems and editors leave behind; nobody wrote it, so nobody misses it.
LEFT_BEHIND = re.compile(
    r"(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.gitkeep|\.gitattributes|.*~|~\$.*|\..*\.sw[op]"
    r"|\.#.*|#.*#|\.~lock\..*#)"  # Emacs's locks, which are links, and its copies; LibreOffice's locks
)

LONGEST = 100  # letters of one part of an address: disks end at 143 or 255, and files are called after it with more
TOO_LONG = N_("{n} characters are too many for one part of an address")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Names that are devices to Windows, whatever follows behind a point, and signs that no name has there: git cannot bring
# such a file or folder onto such a computer, and with it nothing of what has come together with it.
DEVICES = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
    }
)
UNHELD = N_("Windows can hold neither a file nor a folder called “{name}”")
HELD = N_("call it “{example}”, for instance")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\\x00-\x1f]+')


def on_disk(path: str, files: frozenset[str]) -> str:
    """Return `path` as the disk spells it, where `files` has it with its accents written in the other way.

    An ė is one character (NFC) or an e and a dot (NFD), as the system that wrote it likes; nobody sees which. And what
    was saved from the web may be called “Plan%202026.pdf”, as addresses have it.
    """
    if path in files:
        return path
    same = unicodedata.normalize("NFC", path)
    return min(
        (file for file in files if same in {(own := unicodedata.normalize("NFC", file)), unquote(own)}), default=path
    )


def held(name: str) -> str:
    """Return `name`, or the nearest to it that Windows can hold: `con.jpg` -> `con-1.jpg`."""
    if _NOT_ON_WINDOWS.search(name):
        path = PurePosixPath(_NOT_ON_WINDOWS.sub("-", name))
        stem = "-".join(part for each in path.stem.split("-") if (part := each.strip()))
        name = (stem or "1") + path.suffix.rstrip("-")
    device, dot, rest = name.partition(".")
    return f"{device.strip()}-1{dot}{rest}" if device.strip().lower() in DEVICES else name


def shortened(name: str) -> str:
    """Return the beginning of an id or slug that is too long for an address, cut between two words."""
    return name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]


def plain_id(name: str) -> str:
    """Return the nearest name fit for an address: `Vizitas Osle, 2016` -> `vizitas-osle-2016`."""
    for letter, plain in (("æ", "ae"), ("ø", "o"), ("å", "a"), ("ß", "ss"), ("đ", "d"), ("ł", "l")):
        name = name.lower().replace(letter, plain)
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
