import { addFlowColumns, bookFlow, connect, type SiteContext } from '../program/context.ts';
import { at, type Series } from '../series/series.ts';
import type { HeatLevel } from '../site/site.ts';
import { addRunning, type Running } from './running.ts';

/** Industrial heat pump: COP per step, from its temperatures (`heatPumpCop`) or as given. */
export interface HeatPump {
  readonly kind: 'heatPump';
  readonly name: string;
  readonly level: HeatLevel;
  readonly heatMw: number;
  readonly cop: Series;
  /** EUR per MWh heat. */
  readonly operationEurPerMwh: number;
  /** Limits to starting and stopping, on the heat; absent: none. */
  readonly running?: Running;
}

const KELVIN = 273.15;
/** Lift below which the Carnot formula runs away, K; a real machine keeps this much between its condenser and evaporator. */
const LEAST_LIFT_K = 5;

/**
 * COP = quality * T_sink / (T_sink - T_source), temperatures in C, never below 1: the Carnot limit times the share of it that
 * real machines reach.
 */
export function heatPumpCop(sourceC: Series, sinkC: Series, qualityOfCarnot: number): Series {
  if (typeof sourceC === 'number' && typeof sinkC === 'number') return cop(sourceC, sinkC, qualityOfCarnot);
  const steps = typeof sourceC === 'number' ? (sinkC as Float64Array).length : sourceC.length;
  const out = new Float64Array(steps);
  for (let t = 0; t < steps; t++) out[t] = cop(at(sourceC, t), at(sinkC, t), qualityOfCarnot);
  return out;
}

function cop(sourceC: number, sinkC: number, qualityOfCarnot: number): number {
  const lift = Math.max(LEAST_LIFT_K, sinkC - sourceC);
  return Math.max(1, (qualityOfCarnot * (sinkC + KELVIN)) / lift);
}

export function addHeatPump(context: SiteContext, pump: HeatPump): void {
  const { name, level } = pump;
  const heat = addFlowColumns(context, `${name}.heat`, 0, pump.heatMw);
  const factor = typeof pump.cop === 'number' ? 1 / pump.cop : pump.cop.map(value => 1 / value);
  connect(context, heat, { name: `${name}.heat`, asset: name, role: 'source', carrier: level });
  connect(context, heat, {
    name: `${name}.power`,
    asset: name,
    role: 'sink',
    carrier: 'electricity',
    factor,
  });
  bookFlow(context, 'operation', heat, pump.operationEurPerMwh);
  addRunning(context, pump.running, heat, pump.name, pump.heatMw);
}
