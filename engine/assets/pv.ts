import type { Series } from '../series/series.ts';
import type { Curtailment } from './curtailment.ts';

/** Solar panels: available power per step and how far it may be cut. */
export interface Pv {
  readonly kind: 'pv';
  readonly name: string;
  readonly availableMw: Series;
  readonly curtailment: Curtailment;
}
