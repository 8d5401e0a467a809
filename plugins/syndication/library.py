"""feedgenerator, which writes RSS and Atom, imported without what it never uses of Python's own library.

Two of its modules bring along all that it takes to talk to servers: as much time as a hundred pages.
"""

from plugins.running.light import import_feed_tools

import_feed_tools()

from xml.sax.saxutils import escape, quoteattr  # noqa: E402

from feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed  # noqa: E402
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator  # noqa: E402

__all__ = ["Atom1Feed", "Enclosure", "Rss201rev2Feed", "SimplerXMLGenerator", "escape", "quoteattr"]
