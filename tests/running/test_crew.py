"""Work shared out among processes: the same answers, and a fault that is told."""

from __future__ import annotations

import errno
import os
import signal
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from plugins.running.blame import Blame, blamed
from plugins.running.crew import Assistant, WorkerError, share_out

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
@pytest.mark.parametrize("fault", [LookupError("no such page"), SystemExit(1)])
def test_where_something_goes_wrong_nobody_begins_anything_more(fault: BaseException, tmp_path: Path) -> None:
    """A disk that is full is full for everybody."""

    def do(number: int) -> None:
        if number == 0:
            raise fault
        (tmp_path / str(number)).touch()
        time.sleep(0.02)

    with pytest.raises((LookupError, WorkerError, SystemExit)):
        share_out(range(400), do, few=1, workers=2)

    assert len(list(tmp_path.iterdir())) < 100


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

    with pytest.raises(WorkerError) as worker:
        share_out(range(10), do, few=1, workers=2)
    assert blamed(worker.value) == Blame(
        "", "a process of the build was killed, as is done where a computer’s memory is used up", plain=True, ours=False
    )


@forks
@pytest.mark.usefixtures("alone")
def test_a_worker_that_breaks_down_by_itself_is_a_fault_of_the_code() -> None:
    """Only that of a library can end it so."""
    mine = os.getpid()

    def do(number: int) -> int:
        if os.getpid() != mine:
            os._exit(3)
        return number

    with pytest.raises(WorkerError, match="without a word") as worker:
        share_out(range(10), do, few=1, workers=2)
    assert blamed(worker.value).ours


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


@forks
@pytest.mark.usefixtures("alone")
def test_what_takes_long_and_comes_late_is_not_waited_for_with_hands_folded() -> None:
    """Whoever is done takes what is left: no process has had its share dealt out beforehand."""

    def do(number: int) -> tuple[int, int]:
        if number == 0:
            time.sleep(0.5)
        return number, os.getpid()

    done = share_out(range(200), do, few=1, workers=2)

    assert [number for number, _ in done] == list(range(200))
    assert sum(who == done[0][1] for _, who in done) < 50


@forks
@pytest.mark.usefixtures("alone")
def test_each_process_begins_with_another_kin() -> None:
    """What its work has in common is then made by one of them, until the other has nothing left of its own."""

    def do(_: int) -> int:
        time.sleep(0.005)
        return os.getpid()

    done = share_out(range(80), do, few=1, workers=2, kin=lambda number: number % 2)

    even, odd = Counter(done[::2]).most_common(1)[0], Counter(done[1::2]).most_common(1)[0]
    assert even[0] != odd[0]
    assert min(even[1], odd[1]) > 25


@forks
@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("workers", [2, 3, 7])
@pytest.mark.parametrize("kins", [1, 2, 5, 50])
def test_what_is_of_few_kins_or_of_many_is_all_done_once(workers: int, kins: int) -> None:
    done = share_out(range(50), lambda number: number, few=1, workers=workers, kin=lambda number: number % kins)

    assert done == list(range(50))


@forks
def test_an_assistant_says_what_came_of_it() -> None:
    assert Assistant(lambda: {"a": b"1"}).answer() == {"a": b"1"}


@forks
def test_an_assistant_with_much_to_say_does_not_wait_to_be_heard() -> None:
    """It holds a good part of what a build takes."""
    assistant = Assistant(lambda: b"x" * 5_000_000)
    time.sleep(0.5)

    assert os.waitid(os.P_PID, assistant._pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None
    assert assistant.answer() == b"x" * 5_000_000


@forks
def test_an_assistant_that_fails_says_nothing() -> None:
    def fail() -> str:
        raise OSError("no space left")

    assert Assistant(fail).answer() is None


@forks
def test_an_assistant_that_is_dismissed_is_gone() -> None:
    assistant = Assistant(lambda: time.sleep(60))

    assistant.dismiss()

    with pytest.raises(ChildProcessError):  # of that number; other tests have processes of their own
        os.waitpid(assistant._pid, os.WNOHANG)


@forks
@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_where_no_more_processes_are_allowed_this_one_does_it_all(
    monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    started: list[int] = []
    fork = os.fork

    def some() -> int:
        if len(started) == allowed:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        started.append(fork())
        return started[-1]

    before = sorted(Path("/dev/fd").iterdir())
    monkeypatch.setattr(os, "fork", some)

    assert share_out(range(30), where, few=1, workers=4) == [os.getpid()] * 30
    assert sorted(Path("/dev/fd").iterdir()) == before
    for pid in started:
        with pytest.raises(ChildProcessError):  # it has ended, and nobody need wait for it any more
            os.waitpid(pid, os.WNOHANG)
