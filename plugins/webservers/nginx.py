"""For nginx: a file to `include` in a `server` block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.webservers import rules
from plugins.webservers.moves import Move

_WHERE = "# What nginx has to know of this site. In the server block, below `root`: include …/server/nginx.conf;"


def lines(moves: Iterable[Move]) -> Iterator[str]:
    """Yield the lines of the file; addresses in `moves` are letters, digits, -, _, . and / by now."""
    yield _WHERE
    yield "index index.html;"
    yield f"error_page 404 {rules.NOT_FOUND};"
    yield f"error_page 403 =404 {rules.NOT_FOUND};"  # so it calls a folder without a page: an address cut short
    yield "absolute_redirect off;"  # the site need not know its own name and port
    yield "types {"
    for ending, media_type in rules.TYPES.items():
        yield f"    {media_type} {ending};"
    yield "}"
    yield "default_type application/octet-stream;"
    yield "charset utf-8;"
    yield f"charset_types {_without_html(rules.UTF_8)};"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield f"gzip_types {_without_html(rules.SHRINKING)};"
    # Not in a location: what one says of headers takes the place of all that is said here.
    yield f'set $kept "{rules.ASKING}";'
    yield f'if ($uri ~ "{rules.LASTING}") {{ set $kept "{rules.FOREVER}"; }}'
    yield "add_header Cache-Control $kept;"
    yield 'set $open "";'  # of which nginx makes no header
    yield f'if ($uri ~ "{rules.OPEN}") {{ set $open "*"; }}'
    yield "add_header Access-Control-Allow-Origin $open;"
    for name, value in rules.HEADERS.items():
        yield f'add_header {name} "{value}" always;'
    pattern, media_type = rules.FEED
    yield f'location ~ "{pattern}" {{ types {{ }} default_type {media_type}; }}'
    for move in moves:
        for form in move.forms:
            yield f"location = {form} {{ return 301 {move.new}; }}"


def _without_html(types: Iterable[str]) -> str:
    return " ".join(sorted(set(types) - {"text/html"}))  # which is always among them, and not to be named twice
