"""A translation's file, begun: the words to be translated, the facts as notes, and what it is made from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path, PurePosixPath

from plugins.desk.drafting import Refused
from plugins.desk.fingerprints import HEADER, KEY, LATER, fingerprint
from plugins.model.problem import N_
from plugins.reading.headers import HEADERS
from plugins.reading.sources import Source, parse
from plugins.wording.strings import Strings

TRANSLATE = N_("Put the words of this file into its own language; then delete this line.")
FACTS = N_("Facts, the same in every language, stand in {file}: they are not repeated here.")
_LEFT_OUT = frozenset({"slug", "aliases", LATER, KEY})
_LINK = re.compile(r"(\]\((?:\{filename\})?)((?:\.\./)+[a-z]+/[a-z0-9-]+/|\.\./[a-z0-9-]+/)index\.([a-z]{2})\.md")


def sources_of(content: Path, languages: Iterable[str], name: str) -> tuple[Source, ...]:
    """Return the files of the item called `name` (folder, or kind/folder). Raises Refused where it is not one."""
    pattern = name if "/" in name else f"*/{name}"
    folders = sorted(path for path in content.glob(pattern) if path.is_dir()) if _plain(name) else []
    if not folders:
        raise Refused(N_("there is no item called {name}"), name=name)
    if len(folders) > 1:
        several = ", ".join(f"{path.parent.name}/{path.name}" for path in folders)
        raise Refused(N_("several items are called {name}: say which, {several}"), name=name, several=several)
    (folder,) = folders
    found = []
    for lang in languages:
        path = folder / f"index.{lang}.md"
        if path.is_file():
            shown = PurePosixPath(content.name, folder.parent.name, folder.name, path.name)
            source, _ = parse(path.read_bytes(), shown, folder.parent.name, folder.name, lang)
            if source is None or source.broken or source.kind not in HEADERS:
                raise Refused(N_("{file} cannot be read; `{command}` tells why"), file=shown, command="tasks.py check")
            found.append(source)
    if not found:
        raise Refused(N_("there is no item called {name}"), name=name)
    return tuple(found)


def _plain(name: str) -> bool:
    return re.fullmatch(r"(?:[a-z]+/)?[a-z0-9-]+", name) is not None


def translation(source: Source, lang: str, editor: str, written: Collection[tuple[str, str, str]], today: date) -> str:
    """Return the file in `lang` to be made from `source` on the day `today`, notes in the language `editor`.

    `written` names all files there are: (kind, id, language). A link to an item leads to its file in `lang`, if any.
    """
    t, headers = Strings(editor, "problems"), HEADERS[source.kind]
    lines = [f"<!-- {t(TRANSLATE)} -->"]
    facts = []
    for key, field in source.fields.items():
        header = headers.get(key)
        if header is None or key in _LEFT_OUT:
            continue
        value = field.value.strip().replace("\n", "\n    ")
        if header.words:
            lines.append(f"{header.name}: {value}")
        else:
            facts.append(f"<!-- {header.name}: {' · '.join(field.value.strip().split(chr(10)))} -->")
    if LATER in headers:
        lines.append(f"{headers[LATER].name}: {today.isoformat()}")
    lines.append(f"{HEADER}: {source.lang} {fingerprint(source)}")
    if facts:
        lines += [f"<!-- {t(FACTS).format(file=source.path.name)} -->", *facts]

    def led(match: re.Match[str]) -> str:
        parts = match[2].strip("/").split("/")
        kind = parts[-2] if parts[-2] != ".." else source.kind
        there = lang if (kind, parts[-1], lang) in written else match[3]
        return f"{match[1]}{match[2]}index.{there}.md"

    return "\n".join([*lines, "", _LINK.sub(led, source.body)])


def unchanged(text: str, source: Source) -> str:
    """Return a translation's `text`, said to be made from `source` as it is now."""
    line = f"{HEADER}: {source.lang} {fingerprint(source)}"
    pattern = re.compile(r"^translated[ _-]from[ \t]*:.*$", re.IGNORECASE | re.MULTILINE)
    head, empty, body = text.partition("\n\n")
    if pattern.search(head):
        return pattern.sub(line, head, count=1) + empty + body
    return f"{head.rstrip()}\n{line}{empty}{body}" if empty else f"{head.rstrip()}\n{line}\n"
