import type { HeatLevel } from '../site/site.ts';

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
}
