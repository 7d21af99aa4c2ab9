import { addFlowColumns, bookFlow, bookFuel, connect, type SiteContext } from '../program/context.ts';
import type { HeatLevel } from '../site/site.ts';
import { addRunning, type Running } from './running.ts';

/** Combined heat and power at a fixed ratio; heat may be dumped where it has an emergency cooler. */
export interface Chp {
  readonly kind: 'chp';
  readonly name: string;
  readonly level: HeatLevel;
  readonly powerMw: number;
  /** Electricity per fuel, lower heating value. */
  readonly electricEfficiency: number;
  /** Heat per fuel, lower heating value. */
  readonly heatEfficiency: number;
  readonly fuel: string;
  /** EUR per MWh electricity made. */
  readonly operationEurPerMwh: number;
  readonly canDumpHeat: boolean;
  /** Limits to starting and stopping, on the power; absent: none. */
  readonly running?: Running;
}

export function addChp(context: SiteContext, chp: Chp): void {
  const { name, level } = chp;
  const heatPerPower = chp.heatEfficiency / chp.electricEfficiency;
  const mwhPerMwh = 1 / chp.electricEfficiency;
  const power = addFlowColumns(context, `${name}.power`, 0, chp.powerMw);
  connect(context, power, {
    name: `${name}.power`,
    asset: name,
    role: 'source',
    carrier: 'electricity',
    fuel: { name: chp.fuel, mwhPerMwh },
  });
  connect(context, power, {
    name: `${name}.heat`,
    asset: name,
    role: 'source',
    carrier: level,
    factor: heatPerPower,
  });
  bookFuel(context, power, chp.fuel, mwhPerMwh);
  bookFlow(context, 'operation', power, chp.operationEurPerMwh);
  addRunning(context, chp.running, power, chp.name, chp.powerMw);
  if (chp.canDumpHeat) {
    const dumped = addFlowColumns(context, `${name}.dumped`, 0, chp.powerMw * heatPerPower);
    connect(context, dumped, { name: `${name}.dumped`, asset: name, role: 'sink', carrier: level });
  }
}
