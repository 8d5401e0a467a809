"""What is wrong with how pictures are shown: a picture that says nothing to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.checks import Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, problem


def header_pictures(catalogue: Catalogue, evidence: Evidence) -> Iterable[Problem]:
    """Tell of a picture in the header that has no alternative text in one of the item's languages.

    Bad: `Image: group.jpg` alone. Good: with `Image_alt: Eleven people at a long table`, or with an empty `Image_alt:`
    where the picture is decoration and says nothing.
    """
    for item in (*catalogue.items, catalogue.project):
        if item.image is None:
            continue
        thing = evidence.things[item.kind, item.id]
        for source in thing.files:
            if "image_alt" not in thing.words[source.lang]:
                yield problem(
                    source.path,
                    source.fields["image"].line if "image" in source.fields else 1,
                    "picture-alt",
                    N_("nothing says in this language what the picture {file} shows, to those who do not see it"),
                    N_("add a line like “Image_alt: {example}”, or an empty “Image_alt:” if it is mere decoration"),
                    file=item.image.path.rpartition("/")[2],
                    example={
                        "lt": "Vienuolika žmonių prie ilgo stalo",
                        "nb": "Elleve personer ved et langt bord",
                    }.get(source.lang, "Eleven people at a long table"),
                )
