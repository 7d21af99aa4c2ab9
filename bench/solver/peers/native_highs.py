"""Native HiGHS on the exported program (MPS); reading it counts as building. The job: `mps`, `plan`, `solver`, `limitS`.

Columns and row multipliers of the last plan are written to the file `plan` as doubles, for the certificate of the engine.
"""

import time
from typing import Any

import highspy
import numpy as np
from measure import STATUSES, Answer, run_job


def once(job: dict[str, Any]) -> Answer:
    start, cpu_start = time.perf_counter(), time.process_time()
    highs = highspy.Highs()
    options = {"output_flag": False, "threads": 1, "random_seed": 0, "time_limit": float(job["limitS"])}
    for name, value in {**options, **job["options"]}.items():
        if highs.setOptionValue(name, value) != highspy.HighsStatus.kOk:
            raise ValueError(f"HiGHS: got option {name} = {value}, which it refuses")
    highs.readModel(job["mps"])
    built = time.perf_counter()
    highs.run()
    solved = time.perf_counter()
    times = (built - start, solved - built, time.process_time() - cpu_start)
    status = highs.modelStatusToString(highs.getModelStatus())
    if status != "Optimal":
        return Answer(STATUSES.get(status, status), *times)
    solution = highs.getSolution()
    np.concatenate([solution.col_value, solution.row_dual]).astype("<f8").tofile(job["plan"])
    return Answer("optimal", *times, highs.getObjectiveValue())


run_job(once)
