/** Proof of how good a plan is, computed from the plan and any multipliers, without trust in the solver. */
export interface Certificate {
  /** Cost of the plan, recomputed from the plan, EUR. */
  readonly costEur: number;
  /** No plan can cost less than this, EUR. */
  readonly boundEur: number;
  /** (cost - bound) / max(1, |cost|). */
  readonly gap: number;
  /** Largest violation of any balance or limit row by the plan, MW (MWh for stocks). */
  readonly maxResidualMw: number;
  /** Largest violation of any bound of a single quantity, MW (MWh for stocks). */
  readonly maxBoundViolationMw: number;
  /** SHA-256 of the resolved input, data versions and engine version. */
  readonly inputHash: string;
}
