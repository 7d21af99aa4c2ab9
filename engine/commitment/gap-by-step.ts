import { forEachCoefficient, objective, type Program } from '../program/program.ts';
import { withoutLinks } from './candidates.ts';
import { leastCostSchedule } from './schedule.ts';
import { unitCosts } from './unit-costs.ts';

/**
 * How much of the gap between a plan and the bound of the multipliers arises in each step, EUR: what every column costs more
 * than the least it could, what every row leaves unused at its multiplier, and what every schedule costs more than the
 * cheapest one. Single steps may be below nil (the cheapest schedule pays elsewhere); what belongs to no step is left out.
 */
export function gapByStep(program: Program, x: Float64Array, y: Float64Array): Float64Array {
  const { steps } = program;
  const links = new Set(program.onOff.flatMap(unit => unit.links));
  const reduced = objective(program);
  const activity = new Float64Array(program.rowCount);
  forEachCoefficient(withoutLinks(program), (row, column, value) => {
    reduced[column]! -= value * y[row]!;
    activity[row]! += value * x[column]!;
  });
  const out = new Float64Array(steps);
  const ofUnits = new Set(program.onOff.flatMap(({ output, on, start }) => [output, on, start]));
  program.columns.forEach(({ start, count }, block) => {
    if (count !== steps || ofUnits.has(block)) return;
    for (let t = 0; t < steps; t++) {
      const cost = reduced[start + t]!;
      const least = cost > 0 ? program.lower[start + t]! : program.upper[start + t]!;
      out[t]! += cost * (x[start + t]! - least);
    }
  });
  program.rows.forEach(({ start, count }, row) => {
    if (count !== steps || links.has(row)) return;
    for (let t = 0; t < steps; t++) {
      const price = y[start + t]!;
      const side = price > 0 ? program.rowLower[start + t]! : program.rowUpper[start + t]!;
      if (Number.isFinite(side)) out[t]! += price * (activity[start + t]! - side);
    }
  });
  for (const unit of program.onOff) {
    const costs = unitCosts(program, unit, reduced);
    const cheapest = leastCostSchedule(costs, unit).on;
    const [output, on, start] = [unit.output, unit.on, unit.start].map(b => program.columns[b]!.start);
    let earlier = unit.before === null ? cheapest[0]! : Number(unit.before);
    for (let t = 0; t < steps; t++) {
      for (const first of [output!, on!, start!]) out[t]! += reduced[first + t]! * x[first + t]!;
      const running = cheapest[t]!;
      out[t]! -= running ? costs.on[t]! + (earlier ? 0 : costs.start[t]!) : costs.off[t]!;
      earlier = running;
    }
  }
  return out;
}
