"""feedgenerator, which writes RSS and Atom, imported without what it never uses of Python's own library.

`xml.sax.saxutils` imports all that it takes to fetch XML from a web server, for a function that nobody here calls: as
much time as a hundred pages.
"""

import email.utils  # noqa: F401  (feedgenerator takes it for granted that somebody has)

from plugins.running.light import import_saxutils

import_saxutils()

from xml.sax.saxutils import escape, quoteattr  # noqa: E402

from feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed  # noqa: E402
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator  # noqa: E402

__all__ = ["Atom1Feed", "Enclosure", "Rss201rev2Feed", "SimplerXMLGenerator", "escape", "quoteattr"]
