"""Work shared out among processes: as many as there are processors, forked when everything is known.

What the catalogue holds is there in each of them without being copied. One process does it all where there is little
to do, where the system cannot fork, or where other threads run, which a fork would leave behind in mid-sentence.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 48  # pieces of work: sharing them out would take longer than doing them


class WorkerError(RuntimeError):
    """A worker has failed; the message is its traceback, or says how it ended."""


def processors() -> int:
    """Return how many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share_out(
    tasks: Sequence[Task], do: Callable[[Task], Result], few: int = FEW, workers: int | None = None
) -> list[Result]:
    """Return `do(task)` for each of `tasks`, in their order.

    SystemExit in a worker ends this process in the same way; anything else that goes wrong in one is a WorkerError.
    """
    count = processors() if workers is None else workers
    # On macOS, parts of the system that a library may have begun to use do not survive a fork.
    can_fork = hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1
    if count < 2 or len(tasks) <= few or not can_fork:
        return [do(task) for task in tasks]
    sys.stdout.flush()
    sys.stderr.flush()
    others = [_hire(tasks[number::count], do) for number in range(1, count)]
    try:
        shares = [[do(task) for task in tasks[::count]]]
    except BaseException:
        for pid, handle in others:
            os.close(handle)  # whoever writes into it is ended
            os.waitpid(pid, 0)
        raise
    answers: list[list[Result] | BaseException] = [_heard(pid, handle) for pid, handle in others]
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
        shares.append(answer)
    return [shares[place % count][place // count] for place in range(len(tasks))]


def _hire(tasks: Sequence[Task], do: Callable[[Task], Result]) -> tuple[int, int]:
    """Start a process that does `tasks`; return its number, and where it will be heard."""
    hear, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return pid, hear
    status = 1
    try:  # from here on in the other process, which must end here whatever happens
        os.close(hear)
        answer: tuple[str, object]
        try:
            answer = ("done", [do(task) for task in tasks])
        except SystemExit as end:
            answer = ("exit", end.code)
        except BaseException:  # noqa: BLE001  (it is told to the one who can do something about it)
            answer = ("fault", traceback.format_exc())
        with os.fdopen(tell, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)


def _heard(pid: int, handle: int) -> list[Result] | BaseException:
    with os.fdopen(handle, "rb") as pipe:
        data = pipe.read()
    os.waitpid(pid, 0)
    if not data:
        return WorkerError("a worker ended without a word: was it killed, or is the memory used up?")
    kind, answer = pickle.loads(data)  # noqa: S301  (from our own child)
    if kind == "exit":
        return SystemExit(answer)
    if kind == "fault":
        return WorkerError(answer)
    return answer  # type: ignore[no-any-return]
