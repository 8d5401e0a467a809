"""The pack: many values in one file, brought one by one, by several processes at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.reading.pack import DamagedError, Pack, Packed
from plugins.running.crew import share_out


def packed(place: Path, values: dict[str, object]) -> Packed:
    """Return `values` as a later process finds them in the file `place`."""
    before = Packed()
    before.update(values)
    Pack(place).add((before,))
    after = Packed.__new__(Packed)
    after.__setstate__(before.__getstate__())
    after.open(Pack(place))
    return after


def test_what_was_kept_comes_back_when_it_is_asked_for(tmp_path: Path) -> None:
    values: dict[str, object] = {"a": "text", "b": (1, 2), "c": {"d": b"e"}}

    assert dict(packed(tmp_path / "pack", values)) == values


def flipped(place: Path, at: int) -> None:
    data = bytearray(place.read_bytes())
    data[at] ^= 4
    place.write_bytes(data)


def test_a_value_that_the_disk_has_spoilt_is_not_believed_and_the_others_are(tmp_path: Path) -> None:
    values: dict[str, object] = {"a": "text", "b": 12, "c": b"bytes"}
    whole = packed(tmp_path / "whole", values)
    size = (tmp_path / "whole").stat().st_size
    told = []
    for at in range(size):
        kept = packed(tmp_path / str(at), values)
        flipped(tmp_path / str(at), at)
        lost = [name for name in kept if kept.get(name) is None]
        assert len(lost) == 1
        assert {name: kept[name] for name in kept if name not in lost}.items() <= values.items()
        with pytest.raises(DamagedError):
            kept[lost[0]]
        told += lost

    assert told == sorted(told)
    assert set(told) == set(whole)


def test_a_spoilt_value_is_made_anew_once_and_kept(tmp_path: Path) -> None:
    place, made = tmp_path / "pack", []
    kept = packed(place, {"a": "text", "b": 12})
    flipped(place, 6)

    def mend() -> dict[str, object]:
        made.append("once")
        return {"a": "text", "b": 12}

    kept.mend = mend
    assert [kept["b"], kept["a"], kept["a"]] == [12, "text", "text"]
    assert made == ["once"]
    assert kept.changed
    Pack(place).add((kept,))
    later = Packed.__new__(Packed)
    later.__setstate__(kept.__getstate__())
    later.open(Pack(place))

    assert dict(later) == {"a": "text", "b": 12}


def test_what_is_left_to_another_process_is_held_no_longer_and_made_anew_where_it_is_asked_for_meanwhile(
    tmp_path: Path,
) -> None:
    place, values, made = tmp_path / "pack", {"a": "text", "b": 12}, []
    kept = Packed()
    kept.update(values)
    other = Packed()
    other.update(values)
    kept.let_go()

    def mend() -> dict[str, object]:
        made.append("once")
        return dict(values)

    with pytest.raises(DamagedError):
        kept["a"]
    kept.mend = mend
    assert (set(kept), "a" in kept, kept["a"], made) == ({"a", "b"}, True, "text", ["once"])

    kept.let_go()
    pack = Pack(place)
    pack.take((kept,), pack.write_aside((other,)))
    assert dict(kept) == values
    assert made == ["once"]


def test_what_nobody_has_put_there_is_not_there(tmp_path: Path) -> None:
    """Whether there is a pack already, or not yet: as when `serve` finds a second new item before it has rested."""
    nothing = Packed()
    nothing["a"] = "text"

    for kept in (nothing, packed(tmp_path / "pack", {"a": "text"})):
        kept.mend = lambda: {"b": "what a reading of all would find"}
        assert kept.get("a") == "text"
        assert kept.get("b") is None
        with pytest.raises(KeyError):
            kept["b"]


def test_forked_processes_do_not_move_the_file_for_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.running.crew.threading.active_count", lambda: 1)  # see test_crew.py
    values: dict[str, object] = {str(number): f"{number} " * 2000 for number in range(400)}
    kept = packed(tmp_path / "pack", values)
    assert kept["0"] == values["0"]  # the file is open before the processes divide

    found = share_out(list(values), kept.__getitem__, few=1, workers=4)

    assert found == list(values.values())


def test_only_what_is_new_is_written_and_what_is_of_no_use_goes_in_the_end(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    kept = packed(place, {"kept": "k" * 100_000, "changed": "0"})
    size = place.stat().st_size

    kept["changed"] = "1" * 500_000
    Pack(place).add((kept,))
    grown = place.stat().st_size
    for letter in "23456":
        kept["changed"] = letter * 500_000
        kept.open(Pack(place))
        Pack(place).add((kept,))

    assert grown - size < 510_000
    assert place.stat().st_size < 2_000_000
    assert dict(packed(tmp_path / "other", dict(kept))) == {"kept": "k" * 100_000, "changed": "6" * 500_000}


def test_a_process_that_stays_keeps_its_values_though_another_writes_the_pack_anew(tmp_path: Path) -> None:
    """As `build` does beside `serve`: what the one has not asked for yet stands no longer in the file of that name."""
    place = tmp_path / "pack"
    staying = packed(place, {"a": "a" * 1000, "b": "b" * 1000})
    place.unlink()
    packed(place, {"x": "x" * 10_000})

    assert staying["a"] == "a" * 1000
    staying["c"] = "c"
    assert not staying.there
    Pack(place).add((staying,))

    assert staying.there
    later = Packed.__new__(Packed)
    later.__setstate__(staying.__getstate__())
    later.open(Pack(place))
    assert dict(later) == {"a": "a" * 1000, "b": "b" * 1000, "c": "c"}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not tell which files are open")
def test_a_process_that_stays_lets_go_of_files(tmp_path: Path) -> None:
    kept = packed(tmp_path / "pack", {"a": "0"})
    for number in range(20):
        kept["a"] = number
        Pack(tmp_path / "pack").add((kept,))

    held = [each.resolve() for each in Path("/proc/self/fd").iterdir()]
    assert sum(tmp_path in each.parents for each in held) <= 1
