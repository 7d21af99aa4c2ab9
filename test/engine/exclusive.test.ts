import { describe, expect, test } from 'vitest';
import { dispatch, type Site } from '../../engine/index.ts';
import { flatten } from '../../engine/program/flatten.ts';
import { objective, type Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { runHighs, solveWithHighs } from '../../engine/solve/highs.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

const OPTIONS = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' } as const;
const NO_TAX = { electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 }, fuels: {} };
const STEPS = 48;

/** Pseudo-random prices, two in five below zero: the relaxation burns energy in the battery for money. */
function negativeSite(seed: number, sellAbove: number): Site {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const price = Float64Array.from(
    { length: STEPS },
    (_, t) => 40 + 80 * Math.sin(t / 4) - (random() < 0.4 ? 60 : 0) - 40 * random(),
  );
  return siteWith({
    electricityLoadMw: Float64Array.from({ length: STEPS }, () => 2 * random()),
    limits: { importMw: 6, exportMw: 4 },
    importEurPerMwh: price.map(value => value + 1),
    exportEurPerMwh: price.map(value => value + sellAbove),
    assets: [{ ...battery, chargeMw: 2, dischargeMw: 2, energyMwh: 4, startMwh: 2, end: 2 }],
  });
}

/** The whole program with a yes-no column per pair and step, by HiGHS as referee. */
async function refereeEur(program: Program): Promise<number> {
  const { starts, indices, values } = flatten(program);
  const pairs = program.exclusive.flatMap(pair => Array.from({ length: STEPS }, (_, t) => ({ pair, t })));
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

describe('flows that exclude each other under negative prices', () => {
  test.each([
    [1, -1],
    [2, -1],
    [3, 3],
    [4, 3],
  ])(
    'seed %i, selling at price %i: as the integer program over the whole stretch finds it',
    async (seed, sellAbove) => {
      const group = groupOf(STEPS, 60, negativeSite(seed, sellAbove));
      const program = toProgram(group, { taxLines: [NO_TAX] });
      const relaxed = await solveWithHighs(program, null);
      if (relaxed.status !== 'optimal') throw new Error(relaxed.status);
      const relaxedEur = relaxed.x.reduce((sum, value, c) => sum + value * objective(program)[c]!, 0);
      const answer = await dispatch(group, OPTIONS);
      if (answer.status === 'infeasible') throw new Error('infeasible');
      const referee = await refereeEur(program);
      // The relaxed answer must differ, or the case would prove nothing.
      expect(referee).toBeGreaterThan(relaxedEur + 1);
      expect(answer.certificate.costEur).toBeCloseTo(referee, 3);
      expect(answer.certificate.boundEur).toBeLessThanOrEqual(referee + 1e-6);
      expect(answer.certificate.boundEur).toBeGreaterThanOrEqual(relaxedEur - 1e-6);
      expect(answer.certificate.maxBoundViolationMw).toBeLessThan(1e-6);
      expect(answer.exclusiveChoices.length).toBeGreaterThan(0);
      expect(answer.overlapSteps).toBeGreaterThan(0);
    },
  );
});
