"""PyPSA with HiGHS on the same sites, modelled as its users would. The job: `group` (a file), `limitS`.

Building is everything but the run of HiGHS: the network, the linopy model, handing it over and reading the answer back. The gap is the
one that HiGHS tells.
"""

import json
import logging
import time
import warnings
from pathlib import Path
from typing import Any

import pypsa
from measure import STATUSES, Answer, run_job
from site_network import add_couplings, network_of

logging.disable(logging.WARNING)
warnings.filterwarnings("ignore")


def once(job: dict[str, Any]) -> Answer:
    group = json.loads(Path(job["group"]).read_text())
    start, cpu_start = time.perf_counter(), time.process_time()
    network: pypsa.Network = network_of(group)
    network.optimize(
        solver_name="highs",
        io_api="direct",
        include_objective_constant=False,
        extra_functionality=lambda network, _: add_couplings(network, group),
        log_to_console=False,
        solver_options={
            "threads": 1,
            "random_seed": 0,
            "time_limit": float(job["limitS"]),
            "output_flag": False,
        },
    )
    whole_s, cpu_s = time.perf_counter() - start, time.process_time() - cpu_start
    highs = network.model.solver_model
    solve_s = highs.getRunTime()
    times = (whole_s - solve_s, solve_s, cpu_s)
    status = highs.modelStatusToString(highs.getModelStatus())
    if status != "Optimal":
        return Answer(STATUSES.get(status, status), *times)
    cost_eur = highs.getObjectiveValue() + group["constantEur"]
    return Answer("optimal", *times, cost_eur, highs.getInfo().primal_dual_objective_error)


run_job(once)
