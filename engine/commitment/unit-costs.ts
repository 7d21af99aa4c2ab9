import type { OnOff, Program } from '../program/program.ts';
import type { ScheduleCosts } from './schedule.ts';

/** What on and off cost an asset at the reduced costs of its columns, its output as cheap as its limits allow. */
export function unitCosts(program: Program, unit: OnOff, reduced: Float64Array): ScheduleCosts {
  const { steps, columns, lower, upper } = program;
  const output = columns[unit.output]!.start;
  const on = columns[unit.on]!.start;
  const start = columns[unit.start]!.start;
  const costs = {
    on: new Float64Array(steps),
    off: new Float64Array(steps),
    start: reduced.slice(start, start + steps),
  };
  for (let t = 0; t < steps; t++) {
    const perMw = reduced[output + t]!;
    const least = Math.max(unit.minimumMw, lower[output + t]!);
    const most = upper[output + t]!;
    const mw = perMw > 0 ? least : most;
    costs.on[t] =
      upper[on + t]! < 1 || least > most ? Number.POSITIVE_INFINITY : reduced[on + t]! + perMw * mw;
    if (lower[on + t]! > 0) costs.off[t] = Number.POSITIVE_INFINITY;
  }
  return costs;
}
