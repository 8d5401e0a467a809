"""What a build leaves for the next: used only if it is whole and was left by the same code and settings."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from plugins.building.accounts import Accounts
from plugins.building.memory import Before, Memory, load, save
from plugins.building.standing import Standing
from plugins.building.work import Done
from plugins.reading.bodies import Bodies, Bodiless
from plugins.reading.keeping import Kept
from plugins.reading.pack import Packed
from tests.building import files
from tests.incremental.twice import Twice, counts

if TYPE_CHECKING:
    from plugins.building.stamps import Stamps


def cut(memory: Path) -> None:
    memory.write_bytes(memory.read_bytes()[:-100])


def flipped(memory: Path) -> None:
    data = bytearray(memory.read_bytes())
    data[len(data) // 2] ^= 1
    memory.write_bytes(data)


def of_another_version(memory: Path) -> None:
    memory.write_bytes(memory.read_bytes().replace(b"build 3\n", b"build 0\n", 1))


def without_stamps(memory: Path) -> None:
    memory.with_suffix(".stamps").unlink()


def with_half_the_stamps(memory: Path) -> None:
    cut(memory.with_suffix(".stamps"))


def with_other_stamps(memory: Path) -> None:
    flipped(memory.with_suffix(".stamps"))


def without_pack(memory: Path) -> None:
    memory.with_suffix(".pack").unlink()


def with_half_a_pack(memory: Path) -> None:
    pack = memory.with_suffix(".pack")
    pack.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2])


@pytest.mark.parametrize(
    "harm",
    [
        cut,
        flipped,
        of_another_version,
        Path.unlink,
        without_stamps,
        with_half_the_stamps,
        with_other_stamps,
        without_pack,
        with_half_a_pack,
    ],
)
def test_memory_that_is_harmed_is_not_believed(twice: Twice, harm: Callable[[Path], None]) -> None:
    first = counts(twice.build())["pieces of work done"]
    before = files(twice.output)
    assert first
    assert twice.again()["pieces of work done"] == 0

    harm(twice.memory)

    assert counts(twice.build())["pieces of work done"] == first
    assert files(twice.output) == before


def test_an_edit_adds_to_the_memory_until_all_is_written_anew(twice: Twice) -> None:
    assert twice.build().status == 0
    whole = size = twice.memory.stat().st_size
    begun = twice.memory.read_bytes()[: whole - 1]
    sizes = []
    for number in range(40):
        twice.body("news/visit/index.en.md", f"Words number {number}.")
        if number % 10 == 0:
            twice.header("news/only/index.nb.md", "Title", f"Tittel {number}")
        assert twice.build().status == 0
        sizes.append(twice.memory.stat().st_size - size)
        size += sizes[-1]
        if sizes[-1] < 0:
            break
        assert twice.memory.read_bytes().startswith(begun), "what was written is not written again"

    assert max(sizes) < whole / 2
    assert sizes[-1] < 0
    assert twice.check() == 0
    twice.body("news/visit/index.en.md", "The last words.")
    assert twice.check() == 0
    assert twice.again()["pieces of work done"] == 0


def test_half_an_addition_is_none(twice: Twice) -> None:
    """And what was there before it is not believed either: the output is of the build that made it."""
    first = counts(twice.build())["pieces of work done"]
    twice.body("news/visit/index.en.md", "Other words.")
    assert counts(twice.build())["pieces of work done"] < first
    data = twice.memory.read_bytes()

    for harmed in (data[:-1], data[:-1] + bytes([data[-1] ^ 1])):
        twice.memory.write_bytes(harmed)
        assert counts(twice.build())["pieces of work done"] == first
        assert twice.check() == 0


def test_nothing_is_added_to_what_another_build_has_written(tmp_path: Path) -> None:
    """A process that stays remembers a file that a build of its own right has made longer since: it is written anew."""
    place = tmp_path / ".output.memory"
    kept, now = no_reading(), datetime(2026, 1, 1, tzinfo=UTC)
    first = Memory(recipe="r", now=now, kept=kept, done=Accounts([Done(name="all", asked=("a",) * 999, made=())]))
    save(first, place, stamps_of_nothing())
    other = place.read_bytes()
    second = replace(first, now=now + timedelta(days=1), pages=2, saved=False)
    before = Before(memory=first, values=kept.values, redone=())

    with place.open("ab") as file:
        file.write(b"what that build has added")
    save(second, place, stamps_of_nothing(), before=before)

    found = load(place, "r")
    assert found is not None
    assert found.pages == 2
    assert not place.read_bytes().startswith(other), "it was added to"

    third = replace(second, pages=3, saved=False)
    added = place.read_bytes()
    save(third, place, stamps_of_nothing(), before=Before(memory=second, values=kept.values, redone=()))
    found = load(place, "r")
    assert found is not None
    assert found.pages == 3
    assert place.read_bytes().startswith(added), "it was written anew, where nobody else had been at it"


def test_what_another_program_holds_is_not_remembered_and_the_site_is_built_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: nothing may be put in its place, nor taken away."""

    def held(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    memory = Memory(recipe="r", now=datetime(2026, 1, 1, tzinfo=UTC), kept=no_reading())
    monkeypatch.setattr("plugins.building.memory.os.replace", held)
    monkeypatch.setattr(Path, "unlink", held)

    save(memory, tmp_path / ".output.memory", stamps_of_nothing())

    assert not memory.saved


def no_reading() -> Kept:
    kept = Kept(
        manner="", stamps={}, bodies=Bodies(), entries=Bodiless(), items=Bodiless(), values={},
        rest=Packed(), advice=(), since=datetime(2026, 1, 1, tzinfo=UTC), until=None,
    )  # fmt: skip
    kept.rest["files"] = frozenset[str]()
    return kept


def stamps_of_nothing() -> Stamps:
    return Standing().stamps(no_reading(), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("name", [".output.pack.new", ".output.memory.new"])
def test_a_build_that_is_killed_before_it_remembers_is_made_up_for(twice: Twice, name: str) -> None:
    """The pack of the one beside it is there, and perhaps in its place; nothing says what is in it."""
    twice.env["ASIDE"] = "1"
    assert twice.build().status == 0
    twice.memory.unlink()

    assert twice.build(DIE_AT=name).status

    assert twice.check() == 0
    assert twice.again()["pieces of work done"] == 0


def test_a_new_item_is_added_to_what_is_kept_of_all_others(twice: Twice) -> None:
    pack = twice.memory.with_suffix(".pack")
    assert twice.build().status == 0
    before, whole = pack.stat(), pack.read_bytes()
    twice.write("news/one-more/index.en.md", "Title: One more\nDate: 2016-11-20\n\nNew.\n")
    assert twice.build().status == 0

    assert pack.stat().st_ino == before.st_ino
    assert pack.read_bytes().startswith(whole)
    assert pack.stat().st_size < before.st_size * 1.5
    assert twice.check() == 0
