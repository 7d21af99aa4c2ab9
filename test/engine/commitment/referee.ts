import { flatten } from '../../../engine/program/flatten.ts';
import { objective, type Program } from '../../../engine/program/program.ts';
import { runHighs } from '../../../engine/solve/highs.ts';

/**
 * The program with its on and start columns whole, one side of each exclusive pair nil and its minimum times as rows (each start holds the run up for `upSteps`,
 * each stop holds the standstill), solved as an integer program by HiGHS. Null where it has no plan.
 */
export async function refereeEur(
  program: Program,
  gap = 1e-9,
): Promise<{ eur: number; boundEur: number } | null> {
  const { starts, indices, values } = flatten(program);
  const columns: [number, number][][] = Array.from({ length: program.columnCount }, (_, c) =>
    Array.from({ length: starts[c + 1]! - starts[c]! }, (_unused, k) => [
      indices[starts[c]! + k]!,
      values[starts[c]! + k]!,
    ]),
  );
  const rowLower = [...program.rowLower];
  const rowUpper = [...program.rowUpper];
  const integrality = new Int32Array(program.columnCount);
  for (const unit of program.onOff) {
    const on = program.columns[unit.on]!.start;
    const start = program.columns[unit.start]!.start;
    integrality.fill(1, on, on + program.steps);
    integrality.fill(1, start, start + program.steps);
    for (let t = 0; t < program.steps; t++) {
      // A start is one: on after off, so that no ramp is passed by a start that is none.
      const r = rowLower.push(Number.NEGATIVE_INFINITY) - 1;
      rowUpper.push(0);
      columns[start + t]!.push([r, 1]);
      columns[on + t]!.push([r, -1]);
      if (t === 0 && unit.before === false) continue;
      const s = rowLower.push(Number.NEGATIVE_INFINITY) - 1;
      rowUpper.push(t === 0 ? 0 : 1);
      columns[start + t]!.push([s, 1]);
      if (t > 0) columns[on + t - 1]!.push([s, 1]);
    }
    for (let t = 1; t < program.steps; t++) {
      // on_k >= on_t - on_(t-1), and the same for off.
      for (let k = t + 1; k < Math.min(program.steps, t + unit.upSteps); k++) row(t, k, 1);
      for (let k = t + 1; k < Math.min(program.steps, t + unit.downSteps); k++) row(t, k, -1);
    }
    // From a known state before the first step, a change in it counts as one.
    if (unit.before === false) for (let k = 1; k < Math.min(program.steps, unit.upSteps); k++) first(k, 1);
    if (unit.before === true) for (let k = 1; k < Math.min(program.steps, unit.downSteps); k++) first(k, -1);
    function row(t: number, k: number, sign: number) {
      const r = rowLower.push(sign > 0 ? 0 : -1) - 1;
      rowUpper.push(Number.POSITIVE_INFINITY);
      columns[on + k]!.push([r, sign]);
      columns[on + t]!.push([r, -sign]);
      columns[on + t - 1]!.push([r, sign]);
    }
    function first(k: number, sign: number) {
      const r = rowLower.push(0) - 1;
      rowUpper.push(Number.POSITIVE_INFINITY);
      columns[on + k]!.push([r, sign]);
      columns[on]!.push([r, -sign]);
    }
  }
  const [colLower, colUpper] = [[...program.lower], [...program.upper]];
  const whole = [...integrality];
  for (const pair of program.exclusive) {
    for (let t = 0; t < program.steps; t++) {
      const choice: [number, number][] = [];
      for (const side of ['one', 'other'] as const) {
        const r = rowLower.push(Number.NEGATIVE_INFINITY) - 1;
        const most = pair[side].reduce((sum, b) => sum + program.upper[program.columns[b]!.start + t]!, 0);
        for (const b of pair[side]) columns[program.columns[b]!.start + t]!.push([r, 1]);
        choice.push([r, side === 'one' ? -most : most]);
        rowUpper.push(side === 'one' ? 0 : most);
      }
      columns.push(choice);
      colLower.push(0);
      colUpper.push(1);
      whole.push(1);
    }
  }
  const flat = columns.flat();
  const outStarts = new Int32Array(columns.length + 1);
  columns.forEach((column, c) => {
    outStarts[c + 1] = outStarts[c]! + column.length;
  });
  const offset = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  const own = objective(program);
  const cost = new Float64Array(columns.length);
  cost.set(own);
  const solution = await runHighs(
    {
      numCols: columns.length,
      numRows: rowLower.length,
      offset,
      colCost: cost,
      colLower: Float64Array.from(colLower),
      colUpper: Float64Array.from(colUpper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      matrix: {
        format: 'csc',
        numCols: columns.length,
        numRows: rowLower.length,
        starts: outStarts,
        indices: Int32Array.from(flat, ([r]) => r),
        values: Float64Array.from(flat, ([, value]) => value),
      },
      integrality: Int32Array.from(whole),
    },
    { mip_rel_gap: gap },
  );
  if (solution.status === 'infeasible') return null;
  if (solution.status !== 'optimal') throw new Error(solution.status);
  const eur = solution.x.reduce((sum, value, c) => sum + value * cost[c]!, offset);
  return { eur, boundEur: eur - gap * Math.max(1, Math.abs(eur)) };
}
