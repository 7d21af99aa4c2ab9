import { reducedCosts } from '../dispatch/certificate.ts';
import type { Program } from '../program/program.ts';
import type { Schedules } from './fix.ts';
import { leastCostSchedule } from './schedule.ts';
import { unitCosts } from './unit-costs.ts';

/** Weight of the costs beside the distance to the relaxation: a tie-breaker. */
const COST_WEIGHT = 1e-3;

/** The cheapest schedule of each asset at the multipliers of the relaxation. */
export function cheapestSchedules(program: Program, y: Float64Array): Schedules {
  const reduced = reducedCosts(withoutLinks(program), y);
  return program.onOff.map(unit => leastCostSchedule(unitCosts(program, unit, reduced), unit).on);
}

/**
 * The schedule of each asset nearest to what it does in the relaxation `x`: on where it runs there for more than `threshold`,
 * as far as its minimum times let it, the costs at the multipliers deciding between equals.
 */
export function nearestSchedules(
  program: Program,
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
  threshold: number,
): Schedules {
  const reduced = reducedCosts(withoutLinks(program), y);
  return program.onOff.map(unit => {
    const costs = unitCosts(program, unit, reduced);
    const on = program.columns[unit.on]!.start;
    let size = 1;
    for (const cost of costs.on) if (Number.isFinite(cost)) size += Math.abs(cost) / program.steps;
    const weight = COST_WEIGHT / size;
    for (let t = 0; t < program.steps; t++) {
      costs.on[t] = weight * costs.on[t]! + threshold - x[on + t]!;
      costs.start[t]! *= weight;
    }
    return leastCostSchedule(costs, unit).on;
  });
}

/** The terms of the rows that a whole schedule satisfies by itself are left out of the prices of schedules. */
export function withoutLinks(program: Program): Program {
  const links = new Set(program.onOff.flatMap(unit => unit.links));
  return { ...program, terms: program.terms.filter(term => !links.has(term.row)) };
}
