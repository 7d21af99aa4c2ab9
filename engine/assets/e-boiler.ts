import { addFlowColumns, bookFlow, connect, type SiteContext } from '../program/context.ts';
import type { HeatLevel } from '../site/site.ts';
import { addRunning, type Running } from './running.ts';

/** Electric boiler, heater or furnace: electricity to heat at one level. */
export interface EBoiler {
  readonly kind: 'eBoiler';
  readonly name: string;
  readonly level: HeatLevel;
  readonly heatMw: number;
  readonly efficiency: number;
  /** EUR per MWh heat. */
  readonly operationEurPerMwh: number;
  /** Limits to starting and stopping, on the heat; absent: none. */
  readonly running?: Running;
}

export function addEBoiler(context: SiteContext, boiler: EBoiler): void {
  const { name, level } = boiler;
  const heat = addFlowColumns(context, `${name}.heat`, 0, boiler.heatMw);
  connect(context, heat, { name: `${name}.heat`, asset: name, role: 'source', carrier: level });
  connect(context, heat, {
    name: `${name}.power`,
    asset: name,
    role: 'sink',
    carrier: 'electricity',
    factor: 1 / boiler.efficiency,
  });
  bookFlow(context, 'operation', heat, boiler.operationEurPerMwh);
  addRunning(context, boiler.running, heat, boiler.name, boiler.heatMw);
}
