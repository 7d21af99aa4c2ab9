/** The best sizes of the measures of a package, with the proof of how good they are. */
export interface PackageSizing {
  readonly measures: readonly MeasureSizing[];
  /**
   * What the package costs at these sizes, EUR at present worth: operation, investment, replacement and rest value over the
   * years of the business case, at the real discount rate of the study, before tax, subsidy and financing.
   */
  readonly costEur: number;
  /** No sizes in the ranges cost less, EUR. */
  readonly boundEur: number;
  /** (cost - bound) / cost. */
  readonly gap: number;
  /** The gap is at most 1e-4. */
  readonly isProven: boolean;
  /** Minimum loads and start costs were left out of the search and of the bound: they are in the cost at the sizes found. */
  readonly isRelaxed: boolean;
  /** Some price of the taxes falls with the volume: the bound holds for the brackets in which the plan ends. */
  readonly isInBrackets: boolean;
  /** Sizes that were tried, and dispatches (a year each) that took. */
  readonly trials: number;
  readonly solves: number;
}

/** The best size of one measure, and what one more unit is worth there against what it costs. */
export interface MeasureSizing {
  readonly measure: string;
  readonly size: number;
  /** `null`: times the measure as it is written. */
  readonly unit: 'MW' | 'MWh' | null;
  readonly minimum: number;
  readonly maximum: number;
  /** Where the size stands: between its bounds, or at one of them. */
  readonly at: 'inside' | 'minimum' | 'maximum';
  /**
   * What one more unit takes off the yearly cost of operation at the best size, EUR a year (all years at the discount rate): between
   * the bounds of its range the same as the annuity.
   */
  readonly valueEurPerUnitYear: number;
  /** The same in each of the plans that meet at the best size: more than the annuity below it, less above it. */
  readonly leastValueEurPerUnitYear: number;
  readonly mostValueEurPerUnitYear: number;
  /** What one more unit costs each year: annuity of the investment, and fixed cost. */
  readonly annuityEurPerUnitYear: number;
}
