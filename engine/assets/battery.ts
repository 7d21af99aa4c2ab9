import type { StoreLevels } from './store.ts';

/** Electricity store behind the meter. */
export interface Battery extends StoreLevels {
  readonly kind: 'battery';
  readonly name: string;
  readonly chargeMw: number;
  readonly dischargeMw: number;
}
