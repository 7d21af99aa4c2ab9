/** What a site makes under one benchmark, and what of it is given free. */
export interface BenchmarkedActivity {
  /** Allowances per unit of activity: per tonne of product, or per TJ of heat or fuel. */
  readonly benchmarkTon: number;
  /** Activity over the period: tonne of product, or TJ. */
  readonly activity: number;
  /** 1 on the carbon leakage list, less beside it. */
  readonly leakageFactor: number;
  /** 1 for what is no CBAM good, falling to nil for what is. */
  readonly cbamFactor: number;
}

/**
 * Free allowances over the period of the activities, tonne: benchmark x activity x leakage factor x CBAM factor, all times the
 * cross-sectoral correction factor (Delegated Regulation (EU) 2019/331; Directive 2003/87/EC, art. 10a).
 */
export function freeAllocationTon(
  activities: readonly BenchmarkedActivity[],
  crossSectoralFactor: number,
): number {
  return activities.reduce(
    (ton, { benchmarkTon, activity, leakageFactor, cbamFactor }) =>
      ton + benchmarkTon * activity * leakageFactor * cbamFactor * crossSectoralFactor,
    0,
  );
}

/**
 * Dispensation rights of the Dutch industrial levy over the period, tonne: the sum of benchmark x activity times the reduction
 * factor of the year (Wet milieubeheer, title 16b). Leakage and CBAM factors play no part in it.
 */
export function dispensationRightsTon(
  activities: readonly Pick<BenchmarkedActivity, 'benchmarkTon' | 'activity'>[],
  reductionFactor: number,
): number {
  return (
    activities.reduce((ton, { benchmarkTon, activity }) => ton + benchmarkTon * activity, 0) * reductionFactor
  );
}
