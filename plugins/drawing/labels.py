"""Labels that do not run into one another, nor into pins, nor out of the drawing.

Each label may stand in one of several places around its pin. The label with the fewest free places chooses first; one
that finds none may send a neighbour elsewhere; what still has none is left out, and the list beside the map has it.
The same input gives the same labels: nothing is left to chance.

Labels keep their size on the screen while the drawing under them may be shown larger: they shrink towards their pins
then, in the drawing's pixels. So a label claims all between itself and its pin's centre, and what is free of overlaps
at the smallest size is free of them at every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plugins.drawing.measure import LINE, text_width
from plugins.drawing.pins import Pin
from plugins.drawing.shapes import Box

SIZE = 13.0  # pixels, of a town's name
GAP = 3.0  # pixels between a pin and its label
PAD = 1.0  # pixels around a label that stay free

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, kw_only=True)
class Label:
    """A text at its place; `x` and `y` say where it begins, is centred or ends, on its baseline."""

    text: str
    x: float  # pixels from the pin's centre
    y: float
    anchor: Anchor
    box: Box  # what the text covers, in the drawing's pixels
    claim: Box  # the same, together with the pin's centre


def place(wanted: Sequence[tuple[Pin, str]], within: Box, taken: Iterable[Box] = ()) -> dict[Pin, Label]:
    """Return a label for every pin where there is room for its text; an empty text wants none.

    `taken` are boxes to keep clear of, beside all pins.
    """
    walls = [*taken, *(pin.box for pin, _ in wanted)]
    free: dict[Pin, list[Label]] = {
        pin: [label for label in _candidates(pin, text) if _fits(label, pin, within, walls)]
        for pin, text in wanted
        if text
    }
    placed: dict[Pin, Label] = {}
    waiting = list(free)
    while waiting:
        choices = {pin: _unhindered(free[pin], placed.values()) for pin in waiting}
        pin = min(waiting, key=lambda pin: (not choices[pin], len(choices[pin]), -len(pin.spots), pin.y, pin.x))
        waiting.remove(pin)
        if choices[pin]:
            placed[pin] = choices[pin][0]
        else:
            placed = _made_room(pin, free, placed)
    return placed


def _made_room(pin: Pin, free: dict[Pin, list[Label]], placed: dict[Pin, Label]) -> dict[Pin, Label]:
    """Return `placed` with a label for `pin` too, if one of its neighbours can stand elsewhere; else as it is."""
    for label in free[pin]:
        blockers = [other for other, its in placed.items() if its.claim.overlaps(label.claim)]
        if len(blockers) == 1:
            rest = {other: its for other, its in placed.items() if other != blockers[0]}
            elsewhere = _unhindered(free[blockers[0]], [*rest.values(), label])
            if elsewhere:
                return {**rest, pin: label, blockers[0]: elsewhere[0]}
    return placed


def _unhindered(labels: Iterable[Label], others: Iterable[Label]) -> list[Label]:
    standing = list(others)
    return [label for label in labels if not any(label.claim.overlaps(other.claim) for other in standing)]


def _fits(label: Label, pin: Pin, within: Box, walls: Iterable[Box]) -> bool:
    return within.contains(label.box) and not any(label.claim.overlaps(wall) for wall in walls if wall != pin.box)


def _candidates(pin: Pin, text: str) -> Iterable[Label]:
    """Yield places around the pin, the best first: to the right, to the left, then aslant, above and below."""
    width, height = text_width(text, SIZE), SIZE * LINE
    near, beside, aslant = pin.radius + GAP, pin.radius + PAD, pin.radius * 0.6
    for x, y, anchor in (
        (near, 0.0, "start"),
        (-near, 0.0, "end"),
        (beside, -aslant - height / 4, "start"),
        (beside, aslant + height / 4, "start"),
        (-beside, -aslant - height / 4, "end"),
        (-beside, aslant + height / 4, "end"),
        (0.0, -near - height / 2, "middle"),
        (0.0, near + height / 2, "middle"),
    ):
        left = pin.x + x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = Box(left, pin.y + y - height / 2, left + width, pin.y + y + height / 2).grown(PAD)
        claim = replace(
            box,
            left=min(box.left, pin.x),
            top=min(box.top, pin.y),
            right=max(box.right, pin.x),
            bottom=max(box.bottom, pin.y),
        )
        yield Label(text=text, x=x, y=y + SIZE * 0.35, anchor=anchor, box=box, claim=claim)  # type: ignore[arg-type]
