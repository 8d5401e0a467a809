"""How a long list is cut into pages."""

from __future__ import annotations


def pages_of(items: int, size: int) -> int:
    """Return how many pages of `size` hold so many items: one or two of ten are no page, and go with those before."""
    return max(1, -(-(items - size // 5) // size))


def part(items: int, size: int, number: int) -> slice:
    """Return which of so many items stand on the `number`th page, from 1: none on one behind the last."""
    count = pages_of(items, size)
    return slice((number - 1) * size, (items if number == count else number * size) if number <= count else 0)
