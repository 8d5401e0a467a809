"""What a command costs: run as a small program of its own, whose size would not show in what is measured.

    python3 -I meter.py REPORT LOG [--weigh] -- COMMAND…

runs COMMAND in the current folder, its messages go to the file LOG, and writes REPORT as JSON: `status` (exit status),
`seconds` (by the clock), `cpu` (seconds, user and system, of the command and all its children), `largest` (MB, the
most that one of its processes held) and, with --weigh, `memory` (MB, the most that all its processes held together at
one moment: what each has for itself, and once what they share). Weighing looks into /proc a hundred times a second, which takes time itself:
a run is either timed or weighed. Where there is no /proc, `memory` is 0.

Stands on the standard library alone, and on as little of it as can be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

PAUSE = 0.01  # seconds between two looks
KILOBYTE = 1 if sys.platform != "darwin" else 1 / 1024  # what ru_maxrss counts in


def family(root: int) -> list[int]:
    """Return `root` and all processes that descend from it."""
    parents: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208  (pathlib would be loaded for it)
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:  # noqa: PTH123
                    parent = int(file.read().rpartition(b")")[2].split()[1])
            except OSError:  # it has ended since
                continue
            parents.setdefault(parent, []).append(int(name))
    found = [root]
    for each in found:
        found += parents.get(each, [])
    return found


def held(processes: list[int]) -> int:
    """Return what `processes`, a parent and its forks, hold together, in kilobytes.

    Of what they share, the most that one of them sees counts once: a parent shares with each fork what it has forked.
    """
    private, shared = 0, 0
    for process in processes:
        own = dict.fromkeys((b"Private", b"Shared"), 0)
        try:
            with open(f"/proc/{process}/smaps_rollup", "rb") as file:  # noqa: PTH123
                for line in file:
                    kind = line.partition(b"_")[0]
                    if kind in own and b"Hugetlb" not in line:
                        own[kind] += int(line.split()[1])
        except OSError:  # it has ended since
            continue
        private += own[b"Private"]
        shared = max(shared, own[b"Shared"])
    return private + shared


def measure(command: list[str], log: str, *, weigh: bool) -> dict[str, float]:
    """Run `command` to its end and return what the module's docstring says."""
    most, last = 0, 0
    with open(log, "wb") as out:  # noqa: PTH123
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        while weigh and os.path.isdir("/proc"):  # noqa: PTH112
            if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
            now = held(family(process.pid))
            most = max(most, min(last, now))  # seen twice: a process that ends between two looks would count doubly
            last = now
            time.sleep(PAUSE)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)  # Popen would wait for it once more
    return {
        "status": process.returncode,
        "seconds": seconds,
        "cpu": usage.ru_utime + usage.ru_stime,
        "largest": usage.ru_maxrss * KILOBYTE / 1024,
        "memory": most / 1024,
    }


if __name__ == "__main__":
    options, told = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
    with open(options[0], "w", encoding="utf-8") as report:  # noqa: PTH123
        json.dump(measure(told, options[1], weigh="--weigh" in options), report)
