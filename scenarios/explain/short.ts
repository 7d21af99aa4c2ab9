import type { Plan } from '../plan/plan.ts';
import type { VariantResult } from '../report/result.ts';
import type { Short } from './facts.ts';

/** Years of a package without an answer: what is short, and the least change that helps. */
export function shortYears(plan: Plan, variants: readonly VariantResult[]): Short[] {
  return variants.flatMap(({ name, year, infeasibility }) => {
    if (!infeasibility) return [];
    const { shortages, shortHours, shortMwh, repairs } = infeasibility;
    const excluded = plan.excluded.find(one => one.name === name && one.year === year);
    return [
      {
        year,
        hours: shortHours,
        mwh: shortMwh,
        worst: shortages[0] ?? null,
        repair: repairs[0] ?? null,
        // With a shortage the figures say it; without one it could not be put together.
        reason: excluded && shortages.length === 0 ? excluded.reason : null,
      },
    ];
  });
}
