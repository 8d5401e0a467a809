"""Which work is due, and which files a site has in the end: found from what the last build had and what this one did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.building.accounts import Accounts
from plugins.building.roll import Roll
from plugins.building.work import Done, Made, Work

NAMES = "abcdef"
Site = dict[str, list[str]]  # work -> its files

sites = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from("123456"), unique=True, max_size=3))


def done(site: Site) -> Accounts:
    return Accounts(Done(name, (), tuple(Made(file) for file in made)) for name, made in site.items())


def claimed(site: Site) -> list[str]:
    """Return the files that more than one piece of work makes."""
    every = [file for made in site.values() for file in made]
    return sorted({file for file in every if every.count(file) > 1})


def final(before: Site, now: Site, *, redone: list[str], goes_on: bool) -> dict[str, tuple[int, int]]:
    """Return what a build says that has had `before`, and has `now`, of which it has done some anew."""
    left = {file: (1, 1) for made in before.values() for file in made}
    roll = Roll()
    roll.go_on_from(done(before), frozenset())
    roll.enrol(now)
    for name in redone:
        roll.take(done(now)[name])
    return roll.files(left | {file: (2, 2) for name in redone for file in now[name]}, left if goes_on else None)


@given(before=sites, now=sites)
def test_both_ways_find_the_same_files_or_the_same_fault(before: Site, now: Site) -> None:
    if claimed(before):
        return  # no such build has come to its end
    redone = [name for name, made in now.items() if before.get(name) != made]

    if claimed(now):
        for goes_on in (True, False):
            with pytest.raises(ValueError, match=r"is written twice: by . and by ."):
                final(before, now, redone=redone, goes_on=goes_on)
    else:
        assert final(before, now, redone=redone, goes_on=True) == final(before, now, redone=redone, goes_on=False)


def test_a_file_that_another_piece_of_work_has_already_is_no_other_ones() -> None:
    with pytest.raises(ValueError, match="1 is written twice: by a and by b"):
        final({"a": ["1"]}, {"a": ["1"], "b": ["1"]}, redone=["b"], goes_on=True)


def test_a_file_may_go_from_one_piece_of_work_to_another() -> None:
    assert final({"a": ["1"]}, {"a": [], "b": ["1"]}, redone=["b", "a"], goes_on=True) == {"1": (2, 2)}
    assert final({"a": ["1"]}, {"b": ["1"]}, redone=["b"], goes_on=True) == {"1": (2, 2)}


def works(*names: str) -> list[tuple[Work, bool]]:
    return [(Work(name, tuple), name == "always") for name in names]


@pytest.fixture
def roll() -> Roll:
    """Return the roll of a build that goes on from one which had done three pieces of work; a file has been spoilt."""
    before = [Done(name, (f"items/{name}",), (Made(f"{name}.html"),)) for name in ("a", "b", "c")]
    found = Roll()
    found.go_on_from(Accounts(before), frozenset({"c.html"}))
    found.enrol("abc")
    return found


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        (frozenset(), ["always", "new", "c"]),
        (frozenset({"items/a", "items/other"}), ["always", "a", "new", "c"]),
        (None, ["always", "a", "new", "b", "c"]),
    ],
)
def test_due_is_what_has_asked_for_what_is_another_and_what_is_new_or_spoilt(
    roll: Roll, changed: frozenset[str] | None, due: list[str]
) -> None:
    assert [work.name for work in roll.due(works("always", "a", "new", "b", "c"), changed)] == due


def test_an_account_serves_again_where_its_files_are_as_they_were_left(roll: Roll) -> None:
    assert roll.reusable("a") == Done("a", ("items/a",), (Made("a.html"),))
    assert roll.reusable("c") is None
    assert roll.reusable("new") is None
    assert [roll.asked(name) for name in ("c", "new")] == [("items/c",), ()]


def test_what_is_left_for_later_is_due_the_next_time_whatever_has_changed(roll: Roll) -> None:
    roll.enrol(("a", "b", "c", "new"))
    for name in ("a", "c", "new"):
        roll.postpone(name)

    later = Roll()
    later.go_on_from(roll.closed(), frozenset())

    assert [work.name for work in later.due(works("a", "b", "c", "new"), frozenset())] == ["a", "c", "new"]
    left = {f"{name}.html": (1, 1) for name in "abc"}
    for goes_on in (left, None):
        assert roll.files(left, goes_on).keys() == {"a.html", "b.html"}, (
            "c.html is spoilt, and new has made nothing yet"
        )


@pytest.mark.parametrize(
    ("names", "taken", "another", "relisted"),
    [
        ("abc", Done("a", (), (Made("a.html"),)), True, False),
        ("abc", Done("a", (), (Made("a.html", listed="it"),)), True, True),
        ("abcd", Done("d", (), ()), True, True),
        ("ab", None, True, True),
        ("abc", None, False, False),
    ],
)
def test_what_has_come_or_gone_or_been_done_is_remembered_and_the_sitemap_hears_of_pages(
    names: str, taken: Done | None, *, another: bool, relisted: bool
) -> None:
    roll = Roll()
    roll.go_on_from(Accounts(Done(name, (), (Made(f"{name}.html"),)) for name in "abc"), frozenset())
    roll.enrol(names)
    if taken is not None:
        roll.take(taken)

    assert (roll.is_another, roll.relisted) == (another, relisted)
    assert list(roll.closed().names()) == list(names)


def test_what_is_left_for_later_is_remembered(roll: Roll) -> None:
    assert not roll.is_another
    roll.postpone("a")
    assert roll.is_another


def test_the_sitemap_itself_is_not_on_the_roll_yet_when_it_asks(roll: Roll) -> None:
    roll.go_on_from(Accounts([Done("sitemap", (), ()), Done("a", (), ())]), frozenset())
    assert not roll.relisted
