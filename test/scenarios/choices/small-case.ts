import type { Study } from '../../../scenarios/index.ts';
import { studyWith } from '../small-study.ts';

type Measure = NonNullable<Study['measures']>[number];

/** A measure that takes 1 % of the load away for 1000 EUR. */
export function measure(name: string, parts: Partial<Measure> = {}): Measure {
  return { name, saves: { electricity: 0.01 }, investment: { capexEur: 1000, lifetimeYears: 10 }, ...parts };
}

/** A business case from 2026 to 2030 that makes packages of all its measures. */
export function caseOf(parts: Partial<Study>): Study {
  return studyWith({
    kind: 'business-case',
    years: [2026, 2027, 2028, 2029, 2030],
    choices: {},
    finance: { startYear: 2026, horizonYears: 10 },
    ...parts,
  });
}
