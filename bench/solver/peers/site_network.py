"""The sites of a group as a PyPSA network: the same program as `toProgram` of the engine, in the terms of PyPSA."""

from typing import Any

import numpy as np
import pandas as pd
import pypsa
import xarray as xr

LEVELS = ("hotWater", "steam", "furnace")
Series = float | list[float]


def network_of(group: dict[str, Any]) -> pypsa.Network:
    """Everything but what ties the hours of a month or the sites of a group together (see `add_couplings`)."""
    axis = group["axis"]
    network = pypsa.Network()
    steps = pd.RangeIndex(axis["steps"], name="snapshot")
    network.set_snapshots(steps, default_snapshot_weightings=float(axis["stepHours"]))
    for site, lines in zip(group["sites"], group["taxLines"], strict=True):
        add_site(network, site, lines, axis)
    return network


def add_site(network: pypsa.Network, site: dict[str, Any], lines: dict[str, Any], axis: dict[str, Any]) -> None:
    name = site["name"]
    if site["limits"].get("breach") or site["carbon"]["levyEurPerTon"]:
        raise NotImplementedError(f"{name}: got a breach or levy, expected neither")
    used = set(site["heatLoadMw"]) | {asset["level"] for asset in site["assets"] if "level" in asset}
    levels = [level for level in LEVELS if level in used]
    for carrier in ["electricity", *levels]:
        network.add("Bus", f"{name}/{carrier}")
    add_demand(network, name, "electricity", site["electricityLoadMw"], site["unserved"]["electricityEurPerMwh"])
    for level in levels:
        add_demand(network, name, level, site["heatLoadMw"].get(level, 0), site["unserved"]["heatEurPerMwh"])
    for low, high in zip(levels, levels[1:], strict=False):
        network.add(
            "Link", f"{name}/{high}-to-{low}", bus0=f"{name}/{high}", bus1=f"{name}/{low}", p_nom=np.inf
        )
    tax = lines["electricity"]["eurPerMwh"] + site["gridEurPerMwh"]
    electricity = f"{name}/electricity"
    network.add(
        "Generator",
        f"{name}/import",
        bus=electricity,
        p_nom=site["limits"]["importMw"],
        marginal_cost=np.asarray(site["importEurPerMwh"]) + tax,
    )
    network.add(
        "Generator",
        f"{name}/export",
        bus=electricity,
        sign=-1,
        p_nom=site["limits"]["exportMw"],
        marginal_cost=-np.asarray(site["exportEurPerMwh"]),
    )
    for asset in site["assets"]:
        ADD[asset["kind"]](network, site, lines, asset, axis)


def add_demand(network: pypsa.Network, site: str, carrier: str, load: Series, unserved: float | None) -> None:
    """A load, and what of it is not served at a price."""
    network.add("Load", f"{site}/load.{carrier}", bus=f"{site}/{carrier}", p_set=load)
    most = np.max(load)
    if unserved is None or most <= 0:
        return
    network.add(
        "Generator",
        f"{site}/unserved.{carrier}",
        bus=f"{site}/{carrier}",
        p_nom=most,
        p_max_pu=np.asarray(load) / most,
        marginal_cost=unserved,
    )


def add_generator(network, site, _lines, asset, _axis) -> None:
    curtailment = asset["curtailment"]
    if curtailment["costEurPerMwh"] != 0:
        raise NotImplementedError(f"{asset['name']}: got a cost of curtailment, expected none")
    available = np.asarray(asset["availableMw"])
    most = np.max(available)
    network.add(
        "Generator",
        f"{site['name']}/{asset['name']}",
        bus=f"{site['name']}/electricity",
        p_nom=most,
        p_max_pu=available / most,
        p_min_pu=(1 - curtailment["share"]) * available / most,
    )


def add_gas_boiler(network, site, lines, asset, _axis) -> None:
    """Fuel needs no bus of its own: it is bought at a price, so it is a cost of the heat."""
    fuel = site["fuels"][asset["fuel"]]
    tax = lines["fuels"][asset["fuel"]]["eurPerMwh"]
    carbon = site["carbon"]["etsEurPerTon"] * fuel["emissionsTonPerMwh"]
    network.add(
        "Generator",
        f"{site['name']}/{asset['name']}",
        bus=f"{site['name']}/{asset['level']}",
        p_nom=asset["heatMw"],
        marginal_cost=(np.asarray(fuel["priceEurPerMwh"]) + tax + carbon) / asset["efficiency"]
        + asset["operationEurPerMwh"],
    )


