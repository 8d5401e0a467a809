"""An event whose facts are others than those that were published gets a higher number of changes by itself.

Subscribers' calendars learn of a new date by it (RFC 5545, 3.8.7.4), and nobody who fills in a form is to know that.
What was published is what git has: without a history nothing is raised, and once a number is, further changes have it
till they are published, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from plugins.checks.sequence import unraised, versions
from plugins.editing.folder import Folder
from plugins.editing.publishing import made_with


def due(folder: Folder, texts: Mapping[str, str]) -> int:
    """Return the number that an event needs once `texts`, by language, are in its folder; 0 where it has the right one.

    A draft needs none, and nor does one with a fault, which is told of first.
    """
    if folder.kind != "events":
        return 0
    now = made_with(folder, texts)
    if now is None or unraised(now, versions(folder.place.parent.parent, folder.id).get(folder.id, ())) is None:
        return 0
    return int(str(now.fact("sequence", 0))) + 1
