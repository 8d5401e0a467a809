"""The accounts of work, as they are kept: the same after they were written, and brought only as far as they are asked."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.building.accounts import HANDFUL, Accounts
from plugins.building.work import Done, Made
from plugins.sitemap import Listed


def account(number: int, *, times: int = 1) -> Done:
    listed = Listed(f"/news/{number}/", (("en", "/en/"),), datetime(2016, 11, 17, tzinfo=UTC))
    made = (Made(f"news/{number}/index.html", b"%d" % times, frozenset({"site/lt"}), listed), Made(f"{number}.json"))
    return Done(f"work {number}", (f"news/{number}", "order/news"), made)


def written(accounts: Accounts) -> Accounts:
    found: Accounts = pickle.loads(pickle.dumps(accounts, pickle.HIGHEST_PROTOCOL))
    return found


def held(accounts: Accounts) -> dict[str, Done]:
    return {name: accounts[name] for name in accounts.names()}


MANY = [account(number) for number in range(3 * HANDFUL + 5)]


def test_they_are_what_they_were() -> None:
    again = written(Accounts(MANY))

    assert list(held(again).values()) == MANY
    assert len(again) == len(MANY)
    assert "work 7" in again
    assert (again.get("work 7"), again.get("no such work")) == (MANY[7], None)
    assert again.asked["work 7"] == ("news/7", "order/news")
    assert list(held(written(again)).values()) == MANY, "and again, with nothing brought in between"


def test_what_was_made_is_brought_by_the_handful(monkeypatch: pytest.MonkeyPatch) -> None:
    again, brought = written(Accounts(MANY)), list[bytes]()

    def loads(data: bytes) -> Any:
        brought.append(data)
        return pickle.loads(data)

    monkeypatch.setattr("plugins.building.accounts.pickle", SimpleNamespace(loads=loads))

    assert [again.asked[each.name] for each in MANY] == [each.asked for each in MANY]
    assert not brought
    assert (again["work 0"], again["work 1"]) == (MANY[0], MANY[1])
    assert len(brought) == 1
    assert again[f"work {HANDFUL}"] == MANY[HANDFUL]
    assert len(brought) == 2


def test_what_is_put_and_dropped_holds_before_and_after_it_was_written() -> None:
    changed = written(Accounts(MANY))
    changed.put(account(3, times=2))  # of a handful that nobody has brought
    changed.drop("work 4")
    changed.put(account(1000))
    changed.drop("work 5")
    changed.put(account(5, times=3))
    expected = {each.name: each for each in MANY if each.name != "work 4"}
    expected |= {each.name: each for each in (account(3, times=2), account(5, times=3), account(1000))}

    assert held(changed) == expected
    assert held(written(changed)) == expected


def test_a_copy_is_changed_by_itself() -> None:
    first = written(Accounts(MANY))
    other = first.copy()
    other.put(account(0, times=2))
    other.drop("work 1")

    assert other["work 0"] == account(0, times=2)
    assert "work 1" not in other
    assert other["work 7"] == MANY[7], "of what nobody had brought yet"
    assert list(held(first).values()) == MANY


def test_what_was_never_written_can_be_copied_too() -> None:
    """A process that stays goes on from what it has just done."""
    assert list(held(Accounts(MANY).copy()).values()) == MANY