def add_electric_heater(network, site, _lines, asset, _axis) -> None:
    """A link is sized and priced by the electricity that it takes."""
    heat_per_power = asset["cop"] if asset["kind"] == "heatPump" else asset["efficiency"]
    network.add(
        "Link",
        f"{site['name']}/{asset['name']}",
        bus0=f"{site['name']}/electricity",
        bus1=f"{site['name']}/{asset['level']}",
        efficiency=heat_per_power,
        p_nom=asset["heatMw"] / heat_per_power,
        marginal_cost=asset["operationEurPerMwh"] * heat_per_power,
    )


def add_store(network, site, _lines, asset, _axis) -> None:
    if asset["end"] != "cyclic" or asset["startMwh"] is not None or asset["minimumMwh"] != 0:
        raise NotImplementedError(f"{asset['name']}: got a given start, end or minimum, expected a free cycle from 0")
    carrier = "electricity" if asset["kind"] == "battery" else asset["level"]
    network.add(
        "StorageUnit",
        f"{site['name']}/{asset['name']}",
        bus=f"{site['name']}/{carrier}",
        p_nom=asset["dischargeMw"],
        p_min_pu=-asset["chargeMw"] / asset["dischargeMw"],
        max_hours=asset["energyMwh"] / asset["dischargeMw"],
        efficiency_store=asset["efficiencyIn"],
        efficiency_dispatch=asset["efficiencyOut"],
        standing_loss=asset["lossPerHour"],
        marginal_cost=asset["wearEurPerMwh"],
        cyclic_state_of_charge=True,
    )


def add_load_shift(network, site, _lines, asset, axis) -> None:
    """A store that is full when nothing is owed: taking load away empties it, making it good fills it."""
    away, energy = asset["awayMw"], asset["energyMwh"]
    full = np.full(axis["steps"], np.nan)
    window = max(1, round(asset["windowHours"] / axis["stepHours"]))
    full[window - 1 :: window] = energy
    full[-1] = energy
    network.add(
        "StorageUnit",
        f"{site['name']}/{asset['name']}",
        bus=f"{site['name']}/electricity",
        p_nom=away,
        p_max_pu=np.minimum(away, site["electricityLoadMw"]) / away,
        p_min_pu=-asset["backMw"] / away,
        max_hours=energy / away,
        efficiency_dispatch=1 / asset["returnPerMwh"],
        marginal_cost=asset["costEurPerMwh"],
        state_of_charge_initial=energy,
        state_of_charge_set=full,
    )


ADD = {
    "battery": add_store,
    "thermalStore": add_store,
    "loadShift": add_load_shift,
    "pv": add_generator,
    "wind": add_generator,
    "gasBoiler": add_gas_boiler,
    "eBoiler": add_electric_heater,
    "heatPump": add_electric_heater,
}


def add_couplings(network: pypsa.Network, group: dict[str, Any]) -> None:
    """Charges on the highest import of each period, and limits over the net exchange of several sites."""
    model, axis = network.model, group["axis"]
    power = model.variables["Generator-p"]
    for site in group["sites"]:
        bought = power.sel(name=f"{site['name']}/import")
        for p, charge in enumerate(site["peaks"]):
            period_of = axis["month" if charge["period"] == "month" else "week"]
            count = len(axis["months" if charge["period"] == "month" else "weeks"])
            already = np.zeros(count)
            already[: len(charge["alreadySetMw"])] = charge["alreadySetMw"]
            name = f"{site['name']}/peak-{p}"
            peak = model.add_variables(lower=already, coords=[pd.RangeIndex(count, name="period")], name=name)
            of_step = xr.DataArray(period_of, coords={"snapshot": network.snapshots}, dims="snapshot")
            model.add_constraints(bought - peak.sel(period=of_step) <= 0, name=name)
            model.objective = model.objective + (charge["priceEurPerMw"] * peak).sum()
    for limit in group["sharedLimits"]:
        net = power.sel(name=[f"{site}/import" for site in limit["sites"]]).sum("name") - power.sel(
            name=[f"{site}/export" for site in limit["sites"]]
        ).sum("name")
        model.add_constraints(net <= limit["importMw"], name=f"shared/{limit['name']}/import")
        model.add_constraints(net >= -np.asarray(limit["exportMw"]), name=f"shared/{limit['name']}/export")
