import type { Series } from '../series/series.ts';
import type { Curtailment } from './curtailment.ts';

/** Wind turbines: available power per step and how far it may be cut. */
export interface Wind {
  readonly kind: 'wind';
  readonly name: string;
  readonly availableMw: Series;
  readonly curtailment: Curtailment;
}
