"""What stands in a text and was meant for its header."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice
from plugins.reading.headers import HEADERS
from plugins.reading.sources import named


def header_in_text(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a text that begins with what would be a header above the empty line; readers see it as a paragraph.

    Bad: `Tags: training` (below the empty line that ends the header)
    Good: `Tags: visits` (above it)
    """
    for writing in evidence.writings:
        source = writing.source
        line = source.body.partition("\n")[0]
        key = named(line)
        if key in HEADERS[source.kind] and key not in source.fields:
            yield advice(
                source.path, source.body_line, "header-in-text",
                N_("“{line}” stands below the empty line with which the text begins"),
                N_("move it up to the other headers, or take the empty line out"),
                line=line[:80],
            )  # fmt: skip
