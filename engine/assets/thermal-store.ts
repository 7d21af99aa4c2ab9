import type { HeatLevel } from '../site/site.ts';
import type { StoreLevels } from './store.ts';

/** Heat store at one heat level (hot-water tank, steam accumulator, high-temperature store). */
export interface ThermalStore extends StoreLevels {
  readonly kind: 'thermalStore';
  readonly name: string;
  readonly level: HeatLevel;
  readonly chargeMw: number;
  readonly dischargeMw: number;
}
