import { costOf, type Program } from '../../program/program.ts';
import { at, expand } from '../../series/series.ts';

/** Blocks of columns that a plan is expected not to use: demand that is not served, at the price of lost production. */
export function idleBlocks(program: Program): Set<number> {
  const idle = new Set<number>();
  for (const { column, counts } of program.flows) {
    const { start, count } = program.columns[column]!;
    if (counts !== 'unserved' || count !== program.steps) continue;
    const isPlain = program.terms.every(term => term.column !== column || term.link === 'same');
    if (isPlain && isNil(program.lower, start, count)) idle.add(column);
  }
  return idle;
}

function isNil(values: Float64Array, start: number, count: number): boolean {
  for (let k = start; k < start + count; k++) if (values[k] !== 0) return false;
  return true;
}

/** Reduced costs this far below nil are rounding, EUR per unit. */
const ROUNDING_EUR = 1e-6;

/** Whether no idle column would lower the cost at the multipliers y: then the plan without them is the best with them. */
export function stayIdle(program: Program, idle: ReadonlySet<number>, y: Float64Array): boolean {
  for (const column of idle) {
    const { count } = program.columns[column]!;
    const reduced = expand(costOf(program, column), count).slice();
    for (const { column: of, row, value } of program.terms) {
      if (of !== column) continue;
      const from = program.rows[row]!.start;
      for (let t = 0; t < count; t++) reduced[t]! -= at(value, t) * y[from + t]!;
    }
    for (let t = 0; t < count; t++) if (reduced[t]! < -ROUNDING_EUR) return false;
  }
  return true;
}
