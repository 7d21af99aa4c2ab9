import { addFlowColumns, bookFlow, bookFuel, connect, type SiteContext } from '../program/context.ts';
import { type Series, times } from '../series/series.ts';
import type { HeatLevel } from '../site/site.ts';
import { addRunning, type Running } from './running.ts';

/** Fuel-fired boiler or burner (natural gas, hydrogen, biomass), or heat taken from another: fuel to heat at one level. */
export interface GasBoiler {
  readonly kind: 'gasBoiler';
  readonly name: string;
  readonly level: HeatLevel;
  readonly heatMw: number;
  /** Heat per fuel, lower heating value. */
  readonly efficiency: number;
  readonly fuel: string;
  /** Share of `heatMw` that there is in each step, 0 to 1, not beside `running`; absent: all of it. */
  readonly availableShare?: Series;
  /** EUR per MWh heat. */
  readonly operationEurPerMwh: number;
  /** Limits to starting and stopping, on the heat; absent: none. */
  readonly running?: Running;
}

export function addGasBoiler(context: SiteContext, boiler: GasBoiler): void {
  const mwhPerMwh = 1 / boiler.efficiency;
  const most = times(boiler.availableShare ?? 1, boiler.heatMw);
  const heat = addFlowColumns(context, `${boiler.name}.heat`, 0, most);
  connect(context, heat, {
    name: `${boiler.name}.heat`,
    asset: boiler.name,
    role: 'source',
    carrier: boiler.level,
    fuel: { name: boiler.fuel, mwhPerMwh },
  });
  bookFuel(context, heat, boiler.fuel, mwhPerMwh);
  bookFlow(context, 'operation', heat, boiler.operationEurPerMwh);
  addRunning(context, boiler.running, heat, boiler.name, boiler.heatMw);
}
