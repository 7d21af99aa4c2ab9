"""The measuring loop of the peers in Python: one job, in a process of its own, on one thread, cold each time."""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """What one call came to; times in seconds."""

    status: str
    build_s: float
    solve_s: float
    cpu_s: float
    cost_eur: float | None = None
    gap: float | None = None


def run_job(once: Callable[[dict[str, Any]], Answer]) -> None:
    """Calls `once` with the job of the command line (JSON) and prints its times and its last answer as JSON.

    The job holds `repeats` (calls after the first) and `enoughMs` (no call begins after so many milliseconds).
    """
    job = json.loads(sys.argv[1])
    before_kb = peak_kb()
    begin = time.perf_counter()
    first = last = once(job)
    working_kb = peak_kb() - before_kb
    later: list[Answer] = []
    while first.status == "optimal" and len(later) < job["repeats"]:
        if (time.perf_counter() - begin) * 1000 > job["enoughMs"]:
            break
        last = once(job)
        later.append(last)
    counted = later or [first]
    print(
        json.dumps(
            {
                "status": last.status,
                "coldMs": (first.build_s + first.solve_s) * 1000,
                "buildMs": [answer.build_s * 1000 for answer in counted],
                "solveMs": [answer.solve_s * 1000 for answer in counted],
                "cpuMs": [answer.cpu_s * 1000 for answer in counted],
                "workingMb": working_kb / 1024,
                "costEur": last.cost_eur,
                "gap": last.gap,
            }
        )
    )


def peak_kb() -> int:
    """Highest resident memory of this process so far, KB (bytes on macOS, which nothing here counts on)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


STATUSES = {"Optimal": "optimal", "Infeasible": "infeasible", "Time limit reached": "out-of-time"}
