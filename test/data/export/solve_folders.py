"""Reads and optimises every PyPSA folder of the command line with nothing added, and prints one JSON object per line."""

import json
import logging
import sys
import warnings

import pandas as pd
import pypsa

logging.disable(logging.WARNING)
warnings.filterwarnings("ignore")


def imbalance_mw(network: pypsa.Network) -> float:
    """The most by which what comes into a bus in the plan as written differs from what leaves it."""
    net = pd.DataFrame(0.0, network.snapshots, network.buses.index)

    def count(flows: pd.DataFrame, buses: pd.Series, sign: float) -> None:
        for name in flows:
            if buses[name]:
                net[buses[name]] += sign * flows[name]

    count(network.loads_t.p, network.loads.bus, -1)
    count(network.generators_t.p * network.generators.sign, network.generators.bus, 1)
    count(network.stores_t.p, network.stores.bus, 1)
    for port in [column[3:] for column in network.links if column.startswith("bus")]:
        count(network.links_t[f"p{port}"], network.links[f"bus{port}"], -1)
    return float(net.abs().max().max())


for folder in sys.argv[1:]:
    network = pypsa.Network(folder)
    imbalance = imbalance_mw(network)
    _, condition = network.optimize(
        solver_name="highs",
        io_api="direct",
        log_to_console=False,
        include_objective_constant=False,
        solver_options={"threads": 1, "output_flag": False, "random_seed": 0},
    )
    answer = {"folder": folder, "imbalanceMw": imbalance, "condition": condition, "objective": network.objective}
    print(json.dumps(answer), flush=True)
