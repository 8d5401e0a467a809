"""What `serve` finds out before it serves; what it does then is tried in tests/tasks/test_serve.py."""

from __future__ import annotations

import pytest

from plugins.desk.serving import free_port


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_what_is_no_port_is_none_to_serve_at(port: int) -> None:
    assert free_port("127.0.0.1", port) is None
