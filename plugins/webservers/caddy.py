"""For Caddy: a file to `import` in a site's block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.webservers import rules
from plugins.webservers.moves import Move

_WHERE = "# What Caddy has to know of this site. In the site's block, with `root`: import …/server/Caddyfile"


def lines(moves: Iterable[Move]) -> Iterator[str]:
    """Yield the lines of the file; addresses in `moves` are letters, digits, -, _, . and / by now."""
    yield _WHERE
    yield "encode {"
    yield "\tgzip"
    yield "\tmatch {"  # its own list knows neither the sitemap's type nor that of JSON feeds
    for media_type in rules.SHRINKING:
        yield f"\t\theader Content-Type {media_type}*"
    yield "\t}"
    yield "}"
    yield "file_server"
    yield "handle_errors {"
    yield "\t@missing expression {err.status_code} == 404"
    yield f"\trewrite @missing {rules.NOT_FOUND}"
    yield '\theader Content-Type "text/html; charset=utf-8"'  # and not what a file with that ending would have had
    yield f'\theader Cache-Control "{rules.ASKING}"'
    yield "\tfile_server"
    yield "}"
    for name, value in rules.HEADERS.items():
        yield f'header {name} "{value}"'
    yield f"@lasting path_regexp {rules.LASTING}"
    yield f'header @lasting Cache-Control "{rules.FOREVER}"'
    yield f"@asking not path_regexp {rules.LASTING}"
    yield f'header @asking Cache-Control "{rules.ASKING}"'
    yield f"@open path_regexp {rules.OPEN}"
    yield 'header @open Access-Control-Allow-Origin "*"'
    for ending, media_type in rules.TYPES.items():
        if ending != "html":  # pages have addresses without an ending, and their type anyway
            yield f"@{ending} path *.{ending}"
            yield f'header @{ending} Content-Type "{_said(media_type)}"'
    pattern, media_type = rules.FEED
    yield f"@feed path_regexp {pattern}"
    yield f'header @feed Content-Type "{media_type}"'
    for move in moves:
        for form in move.forms:
            yield f"redir {form} {move.new} permanent"


def _said(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type in rules.UTF_8 else media_type
