"""Work shared out among processes: the same answers, and a fault that is told."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from plugins.running.crew import WorkerError, share_out

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process taken for one without threads: Playwright's, of other tests, hold nothing that a fork needs."""
    monkeypatch.setattr("plugins.running.crew.threading.active_count", lambda: 1)


def where(_: int) -> int:
    return os.getpid()


def test_answers_come_in_the_order_of_the_tasks() -> None:
    assert share_out(range(101), lambda number: number * number, few=1, workers=3) == [n * n for n in range(101)]


@forks
@pytest.mark.usefixtures("alone")
def test_all_processes_have_their_share() -> None:
    assert len(set(share_out(range(30), where, few=1, workers=3))) == 3


def test_little_work_is_done_where_it_is() -> None:
    assert set(share_out(range(30), where, few=30, workers=3)) == {os.getpid()}


def test_where_another_thread_runs_nothing_is_forked() -> None:
    """It could hold a lock that nobody would ever let go of in the fork."""
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert set(share_out(range(30), where, few=1, workers=3)) == {os.getpid()}
    finally:
        end.set()
        other.join()


@forks
@pytest.mark.usefixtures("alone")
def test_what_goes_wrong_in_a_worker_is_told_with_its_place() -> None:
    def do(number: int) -> int:
        if number == 1:
            raise LookupError("no such page")
        return number

    with pytest.raises(WorkerError, match=r"in do(.|\n)*LookupError: no such page"):
        share_out(range(10), do, few=1, workers=2)


@forks
@pytest.mark.usefixtures("alone")
def test_a_worker_that_ends_the_build_ends_it() -> None:
    def do(number: int) -> int:
        if number == 1:
            raise SystemExit(1)
        return number

    with pytest.raises(SystemExit) as end:
        share_out(range(10), do, few=1, workers=2)

    assert end.value.code == 1


@forks
@pytest.mark.usefixtures("alone")
def test_a_worker_that_is_killed_is_missed() -> None:
    mine = os.getpid()

    def do(number: int) -> int:
        if os.getpid() != mine:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerError, match="without a word"):
        share_out(range(10), do, few=1, workers=2)


@forks
@pytest.mark.usefixtures("alone")
def test_a_fault_of_ones_own_leaves_no_worker_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    mine, forked, fork = os.getpid(), list[int](), os.fork

    def counted() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", counted)

    def do(number: int) -> int:
        if os.getpid() == mine:
            raise LookupError("here")
        return number

    with pytest.raises(LookupError):
        share_out(range(10), do, few=1, workers=2)

    assert len(forked) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)
