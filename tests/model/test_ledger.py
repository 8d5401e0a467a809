"""Who has asked for what, also of what was worked out for somebody else."""

from __future__ import annotations

from plugins.model.ledger import Ledger


def test_who_comes_after_has_asked_for_the_same_as_who_came_first() -> None:
    ledger = Ledger()
    calls: list[str] = []

    def make() -> str:
        ledger.note("news/oslo")
        calls.append("made")
        return "Oslo"

    accounts: list[set[str]] = []
    for _ in range(2):
        with ledger.account() as asked:
            assert ledger.once("key", make) == "Oslo"
        accounts.append(asked)

    assert accounts == [{"news/oslo"}, {"news/oslo"}]
    assert calls == ["made"]


def test_what_is_worked_out_outside_of_any_account_is_accounted_for_later() -> None:
    ledger = Ledger()
    ledger.once("outer", lambda: ledger.once("inner", lambda: ledger.note("tags/x")))

    with ledger.account() as asked:
        ledger.once("outer", lambda: None)

    assert asked == {"tags/x"}


def test_what_is_at_hand_is_made_once_and_asked_for_each_time_until_it_is_put_away() -> None:
    ledger = Ledger()
    calls: list[str] = []

    def make() -> str:
        ledger.note("news/oslo")
        calls.append("made")
        return "Oslo"

    def asked_for() -> set[str]:
        with ledger.account() as asked:
            assert ledger.at_hand("key", make) == "Oslo"
        return asked

    assert (asked_for(), asked_for(), calls) == ({"news/oslo"}, {"news/oslo"}, ["made"])
    ledger.put_away()
    assert (asked_for(), calls) == ({"news/oslo"}, ["made", "made"])
