"""Which files a site has in the end: found from what the last build had and what this one did, or from all there is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.building.accounts import Accounts
from plugins.building.build import Build
from plugins.building.work import Done, Made

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
    build: Any = Build.__new__(Build)
    old, known = done(before), done({**before, **now})
    there = {file: (1, 1) for made in before.values() for file in made}
    there |= {file: (2, 2) for name in redone for file in now[name]}
    memory = SimpleNamespace(outputs={file: (1, 1) for made in before.values() for file in made}, done=old)
    vars(build).update(
        _memory=memory if goes_on else None,
        _done=known,
        _names=dict.fromkeys(now),
        _redone=redone,
        outputs=SimpleNamespace(patching=goes_on, there=there),
    )
    found: dict[str, tuple[int, int]] = build._final()
    return found


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
