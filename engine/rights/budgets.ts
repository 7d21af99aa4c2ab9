import type { Axis } from '../calendar/axis.ts';
import { stepsIn } from './calls.ts';
import type { Product } from './product.ts';
import { yearsOf } from './years.ts';

/** What calls may use in one year of the axis; infinite where the product sets no limit. */
export interface CallBudget {
  readonly year: number;
  readonly steps: number;
  readonly calls: number;
}

/**
 * Steps and calls that a product allows in each year of the axis. Where only part of a year is on the axis it has that part of
 * the budget, rounded down. An hour in which only some of the power is taken counts in full.
 */
export function callBudgets({ shape, call }: Product, axis: Axis): CallBudget[] {
  return yearsOf(axis).years.map(({ year, hours, share }) => {
    if (!call) return { year, steps: 0, calls: 0 };
    const byShape = shape.kind === 'hours-share' ? (1 - shape.share) * hours : Number.POSITIVE_INFINITY;
    const allowed = Math.min(byShape, call.hoursPerYear ?? Number.POSITIVE_INFINITY);
    return {
      year,
      steps: allowed === Number.POSITIVE_INFINITY ? allowed : stepsIn(allowed * share, axis),
      calls:
        call.callsPerYear === null ? Number.POSITIVE_INFINITY : Math.floor(call.callsPerYear * share + 1e-9),
    };
  });
}
