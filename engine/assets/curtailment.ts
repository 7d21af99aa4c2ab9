/** How far generation may be cut and what a cut MWh costs. */
export interface Curtailment {
  /** Largest share of the available power that may be cut, 0 (must run) to 1. */
  readonly share: number;
  readonly costEurPerMwh: number;
}
