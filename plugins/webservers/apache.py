"""For Apache and those that read its files (LiteSpeed): `.htaccess`, which is found without being asked for.

Whoever lets a site is seldom asked which modules the server has. What needs one is left out where it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.webservers import rules
from plugins.webservers.moves import Move

_WHERE = "# What Apache has to know of this site. It reads this file by itself where AllowOverride lets it."


def lines(moves: Iterable[Move], pageless: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the file; addresses in `moves` are letters, digits, -, _, . and / by now.

    `pageless` are root-relative addresses of folders in which there is no page, with a slash at their end.
    """
    yield _WHERE
    yield f"ErrorDocument 404 {rules.NOT_FOUND}"
    yield from _if("mime", _types())
    yield from _if("deflate", _if("filter", [f"AddOutputFilterByType DEFLATE {' '.join(rules.SHRINKING)}"]))
    yield from _if("headers", _if("setenvif", _headers()))
    # Debian's lists the files of a folder without a page. That they are not to be listed may not be said everywhere.
    nowhere = f'RedirectMatch 404 "^({"|".join([rules.PAGELESS, *pageless])})$"'
    redirects = [f'RedirectMatch permanent "{_any_form(move)}" "{move.new}"' for move in moves]
    yield from _if("alias", [nowhere, *redirects])


def _if(module: str, told: Iterable[str]) -> Iterator[str]:
    yield f"<IfModule mod_{module}.c>"
    for line in told:
        yield f"    {line}"
    yield "</IfModule>"


def _types() -> Iterator[str]:
    for ending, media_type in rules.TYPES.items():
        yield f"AddType {media_type} .{ending}"
    yield f"AddCharset utf-8 {' '.join(f'.{ending}' for ending, each in rules.TYPES.items() if each in rules.UTF_8)}"


def _headers() -> Iterator[str]:
    # What is compressed is called "…-gzip" (or "…-br") by the module that does it, a name that Apache does not know for
    # its own when asked again: nobody would ever be told that nothing has changed (Apache's bug 45023).
    yield r'RequestHeader edit If-None-Match "-(gzip|br)\"" "\""'
    for name, value in rules.HEADERS.items():
        yield f'Header always set {name} "{value}"'
    pattern, media_type = rules.FEED
    yield f'SetEnvIf Request_URI "{pattern}" FEED'  # and not <If>, which not all know that read this file
    yield f'Header set Content-Type "{media_type}" env=FEED'
    yield f'SetEnvIf Request_URI "{rules.OPEN}" OPEN'
    yield 'Header set Access-Control-Allow-Origin "*" env=OPEN'
    yield f'SetEnvIf Request_URI "{rules.LASTING}" LASTING'
    yield f'Header set Cache-Control "{rules.FOREVER}" env=LASTING'
    yield f'Header set Cache-Control "{rules.ASKING}" env=!LASTING'


def _any_form(move: Move) -> str:
    slash = "/?" if len(move.forms) > 1 else ""
    return f"^{re.escape(move.forms[0])}{slash}$"
