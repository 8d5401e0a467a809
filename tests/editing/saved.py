"""Saving a form, as a browser does."""

from __future__ import annotations

from tests.editing.client import Answer, Client


def save(desk: Client, address: str, **changes: str) -> Answer:
    """Save the form at `address` with other values, and return the form that is shown then."""
    led = desk.post(address, desk.get(address).sent(**changes))
    assert led.status == 303
    return desk.get(led.headers["Location"])
