import { describe, expect, test } from 'vitest';
import { certify, largestOverlap } from '../../engine/dispatch/certificate.ts';
import { forEachCoefficient, objective, type Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

const NO_TAX = { electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 }, fuels: {} };

/** A day with a battery, a peak charge and an export limit, solved by HiGHS. */
async function solved(): Promise<{ program: Program; x: Float64Array; y: Float64Array }> {
  const site = siteWith({
    electricityLoadMw: Float64Array.from({ length: 24 }, (_, t) => 2 + Math.cos(t / 3)),
    importEurPerMwh: Float64Array.from({ length: 24 }, (_, t) => 60 + 40 * Math.sin(t / 4)),
    exportEurPerMwh: 20,
    limits: { importMw: 3.2, exportMw: 1 },
    peaks: [{ period: 'week', priceEurPerMw: 30, alreadySetMw: [1] }],
    gridContractEur: 500,
    assets: [{ ...battery, startMwh: 1, end: 1 }],
  });
  const program = toProgram(groupOf(24, 60, site), { taxLines: [NO_TAX] });
  const solution = await solveWithHighs(program, null);
  if (solution.status !== 'optimal') throw new Error(solution.status);
  return { program, ...solution };
}

const column = (program: Program, name: string, t: number) =>
  program.columns.find(block => block.name === `site/${name}`)!.start + t;

describe('certificate', () => {
  test('proves the optimum of HiGHS', async () => {
    const { program, x, y } = await solved();
    const { gap, maxResidualMw, maxBoundViolationMw } = certify(program, x, y, '');
    expect(gap).toBeLessThan(1e-9);
    expect(gap).toBeGreaterThan(-1e-9);
    expect(maxResidualMw).toBeLessThan(1e-9);
    expect(maxBoundViolationMw).toBeLessThan(1e-9);
  });

  test('sees a load that is not served', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'import', 5)]! -= 0.25;
    expect(certify(program, wrong, y, '').maxResidualMw).toBeCloseTo(0.25, 9);
  });

  test('sees a store whose level is out of step with its flows', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'battery.level', 7)]! += 0.5;
    expect(certify(program, wrong, y, '').maxResidualMw).toBeCloseTo(0.5, 9);
  });

  test('sees an import above its limit and a peak below it', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'import', 3)] = 3.9;
    const { maxBoundViolationMw, maxResidualMw } = certify(program, wrong, y, '');
    expect(maxBoundViolationMw).toBeCloseTo(0.7, 9);
    expect(maxResidualMw).toBeGreaterThan(0.1);
  });

  test('sees a plan that is feasible but dear', async () => {
    const { program, x, y } = await solved();
    const dear = x.slice();
    // A tenth of a MWh is not served though it could have been bought: 3,000 against some 60 EUR/MWh.
    dear[column(program, 'import', 0)]! -= 0.1;
    dear[column(program, 'unserved.electricity', 0)]! += 0.1;
    const { gap, maxResidualMw, maxBoundViolationMw } = certify(program, dear, y, '');
    expect(gap).toBeGreaterThan(1e-4);
    expect(maxResidualMw).toBeLessThan(1e-6);
    expect(maxBoundViolationMw).toBeLessThan(1e-6);
  });

  test('stays valid with wrong multipliers: the bound only falls', async () => {
    const { program, x, y } = await solved();
    const proof = certify(program, x, y, '');
    for (const factor of [0, 0.5, -1, 3, Number.NaN]) {
      const wrong = certify(
        program,
        x,
        y.map(value => value * factor),
        '',
      );
      expect(wrong.boundEur).toBeLessThanOrEqual(proof.costEur + 1e-6);
      expect(wrong.gap).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  test('counts a NaN in the plan as infinitely wrong', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'import', 2)] = Number.NaN;
    expect(certify(program, wrong, y, '').maxResidualMw).toBe(Number.POSITIVE_INFINITY);
  });

  test('sees charging and discharging at once', async () => {
    const { program, x } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'battery.charge', 4)] = 0.6;
    wrong[column(program, 'battery.discharge', 4)] = 0.4;
    expect(largestOverlap(program, wrong)).toBeCloseTo(0.4, 9);
  });
});

describe('the sums of a program without pairs', () => {
  test('are those of plain loops over the matrix', async () => {
    const { program, x, y } = await solved();
    const plain = { ...program, exclusive: [] };
    for (const off of [0, 1]) {
      const multipliers = y.map((value, r) => value + off * Math.sin(r));
      const plan = x.map((value, c) => value + off * Math.cos(c));
      const { rowLower, rowUpper, lower, upper } = program;
      const [reduced, activity] = [objective(program), new Float64Array(program.rowCount)];
      let cost = program.constants.reduce((sum, { eur }) => sum + eur, 0);
      let bound = cost;
      for (let c = 0; c < plan.length; c++) cost += reduced[c]! * plan[c]!;
      const sideOf = (r: number) => (multipliers[r]! > 0 ? rowLower[r]! : rowUpper[r]!);
      forEachCoefficient(program, (row, column, value) => {
        activity[row]! += value * plan[column]!;
        if (Number.isFinite(sideOf(row))) reduced[column]! -= value * multipliers[row]!;
      });
      const outside = (values: Float64Array, low: Float64Array, high: Float64Array) =>
        Math.max(0, ...values.map((value, k) => Math.max(low[k]! - value, value - high[k]!)));
      for (let r = 0; r < activity.length; r++)
        if (multipliers[r] !== 0 && Number.isFinite(sideOf(r))) bound += multipliers[r]! * sideOf(r);
      for (let c = 0; c < plan.length; c++)
        bound += Math.min(reduced[c]! * lower[c]!, reduced[c]! * upper[c]!);
      const proof = certify(plain, plan, multipliers, '');
      expect(proof.costEur).toBeCloseTo(cost, 8);
      expect(proof.boundEur).toBeCloseTo(bound, 8);
      expect(proof.maxResidualMw).toBeCloseTo(outside(activity, rowLower, rowUpper), 10);
      expect(proof.maxBoundViolationMw).toBeCloseTo(outside(plan, lower, upper), 10);
    }
  });
});
