"""Work shared out among processes: as many as there are processors, forked when everything is known.

What the catalogue holds is there in each of them without being copied. Work is taken by the handful by whoever has
none, this process among them: nobody can say beforehand what takes long. Work of one kin lies in a heap of its own, and
each process begins with another heap: what such work has in common is then made, and held, by few of them. One process
does it all where there is little to do, where the system cannot fork, or where other threads run, which a fork would
leave behind in mid-sentence.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from struct import Struct
from typing import Any, BinaryIO, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 48  # pieces of work: sharing them out would take longer than doing them
HANDFUL = 16  # pieces of work that are taken at once, at most
_TURNS = 8  # handfuls for each process, at least, where there is enough to do
_MOST = 500  # handfuls, or so: their numbers have room in any pipe
_NUMBER = Struct("I")


class WorkerError(RuntimeError):
    """A worker has failed; the message is its traceback, or says how it ended."""

    def __init__(self, message: str, blame: object = None) -> None:
        """Take what blame.py has to say of it."""
        super().__init__(message)
        self.blame = blame


def processors() -> int:
    """Return how many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Return whether this process may be divided now."""
    # On macOS, parts of the system that a library may have begun to use do not survive a fork.
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def share_out(
    tasks: Sequence[Task],
    do: Callable[[Task], Result],
    few: int = FEW,
    workers: int | None = None,
    kin: Callable[[Task], Hashable] = lambda _: None,
) -> list[Result]:
    """Return `do(task)` for each of `tasks`, in their order; those of one `kin` are begun in this order, too.

    SystemExit in a worker ends this process in the same way; anything else that goes wrong in one is a WorkerError.
    """
    count = processors() if workers is None else workers
    if count < 2 or len(tasks) <= few or not can_fork():
        return [do(task) for task in tasks]
    sys.stdout.flush()
    sys.stderr.flush()
    heaps = _Heaps([kin(task) for task in tasks], count)
    others: list[tuple[int, BinaryIO]] = []
    try:
        others = _crew((partial(_done, heaps, number, tasks, do) for number in range(1, count)), heaps.leave)
        if not others:
            return [do(task) for task in tasks]
        shares = [_done(heaps, 0, tasks, do)]
    except BaseException:
        _send_home(others)
        raise
    finally:
        heaps.close()
    answers: list[dict[int, Result] | BaseException] = [_heard(pid, answer) for pid, answer in others]
    for share in answers:
        if isinstance(share, BaseException):
            raise share
        shares.append(share)
    found = {place: result for share in shares for place, result in share.items()}
    return [found[place] for place in range(len(tasks))]


class _Heaps:
    """What there is to do, by the places of tasks, in handfuls: a heap for each kin.

    Which is next on a heap stands in a pipe: what one process reads, no other finds.
    """

    def __init__(self, kins: Sequence[Hashable], processes: int) -> None:
        heaps: dict[Hashable, list[int]] = {}
        for place, kin in enumerate(kins):
            heaps.setdefault(kin, []).append(place)
        size = max(1, min(HANDFUL, len(kins) // (processes * _TURNS)), -(-len(kins) // _MOST))
        self._handfuls: list[list[int]] = []
        numbers: list[list[int]] = []  # of the handfuls of each heap
        for places in heaps.values():
            start = len(self._handfuls)
            self._handfuls += [places[at : at + size] for at in range(0, len(places), size)]
            numbers.append([*range(start, len(self._handfuls))])
        self._starts = [process * len(numbers) // processes for process in range(processes)]
        self._first = [numbers[start].pop(0) if numbers[start] else None for start in self._starts]
        self._handles = [_filled(waiting) for waiting in numbers]

    def places(self, process: int) -> Iterator[int]:
        """Yield what nobody else has: at first what is kept for this process, then from its own heap, then others'."""
        first, start = self._first[process], self._starts[process]
        if first is not None:
            yield from self._handfuls[first]
        for handle in (*self._handles[start:], *self._handles[:start]):
            while read := os.read(handle, _NUMBER.size):
                yield from self._handfuls[_NUMBER.unpack(read)[0]]

    def leave(self) -> None:
        """Let nobody begin anything more."""
        for handle in self._handles:
            while os.read(handle, 4096):
                pass

    def close(self) -> None:
        for handle in self._handles:
            os.close(handle)


