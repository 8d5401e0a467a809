"""What a build leaves for the next: used only if it is whole and was left by the same code and settings."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.building.accounts import Accounts
from plugins.building.memory import Before, Memory, load, save
from plugins.building.recipe import choices, templates
from plugins.building.standing import Standing
from plugins.building.work import Done
from plugins.reading.bodies import Bodies, Bodiless
from plugins.reading.keeping import Kept
from plugins.reading.pack import Packed
from tests.building import files
from tests.incremental.twice import STAYING, Twice, counts
from tests.tools import ROOT

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


def no_reading() -> Kept:
    kept = Kept(
        manner="", stamps={}, bodies=Bodies(), entries=Bodiless(), items=Bodiless(), values={},
        rest=Packed(), advice=(), since=datetime(2026, 1, 1, tzinfo=UTC), until=None,
    )  # fmt: skip
    kept.rest["files"] = frozenset[str]()
    return kept


def stamps_of_nothing() -> Stamps:
    return Standing().stamps(no_reading(), datetime(2026, 1, 1, tzinfo=UTC))


def test_what_another_process_has_written_meanwhile_is_remembered(twice: Twice) -> None:
    twice.env["AHEAD"] = "1"
    assert twice.build().status == 0
    assert twice.again()["pieces of work done"] == 0

    path = twice.paths(".md")[0]
    twice.body(path, "Other words.")
    assert twice.check() == 0


def test_what_another_process_was_left_with_is_not_read_a_second_time(twice: Twice) -> None:
    """Nor a file that was written a moment before, of which the digest is remembered."""
    twice.env["AHEAD"] = "once"
    path = twice.paths(".md")[0]
    twice.body(path, "Words of this second.")
    (twice.content / path).touch()

    made = twice.build()

    assert made.status == 0, made.messages
    assert twice.again()["pieces of work done"] == 0


def test_where_the_other_process_breaks_down_what_it_was_left_with_is_read_anew(twice: Twice) -> None:
    twice.env["AHEAD"] = "fails"
    assert twice.build().status == 0
    assert twice.again()["pieces of work done"] == 0

    path = twice.paths(".md")[0]
    twice.body(path, "Other words.")
    assert counts(twice.build())["files read"] == 1
    assert twice.check() == 0


def test_a_build_that_is_refused_leaves_nothing_that_another_process_has_written(twice: Twice) -> None:
    twice.env["AHEAD"] = "1"
    assert twice.build().status == 0
    before = twice.state()
    twice.memory.unlink()
    for folder in twice.items("news", "events"):
        twice.forget(folder)
    twice.settings["ALLOW_SHRINK"] = "false"

    made = twice.build()

    assert made.status == 1, made.messages
    assert "the last one had" in made.messages
    assert twice.state() == before
    assert twice.beside() <= STAYING - {twice.memory.name}


@pytest.mark.parametrize("name", [".output.pack.new", ".output.memory.new"])
def test_a_build_that_is_killed_before_it_remembers_is_made_up_for(twice: Twice, name: str) -> None:
    """The pack of the one beside it is there, and perhaps in its place; nothing says what is in it."""
    twice.env["AHEAD"] = "1"
    assert twice.build().status == 0
    twice.memory.unlink()

    assert twice.build(DIE_AT=name).status

    assert twice.check() == 0
    assert twice.again()["pieces of work done"] == 0


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


def test_a_template_that_is_gone_is_missed_by_whatever_used_it(twice: Twice) -> None:
    theme = twice.own_theme()
    assert twice.check() == 0
    place = theme / "templates/pages/event.html"
    text = place.read_text(encoding="utf-8")
    place.unlink()

    broken = twice.build()
    assert broken.status != 0
    assert "event.html" in broken.messages
    place.write_text(text, encoding="utf-8")
    assert twice.check() == 0


def test_settings_are_told_apart_and_the_same_are_the_same() -> None:
    given = {"PLUGINS": ["a"], "SITEURL": "https://a.example", "MAP": {"b": {2, 1}, "a": len}, "OUTPUT_PATH": "x"}

    assert choices(given) == choices({**given, "OUTPUT_PATH": "elsewhere", "MAP": {"a": len, "b": {1, 2}}})
    assert choices(given) != choices({**given, "SITEURL": "https://b.example"})
    assert choices(given) != choices({**given, "PLUGINS": ["b"]})


def test_a_template_is_another_when_one_that_it_takes_in_is(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text('{% from "card.html" import card %}{% block main %}{% endblock %}')
    (tmp_path / "card.html").write_text("{% macro card() %}{% endmacro %}")
    (tmp_path / "page.html").write_text('{%- extends "base.html" -%}')
    (tmp_path / "other.html").write_text("other")
    before = templates(tmp_path)

    (tmp_path / "card.html").write_text("{% macro card() %}new{% endmacro %}")

    after = templates(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"base.html", "card.html", "page.html"}


def test_every_template_of_the_theme_names_what_it_takes_in() -> None:
    """Else each would be taken to need all of them: right, but slow."""
    told = templates(ROOT / "theme/templates")

    assert len(set(told.values())) > len(told) * 0.9
