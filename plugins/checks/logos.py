"""What is wrong with a partner's logo: an SVG file can hold more than a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from plugins.checks import Evidence
from plugins.drawing.logo import read_logo
from plugins.model.catalogue import Catalogue
from plugins.model.problem import Problem, problem


def logos(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of logos that are no plain drawings, with the line in the file.

    Bad: `<svg …><script>…</script></svg>`, `<svg onload="…">`. Good: paths, shapes, gradients, text.
    """
    for partner in catalogue.partners:
        if partner.logo is None or not partner.logo.path.lower().endswith(".svg"):
            continue
        stated, _ = evidence.at(partner, "logo")
        shown = stated.parent / PurePosixPath(partner.logo.path).name
        _, faults = read_logo((evidence.content / partner.logo.path).read_bytes())
        for fault in faults:
            yield problem(shown, fault.line, "unsafe-logo", fault.wrong, fault.right, what=fault.what)
