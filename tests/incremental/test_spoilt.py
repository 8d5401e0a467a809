"""What a disk has spoilt of what is kept is made anew, and is whole again afterwards."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

from tests.incremental.twice import Twice, counts


def spoilt(pack: Path, rest: int) -> None:
    """Let every seventh byte of the pack be another one, as its stamp does not tell."""
    state, data = pack.stat(), bytearray(pack.read_bytes())
    data[rest::7] = bytes(byte ^ 64 for byte in data[rest::7])
    pack.write_bytes(data)
    os.utime(pack, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_what_a_disk_has_spoilt_is_made_anew(twice: Twice) -> None:
    pack = twice.memory.with_suffix(".pack")
    edits: list[Callable[[], None]] = [
        lambda: twice.body("news/visit/index.en.md", "Other words."),
        lambda: twice.header("news/visit/index.en.md", "Title", "Another title"),
        lambda: twice.header("partners/alfa/index.en.md", "Summary", "Other words."),
        lambda: twice.write("news/one-more/index.en.md", "Title: One more\nDate: 2016-11-20\n\nNew.\n"),
        lambda: twice.remove("news/one-more"),
        lambda: None,
    ]
    assert twice.check() == 0
    for rest, edit in enumerate(edits):
        edit()
        spoilt(pack, rest)
        assert twice.check() == 0
        assert twice.again()["pieces of work done"] == 0
    assert twice.build().status == 0


def test_a_body_that_a_disk_has_spoilt_is_made_anew_where_all_else_of_its_item_is_whole(twice: Twice) -> None:
    pack = twice.memory.with_suffix(".pack")
    edits: list[Callable[[], None]] = [
        lambda: twice.header("news/visit/index.en.md", "Title", "Another title"),  # is told of by words alone
        lambda: twice.write("news/one-more/index.en.md", "Title: One more\nDate: 2016-11-20\n\nNew.\n"),  # is not
        (twice.output / "en/index.html").unlink,
    ]
    assert twice.check() == 0
    for edit in edits:
        edit()
        kept = pickle.loads(twice.memory.read_bytes().split(b"\n", 2)[2][12:]).kept
        state, data = pack.stat(), bytearray(pack.read_bytes())
        for at, length in kept.bodies.__getstate__().values():
            data[at + length - 1] ^= 64
        pack.write_bytes(data)
        os.utime(pack, ns=(state.st_atime_ns, state.st_mtime_ns))
        assert twice.check() == 0
        assert twice.again()["pieces of work done"] == 0


def test_what_was_spoilt_is_whole_again_afterwards(twice: Twice) -> None:
    pack = twice.memory.with_suffix(".pack")
    assert twice.build().status == 0
    spoilt(pack, 0)
    size = pack.stat().st_size
    assert twice.again()["pieces of work done"] == 0  # its stamp tells of nothing, and nobody looks into it
    (twice.output / "en/index.html").unlink()
    assert twice.build().status == 0
    assert pack.stat().st_size > size
    mended = pack.stat().st_mtime_ns
    (twice.output / "en/index.html").unlink()
    made = twice.build()

    assert counts(made)["pieces of work done"] == 1
    assert pack.stat().st_mtime_ns == mended
