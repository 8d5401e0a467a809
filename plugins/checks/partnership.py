"""What is wrong with who leads the project, when it was, and what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.page import Project
from plugins.model.problem import N_, Problem, problem


def partnership(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a second partner that leads, of a project that ends first, and of a grant beyond all that was spent.

    Bad: `Lead: yes` in the headers of two partners. Good: in that of one.
    """
    leads = [partner for partner in catalogue.partners if partner.lead]
    for partner in leads[1:]:
        yield problem(
            *evidence.at(partner, "lead"), "lead-twice",
            N_("a project has one lead partner, and “{other}” is said to be it, too"),
            N_("delete the line in one of the two"), other=leads[0].id,
        )  # fmt: skip
    for project in catalogue.projects:
        yield from _project(project, evidence)


def _project(project: Project, evidence: Evidence) -> Iterator[Problem]:
    if project.ends < project.starts:
        yield problem(
            *evidence.at(project, "ends"), "project-ends-first",
            N_("the project ends ({ends}) before it starts ({starts})"), N_("correct “Starts” or “Ends”"),
            ends=project.ends.isoformat(), starts=project.starts.isoformat(),
        )  # fmt: skip
    if project.grant > project.final_cost:
        yield problem(
            *evidence.at(project, "grant"), "grant-too-large",
            N_("the grant ({grant}) is more than the project has cost ({cost})"),
            N_("correct “Grant” or “Final_cost”"), grant=str(project.grant), cost=str(project.final_cost),
        )  # fmt: skip
