import type { HeatLevel } from '../site/site.ts';

/** Electric boiler, heater or furnace: electricity to heat at one level. */
export interface EBoiler {
  readonly kind: 'eBoiler';
  readonly name: string;
  readonly level: HeatLevel;
  readonly heatMw: number;
  readonly efficiency: number;
  readonly operationEurPerMwh: number;
}
