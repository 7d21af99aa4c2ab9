import type { Site } from '../../engine/index.ts';
import { flatten } from '../../engine/program/flatten.ts';
import { objective, type Program } from '../../engine/program/program.ts';
import { runHighs } from '../../engine/solve/highs.ts';
import { battery, siteWith } from './small-site.ts';

/** Pseudo-random prices, two in five below zero: the relaxation burns energy in the battery for money. */
export function negativeSite(seed: number, sellAbove: number, steps: number): Site {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const price = Float64Array.from(
    { length: steps },
    (_, t) => 40 + 80 * Math.sin(t / 4) - (random() < 0.4 ? 60 : 0) - 40 * random(),
  );
  return siteWith({
    electricityLoadMw: Float64Array.from({ length: steps }, () => 2 * random()),
    limits: { importMw: 6, exportMw: 4 },
    importEurPerMwh: price.map(value => value + 1),
    exportEurPerMwh: price.map(value => value + sellAbove),
    assets: [{ ...battery, chargeMw: 2, dischargeMw: 2, energyMwh: 4, startMwh: 2, end: 2 }],
  });
}

/** The whole program with a yes-no column per pair and step, by HiGHS as referee. */
export async function refereeEur(program: Program): Promise<number> {
  const { starts, indices, values } = flatten(program);
  const pairs = program.exclusive.flatMap(pair =>
    Array.from({ length: program.steps }, (_, t) => ({ pair, t })),
  );
  const columns: [number, number][][] = Array.from({ length: program.columnCount }, (_, c) =>
    Array.from({ length: starts[c + 1]! - starts[c]! }, (_unused, k) => [
      indices[starts[c]! + k]!,
      values[starts[c]! + k]!,
    ]),
  );
  const rowUpper = [...program.rowUpper];
  const rowLower = [...program.rowLower];
  for (const { pair, t } of pairs) {
    const binary: [number, number][] = [];
    for (const [side, sign] of [
      [pair.one, -1],
      [pair.other, 1],
    ] as const) {
      const row = rowUpper.push(sign < 0 ? 0 : 50) - 1;
      rowLower.push(Number.NEGATIVE_INFINITY);
      for (const block of side) columns[program.columns[block]!.start + t]!.push([row, 1]);
      binary.push([row, 50 * sign]);
    }
    columns.push(binary);
  }
  const fill = (base: Float64Array, value: number) => Float64Array.from([...base, ...pairs.map(() => value)]);
  const flat = columns.flat();
  const outStarts = new Int32Array(columns.length + 1);
  columns.forEach((column, c) => {
    outStarts[c + 1] = outStarts[c]! + column.length;
  });
  const cost = fill(objective(program), 0);
  const solution = await runHighs(
    {
      numCols: columns.length,
      numRows: rowUpper.length,
      colCost: cost,
      colLower: fill(program.lower, 0),
      colUpper: fill(program.upper, 1),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      matrix: {
        format: 'csc',
        numCols: columns.length,
        numRows: rowUpper.length,
        starts: outStarts,
        indices: Int32Array.from(flat, ([row]) => row),
        values: Float64Array.from(flat, ([, value]) => value),
      },
      integrality: Int32Array.from({ length: columns.length }, (_, c) => (c < program.columnCount ? 0 : 1)),
    },
    { mip_rel_gap: 1e-9 },
  );
  if (solution.status !== 'optimal') throw new Error(solution.status);
  return solution.x.reduce((sum, value, c) => sum + value * cost[c]!, 0);
}