def _filled(numbers: Sequence[int]) -> int:
    """Return a pipe from which these numbers can be read, one by one."""
    handle, fill = os.pipe()
    with os.fdopen(fill, "wb") as pipe:
        for number in numbers:
            pipe.write(_NUMBER.pack(number))
    return handle


def _done(heaps: _Heaps, process: int, tasks: Sequence[Task], do: Callable[[Task], Result]) -> dict[int, Result]:
    """Return what one process has done, by the places of tasks; where something goes wrong, all of them stop."""
    try:
        return {place: do(tasks[place]) for place in heaps.places(process)}
    except BaseException:
        heaps.leave()
        raise


def _hire(do: Callable[[], Any]) -> tuple[int, BinaryIO]:
    """Start a process that does what there is to do; return its number, and where its answer will stand.

    Raises OSError where there may be no more processes, or there is no room for an answer.
    """
    answer = _letter()
    try:
        pid = os.fork()
    except OSError:
        answer.close()
        raise
    if pid:
        return pid, answer
    status = 1
    try:  # from here on in the other process, which must end here whatever happens
        told: tuple[str, object]
        try:
            told = ("done", do())
        except SystemExit as end:
            told = ("exit", end.code)
        except BaseException as fault:  # noqa: BLE001  (it is told to the one who can do something about it)
            import traceback

            from plugins.running.blame import blamed

            told = ("fault", (traceback.format_exc(), blamed(fault)))
        pickle.dump(told, answer, pickle.HIGHEST_PROTOCOL)
        answer.flush()
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)


def _crew(jobs: Iterable[Callable[[], Any]], leave: Callable[[], None]) -> list[tuple[int, BinaryIO]]:
    """Start a process for each job; none where so many are not allowed: those that there are, are told to `leave`."""
    others: list[tuple[int, BinaryIO]] = []
    try:
        others.extend(map(_hire, jobs))
    except OSError:
        leave()
        _send_home(others)
        return []
    return others


def _send_home(others: Sequence[tuple[int, BinaryIO]]) -> None:
    """Wait for processes whose answers nobody wants to hear."""
    for pid, answer in others:
        os.waitpid(pid, 0)
        answer.close()


def _letter() -> BinaryIO:
    """Return a file without a name: who has told a long answer through a pipe has to stay until somebody reads it.

    Until then, all that the process has held would be held.
    """
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("answer"), "w+b")
    import tempfile  # where there is no such thing: in some Pythons on Linux, too, as in conda's

    return tempfile.TemporaryFile()


class Assistant(Generic[Result]):
    """A process that does one thing beside this one, which need not wait for it."""

    def __init__(self, do: Callable[[], Result]) -> None:
        """Start it; `can_fork` has to be asked before. Raises OSError where there is no room for its answer."""
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid, self._letter = _hire(lambda: {0: do()})

    def answer(self) -> Result | None:
        """Wait for what comes of it; None where it has failed."""
        found = _heard(self._pid, self._letter)
        return None if isinstance(found, BaseException) else found[0]

    def dismiss(self) -> None:
        """End it, whatever it has done."""
        os.kill(self._pid, signal.SIGKILL)
        self._letter.close()
        os.waitpid(self._pid, 0)


def _heard(pid: int, answer: BinaryIO) -> dict[int, Any] | BaseException:
    """Wait for the end of a process, and return what it has told."""
    _, status = os.waitpid(pid, 0)
    with answer:
        answer.seek(0)
        data = answer.read()
    if os.waitstatus_to_exitcode(status) == -signal.SIGKILL:
        return _killed()
    if status or not data:
        return WorkerError("a worker ended without a word")
    kind, told = pickle.loads(data)  # noqa: S301  (from our own child)
    if kind == "exit":
        return SystemExit(told)
    if kind == "fault":
        return WorkerError(*told)
    return told  # type: ignore[no-any-return]


def _killed() -> WorkerError:
    """Return what there is to be said where nobody had time to say anything: it is no fault of the code's."""
    from plugins.running.blame import KILLED, Blame

    return WorkerError(KILLED, Blame("", KILLED, plain=True, ours=False))
