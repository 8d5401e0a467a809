"""What is the same whatever the server: types of files, what browsers may keep, and what pages may do."""

from __future__ import annotations

TYPES = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "geojson": "application/geo+json",
    "html": "text/html",
    "ico": "image/vnd.microsoft.icon",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rss": "application/rss+xml",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vcf": "text/vcard",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
"""The media type (IANA) of each ending that the site has; those of the search index are nobody's but its script's."""

UTF_8 = frozenset(each for each in TYPES.values() if each.startswith("text/"))
"""Types that are told to be UTF-8, as all of the site is; the others say so themselves, or have no letters."""

FEED = (r"/feeds/.+\.json$", "application/feed+json")
"""A pattern of addresses whose ending does not tell their type, and the type."""

SHRINKING = tuple(sorted(UTF_8 | {each for each in (*TYPES.values(), FEED[1]) if each.endswith(("json", "xml"))}))
"""Types that are sent in less when compressed."""

OPEN = r"(\.(atom|geojson|ics|rss)|/feeds/.+\.json)$"
"""A pattern of addresses that pages of other sites may read by script: what is there to be used elsewhere.

A partner's map of all partners or calendar of all events would be refused it otherwise. It is public, and no cookie
opens anything more.
"""

LASTING = r"^/((theme|media|share)/|pagefind/(fragment|index|filter)/)"
"""A pattern of addresses that name what is in the file: what is kept under one is never out of date."""

PAGELESS = r"/(covers|files|media|pagefind|server|share|theme)/(.*/)?|/([a-z]{2}/)?feeds/(.*/)?"
"""A pattern of addresses of folders that never have a page: whoever cuts an address short comes there."""

FOREVER, ASKING = "public, max-age=31536000, immutable", "no-cache"
"""`Cache-Control` of these, and of all others, which may be kept and are asked for each time whether they are newer."""

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search is WebAssembly
    "style-src": "'self' 'unsafe-inline'",  # the bars of a month say in `style` how long they are
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self' https://duckduckgo.com",  # the search's, where no scripts run
    "frame-ancestors": "'self'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says: pages load nothing from others, whatever somebody may have smuggled into one."""

NOT_FOUND = "/404.html"
