import type { Mark } from '../../data/index.ts';
import type { RightPayments } from '../../engine/index.ts';

interface Origin {
  readonly source: string;
  readonly mark: Mark | null;
}

/** What a company is paid for one right, with where the rates come from. */
export interface RightTerms extends RightPayments {
  readonly name: string;
  readonly availabilityOrigin: Origin;
  readonly activationOrigin: Origin;
}

/** What steering pays on energy by step, EUR/MWh; nil where it is not called. */
export interface Steering {
  readonly name: string;
  readonly importEurPerMwh: Float64Array;
  readonly exportEurPerMwh: Float64Array;
  readonly path: string;
}
