"""Work shared out among processes: as many as there are processors, forked when everything is known.

What the catalogue holds is there in each of them without being copied. Work is taken by the handful by whoever has
none, this process among them: nobody can say beforehand what takes long. One process does it all where there is little
to do, where the system cannot fork, or where other threads run, which a fork would leave behind in mid-sentence.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from struct import Struct
from tempfile import TemporaryFile
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 48  # pieces of work: sharing them out would take longer than doing them
HANDFUL = 16  # pieces of work that are taken at once, at most
_TURNS = 8  # handfuls for each process, at least, where there is enough to do
_MOST = 500  # handfuls: their numbers have room in any pipe
_NUMBER = Struct("I")


class WorkerError(RuntimeError):
    """A worker has failed; the message is its traceback, or says how it ended."""


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
    tasks: Sequence[Task], do: Callable[[Task], Result], few: int = FEW, workers: int | None = None
) -> list[Result]:
    """Return `do(task)` for each of `tasks`, in their order; they are begun in this order, too.

    SystemExit in a worker ends this process in the same way; anything else that goes wrong in one is a WorkerError.
    """
    count = processors() if workers is None else workers
    if count < 2 or len(tasks) <= few or not can_fork():
        return [do(task) for task in tasks]
    sys.stdout.flush()
    sys.stderr.flush()
    heap = _Heap(tasks, count)
    others: list[tuple[int, int]] = []
    try:
        others = _crew((partial(_done, heap, number, do) for number in range(1, count)), heap.leave)
        if not others:
            return [do(task) for task in tasks]
        shares = [_done(heap, 0, do)]
    except BaseException:
        _send_home(others)
        raise
    finally:
        heap.close()
    answers: list[dict[int, list[Result]] | BaseException] = [_heard(pid, handle) for pid, handle in others]
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
        shares.append(answer)
    found = {number: results for share in shares for number, results in share.items()}
    return [result for number in sorted(found) for result in found[number]]


class _Heap:
    """What there is to do, in handfuls. Which is next stands in a pipe: what one process reads, no other finds."""

    def __init__(self, tasks: Sequence[Task], processes: int) -> None:
        self._size = max(1, min(HANDFUL, len(tasks) // (processes * _TURNS)), -(-len(tasks) // _MOST))
        self._tasks, self._next = tasks, 0
        self._handle, fill = os.pipe()
        with os.fdopen(fill, "wb") as pipe:
            for number in range(processes, -(-len(tasks) // self._size)):
                pipe.write(_NUMBER.pack(number))

    def handfuls(self, first: int) -> Iterator[tuple[int, Sequence[Any]]]:
        """Yield (its number, tasks) of handfuls that nobody else has: the `first` of each process is its own."""
        number = first
        while True:
            yield number, self._tasks[number * self._size : (number + 1) * self._size]
            read = os.read(self._handle, _NUMBER.size)
            if not read:
                return
            (number,) = _NUMBER.unpack(read)

    def leave(self) -> None:
        """Let nobody begin anything more."""
        while os.read(self._handle, 4096):
            pass

    def close(self) -> None:
        os.close(self._handle)


def _done(heap: _Heap, first: int, do: Callable[[Any], Result]) -> dict[int, list[Result]]:
    """Return what one process has done, by the numbers of handfuls; where something goes wrong, all of them stop."""
    try:
        return {number: [do(task) for task in tasks] for number, tasks in heap.handfuls(first)}
    except BaseException:
        heap.leave()
        raise


def _hire(do: Callable[[], Any], tell: int, *others: int) -> int:
    """Start a process that does what there is to do, and writes to `tell` what came of it; return its number.

    It lets go of the open files `others` at once.
    """
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:  # from here on in the other process, which must end here whatever happens
        for other in others:
            os.close(other)
        answer: tuple[str, object]
        try:
            answer = ("done", do())
        except SystemExit as end:
            answer = ("exit", end.code)
        except BaseException:  # noqa: BLE001  (it is told to the one who can do something about it)
            answer = ("fault", traceback.format_exc())
        with os.fdopen(tell, "wb") as file:
            pickle.dump(answer, file, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)


def _crew(jobs: Iterable[Callable[[], Any]], leave: Callable[[], None]) -> list[tuple[int, int]]:
    """Start a process for each job; none where so many are not allowed: those that there are, are told to `leave`."""
    others: list[tuple[int, int]] = []
    try:
        others.extend(map(_worker, jobs))
    except OSError:
        leave()
        _send_home(others)
        return []
    return others


def _send_home(others: Sequence[tuple[int, int]]) -> None:
    for pid, handle in others:
        os.close(handle)  # whoever writes into it is ended
        os.waitpid(pid, 0)


def _worker(do: Callable[[], Any]) -> tuple[int, int]:
    """Start one; return its number, and where it will be heard."""
    hear, tell = os.pipe()
    try:
        pid = _hire(do, tell, hear)
    except OSError:
        os.close(hear)
        raise
    finally:
        os.close(tell)
    return pid, hear


class Assistant(Generic[Result]):
    """A process that does one thing beside this one, which need not wait for it."""

    def __init__(self, do: Callable[[], Result]) -> None:
        """Start it; `can_fork` has to be asked before. Raises OSError where there is no room for its answer."""
        # Not a pipe, whose end it would have to wait at with all that it holds until somebody asks for the answer.
        self._file = TemporaryFile()  # noqa: SIM115  (closed with the answer)
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = _hire(do, self._file.fileno())

    def answer(self) -> Result | None:
        """Wait for what comes of it; None where it has failed."""
        _, status = os.waitpid(self._pid, 0)
        with self._file as file:
            file.seek(0)
            found = _understood(file.read() if status == 0 else b"")
        return None if isinstance(found, BaseException) else found

    def dismiss(self) -> None:
        """End it, whatever it has done."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._file.close()


def _heard(pid: int, handle: int) -> dict[int, list[Any]] | BaseException:
    with os.fdopen(handle, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(pid, 0)
    found: dict[int, list[Any]] | BaseException = _understood(data if status == 0 else b"")
    return found


def _understood(data: bytes) -> Any:  # noqa: ANN401  (what was done, or an exception that says why it was not)
    if not data:
        return WorkerError("a worker ended without a word: was it killed, or is the memory used up?")
    kind, answer = pickle.loads(data)  # noqa: S301  (from our own child)
    if kind == "exit":
        return SystemExit(answer)
    if kind == "fault":
        return WorkerError(answer)
    return answer
